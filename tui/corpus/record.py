"""What an input brings before it is analysed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document as it comes: a text, the bytes of a page, or why there is neither.

    `source` is the file or address that holds it. `page` is read by whoever analyses the record,
    because it may be hostile; `url` and `content_type` belong to it.
    """

    id: str
    source: str
    title: str = ""
    text: str = ""
    date: str = ""
    page: bytes | None = None
    url: str = ""
    content_type: str = ""
    problem: str = ""

    @property
    def name(self) -> str:
        """Name it to a person, whom the number of a page in an archive tells nothing."""
        return f"{self.id} ({self.url})" if self.url not in ("", self.id) else self.id

    @property
    def digest(self) -> str:
        """Digest all that its facts depend on: the same digest and VERSION give the same facts."""
        state = hashlib.blake2b(digest_size=16)
        texts = (self.id, self.title, self.text, self.date, self.url, self.content_type)
        for part in (*(text.encode("utf-8", "surrogatepass") for text in texts), self.page or b""):
            state.update(len(part).to_bytes(8, "little"))
            state.update(part)
        state.update(self.problem.encode())
        return state.hexdigest()
