"""The folded form under which names are kept and looked up."""

from __future__ import annotations

import functools
import re
import unicodedata

_APOSTROPHES = re.compile(r"[’‘'`´ʿʾʼʻ′.]")
_SEPARATORS = re.compile(r"[\W_]+")
_PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|ath|az|the) (?=\w{3})")
_MARKS = "\u0300-\u036f"


@functools.lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Fold a name: small letters, no marks, apostrophes and points, words parted by a space.

    "Şalāḩ ad-Dīn" becomes "salah ad din", "U.S." becomes "us".
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
    plain = re.sub(f"[{_MARKS}]", "", plain)
    return " ".join(_SEPARATORS.sub(" ", _APOSTROPHES.sub("", plain)).split())


def bare(key: str) -> str:
    """Return a folded name without its Arabic or English article: "al bab" becomes "bab"."""
    return _ARTICLE.sub("", key)
