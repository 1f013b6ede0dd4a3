"""What a claim is worth: something that happened, a denial, a possibility, or the background."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.facts.casualties.aftermath import before_event, compiled, is_recalled
from tui.facts.casualties.index.descriptions import lasts
from tui.facts.casualties.index.document_context import DocumentContext
from tui.facts.casualties.own_words import (
    MEASURED,
    is_new,
    own_prefix,
    own_words,
    without_comparison,
)
from tui.facts.casualties.past_times import long_ago, since_lately
from tui.facts.iso_dates import latest_day
from tui.facts.lexicon import contexts

if TYPE_CHECKING:
    from tui.facts.casualties.index.document_index import Argument
    from tui.facts.casualties.index.token_table import TokenTable
    from tui.model import Status

_AHEAD = contexts().ahead.words.either(r"\b(?:{}) ")
_LASTING = frozenset({"missing", "captured", "abducted", "displaced"})
_BEING = frozenset({"being", "be", "get", "getting"})
_STILL = re.compile(r"\b(?:still|remains?)\b")
_DONE = re.compile(r"\b(?:that|which|who) (?:has|have|had)(?: already)? $")
"""Before a trigger, what says it was done whatever is feared: "the fever that has killed 220"."""
_MARKS = re.compile(r"[\"“”]")
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_DEEDS = frozenset({"VBD", "VBN", "VBG", "VB", "VBP", "VBZ"})
_EUPHEMISMS = frozenset({"neutralised", "neutralized", "eliminated", "liquidated"})
_RELATIVE = re.compile(r",\W*who\b")
_TRIED = re.compile(
    r"\bwho (?:had |have |were )?(?:tried|tries|try|trying|attempted|attempting|wanted|refused"
    r"|planned|going|about) to \w+[^,.;]{0,40}?(?: (?:was|were|been|have|had|has)\b| $)"
)
"""What those who came to harm wanted to do, which is not what was done to them."""
WOULD_COUNT = re.compile(
    r", (?:which|and that|and this) would (?:raise|bring|take|push|put) (?:the |its )?(?:\w+ ){0,2}"
    r"(?=$|to \d)"
)
"""What adds what was told to a toll: "two died later, which would raise the toll to 20"."""
_YEARLY = re.compile(r"\b(?:in|for|during|of) (?:19|20)\d\d(?! \w*quake)\b|\bso far this year\b")
"""What says that a toll is that of a year: "the toll on the route in 2021 stands at 1,314"."""
_WHILE = re.compile(r"\b(?:as|when|while) [^.;]{0,60}? to \w+ (?:\w+ )?$")
"""What others tried while harm was done: "went off as families tried to leave killing four"."""
_RECALLED = frozenset({"killed", "injured"})
_MANY = {"killed": 2000, "injured": 2000, "displaced": 300_000}
"""From how many on harm has a place in the lead of what reports it."""
_FAR_MORE = 40
"""How many times what a lead counts makes a number that is none of its event."""
_WORDS = {"hundreds": 500, "thousands": 5000, "million": 10**6}
_COUNTED = re.compile(r"\b(?:\d{1,3},\d{3}|(?!(?:19|20)\d\d\b)\d{3,}|hundreds|thousands|million)\b")
"""How a lead tells of many; years are no counts."""
_FORMER = re.compile(r"\bconvicted (?:of|for) [^.;]{0,80}? in (?P<year>(?:19|20)\d\d)\b")
_LOOKS_BACK = re.compile(
    r"\b(?:years|decades) on\b|\banniversary\b|\bhalf a century (?:on|after)\b"
)
_LAST_YEAR = re.compile(r"\b(?:last|the previous|the preceding) year\b")
"""When things were that a text without a date tells of behind its lead."""
_HARM = re.compile(r"\b(?:kill\w*|dead|die[sd]?|hurt|injur\w+|wound\w*|missing|attack\w*)\b")
_GIVES = frozenset({"gave", "gives", "give", "giving", "cited", "cites"})
"""Verbs behind which stands somebody's count, whatever else is told of who gives it."""
_GIVEN = 3
"""Words from such a verb to the count: "gave a far higher count"."""
_DEEP = 20
"""Steps from a word to the verb that governs it, at the most."""
_RECENT = timedelta(days=7)
"""Days before an article in which a killing is news, though it is told of for a rally."""


def assess(tokens: TokenTable, argument: Argument, context: DocumentContext) -> Status:
    """Find the status of a claim, by the words before its trigger, its sentence and its time."""
    first, last = tokens.bounds(argument.trigger.start)
    start, trigger = tokens.starts[first], tokens.starts[argument.trigger.start]
    sentence = " ".join(tokens.small_slice(first, last).split())
    prefix = " ".join(_MARKS.sub("", tokens.small[start:trigger]).split()) + " "
    if argument.rule == "comparison" or _cumulative(tokens, argument, context, sentence):
        return "background"
    if argument.participant.low != 0:
        taken_back = compiled(contexts().denied.sentence).search(sentence)
        if taken_back or compiled(contexts().denied.before).search(prefix):
            return "denied"
    if _is_possible(tokens, argument, prefix) and not WOULD_COUNT.search(prefix):
        return "hypothetical"
    recalled = argument.trigger.kind in _RECALLED and is_recalled(
        prefix, tokens.small[trigger : tokens.ends[last - 1]]
    )
    recalled = recalled or compiled(contexts().background.weeks).search(prefix) is not None
    past = recalled or _is_past(tokens, argument, context, sentence)
    return "background" if past else "event"


def _is_possible(tokens: TokenTable, argument: Argument, prefix: str) -> bool:
    """Whether harm is only feared, played or foreseen; `prefix` is the sentence up to it."""
    participant, trigger = argument.participant, argument.trigger
    first = tokens.bounds(trigger.start)[0]
    stretches = [prefix]
    if first <= participant.start < trigger.start:
        stretches.append(" ".join(tokens.small_slice(first, participant.start).split()) + " ")
    if argument.rule == "toll" and trigger.end < participant.start:
        stretches.append(tokens.small_slice(trigger.end, participant.start) + " ")
        if _AHEAD.search(stretches[-1]):
            return True
    if tokens.lower[trigger.start] == "feared" or _in_quotes(tokens, argument):
        return True
    possible = compiled(contexts().hypothetical.before)
    stretches = [stretch.rpartition(" because ")[2] for stretch in stretches]
    if argument.side == "left" and first <= participant.start < trigger.start:
        # "Two drivers who tried to flee were shot dead": who tried did not try to be shot
        behind = tokens.small_slice(participant.end, trigger.start)
        behind += " " if behind[-1:].isalpha() else ""
        stretches[0] = prefix if _TRIED.search(behind) is None else stretches[-1]
        if _RELATIVE.match(behind):  # "tried to save his sister, who died too"
            stretches = [behind]
    if trigger.form == "ing":
        stretches = [_WHILE.sub("", stretch) for stretch in stretches]
    if _DONE.search(prefix) is not None:
        return False
    if _is_named(tokens, argument) and compiled(contexts().hypothetical.named).search(prefix):
        return True
    own = own_prefix(tokens, trigger.start)
    return any(map(possible.search, stretches)) and (own is None or bool(possible.search(own)))


def _is_named(tokens: TokenTable, argument: Argument) -> bool:
    """Whether harm is named and not told: "the killing", "from being shot"."""
    word = argument.trigger.start
    return argument.trigger.form in {"ing", "noun"} or tokens.lower[word - 1] in _BEING


def _is_past(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether harm lies some time before what the article reports, and lasts no longer."""
    if before_event(tokens, argument, context, sentence):
        return True
    if argument.rule == "named":
        return False  # the article's own dead, whatever else the sentence says of their lives
    if context.trial:
        return _is_conviction(argument, context, sentence)
    if argument.trigger.kind in _LASTING and _STILL.search(sentence):
        return False
    undated = context.today is None and argument.trigger.start >= context.lead
    past = undated and _LAST_YEAR.search(sentence) and "since" not in sentence
    if past or _of_anniversary(tokens, argument, context):
        return True
    return _is_vast(tokens, argument, context) or long_ago(tokens, argument, context)


def _is_conviction(argument: Argument, context: DocumentContext, sentence: str) -> bool:
    """Whether a trial hears of an old crime: "was convicted of stabbing a cook in 2011"."""
    former = _FORMER.search(sentence)
    if former is None or context.today is None or argument.trigger.start < context.lead:
        return False
    return int(former["year"]) < context.today.year - 1


def _of_anniversary(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether a headline looks back, and a sentence tells no day of these weeks: "Ten years on"."""
    title = tokens.small[: tokens.title_end]
    if context.today is None or _LOOKS_BACK.search(title) is None or _HARM.search(title):
        return False
    scope = tokens.scope(tokens.sentence_of[argument.trigger.start])
    lately = context.today - _RECENT
    return all(latest_day(time.iso) < lately for time in context.times_within(scope))


def _cumulative(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether the sentence counts over a war or years, or belongs to a link to another article."""
    if tokens.starts[argument.trigger.start] >= context.related or _of_a_span(tokens, argument):
        return True
    given = argument.trigger.start
    gives = not _GIVES.isdisjoint(tokens.lower[max(0, given - _GIVEN) : given + 1])
    if gives and not sentence.startswith("since"):
        # "The monitor which has followed the war since it began gave a count of 97"
        sentence = " ".join(tokens.small_slice(given, tokens.bounds(given)[1]).split())
    counting = MEASURED.sub("", without_comparison(tokens, argument, sentence))
    if _counts_long(tokens, argument, context, counting) and not is_new(tokens, argument, context):
        own = own_words(tokens, argument)
        if (
            lasts(tokens, argument.trigger.start)
            or own == sentence
            or _counts_long(tokens, argument, context, MEASURED.sub("", own))
        ):
            return True
    lead = argument.trigger.start < context.lead
    if not lead and not context.epidemic:
        counted = compiled(contexts().background.later).search(counting) is not None
        return counted and not since_lately(tokens, argument, context)
    if context.epidemic and compiled(contexts().background.epidemic).search(sentence):
        return argument.rule == "toll"
    return False


def _counts_long(
    tokens: TokenTable, argument: Argument, context: DocumentContext, counting: str
) -> bool:
    """Whether words count over a war or years, or name an earlier year."""
    if compiled(contexts().background.sentence).search(counting):
        return True
    return _earlier(tokens, argument, context, counting)


def _is_vast(tokens: TokenTable, argument: Argument, context: DocumentContext) -> bool:
    """Whether so many are told of behind a lead that counts few, that it is a war's toll."""
    least = _MANY.get(argument.trigger.kind)
    if least is None or argument.trigger.start < context.lead or context.epidemic:
        return False
    if context.today is None:
        return False  # an encyclopedia tells of great disasters, and counts where it likes
    lead = tokens.starts[context.lead] if context.lead < len(tokens) else 0
    number = argument.participant.high or 0
    told = [_size(word) for word in _COUNTED.findall(tokens.small, 0, lead)]
    if argument.trigger.kind not in _RECALLED:
        return number >= least and not told  # a few deaths may drive many out
    return number >= max(least, _FAR_MORE * max(told, default=0))


def _size(counted: str) -> int:
    """How many a lead tells of, in digits or words."""
    digits = counted.replace(",", "")
    return int(digits) if digits.isdigit() else _WORDS[counted]


def _of_a_span(tokens: TokenTable, argument: Argument) -> bool:
    """Whether a total counts over months: "taking the number of dead this month to 11"."""
    if argument.rule != "toll":
        return False
    start, end = argument.trigger.start, argument.participant.start
    behind = argument.participant.end
    if end <= start or tokens.lower[behind : behind + 2] == ["the", "number"]:
        start, end = behind, tokens.bounds(behind - 1)[1]  # "to 95 the number of murders this year"
    counted = tokens.small_slice(start, end)
    if "toll" in tokens.lower[argument.trigger.start : argument.trigger.end]:
        return _YEARLY.search(counted) is not None  # that of a flood may last for months
    return compiled(contexts().background.span).search(counted) is not None


def _earlier(
    tokens: TokenTable, argument: Argument, context: DocumentContext, sentence: str
) -> bool:
    """Whether a sentence names a year before the article's: "the 2008 epidemic"."""
    match = None if context.trial else compiled(contexts().background.earlier).search(sentence)
    if match is None:
        return False
    year = match["year"] or match["since"]
    if year is not None and _is_apart(tokens, argument, year):
        return False
    if context.today is None:
        return year not in context.own
    return year is None or int(year) < context.today.year


def _is_apart(tokens: TokenTable, argument: Argument, year: str) -> bool:
    """Whether several verbs stand between a year and harm: "hurt when A fought B over the 1971"."""
    start, end = tokens.scope(tokens.sentence_of[argument.trigger.start])
    at = tokens.small.find(year, start, end)
    word, verbs = tokens.word_at(max(at, start)), 0
    for _ in range(_DEEP):
        head = tokens.heads[word]
        if argument.trigger.start <= head < argument.trigger.end:
            return verbs > 1
        if head == word:
            break
        verbs += tokens.tags[head].startswith("VB")
        word = head
    return False


def _in_quotes(tokens: TokenTable, argument: Argument) -> bool:
    """Whether a state alone stands in quotation marks, and is played: 40 "dead".

    A deed in them is somebody's word for it: the army said that it had "eliminated" two.
    """
    start, end = argument.trigger.start, argument.trigger.end
    if tokens.tags[start] in _DEEDS and argument.participant.start > end:
        return False
    if tokens.lower[start] in _EUPHEMISMS:
        return False
    ahead, behind = tokens.lower[start - 1 : start], tokens.lower[end : end + 1]
    return bool(ahead and behind) and ahead[0] in _QUOTES and behind[0] in _QUOTES
