"""The organisation that wrote a text itself: releases, briefing notes, reports of monitors.

Such a text seldom says "according to us", so what it counts is from the organisation.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from typing import TYPE_CHECKING

from tui.facts.casualties.sources.quotations import quotations

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

_OTHERS = frozenset({"armed group", "media", "hospital", "company", "party"})
"""Kinds of organisations that texts tell of, or that print what others write."""
_PRINTING = frozenset({"media", "hospital", "company"})
"""Kinds of organisations that are no side of a war."""
_AT_TITLE = re.compile(
    r"\s*(?:\([A-Z]+\) )?(?:strongly )?(?:condemns?|mourns?|deplores?|identifies|outraged"
    r"|appalled|alarmed|treats|responds)\b"
)
"""What stands behind an organisation in the title of its own release."""
_WRITTEN = re.compile(
    r"\b(?:report|statement|press release|briefing notes?|communiqu[ée]|bulletin"
    r"|(?:daily|weekly|\w+day) summary)\b",
    re.IGNORECASE,
)
"""What a title calls a text that an organisation publishes."""
_TITLED_AS = re.compile(
    r"(?: [A-Z][\w-]*)*"
    r" (?:Briefing|Bulletin|Communiqu[ée]|Digest|Review|Roundup|Sitrep|Summary|Update)\b(?! \d)"
)
"""How a title ends that has only an organisation and the kind of text that it sends out."""
_OPENS = re.compile(
    r"\s*(?:[A-Z][\w/, ]{2,30}[,:] )?(?:\d{1,2} [A-Z]\w+ \d{4} ?[-–—:]? )?(?:the )?"
    r"(?:(?:press|media|information) (?:service|office|department|cent(?:er|re)) of (?:the )?)?",
    re.IGNORECASE,
)
_MONTHS = "|".join(name for name in calendar.month_name if name)
_DATED = re.compile(rf"[\s,:–—-]+(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS})\b")
"""A date right behind the name that a text opens with."""
_FIRST_PERSON = re.compile(
    r"\b(?:our (?:[a-z]+ )?(?:teams?|staff|surgeons?|doctors?|medics|researchers|clinics?|partners)"
    r"|we (?:currently )?(?:assess|call|condemn|urge|express|recorded|documented|treated)"
    r"|we are (?:not in a position|deeply|gravely|alarmed|concerned))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b[Oo]ur (?:[a-z]+ )?(?:forces|units|fighters|men|troops|soldiers|servicemen|brothers|martyrs"
    r"|defenders|warriors|mujahideen|heroes|losses)\b"
)
"""Whose own a text calls those who fight: it is a communiqué of their side."""
_TITLED = re.compile(
    r"(?:[Ss]tatement|[Cc]ommuniqu[ée]|[Ii]nformation|[Bb]ulletin|[Rr]eport|[Ss]ummary)"
    r" (?:of|by|from) the (?P<of>(?:[A-Z][\w'’-]+(?: of the | of | and | )?)+)"
    r"|^(?P<head>(?:[A-Z][\w'’-]+ )+[A-Z][\w'’-]+): "
)
"""The name of a side in the title of its communiqué: "Statement of the General Staff"."""
_HEAD = 80
"""Characters of a text without such a title in which its own first line may say it."""
_FIGHTERS = re.compile(
    r"\b(?:[Ff]ighters|[Ff]orces|[Mm]en|[Mm]ujahideen|[Ss]oldiers|[Uu]nits|[Ll]ions) of (?:the )?$"
)
_CONFIDED = re.compile(
    r"\b(?:[Ss]ources?|[Aa]ctivists) (?:have |has )?(?:informed|told|notified) (?:the )?$"
)
"""Whom sources tell is who writes, unless it is a newspaper."""
_FOR_RELEASE = re.compile(r"\bimmediate release\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r" (?:\([A-Z]+\) )?(?:announce[sd]|identifie[sd])\b")
_RELEASES = re.compile(
    r" (?:\([A-Z]+\) )?(?:has |have )?(?:today )?(?:releas|publish|issu)(?:ed|e?s) (?:today )?"
    r"(?:its|a|the|his|their|this) (?:[\w-]+ ){0,4}"
    r"(?:report|statement|update|bulletin|results|findings|figures|assessments?|tally)\b"
)
"""How a text begins that says whose report it sums up."""
_HEAD_OF_TEXT = 200
"""Characters in which a text says whose report it is, behind a dateline and its repeated title."""
_ISSUED = re.compile(
    r"\b(?:this|the) (?:[\w-]+ ){0,2}(?:report|statement|release|update|bulletin|briefing|summary)"
    r" (?:is|was|has been) (?:[a-z]+ )?(?:compiled|issued|prepared|produced|published|released) "
    r"(?:[a-z]+ )?by (?P<by>[^.;\n]+)"
)
"""How a text says whose it is: "This bulletin is prepared by"."""
_RELEASE = re.compile(r"\s*(?:press|media|news) release\b")
"""What a text opens with that a body hands to newspapers."""
_OWN_TEXT = frozenset(
    {"report", "statement", "release", "update", "bulletin", "mission", "network", "organisation"}
    | {"organization", "command", "agency"}
)
"""What an organisation calls itself and its text in its own release, behind "the"."""
_OF_ACTIVISTS = re.compile(r" activists? (?:documented|recorded|monitored)\b")


def publisher(tokens: TokenTable, mentions: Mentions) -> str | None:
    """Find the organisation whose own text a document is, or None for news about others."""
    titled = _TITLED.search(tokens.text, 0, tokens.title_end)
    if titled is not None and titled["of"] and titled["of"].count(" ") > 1:
        return str(titled["of"]).strip()  # "Statement of the Rights Union on the events in Bol"
    side = _own_side(tokens.text, tokens.title_end, mentions)
    bodies = [each for each in mentions.organisations if each[3] not in _OTHERS]
    if side is not None or not bodies:
        return side
    publishing = (
        name
        for start, end, name, _ in bodies
        if _publishes(tokens.text, start, end, tokens.title_end)
    )
    issuer = next(publishing, None) or _issuer(tokens, bodies)
    return issuer or _first_person(tokens.text, tokens.title_end, bodies)


def _issuer(tokens: TokenTable, bodies: list[tuple[int, int, str, str | None]]) -> str | None:
    """The organisation by which a text says that it is issued, or in the head of a release."""
    body = tokens.title_end
    issued = _ISSUED.search(tokens.small, body)
    if issued is not None:
        first, last = issued.span("by")
        return next((name for start, _, name, _ in bodies if first <= start < last), None)
    if _RELEASE.match(tokens.small, body) is None:
        return None
    head = tokens.text[body : body + _HEAD_OF_TEXT]
    return next((name for _, _, name, _ in bodies if name in head), None)


def _publishes(text: str, start: int, end: int, body: int) -> bool:
    """Whether what stands around an organisation's name says that the text is its own."""
    if end <= body:
        patterns = (_AT_TITLE, _RELEASES, _TITLED_AS)
        heads = start == 0 and any(p.match(text, end, body) is not None for p in patterns)
        return heads or _WRITTEN.search(text, 0, body) is not None
    if _OF_ACTIVISTS.match(text, end) or _CONFIDED.search(text, body, start):
        return True
    if _FOR_RELEASE.search(text, body, start):
        return _ANNOUNCES.match(text, end) is not None
    if start < body + _HEAD_OF_TEXT and _RELEASES.match(text, end):
        return True
    opens = _OPENS.fullmatch(text, body, start) is not None
    own = _DATED.match(text, end) or _AT_TITLE.match(text, end)
    return opens and own is not None


def _first_person(
    text: str, body: int, bodies: list[tuple[int, int, str, str | None]]
) -> str | None:
    """The organisation named most, and first, where a text speaks of "our team" for itself."""
    if not _speaks(text, body):
        return None
    counts = Counter(name for _, _, name, _ in bodies)
    return counts.most_common(1)[0][0]


def _own_side(text: str, body: int, mentions: Mentions) -> str | None:
    """The side of a war that says "our forces": who is in the title, or whose fighters are."""
    if not _speaks(text, body, _OURS):
        return None
    sides = [each for each in mentions.organisations if each[3] not in _PRINTING]
    titled = next((name for _, end, name, _ in sides if end <= body), None)
    if titled is not None:
        return titled
    title = _TITLED.search(text, 0, body + _HEAD)
    if title is not None:
        return (title["of"] or title["head"]).strip()
    fighting = (name for start, _, name, _ in sides if _FIGHTERS.search(text, body, start))
    return next(fighting, None)


def _speaks(text: str, body: int, pattern: re.Pattern[str] = _FIRST_PERSON) -> bool:
    """Whether the writer of a text says "our team" or "we", and not only who is quoted."""
    quoted = quotations(text, body)
    return any(
        not any(start < match.start() < end for start, end in quoted)
        for match in pattern.finditer(text, body)
    )


def as_publisher(speaker: str, name: str | None) -> str:
    """Return who speaks in a release: its publisher where it says "the report" or "SNHR"."""
    if name is None:
        return speaker
    words = speaker.casefold().split()
    itself = len(words) == len(("the", "report")) and words[0] == "the" and words[1] in _OWN_TEXT
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return name if itself or (speaker.isupper() and speaker == initials) else speaker
