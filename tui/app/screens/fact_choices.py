"""What can stand in a field of a fact's card: choices, names, places of the gazetteer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, get_args

from tui.app.screens.fact_fields import CHOICES, TOLL_MEANINGS
from tui.model import Casualty, Organisation, Place, Weapon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.library.facts.fact_identity import Fact
    from tui.model import Facts

MOST = 6
"""Values shown at a time: two lines of the card hold so many. One more says that there are more."""

ORGANISATIONS = (
    "armed group",
    "force",
    "ministry",
    "media",
    "court",
    "company",
    "party",
    "hospital",
    "school",
)


class Choices(NamedTuple):
    """A value for a field; for a place also where it is, for the other fields to follow."""

    value: str
    about: str = ""
    place: Place | None = None


def offers(fact: Fact, field: str, typed: str, article_facts: Facts) -> tuple[Choices, ...]:
    """List what has a word that begins as it was typed. Reads files: call it in a thread.

    What begins so itself comes first, likely values before others: `article_facts` are the facts of
    the article, whose names and weapons are offered before those of the world.
    """
    start = typed.strip().casefold()
    if isinstance(fact, Place) and field == "name":
        return _places(start)
    values = [value for value in _values(fact, field, article_facts) if _begins(value, start)]
    values.sort(key=lambda value: not value.casefold().startswith(start))
    meanings = TOLL_MEANINGS if field == "toll" else {}
    choices = [Choices(value, meanings.get(value, "")) for value in dict.fromkeys(values)]
    if field == "place":
        met = {offer.value.casefold() for offer in choices}
        choices += [offer for offer in _places(start) if offer.value.casefold() not in met]
    return tuple(choices[: MOST + 1])


def settled(fact: Fact, original: Fact, article_facts: Facts, picked: Place | None = None) -> Fact:
    """Locate a place that was typed anew: where picked, where the gazetteer has it, or nowhere.

    Of several places of one name, the one in a country that the article names is meant. Reads a
    file: call it in a thread.
    """
    if isinstance(fact, Casualty) and isinstance(original, Casualty):
        return _settled_claim(fact, original, article_facts, picked)
    if not isinstance(fact, Place) or not isinstance(original, Place):
        return fact
    if (fact.name, fact.country) == (original.name, original.country) and original.lat is not None:
        return fact
    if picked and (picked.name, picked.country) == (fact.name, fact.country):
        return replace(picked, mentions=fact.mentions)
    countries = (fact.country,) if fact.country else _countries(article_facts)
    if place := _look_up(fact.name, countries, elsewhere=not fact.country):
        return replace(place, mentions=fact.mentions)
    return replace(
        fact, admin1=None, admin2=None, lat=None, lon=None, precision=None, geonames=None
    )


def without_point(fact: Fact, original: Fact, article_facts: Facts) -> str:
    """Name the place, typed anew, that would stand on no map; "" where there is none."""
    if isinstance(fact, Casualty) and isinstance(original, Casualty):
        located = {place.name for place in article_facts.places if place.where}
        anew = fact.place != original.place and fact.place not in located
        return (fact.place or "") if anew and fact.where is None else ""
    anew = isinstance(fact, Place) and isinstance(original, Place) and fact != original
    return fact.name if isinstance(fact, Place) and anew and fact.where is None else ""


def _settled_claim(
    claim: Casualty, original: Casualty, article_facts: Facts, picked: Place | None
) -> Casualty:
    """Give a claim the point of the place that was typed anew; the article's own have theirs."""
    names = {place.name for place in article_facts.places}
    if not claim.place or claim.place == original.place or claim.place in names:
        return claim
    if picked and picked.name == claim.place:
        return replace(claim, where=picked.where)
    place = _look_up(claim.place, _countries(article_facts), elsewhere=True)
    return replace(claim, where=place.where if place else None)


def _countries(article_facts: Facts) -> tuple[str, ...]:
    """List the countries of an article's places, those of most places first."""
    counts = Counter(place.country for place in article_facts.places if place.country)
    return tuple(country for country, _ in counts.most_common())


def _look_up(name: str, countries: Sequence[str], *, elsewhere: bool) -> Place | None:
    """Look up the largest place of a name in the first of the countries, or else in any."""
    from tui.facts.gazetteer import as_place, fold, look_up

    entries = look_up(fold(name))
    inside = [entry for country in countries for entry in entries if entry.country == country]
    entry = next(iter([*inside, *(entries if elsewhere else ())]), None)
    return as_place(name, entry) if entry else None


def _values(fact: Fact, field: str, article_facts: Facts) -> Iterable[str]:
    from tui.library.countries import names

    people = [person.name for person in article_facts.people]
    groups = [group.name for group in article_facts.organisations]
    special: dict[str, Callable[[], Iterable[str]]] = {
        "country": lambda: sorted(names().values()),
        "weapon": lambda: [*_weapons(article_facts), *get_args(Weapon)],
        "place": lambda: [place.name for place in article_facts.places],
        "by": lambda: [*groups, *people],
        "source": lambda: [*people, *groups],
        "role": lambda: [person.role for person in article_facts.people if person.role],
    }
    if field == "kind" and isinstance(fact, Organisation):
        return ORGANISATIONS
    return special[field]() if field in special else CHOICES.get(field, ())


def _weapons(article_facts: Facts) -> list[str]:
    """List the weapons of an article's claims, those of most claims first."""
    counts = Counter(claim.weapon for claim in article_facts.casualties if claim.weapon)
    return [weapon for weapon, _ in counts.most_common()]


def _places(start: str) -> tuple[Choices, ...]:
    from tui.facts.gazetteer import as_place, fold, starting
    from tui.library.countries import name_of

    key = fold(start)
    if len(key) < 2:
        return ()
    choices = []
    for name, candidate in starting(key, MOST + 1):
        place = as_place(" ".join(word.capitalize() for word in name.split()), candidate)
        kind = place.kind or ""
        about = f"{kind}, {name_of(candidate.country)}" if candidate.country else kind
        choices.append(Choices(place.name, about, place))
    return tuple(choices)


def _begins(value: str, start: str) -> bool:
    folded = value.casefold()
    return folded.startswith(start) or f" {start}" in f" {folded}"
