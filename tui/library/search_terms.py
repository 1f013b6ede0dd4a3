"""Normalise texts and queries to terms that the search index tells apart as a reader would.

SQLite's own tokenizer (unicode61) does the splitting, the case and the marks of Latin letters; what
it cannot do is done to the text before it gets it, and to the query likewise:

    letters     Łódź, Ørsted, Ağrı, Straße, é of Greek and Cyrillic, Arabic alefs and vowel signs,
                full-width forms, digits of other scripts, and the characters of Taiwan and Japan
                become one plain form; मुम्बई is मुंबई
    umlauts     Düsseldorf is also Duesseldorf, Malmö Malmoe, Århus Aarhus
    compounds   Sana'a is also Sanaa, U.N. is UN, 1,200 is 1200, Su-34 is Su34, F-16s are also F-16,
                cease-fire is ceasefire
    particles   Arabic's and Hebrew's "the", "and", "in" are one with their word, which is found
    scripts     what is written without spaces, or in compounds as Korean is, becomes terms that a
                query's terms find as a phrase anywhere inside: each character of Chinese and each
                syllable of Korean, and of the small alphabets (kana, Thai, Lao, Burmese, Khmer)
                pairs of letters, since a single one stands in every article

So `index_terms` gives the index a text in the order of its words, and behind a separator the forms
by which a compound is found too. The index keeps no copy of it. A tokenizer of a library would
have to be registered on every connection, which Python's sqlite3 cannot do; apsw can, on a SQLite
of its own that the whole library would have to be opened through (48 ms of imports for 5, 11 MB),
where its tokenizer for Unicode words took 6 times as long for an article, left Ø, ı and Korean
compounds as they are and dropped the vowel signs of Hindi. SQLite's trigrams find nothing under
three characters and triple the index.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

from tui.library.han import simplifications
from tui.library.particles import in_other_forms, without_particles
from tui.library.spellings import other_spellings, without_gershayim
from tui.library.umlauts import two_letters, umlaut_expressions, words_with_umlauts

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""Marks are parts of words, since without them Indic words are torn; those of Latin are dropped."""

SEPARATOR = "\ue000"
"""A private character, which the tokenizer takes for a word, so that no phrase spans it."""

PARTING = f" {SEPARATOR} "
"""Stands between names or notes, so that no phrase spans two of them."""

_DIGIT_ZEROS = (
    *(0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66),
    *(0xE50, 0xED0, 0xF20, 0x1040, 0x17E0),
)  # Arabic, Persian, Devanagari, Bengali and so on to Khmer
_LETTERS = str.maketrans(
    dict(zip("ØøŁłĐđÐðıİĦħŦŧςكيىةٱەہۃँ", "oollddddiihhttσکییهاهههं", strict=True))
    | dict(zip("ƏəƁɓƊɗƘƙƳƴ", "eebbddkkyy", strict=True))
    | {"Æ": "ae", "æ": "ae", "Œ": "oe", "œ": "oe", "Þ": "th", "þ": "th", "ß": "ss", "ẞ": "ss"}
    | dict(zip(map(chr, range(0x1C90, 0x1CBB)), map(chr, range(0x10D0, 0x10FB)), strict=True))
    | {chr(zero + digit): str(digit) for zero in _DIGIT_ZEROS for digit in range(10)}
)
"""Letters that Unicode does not decompose, those that are written for each other, capitals of
Georgian, which SQLite does not know, digits."""

_FOREIGN = re.compile(
    "[^\x00-\x7f\xa0-\xc5\xc7-\xcf\xd1-\xd7\xd9-\xdd\xe0-\xe5\xe7-\xef\xf1-\xf7\xf9-\xfd\xff-\u010f"
    "\u0112-\u0125\u0128-\u012f\u0134-\u0137\u0139-\u0140\u0143-\u0148\u014c-\u0151\u0154-\u0165"
    "\u0168-\u017e\u1e00-\u1e9d\u1e9f-\u1eff\u2010-\u206f\ue000]+"
)
"""What unicode61 does not fold by itself: not Latin letters that decompose, nor punctuation."""

_IGNORED = re.compile(
    "[\u00ad\u02be\u02bf\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u093c\u09bc"
    "\u0a3c\u200b-\u200f\ufeff]"
)
"""Accents, vowel points, dots of Hindi's borrowed sounds, and joiners: written as one likes."""

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SYLLABLES = "\u3005-\u3007\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
_ALPHABETS = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
    "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
)
_UNSPACED = re.compile(f"([{_SYLLABLES}]+)|[{_ALPHABETS}]+")
_LETTER = re.compile(f"[{_ALPHABETS}]")

_JOINERS = {
    sign: re.compile(f"{re.escape(sign)}(?=\\w)") for sign in "-'’‘ʼʻ`´.,\u2010\u2011\xa0\u202f"
}
"""A pattern for each: to look for one character is several times as fast as for any of a set."""

_CHAIN = re.compile("\\w+(?:[-'’‘ʼʻ`´.,\u2010\u2011\xa0\u202f]\\w+)+")
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_GROUPED = re.compile(
    "(?:\\d{1,3}(?:[,\xa0\u202f'’]\\d{3})+|\\d{1,2}(?:,\\d\\d)+,\\d{3})(?!\\d)"  # also of India
)
_APART = re.compile("[.,\xa0\u202f]")
_HYPHEN = re.compile("[-\u2010\u2011]")
_APOSTROPHE = re.compile("['’‘ʼʻ`´]")
_MODEL = re.compile(r"([^\W\d_]{1,6})-(\d+)(\w*)(?:-\w+)*")  # Su-34, COVID-19, T-72B3
_NAMED_BY_NUMBER = re.compile(r"(?<!\S)((?![aeiouyAEIOUY]\d)[^\W\d_]{1,6})(\d{1,4})(?!\S)")
_THOUSANDS = re.compile(r"(?<!\S)[1-9][0-9]{3,8}(?!\S)")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")  # 1.200 as in Berlin, Madrid and Jakarta
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
_ARMENIAN_EV = re.compile("[Եե][Վվ]")  # as capitals have it, where small letters have one sign
_STEM = re.compile("([^\\s\u200c!-/:-?«»،؛؟]{3,})\u200c")
_CLITICS = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
_ELISIONS = frozenset({"d", "j", "l", "m", "n", "o", "s", "t", "c", "qu", "un"})
_PART_LENGTH = 3
"""Letters from which on a part of Sana'a or Qur'an is worth a term of its own."""


def index_terms(text: str) -> str:
    """Normalise a text for the index: its words, and behind a separator more forms of them."""
    if text.isascii() and not _has_compounds(text):
        return text
    forms: dict[str, None] = {}
    if not text.isascii() and (words := words_with_umlauts(text)):
        forms.update(dict.fromkeys(_folded(two_letters(words)).split()))
    if "\u200c" in text:  # before the endings of Persian and of southern India
        forms.update(dict.fromkeys(map(_folded, _STEM.findall(text))))
    folded = _folded(text)
    forms.update(dict.fromkeys(without_particles(folded)))
    words = _unspaced("".join(_joined(folded, forms)), forms)
    return f"{words} {SEPARATOR} {' '.join(forms)}" if forms else words


def query_terms(phrase: str) -> tuple[str, ...]:
    """Normalise a phrase to those of the index that may stand for it; none where no word is in it.

    A compound written with a hyphen stands for its words one after the other, or for one word; an
    umlaut for one or two letters. Texts of ASCII alone without another compound keep their "`".
    """
    kept = (phrase,) if "`" in phrase and phrase.isascii() and not _has_compounds(phrase) else ()
    spellings = (phrase, two_letters(phrase), *other_spellings(phrase))
    forms = (
        "".join(_joined(spelling, {}, as_one=as_one))
        for spelling in dict.fromkeys(map(_folded, spellings))
        for as_one in (False, True)
    )
    candidates = (_complete_pairs(_unspaced(form, {}).split()) for form in forms)
    terms = (form for form in (*kept, *candidates) if any(map(str.isalnum, form)))
    return tuple(dict.fromkeys(terms))


def _apart(form: str) -> str:
    """A phrase with the letters and figures of a model, and the thousands of a number, apart."""
    form = _NAMED_BY_NUMBER.sub(r"\1 \2", form)
    return _THOUSANDS.sub(lambda number: f"{int(number[0]):,}".replace(",", " "), form)


def match_expression(phrase: str) -> str:
    """Write the FTS5 expression of a phrase; `withdr*` finds words that begin so.

    Whole words and numbers, as Su-34 and 1,200, stand for Su 34 and 1 200 too; of a beginning they
    do not, since FTS5 merges the lists of all words that begin with its figures.
    """
    terms = query_terms(_without_quotes(phrase))
    umlauts = umlaut_expressions(terms)
    star = " *" if phrase.endswith("*") and not any(map(_ends_unspaced, terms)) else ""
    if not star:
        others = (form for term in terms for form in (*in_other_forms(term), _apart(term)))
        terms = tuple(dict.fromkeys((*terms, *others)))
    return " OR ".join((*(f'"{form}"{star}' for form in terms), *umlauts))


def beginning(phrase: str) -> str:
    """Return the one term that words must begin with by `withdr*`; "" where it is none, or more."""
    terms = query_terms(_without_quotes(phrase))
    if not phrase.endswith("*") or len(terms) != 1 or _ends_unspaced(terms[0]):
        return ""
    return "" if " " in terms[0] else terms[0]


def _without_quotes(phrase: str) -> str:
    return without_gershayim(phrase.rstrip("*")).replace('"', " ")


def _ends_unspaced(terms: str) -> bool:
    """Tell whether the last term is found inside of words anyhow."""
    return bool(_UNSPACED.fullmatch(terms.rpartition(" ")[2]))


def _complete_pairs(terms: list[str]) -> str:
    """Leave out a letter at either end that may be the half of a pair in a text."""
    first = len(terms) > 1 and bool(_LETTER.fullmatch(terms[0]))
    last = len(terms) > 1 + first and bool(_LETTER.fullmatch(terms[-1]))
    return " ".join(terms[first : len(terms) - last])


def _folded(text: str) -> str:
    if "·" in text:  # Catalan's double l
        text = text.replace("l·l", "ll").replace("L·L", "LL")
    return text if text.isascii() else without_gershayim(_FOREIGN.sub(_fold, text))


def _fold(match: re.Match[str]) -> str:
    plain = _IGNORED.sub("", normalize("NFKD", match[0]))
    letters = _with_han() if _HAN.search(plain) else _LETTERS
    plain = _ARMENIAN_EV.sub("եւ", normalize("NFC", plain.translate(letters)))
    return _NASAL.sub("ं", plain) if "्" in plain else plain


@cache
def _with_han() -> dict[int, int | str]:
    """The letters that are written as others, with those of China, Japan and Taiwan."""
    return {**_LETTERS, **simplifications()}


def _unspaced(text: str, forms: dict[str, None]) -> str:
    """Space out what is written without spaces; a letter alone is a form of its pairs."""
    if text.isascii():
        return text

    def spaced(run: re.Match[str]) -> str:
        letters = run[0]
        if run[1] or len(letters) == 1:
            return f" {' '.join(letters)} "
        forms.update(dict.fromkeys(letters))
        return f" {' '.join(map(''.join, pairwise(letters)))} "

    return _UNSPACED.sub(spaced, text)


def _joined(text: str, forms: dict[str, None], *, as_one: bool = False) -> Iterator[str]:
    """Rewrite the compounds of a text; `as_one` writes those as one word that are also apart."""
    end = 0
    for joiner in _joiners(text):
        start = joiner
        while start > end and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        chain = _CHAIN.match(text, start) if end <= start < joiner else None
        if chain:
            yield text[end:start]
            yield _compound(chain[0], forms, as_one=as_one)
            end = chain.end()
    yield text[end:]


def _has_compounds(text: str) -> bool:
    """Whether a text of ASCII has a sign that may join two of its words."""
    return any(sign in text and _JOINERS[sign].search(text) for sign in "-'.,")


def _joiners(text: str) -> list[int]:
    """Where signs stand that may join a word to the next one, in their order."""
    return sorted(
        found.start()
        for sign, pattern in _JOINERS.items()
        if sign in text
        for found in pattern.finditer(text)
    )


def _compound(chain: str, forms: dict[str, None], *, as_one: bool) -> str:
    if _ACRONYM.fullmatch(chain):
        return chain.replace(".", "")
    if _POINTED.fullmatch(chain):
        joined = chain.replace(".", "")
        forms[joined] = None
        if as_one:
            return joined
    chain = _GROUPED.sub(lambda number: re.sub(r"\D", "", number[0]), chain)
    return " ".join(_hyphenated(part, forms, as_one=as_one) for part in _APART.split(chain))


def _hyphenated(word: str, forms: dict[str, None], *, as_one: bool) -> str:
    parts = [_apostrophes(part, forms, as_one=as_one) for part in _HYPHEN.split(word)]
    if len(parts) == 1:
        return parts[0]
    stem, _, clitic = parts[-1].rpartition(" ")
    if not stem or clitic.lower() not in _CLITICS:
        stem, clitic = parts[-1], ""
    joined = "".join((*parts[:-1], stem)).replace(" ", "")
    if model := _MODEL.fullmatch(word):
        forms.update(dict.fromkeys((*parts, f"{model[1]}{model[2]}", "".join(model.groups()))))
        return joined
    if joined.isdigit() or _UNSPACED.search(joined):
        return " ".join(parts)
    forms[joined] = None
    return f"{joined} {clitic}".rstrip() if as_one else " ".join(parts)


def _apostrophes(word: str, forms: dict[str, None], *, as_one: bool) -> str:
    """Join what an apostrophe stands in, but for what it leaves out: 's, n't, l', qu'."""
    joined, *rest = _APOSTROPHE.split(word)
    for part in rest:
        if part.lower() in _CLITICS:
            joined += f" {part}"
        elif joined.lower() in _ELISIONS:
            forms[joined + part] = None
            joined += part if as_one else f" {part}"
        else:
            pieces = (joined, part)
            forms.update(dict.fromkeys(piece for piece in pieces if len(piece) >= _PART_LENGTH))
            joined += part
    return joined
