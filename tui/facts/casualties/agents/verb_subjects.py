"""Whose deed a verb tells: its subject, whom a pronoun stands for, or who is accused of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.agent_phrases import armed, name_at
from tui.facts.casualties.agents.phrase_starts import actor_behind_place
from tui.facts.casualties.index.person_nouns import is_single, nature
from tui.facts.lexicon import attacks, grammar, speech

if TYPE_CHECKING:
    from tui.facts.casualties.index.mentions import Mentions
    from tui.facts.casualties.index.token_table import TokenTable

TELLING = (
    speech().saying.forms | speech().counting.forms | speech().publishing.forms
) - attacks().claiming.forms
"""Verbs whose agent tells of an attack, and did not make it."""
_ACCUSING = attacks().charging.forms | attacks().blaming.forms | {"guilty", "acquitted"}
_CRIMES_BEHIND = frozenset({"of", "with", "for"})
_TOLD = TELLING - {"admitted", "admits", "confessed", "confesses"}
"""Of these, those who tell of what another did."""
_HELD_TO = frozenset(
    {"alleged", "believed", "known", "presumed", "reported", "said", "suspected", "thought"}
)
"""Passive verbs that say of their subject what it did: "is believed to have killed 40"."""
_SUSPECTED = frozenset({"suspected", "believed", "thought", "said"})
_PERSONAL = grammar().personal
_WHO = frozenset({"who", "that", "which"})
_HIM = frozenset({"him", "her", "them"})
_HAVE = grammar().have
_STEPS = 4
"""Verbs from one up to that which has its subject: "was able to strike back, killing two"."""
_BACK = 3
"""Sentences that may go on with a pronoun for one person."""
_WITHOUT_SUBJECT = frozenset({"conj", "advcl", "xcomp", "acomp"})
"""Dependencies of verbs, and adjectives, that share the subject of what they hang on."""
_WHOSE = frozenset({"by", "of", "from", "with", "between"})
"""Prepositions before those who act, where others tell where something is."""
_SPOTS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL"})
_ACTORS = grammar().actors
_ATTACKS = attacks().nouns | attacks().means
_SIDES = frozenset({"armed group", "force"})
_WHILE = frozenset({"as", "when", "while", "before"})
_MEANWHILE = frozenset({"by", "after", "before"})
"""Prepositions behind which a verb has the subject of the one ahead: "left after killing two"."""
_UP = 5
"""Steps up a parse from where something was done to its verb."""
_HANGING = frozenset({"pobj", "agent", "prep", "acl", "conj"})
"""Dependencies by which a noun is a part of what stands between commas."""


def subjects(tokens: TokenTable, verb: int) -> list[int]:
    """Find the active subjects of a verb, or of the verb it hangs on: "fired, killing 12"."""
    if tokens.tags[verb] == "NN" and tokens.lower[verb : verb + 2] == ["shot", "dead"]:
        verb += 1  # of which parsers make a noun: "Gunmen on a scooter shot dead a banker"
    own = _suspects(tokens, verb) or _shooter(tokens, verb) or _own_subjects(tokens, verb)
    return own or actor_behind_place(tokens, verb)


def _shooter(tokens: TokenTable, verb: int) -> list[int]:
    """Who "shot and killed" some, where the parser makes a noun of the first."""
    while tokens.deps[verb] == "conj":
        verb = tokens.heads[verb]
    if tokens.lower[verb : verb + 2] != ["shot", "and"] or tokens.tags[verb] != "NN":
        return []
    return [c for c in tokens.children[verb] if c == verb - 1]


def _own_subjects(tokens: TokenTable, verb: int) -> list[int]:
    """The subjects of a verb, or of the verb up to which it shares them."""
    first = verb
    for _ in range(_STEPS):
        children = tokens.children[verb]
        if any(tokens.deps[c] in {"nsubjpass", "auxpass"} for c in children):
            held = verb != first and tokens.lower[verb] in _HELD_TO
            return [c for c in children if held and tokens.deps[c] == "nsubjpass"]
        joined = verb != first and tokens.tags[first] == "VBD"  # to which none but a past form is
        if (_is_participle(tokens, verb) and not joined) or _is_loose(tokens, verb):
            return _doer(tokens, verb)
        accuses = verb != first and tokens.lower[verb] in _ACCUSING  # "of shelling it, killing two"
        nouns = [c for c in children if tokens.deps[c] == ("dobj" if accuses else "nsubj")]
        nouns = [c for c in nouns if tokens.lower[c + 1 : c + 2] != [":"]]  # "Peru: bomb kills two"
        if tokens.deps[verb] == "relcl":  # "the man who killed six people"
            who = _in_apposition(tokens, tokens.heads[verb])  # "Ann Roe, a guard who shot six"
            nouns = [who if tokens.lower[c] in _WHO else c for c in nouns]
        if nouns and (_is_goal(tokens, verb, nouns[-1]) or _harms_him(tokens, first, verb)):
            return _subjects_above(tokens, verb)
        if nouns and not (verb != first and _looks_on(tokens, verb, nouns)):
            return nouns
        if tokens.deps[verb] == "pcomp" and tokens.lower[tokens.heads[verb]] in _MEANWHILE:
            verb = tokens.heads[tokens.heads[verb]]  # "responded by firing rockets"
            continue
        if tokens.deps[verb] == "pcomp":
            return _accused(tokens, verb)
        if tokens.deps[verb] not in _WITHOUT_SUBJECT:
            break
        verb = tokens.heads[verb]
    return []


def _harms_him(tokens: TokenTable, first: int, verb: int) -> bool:
    """Whether "him" is who a relative clause is about: "shot at a man who fled, wounding him"."""
    objects = (c for c in tokens.children[first] if tokens.deps[c] == "dobj")
    return (
        tokens.deps[verb] == "relcl"
        and verb != first
        and any(tokens.lower[c] in _HIM for c in objects)
    )


def _is_goal(tokens: TokenTable, verb: int, noun: int) -> bool:
    """Whether a place only stands before a verb: "struck a road to Kasra killing nine"."""
    led = tokens.deps[verb] == "pcomp" and tokens.lower[tokens.heads[verb]] not in _WHOSE
    return led and noun == verb - 1 and tokens.entities[noun] in _SPOTS


def _looks_on(tokens: TokenTable, verb: int, nouns: list[int]) -> bool:
    """Whether a clause only tells what others did then: "as farmers came home, killing two"."""
    children = tokens.children[verb]
    aside = tokens.deps[verb] == "advcl" and any(tokens.lower[c] in _WHILE for c in children)
    named = any(tokens.tags[noun].startswith("NNP") for noun in nouns)
    return aside and not named and _ACTORS.isdisjoint(tokens.lower[noun] for noun in nouns)


def _suspects(tokens: TokenTable, verb: int) -> list[int]:
    """Those who are only suspected to be somebody: "gunmen suspected to be herders invaded"."""
    kind = tokens.heads[verb]
    being = tokens.heads[kind]
    doubt = tokens.heads[being]
    clause = tokens.deps[verb] == "acl" and tokens.deps[kind] == "attr"
    if not clause or tokens.lower[being] != "be" or tokens.lower[doubt] not in _SUSPECTED:
        return []
    return [c for c in tokens.children[doubt] if tokens.deps[c].startswith("nsubj")]


def antecedent(tokens: TokenTable, mentions: Mentions, subject: int) -> int:
    """Find the subject of the sentence before for which a pronoun stands; other words stay.

    "They" are who attacked, "he" is one person, and never who only speaks.
    """
    pronoun = tokens.lower[subject]
    if pronoun == "it":
        return _side_before(tokens, mentions, subject)
    if pronoun not in _PERSONAL | {"they"}:
        return subject
    ahead = _person_ahead(tokens, mentions, subject) if pronoun in _PERSONAL else None
    return _subject_before(tokens, mentions, subject) if ahead is None else ahead


def _subject_before(tokens: TokenTable, mentions: Mentions, subject: int) -> int:
    """Whom the sentence before is about, past those that go on with the same pronoun."""
    pronoun = tokens.lower[subject]
    number = tokens.sentence_of[subject]
    for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
        heads = list(_acting(tokens, before))
        if pronoun == "they":
            return next((c for c in heads if armed(tokens, mentions, c, acts=True)), subject)
        single = [c for c in heads if _is_person(tokens, mentions, c)]
        if single:
            return single[0]
        if not any(tokens.lower[c] == pronoun for c in heads):
            return subject
    return subject


def _side_before(tokens: TokenTable, mentions: Mentions, subject: int) -> int:
    """The group that the sentence before is about, past those that go on with "it"."""
    first = tokens.bounds(subject)[0]
    if any(tokens.deps[word] in {"nsubj", "nsubjpass"} for word in range(first, subject)):
        return subject
    number = tokens.sentence_of[subject]
    for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
        heads = _acting(tokens, before)
        names = ((c, name_at(mentions, tokens, c)) for c in heads)
        sides = [c for c, name in names if mentions.kinds.get(name or "") in _SIDES]
        if sides or not any(tokens.lower[c] == "it" for c in heads):
            return sides[0] if sides else subject
    return subject


def _person_ahead(tokens: TokenTable, mentions: Mentions, pronoun: int) -> int | None:
    """The person whom the clauses ahead of a pronoun are about: "Roe admitted that he".

    Of several the pronoun itself, which is nobody then. Who alone tells it tells of another.
    """
    ahead = [
        word
        for word in range(tokens.bounds(pronoun)[0], pronoun)
        if tokens.deps[word] in {"nsubj", "nsubjpass"} and _is_person(tokens, mentions, word)
    ]
    telling = [word for word in ahead if tokens.lower[tokens.heads[word]] in _TOLD]
    if len(telling) > 1:
        return telling[-1]  # "the lawyer said Roe had written that he would"
    ahead = [word for word in ahead if word not in telling]
    if len(ahead) > 1:
        return pronoun
    return ahead[0] if ahead else None


def _acting(tokens: TokenTable, sentence: int) -> list[int]:
    """The subjects of a sentence's main verb, or of what somebody says there."""
    roots = [w for w in range(*tokens.sentences[sentence]) if tokens.deps[w] == "ROOT"]
    verbs: list[int] = []
    for root in roots:
        told = tokens.lower[root] in TELLING
        verbs += [c for c in tokens.children[root] if tokens.deps[c] == "ccomp"] if told else [root]
    kinds = {"nsubj", "nsubjpass"}
    return [c for verb in verbs for c in tokens.children[verb] if tokens.deps[c] in kinds]


def _is_person(tokens: TokenTable, mentions: Mentions, word: int) -> bool:
    """Whether a subject is one person, by name or by noun."""
    return name_at(mentions, tokens, word) in mentions.persons or is_single(tokens.lower[word])


def _accused(tokens: TokenTable, deed: int) -> list[int]:
    """Who is accused of a deed by a verb: "a woman convicted of killing", "charged him with"."""
    preposition = tokens.heads[deed]
    verb = tokens.heads[preposition]
    if (
        tokens.deps[_in_apposition(tokens, verb)] == "dobj"
    ):  # "convicted a nurse, Ann Roe, of killing"
        verb = tokens.heads[_in_apposition(tokens, verb)]
    if tokens.lower[verb] not in _ACCUSING or tokens.lower[preposition] not in _CRIMES_BEHIND:
        return []
    children = tokens.children[verb]
    guilty = {"nsubj"} if tokens.lower[verb] == "guilty" else set()  # "found the man guilty of"
    own = [c for c in children if tokens.deps[c] in {"nsubjpass", "dobj", *guilty}]
    if not own and tokens.deps[verb] in {"acl", "relcl", "appos"}:
        own = [tokens.heads[verb]]
    if not own and tokens.deps[verb] in {"advcl", "acomp", "conj", "xcomp", "ccomp", "oprd"}:
        kinds = {"nsubj", "nsubjpass"}
        own = [c for c in tokens.children[tokens.heads[verb]] if tokens.deps[c] in kinds]
    return [_in_apposition(tokens, noun) for noun in own[:1]]


def _in_apposition(tokens: TokenTable, noun: int) -> int:
    """The noun beside which one says what it is: "Ann Roe, a woman accused of"."""
    while tokens.deps[noun] == "appos":
        noun = tokens.heads[noun]
    return noun


def _doer(tokens: TokenTable, verb: int) -> list[int]:
    """The noun that a verb with an object hangs on: "Troops, backed by drones, killed nine".

    Where something stood or lay does nothing, so that "bombed boats off the cape, killing ten" is
    of who bombed; copy that has lost its commas is read alike.
    """
    if all(tokens.deps[c] != "dobj" for c in tokens.children[verb]):
        return []
    head = tokens.heads[verb]
    if tokens.lower[verb - 1] == ",":
        while tokens.deps[head] in _HANGING:
            head = tokens.heads[head]
    if _is_where(tokens, head):
        return _subjects_above(tokens, head)
    return [head] if tokens.tags[head].startswith("NN") else []


def _is_loose(tokens: TokenTable, verb: int) -> bool:
    """Whether a verb of who kills hangs on the noun before it, as parsers take "killing nine"."""
    own = any(tokens.deps[c].startswith("nsubj") for c in tokens.children[verb])
    return tokens.deps[verb] == "acl" and tokens.tags[verb] in {"VBG", "VBD"} and not own


def _is_where(tokens: TokenTable, noun: int) -> bool:
    """Whether a noun says where or when something was done, or to what: "on the road"."""
    if tokens.deps[noun] == "dobj":
        return not _can_act(tokens, noun)
    ahead = tokens.lower[tokens.heads[noun]]
    return tokens.deps[noun] == "pobj" and (ahead not in _WHOSE or not _can_act(tokens, noun))


def _can_act(tokens: TokenTable, noun: int) -> bool:
    """Whether a noun can be of who kills, or of their attack."""
    text = tokens.lower[noun]
    if tokens.entities[noun] in _SPOTS:
        return False
    acting = text in _ACTORS or text in _ATTACKS or nature(text) == "people"
    return acting or tokens.tags[noun].startswith("NNP")


def _subjects_above(tokens: TokenTable, noun: int) -> list[int]:
    """The subjects of the verb, or the attack, that a noun hangs on."""
    for _ in range(_UP):
        noun = tokens.heads[noun]
        if tokens.tags[noun].startswith("VB"):
            return _own_subjects(tokens, noun)
        if tokens.lower[noun] in _ATTACKS or tokens.lower[noun] in _ACTORS:
            return [noun]
    return []


def _is_participle(tokens: TokenTable, verb: int) -> bool:
    """Whether a form says what was done to others: "a count of 37 killed"."""
    passive = tokens.tags[verb] == "VBN" and tokens.deps[verb] in {"advcl", "acl"}
    return passive and not any(tokens.lower[c] in _HAVE for c in tokens.children[verb])
