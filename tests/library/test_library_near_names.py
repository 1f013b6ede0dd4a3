"""What a query that finds nothing may have meant."""

from __future__ import annotations

import pytest

from tui.library.near_names import near_terms
from tui.model import Casualty, Facts, Organisation, Person, Place, Range, Stated, Toll


@pytest.fixture
def named(world):
    (number,) = world.articles.numbers("quake")
    facts = Facts(
        language="en",
        places=(Place(name="Port Sudan", country="SD"),),
        people=(Person(name="Amal Haddad"),),
        organisations=(Organisation(name="Red Cross"),),
    )
    world.articles.put_facts(number, facts, "1")
    return world


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("place:sud", ['place:"Port Sudan"']),
        ("place:sudna", ["place:Sudan"]),
        ("person:hadad", ['person:"Amal Haddad"']),
        ("person:amal", []),  # one word of a name is enough
        ('org:"red cros"', ['org:"Red Cross"']),
        ("tag:flod", ['tag:"Flood watch"']),
        ("tag:flood quake", ['tag:"Flood watch"']),
        ("feed:wrld", ['feed:"World News"']),
        ("weapon:dron", ["weapon:drone"]),
        ("is:unread place:Narnia", []),
        ("sudna", []),
        ("", []),
    ],
)
def test_what_is_nearest_to_a_name_that_nothing_has(named, query, meant):
    near = [term.meant for term in near_terms(named, query) if term.meant]
    assert near == meant


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("language:de", {"en", "fr"}),
        ("tag:zebra", {"Flood watch"}),
        ("place:Narnia is:unread", set()),
        ("group:elves", {"children"}),
    ],
)
def test_what_no_article_has_is_named_with_the_few_that_there_are(named, query, known):
    (term,) = near_terms(named, query)
    assert (term.written, term.meant, set(term.known)) == (query.split()[0], "", known)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("toll-place:Sadnfield", 'toll-place:"Sandfield, NA"'),
        ("toll-region:norht", 'toll-region:"North, NA"'),
        ("toll-weapon:dron", "toll-weapon:drone"),
        ('toll-source:"the mayer"', 'toll-source:"the mayor"'),
        ("toll-actor:milita", ""),
    ],
)
def test_what_is_nearest_to_a_value_that_no_toll_has(named, query, meant):
    (number,) = named.articles.numbers("quake")
    claim = Casualty(
        kind="killed", low=4, high=4, place="Sandfield", weapon="drone", source="the mayor"
    )
    facts = Facts(
        places=(Place(name="Sandfield", country="NA", admin1="North"),),
        casualties=(claim,),
        toll=Toll(Range(4, 4)),
        stated=(Stated(kind="killed", count=Range(4, 4), claims=(0,)),),
    )
    named.articles.put_facts(number, facts, "1")
    (term,) = near_terms(named, query)
    assert term.meant == meant
