"""A card that asks for an account on a server: its address, the name, the API password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Horizontal
from textual.widgets import Input, Static

from tui.app.prompt.input import LineInput
from tui.app.render.chrome import Hint
from tui.app.screens.action_screen import Card
from tui.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.library.account import Account

TITLE = "An account on FreshRSS, Miniflux or another server"
NOTE = (
    "The API password is set in the account's settings there. No undo takes a connection back: "
    "disconnecting does, and what it brought stays."
)

FIELDS = (("address", "Address"), ("name", "Name"), ("password", "API password"))
LABELS = ("the address", "the name", "the API password")


def _connected(account: Account, context: Context) -> str:
    """Say which account is connected, and what can be had of it."""
    older = context.keymap.named("older")
    waits = f"; {account.waiting} for this one and will not be sent" if account.pending else ""
    return (
        f"Connected to {account.url} as {account.name}. {older} brings what is older than its "
        f"first sync. Another account takes its place, which no undo takes back{waits}."
    )


class AccountCard(Card[str | None]):
    """Asks until the server lets us in; gives what it can do in a sentence, or None.

    What was typed stays where the server refuses it, with the reason below. The account that is
    connected stands in it, since it is most often its password that has changed.
    """

    card_id = "account-card"

    def on_mount(self) -> None:
        """Begin where something is missing: a password that is new, of an account that is known."""
        self.query_one("#account-password" if self._known else "#account-address", Input).focus()

    def __init__(
        self,
        context: Context,
        connect: Callable[[str, str, str], Awaitable[str]],
        account: Account | None = None,
    ) -> None:
        """`account` is the one that is connected now, which another takes the place of."""
        super().__init__(context)
        self._connect = connect
        self._known = {"address": account.url, "name": account.name} if account else {}
        self._note = NOTE if account is None else _connected(account, context)
        brief = context.keymap.brief
        self.hints = (
            Hint(brief("save"), "connect"),
            Hint(brief("next-field"), "next field"),
            Hint(brief("cancel"), "call off"),
        )
        fields: dict[str, Callable[[], Any]] = {
            "save": self._save,
            "cancel": self.close,
            "next-field": self.focus_next,
            "previous-field": self.focus_previous,
        }
        self.listen(fields, "form", priority=True)

    def contents(self) -> Iterator[Widget]:
        """Yield a line for each field, and room for what the server says."""
        yield Static(TITLE, classes="card-title", markup=False)
        for name, label in FIELDS:
            with Horizontal(classes="field"):
                yield Static(label, classes="field-name", markup=False)
                yield LineInput(
                    self._known.get(name),
                    id=f"account-{name}",
                    classes="line",
                    compact=True,
                    password=name == "password",
                )
        yield Static("", id="complaint", markup=False)
        yield Static(self._note, classes="note", markup=False)

    @on(Input.Changed)
    def _typed(self) -> None:
        """Take away what was wrong with what stood there before."""
        if not self.query_one("#complaint").has_class("-quiet"):
            self._say("", wrong=True)

    def _save(self) -> None:
        typed = [self.query_one(f"#account-{name}", Input) for name, _ in FIELDS]
        missing = [place for place, field in enumerate(typed) if not field.value.strip()]
        if missing:
            typed[missing[0]].focus()
            names = " and ".join(LABELS[place] for place in missing[-2:])
            first = f"{LABELS[0]}, " if len(missing) > 2 else ""
            self._say(f"Still missing: {first}{names}.", wrong=True)
            return
        self._say("Asking the server…", wrong=False)
        address, name, password = (field.value for field in typed)
        self.run_worker(self._ask(address.strip(), name.strip(), password), exclusive=True)

    async def _ask(self, address: str, name: str, password: str) -> None:
        try:
            result = await self._connect(address, name, password)
        except DatelineError as error:
            if self.is_running:
                self._say(str(error), wrong=True)
            return
        if self.is_running:
            self.dismiss(result)

    def _say(self, message: str, *, wrong: bool) -> None:
        line = self.query_one("#complaint", Static)
        line.update(message)
        line.set_class(not wrong, "-quiet")
