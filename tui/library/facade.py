"""Open a library for the rest of the program, one attribute for each kind of question."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from tui.library.articles import Articles
from tui.library.feeds import Feeds
from tui.library.marks import Marks
from tui.library.saved_searches import SavedSearches
from tui.library.store import Store
from tui.model import QueryRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from tui.library.account import AccountStore
    from tui.library.bundles.handover import Handover
    from tui.library.cache import Cache
    from tui.library.maintenance import Maintenance
    from tui.library.name_index import NameIndex
    from tui.library.rule_store import RuleStore
    from tui.library.survey import Survey
    from tui.library.tables.table_reader import Tables
    from tui.settings import Folders

CACHE_MEGABYTES = 512


class LibraryHandle(NamedTuple):
    """Tells another process how to use a library beside the one that opened it.

    `lock` is the descriptor of its lock, which the process must inherit; -1: it may only read.
    """

    data: str
    cache: str
    config: str
    cache_megabytes: int
    rules: tuple[QueryRule, ...]
    lock: int
    unread_again: bool = True


class Library:
    """Holds a library open, for any thread; a change is on disk when a call returns."""

    def __init__(
        self,
        store: Store,
        folders: Folders,
        cache_megabytes: int,
        rules: Sequence[QueryRule],
        *,
        unread_again: bool = True,
    ) -> None:
        self._store = store
        self._rules = tuple(rules)
        self._folders = folders
        self._cache_megabytes = cache_megabytes
        self._unread_again = unread_again
        self.feeds = Feeds(store)
        self.articles = Articles(store, rules, unread_again=unread_again)
        self.marks = Marks(store)
        self.saved = SavedSearches(store, self.articles)

    @classmethod
    def open(
        cls,
        folders: Folders,
        *,
        write: bool = True,
        cache_megabytes: int = CACHE_MEGABYTES,
        rules: Sequence[QueryRule] = (),
        unread_again: bool = True,
        tell: Callable[[str, int, int], None] = lambda *_: None,
    ) -> Self:
        """Open the library in the data folder, making it where it is missing.

        `rules` are queries and what is done with the new articles that they find;
        with `unread_again` an article is unread once more when its headline or toll has changed.
        Where another process writes it, it opens for reading and `read_only_reason` says so. One
        of an earlier version is backed up first; `tell` is called with the name of a step, how
        much of it is done, and of how much. Raises LibraryError where it is damaged, newer than
        this program or cannot be opened.
        """
        folders.make()
        store = Store(folders.library, write=write, tell=tell)
        return cls(store, folders, cache_megabytes, rules, unread_again=unread_again)

    def lend(self) -> LibraryHandle:
        """Give a process of ours what it needs to use it too, and write in turn with this one.

        Raises LibraryError where the file is another one by now: that process would open it.
        """
        self.check_file()
        return LibraryHandle(
            *self._folders.names,
            self._cache_megabytes,
            self._rules,
            self._store.lock_descriptor,
            self._unread_again,
        )

    @classmethod
    def borrow(cls, lent: LibraryHandle) -> Self:
        """Open what another process lent. Raises LibraryError."""
        from tui.settings import Folders

        write = lent.lock >= 0
        folders = Folders.named(lent.data, lent.cache, lent.config)
        store = Store(folders.library, write=write, lent=lent.lock if write else None)
        megabytes, rules = lent.cache_megabytes, lent.rules
        return cls(store, folders, megabytes, rules, unread_again=lent.unread_again)

    # What the first frame does without is loaded when it is first asked for.

    @cached_property
    def account(self) -> AccountStore:
        """What is known of the account on a server."""
        from tui.library.account import AccountStore

        return AccountStore(self._store)

    @cached_property
    def names(self) -> NameIndex:
        """The names that the facts hold, by their beginnings."""
        from tui.library.name_index import NameIndex

        return NameIndex(self._store)

    @cached_property
    def survey(self) -> Survey:
        """Counts over many articles: by place, day and whatever else."""
        from tui.library.survey import Survey

        return Survey(self._store)

    @cached_property
    def maintenance(self) -> Maintenance:
        """What keeps the file in order, and goes on with what an upgrade has left to do."""
        from tui.library.maintenance import Maintenance

        return Maintenance(self._store)

    @cached_property
    def cache(self) -> Cache:
        """Open the cache when it is first asked for."""
        from tui.library.cache import Cache

        return Cache(self._folders.cache, self._cache_megabytes)

    @cached_property
    def tables(self) -> Tables:
        """Give the tables that an export writes."""
        from tui.library.tables.table_reader import Tables

        return Tables(self._store)

    @cached_property
    def rules(self) -> RuleStore:
        """Open the rules when they are first asked for."""
        from tui.library.rule_store import RuleStore

        return RuleStore(self._store, self.articles, self._rules, self._folders)

    @cached_property
    def handover(self) -> Handover:
        """Open what writes and takes in bundles of articles, when it is first asked for."""
        from tui.library.bundles.handover import Handover

        return Handover(self._store, self.articles)

    @property
    def path(self) -> Path:
        """Return the path of the library's file."""
        return self._store.path

    @property
    def writable(self) -> bool:
        """Tell whether this process may write."""
        return self._store.writable

    @property
    def read_only_reason(self) -> str:
        """Explain why it cannot be written; "" where it can."""
        return self._store.read_only_reason

    @property
    def locked(self) -> bool:
        """Tell whether another program of the user's writes it, which is why this one cannot."""
        return self._store.locked

    def require_writable(self) -> None:
        """Raise LibraryBusy, with the reason, where this process cannot write."""
        self._store.require_writable()

    def check_file(self) -> None:
        """Raise LibraryError, with what happened, where the file was replaced, moved or deleted."""
        self._store.check_file()

    @property
    def shared(self) -> bool:
        """Tell whether another process writes in turn with this one, and may wait for it."""
        return self._store.shared

    @contextmanager
    def transaction(self, *, large: bool = False) -> Iterator[None]:
        """Group what this thread changes into one transaction: all of it is kept, or nothing."""
        with self._store.writing(durable=False, large=large):
            yield

    def configure(
        self, *, cache_megabytes: int, rules: Sequence[QueryRule], unread_again: bool
    ) -> None:
        """Take other settings, for what is lent from now on too; the cache's size with the next."""
        self._cache_megabytes = cache_megabytes
        self._unread_again = unread_again
        self._rules = tuple(rules)
        self.__dict__.pop("rules", None)
        self.articles.configure(rules, unread_again=unread_again)

    def backup(self, file: Path) -> None:
        """Write one consistent copy, also while this or another process reads and writes.

        Raises LibraryError where the copy cannot be written; then `file` is as it was.
        """
        self.maintenance.backup(file)

    def check(self) -> tuple[str, ...]:
        """Check the whole file and its index; describe what is wrong, or nothing."""
        return (*self.maintenance.damage(), *self.maintenance.inconsistencies())

    def damage(self) -> tuple[str, ...]:
        """Describe what of `check` is broken: only a backup brings it back."""
        return self.maintenance.damage()

    def inconsistencies(self) -> tuple[str, ...]:
        """Describe what of `check` can be made anew by `repair`."""
        return self.maintenance.inconsistencies()

    @property
    def version(self) -> int:
        """Return the schema version of the file."""
        return self.maintenance.version()

    def repair(self) -> None:
        """Rebuild the search index and the counts, where `check` found them wrong."""
        self.maintenance.repair()

    def unindexed(self) -> int:
        """Count the articles that a library of an earlier version has and no search finds yet."""
        return self.maintenance.unindexed()

    def index_articles(self) -> int:
        """Index some of the unindexed articles, the newest, and return how many they were.

        It takes some hundredths of a second, for which other writers wait.
        """
        return self.maintenance.index_articles()

    def expire(self, days: int) -> int:
        """Delete read articles older than `days`, and return how many; 0 keeps all.

        What is tagged, be it by a rule, starred, reviewed, judged or annotated never goes,
        whatever its age.
        """
        return self.maintenance.expire(days)

    def prune_journal(self) -> int:
        """Let go of changes that are older than a year or beyond 100 MB; return how many.

        It may read all of the journal, so it belongs off the event loop.
        """
        return self.maintenance.prune_journal()

    def close(self) -> None:
        """Close the files and let another process write."""
        if "cache" in self.__dict__:
            self.cache.close()
        self._store.close()

    def __enter__(self) -> Self:
        """Enter a context that closes it on every way out."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()
