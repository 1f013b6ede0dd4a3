"""Cyrillic names in Latin letters, as the countries themselves write them and news does.

Ukraine's rule of 2010, Bulgaria's of 2009, and for Russian what news makes of BGN/PCGN.
"""

from __future__ import annotations

import re

_COMMON: dict[str, str] = dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)) | {
    "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu",
    "я": "ya", "ь": "", "ъ": "",
}  # fmt: skip
_UKRAINIAN = _COMMON | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ю": "iu", "я": "ia",
}  # fmt: skip
_RUSSIAN = _COMMON | {"ё": "yo", "ы": "y", "э": "e"}
_BULGARIAN = _COMMON | {"х": "h", "щ": "sht", "ъ": "a", "ь": "y"}
_OPENING = str.maketrans({"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"})
"""How Ukrainian writes the letters that a word begins with."""
_FIRST = re.compile(r"(?<!\w)[єїйюя]")
_YE = re.compile(r"(?<![бвгджзйклмнпрстфхцчшщ])е")
_Y = re.compile(r"[иы]й\b")
_APOSTROPHE = re.compile(r"['’ʼ]")


def romanized(name: str, country: str) -> str:
    """Write a name in Latin letters: "Глушківка" is "hlushkivka" in Ukraine."""
    small = name.lower()
    if country == "UA":
        small = _APOSTROPHE.sub("", small).replace("зг", "zgh")
        small = _FIRST.sub(lambda letter: letter[0].translate(_OPENING), small)
        return _spelled(small, _UKRAINIAN)
    if country == "BG":
        small = re.sub(r"ия\b", "ia", small)
        return _spelled(small, _BULGARIAN)
    return _spelled(_Y.sub("y", _YE.sub("ye", small)), _RUSSIAN)


def _spelled(name: str, letters: dict[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in name)
