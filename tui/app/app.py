"""The program on the screen: starts with the library, carries the theme, ends cleanly."""

from __future__ import annotations

import asyncio
import itertools
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.events import Key, Paste
from textual.worker import WorkerFailed

from tui.app import session_state
from tui.app.live_configuration import LiveConfiguration
from tui.app.main.main_screen import MainScreen
from tui.app.prompt.key_buffer import KeyPassed, Typed
from tui.app.render import text_layout
from tui.app.render.formatting import UNICODE
from tui.app.start.textual_theme import textual_theme
from tui.app.theme_manager import AUTO
from tui.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.command import CommandPalette, Provider
    from textual.driver import Driver
    from textual.events import Event
    from textual.screen import Screen
    from textual.widget import Widget

    from tui.app.context import Context
    from tui.app.main.messages import Alert
    from tui.app.main.startup import Startup
    from tui.app.messages import ThemeChosen
    from tui.app.screens.welcome import Choice, WelcomeCard
    from tui.app.start.driver import BackgroundColor, Ending
    from tui.app.start.first import FirstScreen
    from tui.app.theme_manager import ThemeManager
    from tui.app.themes import Theme

LOOK = 0.5
"""Seconds between two looks at the active theme's file."""


class Dateline(App[None]):
    """Dateline in the terminal."""

    TITLE = "Dateline"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    COMMAND_PALETTE_BINDING = "f24"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        startup: Startup,
        theme_manager: ThemeManager,
        *,
        offer_start: bool = True,
        first: FirstScreen | None = None,
    ) -> None:
        super().__init__(ansi_color=theme_manager.active.native)
        self.startup = startup
        self.set_class(startup.context.marks is not UNICODE, "-ascii")
        self.theme_manager = theme_manager
        self.offer_start = offer_start
        self.first = first
        self._names = itertools.count()
        self._previewed = False
        self.crash: BaseException | None = None
        self._typed_early: list[Typed] = []
        self._opening: object = None
        self._ending: int | None = None
        self.main = MainScreen(startup)
        self.configuration = LiveConfiguration(self.main, theme_manager, self._apply_chosen)
        self.apply(theme_manager.active)

    @property
    def context(self) -> Context:
        """What every screen takes from outside, as it is now."""
        return self.main.context

    def get_driver_class(self) -> type[Driver]:
        """Choose the driver of the terminal, which reads its answers and notices its end."""
        from tui.app.start.driver import TerminalDriver

        return TerminalDriver

    def on_key(self, event: Key) -> None:
        """Do the action of a key that no widget wanted; it has passed then."""
        self.post_message(KeyPassed(event))

    def on_key_passed(self, message: KeyPassed) -> None:
        """Let the next key go."""
        self.main.key_buffer.passed(message.key)
        if self.context.settings.screen_reader:
            self.call_after_refresh(self.announce)

    def on_focus_changed(self) -> None:
        """Tell a screen reader what has the focus, once that is drawn."""
        self.call_after_refresh(self.announce)

    def announce(self) -> None:
        """Say what has the focus, and put the terminal's cursor there, for a screen reader."""
        from tui.app.main.announcement import announce, cursor_sequence

        if self.main.ready and self._driver:
            place = announce(self.screen_stack, self.main)
            self.cursor_position = place or self.cursor_position
            self._driver.write(cursor_sequence(place))
            self._driver.flush()

    def on_mount(self) -> None:
        """Open the main screen, and offer something to read where the library is empty.

        It is no default screen: that one is laid out several times while a terminal starts.
        """
        self.screen_change_signal.subscribe(self, self._hold_keys, immediate=True)
        self.push_screen(self.main)
        self.set_interval(LOOK, self.look_at_theme)
        self.set_interval(LOOK, self.configuration.look)
        library = self.context.library
        if self.offer_start and library.writable and not library.feeds.all():
            from tui.app.screens.welcome import WelcomeCard

            self.push_screen(WelcomeCard(self.context, self._begin))

    def pop_screen(self) -> AwaitComplete:
        """Take away what lies over the main screen, which stays however often that is asked for."""
        if self.screen is not self.main:
            return super().pop_screen()
        nothing: AwaitComplete = AwaitComplete.nothing()  # type: ignore[no-untyped-call]
        return nothing

    def _hold_keys(self, screen: Screen[Any]) -> None:
        """Hold keys until a screen that is opened has its widgets; no hold outlasts that."""
        self.main.key_buffer.end(self._opening)
        if not screen.is_mounted:
            self._opening = self.main.key_buffer.begin()
            screen.call_later(self.main.key_buffer.end)
        elif screen is self.main:
            self.main.card_closed()

    async def on_event(self, event: Event) -> None:
        """Let keys and pastes in one by one; what comes before the main screen is there waits."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.main.ready or self._typed_early:
            self._typed_early.append(event)
        elif self.screen_stack and self.main.key_buffer.admits(event):  # else the reader closes
            await self._send(event, self.focused or self.screen)

    async def _send(self, key: Typed, target: Widget) -> None:
        """Send a key to what has the focus, unless a binding with priority takes it at once."""
        await super().on_event(key)
        if key.is_forwarded:
            self.main.key_buffer.sent(key, target)
        else:
            self.main.key_buffer.passed(key)

    def on_ending(self, event: Ending) -> None:
        """End, once the main screen is whole: half made it could not be taken down."""
        self._ending = event.status
        if self.main.ready:
            self.exit(return_code=event.status)

    async def on_main_screen_ready(self) -> None:
        """Hand on what was typed while the screen was made, or end where that was asked for."""
        if self._ending is not None:
            self.exit(return_code=self._ending)
        self.run_worker(self.configuration.offer_new_since(self.startup.session), group="rules")
        typed, self._typed_early = self._typed_early, []
        for event in typed:  # at once, or a key that is on its way here would be before them
            await self.on_event(event)

    def apply(self, theme: Theme) -> None:
        """Apply a theme to Textual's own widgets and to what the panes draw.

        Textual knows each by a new name, since it would not apply one that it takes to be active.
        """
        text_layout.forget_styles()
        self.theme_manager.active = theme
        previous, name = self.theme, f"active-{next(self._names)}"
        self.register_theme(textual_theme(theme, name))
        self.ansi_color = theme.native
        self.theme = name
        self.unregister_theme(previous)
        if self.main.is_running:
            self.main.theme = theme

    def on_theme_chosen(self, message: ThemeChosen) -> None:
        """Apply a theme from now on, this time and the next."""
        self.theme_manager.chosen = message.name
        self._apply_chosen()
        self.main.say(f"The theme {self.theme_manager.active.title} is kept for the next start.")
        self.run_worker(asyncio.to_thread(self._keep), group="keeping")

    def _apply_chosen(self) -> None:
        theme, problems = self.theme_manager.pick()
        self.apply(theme)
        for problem in problems:
            self.main.say(problem, "error")

    def on_background_color(self, event: BackgroundColor) -> None:
        """Follow the terminal, which is light or dark, or has become so."""
        if self.theme_manager.follow(event.ground):
            self._apply_chosen()

    async def on_configuration_edited(self) -> None:
        """Take what a command has written to config.toml."""
        await self.configuration.take(quiet=True)

    async def look_at_theme(self) -> None:
        """Apply the theme anew when its file was saved; one that is broken is told once."""
        try:
            pick = await asyncio.to_thread(self.theme_manager.reread)
        except SettingsError as error:
            self.main.say(f"{error} The theme stays as it was.", "error")
            return
        if pick:
            self.apply(pick.theme)
            self.main.say(f"The theme {pick.theme.title} was read again.", "muted")

    async def on_alert(self, message: Alert) -> None:
        """Tell what a rule found on the desktop too, else by the terminal; with its bell."""
        from tui import notify

        on_desktop = await asyncio.to_thread(notify.on_desktop, message.text)
        if self._driver is not None and not self.is_headless:
            self._driver.write(notify.BELL if on_desktop else notify.sequence(message.text))

    def on_command_palette_option_highlighted(
        self, event: CommandPalette.OptionHighlighted
    ) -> None:
        """Apply a theme while the palette's cursor is on it."""
        from tui.app.screens.palette import ThemeCommand

        command = getattr(getattr(event.highlighted_event.option, "hit", None), "command", None)
        name = command.name if isinstance(command, ThemeCommand) else ""
        if name or self._previewed:
            self._previewed = bool(name)
            self.apply(self.theme_manager.pick("" if name == AUTO else name).theme)

    def on_command_palette_closed(self) -> None:
        """Take a theme off that was only looked at."""
        if self._previewed:
            self._previewed = False
            self._apply_chosen()

    def _handle_exception(self, error: Exception) -> None:
        """Textual's end of a fault; it would print all variables, and articles with them.

        `run` raises the error when the terminal is as it was, and the command writes a report.
        """
        self.crash = self.crash or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def panic(self, *renderables: object) -> None:
        """End; nothing is printed over the screen."""
        self.crash = self.crash or sys.exception()
        del renderables
        self._close_messages_no_wait()

    _fatal_error = panic

    def action_help_quit(self) -> None:
        """Ctrl-C ends nothing here, and says what does; in a prompt it calls that off."""
        if self.main.prompt.display:
            self.main.carry_out(self.main.prompt.action_do("cancel-prompt"))
        else:
            self.main.say(f"{self.context.keymap.named('quit')} quits.", "muted")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: the registry has every action."""
        del screen
        return ()

    async def on_unmount(self) -> None:
        """Keep how the screen was left and end the background work."""
        self.main.peers.stop()
        await asyncio.to_thread(self._close)

    def _close(self) -> None:
        if self.main.export_job:
            self.main.export_job.stop()
        self.main.monitor.stop()
        self._keep()

    def _keep(self) -> None:
        session_state.save(
            self.startup.folders.data, self.theme_manager.to_session(self.main.to_session())
        )

    def _begin(self, card: WelcomeCard, choice: Choice) -> None:
        from tui.app.commands.feeds import begin

        self.main.carry_out(begin(self.main, card, choice))
