"""One tree of errors.

DatelineError            what happened, to what, and what to do
├── SettingsError        config.toml or a folder
├── FetchError           an address that could not be fetched (a feed's state, not a crash)
│   ├── Gone             410: it will not come back
│   ├── NotAsked         its host is left alone for now
│   └── TooMuch          larger, slower or deeper than the limits allow
├── FeedError            bytes that are no feed
├── OpmlError            a file that is no OPML
├── BundleError          a file of articles that cannot be taken in
├── QueryError           a mistake in a query, with its place in the text
├── AccountError         the server of an account, or what it answered
│   ├── LoginError       its name or password is wrong, or its API is switched off
│   └── MassChange       so much would change that it is asked about first
├── CredentialsError     a name or password that cannot be kept
├── LibraryError         the library's file: damaged, newer, read-only, full
│   ├── LibraryBusy      another process is writing it
│   ├── ReaderClosed     the reader that was asked to do something ended before it was done
│   └── NoSuchArticle    an id that the library does not hold
└── AnalysisError        the model or the gazetteer is missing or broken
"""

from __future__ import annotations


class DatelineError(Exception):
    """The root: its text is one sentence for the user, and its cause is chained."""


def unwritable(path: object, error: OSError) -> DatelineError:
    """Say that a file or a folder cannot be written, and what the system says of it."""
    return DatelineError(f"{path} cannot be written: {error.strerror}.")


class SettingsError(DatelineError):
    """The configuration or one of the folders cannot be used."""


class FetchError(DatelineError):
    """An address could not be fetched. `retry_after` is in seconds, where the server said it."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Gone(FetchError):
    """The server says that the address is gone for good (410)."""


class NotAsked(FetchError):
    """The host is left alone for now, so nothing was asked of it."""


class TooMuch(FetchError):
    """The answer passed a limit of size, time or depth."""


class FeedError(DatelineError):
    """Bytes that are no feed, or a feed that cannot be read."""


class OpmlError(DatelineError):
    """A file that is no OPML."""


class BundleError(DatelineError):
    """A file that is no bundle of articles, or passes a limit of size."""


class QueryError(DatelineError):
    """A mistake in a query. `position` is where it stands, in characters from the start.

    `query` is the query as a whole, where who raised it knows that.
    """

    def __init__(self, message: str, position: int, query: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.query = query


class AccountError(DatelineError):
    """The server of an account cannot be used; the message names it and the remedy."""


class LoginError(AccountError):
    """The server knows no such name and password, or its API is switched off.

    Not `refused` where what answered is no API at all, but a web page for instance.
    """

    def __init__(self, message: str, *, refused: bool = True) -> None:
        super().__init__(message)
        self.refused = refused


class NoAnswer(AccountError):
    """The account's server gave no answer at all, which says nothing of what it can do."""


class MassChange(AccountError):
    """The server's marks would change so much here that the user is asked first."""


class CredentialsError(DatelineError):
    """A name or password cannot be kept; the message names the file."""


class LibraryError(DatelineError):
    """The library cannot be opened, read or written; the message names the file and the remedy."""


class LibraryBusy(LibraryError):
    """Another process is writing the library."""


class ReaderClosed(LibraryError):
    """The reader that was asked to do something ended before it was done."""


class NoSuchArticle(LibraryError):
    """No article has this id."""


class AnalysisError(DatelineError):
    """The model or the gazetteer is missing or broken."""
