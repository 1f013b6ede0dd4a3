"""A card with a line for each field of a fact, completed and checked where it is typed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.prompt.input import LineInput
from tui.app.render.chrome import Hint
from tui.app.render.text_layout import paragraph
from tui.app.screens.action_screen import Card
from tui.app.screens.fact_choices import MOST, Choices, offers, settled, without_point
from tui.app.screens.fact_fields import FactFields, FieldError, corrected, fields
from tui.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.widget import Widget

    from tui.app.context import Context
    from tui.library.facts.fact_identity import Fact
    from tui.model import Facts

QUOTED = 400
"""Characters of a fact's sentence that are shown at most."""

WIDTH = 74
"""Cells of the card at most."""

LOW, LOWEST = 28, 22
"""Lines of a screen below which the card has no margins, and then only what is needed."""


class Draft(NamedTuple):
    """What a card begins with: its title, the sentence that it is about, the fact as it stands.

    With several `kinds` the card asks first which of them it is. `toll` is how a claim counts.
    """

    title: str
    quote: str
    kinds: Mapping[str, Fact]
    article_facts: Facts
    toll: str | None = None


class FactCard(Card[FactFields | None]):
    """Asks for a fact as it should be; gives it, or None."""

    card_id = "fact-card"

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context)
        self.draft = draft
        self.kinds, self.toll = dict(draft.kinds), draft.toll
        self.article_facts = draft.article_facts
        self.fact = next(iter(self.kinds.values()))
        self._offer_line = Static("", id="fact-offers", markup=False)
        """There before it is mounted, and after: what is offered comes from a thread."""
        self._quote = Static("", id="fact-quote", markup=False)
        self._offers: tuple[Choices, ...] = ()
        self._more = False
        self._offers_of = ""
        self._offers_begin = ""
        """What was typed that they begin with; "" where they are all that can stand there."""
        self._chosen = -1
        self._picked: Place | None = None
        self._pointless = ""
        """The place that the reader was told has no point; what is saved next is taken so."""
        brief = context.keymap.brief
        self.hints = (
            Hint(brief("save"), "save"),
            Hint(brief("next-field"), "next field"),
            Hint(brief("choose", "choose-back"), "choose"),
            Hint(brief("cancel"), "call off"),
        )
        self.listen(self._commands(), "form", priority=True)

    def _commands(self) -> dict[str, Callable[[], Any]]:
        return {
            "save": self._save,
            "cancel": self.close,
            "next-field": lambda: self._leave(1),
            "previous-field": lambda: self._leave(-1),
            "choose": lambda: self._choose(1),
            "choose-back": lambda: self._choose(-1),
        }

    def contents(self) -> Iterator[Widget]:
        """Yield the kind where it is a question, a line for each field, what can stand there."""
        self._fit()  # the first frame of the card too is as it stays
        yield Static(self.draft.title, classes="card-title", markup=False)
        if self.draft.quote:
            yield self._quote
        if len(self.kinds) > 1:
            with Horizontal(classes="field"):
                yield Static("fact", classes="field-name", markup=False)
                first = next(iter(self.kinds))
                yield LineInput(first, id="field-fact", classes="line")
        with VerticalScroll(id="fields", can_focus=False):
            yield from self._lines()
        yield self._offer_line

    def _lines(self) -> Iterator[Widget]:
        for name, value in fields(self.fact, self.toll).items():
            label = Static(name, classes="field-name", markup=False)
            line = LineInput(value, id=f"field-{name}", classes="line")
            yield Horizontal(label, line, id=f"row-{name}", classes="field")

    def on_resize(self) -> None:
        """Keep what is offered on the screen: the fields scroll where it is low."""
        self._fit()
        # Textual lays out no more while it lays out, and the sentence would keep one line of room.
        self.call_after_refresh(self._quote.refresh, layout=True)

    def _fit(self) -> None:
        height = self.app.size.height
        self.set_class(height < LOW, "-low")
        self.set_class(height < LOWEST, "-lowest")
        most, room = 2 if height < LOW else 4, min(WIDTH, self.app.size.width * 96 // 100) - 6
        quote = paragraph(f"“{self.draft.quote}”", room, "", most, self.context.marks.ellipsis)
        self._quote.update("\n".join(run.text for line in quote for run in line))

    # Completing

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        field = _name(event.input)
        self._chosen = -1
        self.query(f"#problem-{field}").remove()
        if event.input.has_focus:
            self._look(field, event.value)

    def on_descendant_focus(self) -> None:
        """Offer what can stand in another field: all of it, as long as nothing is typed."""
        if isinstance(self.focused, Input):
            self._offers, self._offers_of, self._chosen = (), "", -1
            self._look(_name(self.focused), "")

    def _look(self, field: str, typed: str) -> None:
        work = partial(self._offer, field, typed)  # a coroutine that is called off must not be made
        self.run_worker(work, group="offers", exclusive=True)  # type: ignore[arg-type]

    async def _offer(self, field: str, typed: str) -> None:
        if field == "fact":
            choices = tuple(Choices(kind) for kind in self.kinds if kind.startswith(typed))
        else:
            choices = await asyncio.to_thread(offers, self.fact, field, typed, self.article_facts)
        self._offers, self._more = choices[:MOST], len(choices) > MOST
        self._offers_of, self._offers_begin = field, typed
        self._show_offers()

    def _show_offers(self) -> None:
        parts: list[tuple[str, str]] = []
        for index, offer in enumerate(self._offers):
            style = "bold $accent" if index == self._chosen else "$foreground 70%"
            about = f" ({offer.about})" if offer.about else ""
            parts.append((f"{offer.value}{about}", style))
            parts.append(("   ", ""))
        if self._more:
            parts.append((self.context.marks.ellipsis, "$foreground 70%"))
        self._offer_line.update(Content.assemble(*parts))
        self.announce()  # the fields may have made room for it

    async def _choose(self, step: int) -> None:
        """Put the next of the offers into the field; where there is none, say what leads on."""
        field = self.focused
        if not isinstance(field, Input):
            return
        if self._offers_of != _name(field):
            await self._offer(_name(field), "")
        if not self._offers:
            key = self.context.keymap.named("next-field")
            self._offer_line.update(f"Nothing to choose here: {key} goes to the next field.")
            return
        values = [offer.value for offer in self._offers]
        if self._chosen < 0 and not self._offers_begin and field.value in values:
            self._chosen = values.index(field.value)
        elif self._chosen < 0 and step < 0:
            self._chosen = 0
        self._chosen = (self._chosen + step) % len(self._offers)
        await self._take(field, self._offers[self._chosen])
        self._show_offers()

    async def _take(self, field: Input, offer: Choices) -> None:
        with self.prevent(Input.Changed):
            field.value = offer.value
            field.cursor_position = len(offer.value)
            self._picked = offer.place or self._picked
            if offer.place and _name(field) == "name":
                for country in self.query("#field-country").results(Input):
                    country.value = fields(offer.place)["country"]
        if _name(field) == "fact":
            await self._become(offer.value)

    async def _leave(self, step: int) -> None:
        """Go to the next field; what was typed is completed where only one thing can be meant."""
        field = self.focused
        if isinstance(field, Input):
            await self._complete(field)
        if step > 0:
            self.focus_next(Input)
        else:
            self.focus_previous(Input)

    async def _complete(self, field: Input) -> None:
        """Complete a choice that was begun; names stay as they were typed."""
        name, typed = _name(field), field.value.strip()
        free = {"victims", "by", "source", "place", "name", "role"}
        if not typed or name in free:
            return
        await self._offer(name, typed)
        begun = [offer for offer in self._offers if offer.value.startswith(typed)]
        if len(begun) == 1 and begun[0].value != typed:
            await self._take(field, begun[0])

    async def _become(self, kind: str) -> None:
        """Ask for the fields of another kind of fact."""
        if kind not in self.kinds or self.kinds[kind] is self.fact:
            return
        self.fact = self.kinds[kind]
        lines = self.query_one("#fields", VerticalScroll)
        await lines.remove_children()
        await lines.mount_all(self._lines())

    # Saving

    async def _save(self) -> None:
        """Take what was typed, or say at its field what is wrong with it."""
        if isinstance(self.focused, Input):
            await self._complete(self.focused)
        typed = {
            name: self.query_one(f"#field-{name}", Input).value
            for name in fields(self.fact, self.toll)
        }
        await self.query(".problem").remove()
        try:
            written = corrected(self.fact, typed, self.toll)
            fact = await asyncio.to_thread(
                settled, written.fact, self.fact, self.article_facts, self._picked
            )
            self._check_point(fact)
        except FieldError as error:
            self._complain(error)
        else:
            self.dismiss(written._replace(fact=fact))

    def _check_point(self, fact: Fact) -> None:
        """Raise FieldError where a place has no point, once for each place."""
        original, adding = self.fact, len(self.kinds) > 1
        if adding and isinstance(original, Place):
            original = replace(original, name="")
        place = without_point(fact, original, self.article_facts)
        if place and place != self._pointless:
            self._pointless = place
            key = self.context.keymap.named("save")
            message = f"No gazetteer has {place}: no map will show it. {key} takes it all the same."
            raise FieldError("name" if isinstance(fact, Place) else "place", message)

    def _complain(self, error: FieldError) -> None:
        """Say below a field what is wrong with it, where the card is still open."""
        for field in self.query(f"#field-{error.field}").results(Input):
            field.focus()
            name = f"problem-{error.field}"
            problem = Static(str(error), id=name, classes="problem", markup=False)
            self.query_one("#fields").mount(problem, after=f"#row-{error.field}")


def _name(field: Input) -> str:
    return (field.id or "").removeprefix("field-")
