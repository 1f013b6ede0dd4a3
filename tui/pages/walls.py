"""Recognises pages that stand before an article: consent, challenge, login, block, missing page."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from tui.model import Body
from tui.pages.body_builder import with_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

Wall = Literal["consent", "challenge", "login", "blocked", "missing"]
WALLS: tuple[Wall, ...] = ("consent", "challenge", "login", "blocked", "missing")

SHORT = 250
"""Characters below which one phrase is enough; no article of that length speaks to its reader."""

LONG = 1_500
"""Characters from which on a title alone is not believed: a headline may read like a wall's."""

LONGEST = 8_000
"""Characters of the longest notices; what is longer has an article in it."""

LONG_LINE = 500
"""Characters of a line from which on it is searched by sentences."""

SHARE = 0.5
"""Share of a text that stands in a wall's paragraphs; articles about cookies have a tenth."""

ENDS = 6
"""Blocks at the beginning and at the end of an article among which a notice may have got."""

LABEL, DENSE_LABEL = 60, 20
"""Characters of the longest text on a button, which need not say whom it speaks to.

The second is for scripts that write a word with one or two.
"""

_STATES = re.compile(
    r"\b(?:said|says|told|according to|reported|ruled|announced|confirmed|killed|died|police"
    r"|ministry|court|spokes\w+)\b"
    r"|\b(?:sagte|mitteilte|erklärte|starb|getötet|polizei|a (?:dit|déclaré|annoncé)|tuée?s?"
    r"|policía|dijo|declaró|muert[oe]s|disse|mortos|polícia|ha detto|morti|polizia|powiedział\w*"
    r"|zginę\w+)\b"
    r"|сообщи|заяви|погиб|убит|полици|повідоми|загину|поліці|açıkla|söyledi|öldü|قال|أعلن|قتل|الشرطة"
    r"|گفت|اعلام کرد|کشته|警方|死亡|宣布|発表|警察|밝혔|숨졌|경찰|tewas|polisi"
    r"|cho biết|công an|बताया|पुलिस"
)
"""Words of reports, by which a sentence of one is told from a server's own."""

_DENSE = re.compile("[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]")
_QUOTED = re.compile(
    "[\"“”„«「][^\"“”«»「」]{1,200}[\"“”»「」]|(?<!\\w)['‘][^'‘’]{1,200}['’](?!\\w)"
)

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+")
_PARTS = re.compile(r"\s+[|–—·:-]{1,2}\s+|\s+[|·]|[|·]\s+")


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    stems: tuple[str, ...]
    titles: tuple[str, ...]
    phrases: tuple[str, ...]
    subjects: tuple[str, ...] = ()


class _Reader(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A language's commonest words, and those by which a text speaks to its reader."""

    words: str
    speaking: str


class _Tables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    consent: _Table
    challenge: _Table
    login: _Table
    blocked: _Table
    missing: _Table
    paywall: _Table
    readers: dict[str, _Reader]


@dataclass(frozen=True, slots=True)
class _Patterns:
    stems: tuple[str, ...]
    titles: re.Pattern[str]
    phrases: re.Pattern[str]
    subjects: tuple[str, ...]

    def concerns(self, lower: str) -> bool:
        """Tell whether a whole text, in small letters, names what such a page is about."""
        return not self.subjects or _holds(lower, self.subjects)

    def may_stand_in(self, lower: str) -> bool:
        """Look for the stems in a text of small letters, which takes a hundredth of a search."""
        return _holds(lower, self.stems)

    def says(self, lower: str) -> bool:
        """Tell whether one of the phrases stands in a text of small letters.

        Of a long one only the sentences with a stem are searched, most have none.
        """
        if not self.may_stand_in(lower):
            return False
        sentences = [lower] if len(lower) < LONG_LINE else _SENTENCE_ENDS.split(lower)
        return any(self.may_stand_in(s) and self.phrases.search(s) for s in sentences)


def _holds(lower: str, words: tuple[str, ...]) -> bool:
    return any(map(lower.__contains__, words))  # a loop would take twice as long


@cache
def _patterns(kind: Wall | Literal["paywall"]) -> _Patterns:
    table: _Table = getattr(_tables(), kind)
    titles = "|".join(table.titles) or r"(?!)"
    return _Patterns(
        table.stems,
        re.compile(titles, re.IGNORECASE),
        re.compile("|".join(table.phrases)),
        table.subjects,
    )


@cache
def _tables() -> _Tables:
    text = Path(__file__).with_name("walls.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), _Tables)


def wall(
    body: Body, headings: tuple[str, ...], *, dated: bool = False, language: str = ""
) -> Wall | None:
    """Tell which wall a page is, by its titles and by what its text says to the reader.

    `headings` are the page's title and main headings. A text that is mostly of a wall's paragraphs
    is one whatever its length; a title is believed where the text is short or bears it out, and
    the page neither states when it was published nor tells of something without a word to its
    reader.
    """
    text = body.text
    by_title = next((kind for kind in WALLS if _titled(kind, headings)), None)
    if by_title == "missing" and len(text) < LONG and _patterns("blocked").says(text.lower()):
        by_title = "blocked"  # "Content unavailable": in your country
    if not by_title and len(text) > LONGEST:
        return None
    lines = [text[block.start : block.end].lower() for block in body.blocks]
    if by_title and len(text) < LONG and not dated:
        if len(text) < SHORT or not _is_story(lines, language):
            return by_title
    elif by_title and _patterns(by_title).says(text.lower()):
        return by_title
    if not text or len(text) > LONGEST:
        return None
    lower = text.lower()
    return next((kind for kind in WALLS if _fills(_patterns(kind), lower, lines, language)), None)


def _is_story(lines: Sequence[str], language: str) -> bool:
    """Tell whether all the sentences of a text speak to nobody, as a notice's never do."""
    sentences = [line for line in lines if _is_sentence(line)]
    return bool(sentences) and all(_is_report(line, language) for line in sentences)


def _fills(patterns: _Patterns, lower: str, lines: Sequence[str], language: str) -> bool:
    """Tell whether a wall's paragraphs are most of a text, or any of a short one.

    Where that also tells of such pages, what it quotes of them is none.
    """
    if not patterns.concerns(lower):
        return False
    half, most = SHARE * len(lower), len(lower)
    candidates: list[str] = []
    for line in lines:
        if patterns.may_stand_in(line):
            candidates.append(line)
        elif len(lower) >= SHORT and (most := most - len(line)) <= half:
            return False
    if not candidates:
        return False
    most = sum(map(len, candidates))
    told = any(_reports(line, patterns, language) for line in lines)
    least, said = half if told or len(lower) >= SHORT else 0, 0
    for line in sorted(candidates, key=len, reverse=True):
        if most <= least:  # nor do those that are left
            return False
        if patterns.says(line) and not _reports(line, patterns, language):
            said += len(line)
            if said > least:
                return True
        else:
            most -= len(line)
    return False


def _reports(line: str, patterns: _Patterns, language: str) -> bool:
    """Tell whether a line tells of such a page; what a server says speaks to nobody either."""
    return _is_report(line, language) and bool(patterns.subjects or _STATES.search(line))


def _is_sentence(line: str) -> bool:
    return len(line) > (DENSE_LABEL if _DENSE.search(line) else LABEL)


def _is_report(line: str, language: str) -> bool:
    """Tell a sentence about notices from one of a notice, which speaks to somebody.

    "Sites must let people reject all cookies, a court ruled" has its phrases too. It is asked in
    English, which stands on pages of any language, and in the page's own.
    """
    if not _is_sentence(line):
        return False
    quoted = _QUOTED.sub("", line)
    return any(
        words.search(line) and not speaking.search(quoted)
        for words, speaking in map(_reader, dict.fromkeys(("en", language)))
    )


@cache
def _reader(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows that a line is in a language, and what shows that it speaks to its reader."""
    reader = _tables().readers.get(language)
    if reader is None:
        return re.compile(r"(?!)"), re.compile("")
    return re.compile(reader.words), re.compile(reader.speaking)


def _titled(kind: Wall, headings: tuple[str, ...]) -> bool:
    titles = _patterns(kind).titles
    return any(
        titles.fullmatch(part.strip(" .!\u00a0"))
        for heading in headings
        for part in (heading, *_PARTS.split(heading))
    )


def offers_subscription(text: str) -> bool:
    """Tell whether a text asks to subscribe or to sign in before reading on."""
    patterns, lower = _patterns("paywall"), text.lower()
    return patterns.may_stand_in(lower) and any(
        patterns.says(line) and not _reports(line, patterns, "en") for line in lower.split("\n")
    )


def without_notices(body: Body, language: str) -> Body:
    """Remove the paragraphs of a consent notice at either end of an article.

    Each has two of its phrases; one may stand in a report about such notices.
    """
    patterns = _patterns("consent")
    if not patterns.concerns(body.text.lower()):
        return body
    rest = list(body.blocks)
    for block in {*body.blocks[:ENDS], *body.blocks[-ENDS:]}:
        line = body.text[block.start : block.end].lower()
        if len(line) > LONG or not patterns.may_stand_in(line) or _is_report(line, language):
            continue
        if len(set(patterns.phrases.findall(line))) > 1:
            rest.remove(block)
    return with_blocks(body, rest)


def without_offers(body: Body) -> Body:
    """Remove the lines that offer a subscription."""
    lines = ((block, body.text[block.start : block.end]) for block in body.blocks)
    return with_blocks(
        body, [b for b, line in lines if len(line) > SHORT or not offers_subscription(line)]
    )
