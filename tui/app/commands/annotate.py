"""Notes and grades: written to the chosen articles, or to the fact under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.app.commands.mark import change, chosen
from tui.app.prompt.question import Complaint, Question
from tui.app.prompt.suggestions import Suggestion
from tui.library.facts.grades import CREDIBILITY, GRADES, RELIABILITY, parse_grade
from tui.library.facts.notes import ARTICLE
from tui.model import Annotation
from tui.plural import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.app.main.main_screen import MainScreen

_SCALE = RELIABILITY | CREDIBILITY


class _Subject(NamedTuple):
    """What is annotated: articles, or one fact of one article; and what stands there now."""

    numbers: Sequence[int]
    about: tuple[str, str]
    present: Annotation

    def label(self, verb: str) -> str:
        if self.about != ARTICLE:
            kind = "claim" if self.about[0] == "casualty" else self.about[0]
            return f"{verb} on this {kind}:"
        return f"{verb}:" if len(self.numbers) == 1 else f"{verb} on {self._articles}:"

    @property
    def _articles(self) -> str:
        return plural(len(self.numbers), "article")


async def note(main: MainScreen) -> None:
    """Ask for a note and write it to the chosen articles, or to the fact that has the cursor."""
    subject = _subject(main)
    if subject is None:
        return
    await main.require_writable()
    numbers, about, present = subject
    hint = "found again with note: and a word of it; an empty line takes it away"
    if about == ARTICLE and len(numbers) == 1:
        hint = f"on {main.library.articles.get(numbers[0]).row.title}"
    answer = await main.ask(Question(subject.label("Note"), present.note, hint=hint))
    if answer is not None:
        await change(main, numbers, main.library.marks.note, numbers, answer, about)


async def grade(main: MainScreen) -> None:
    """Ask for a grade of source and information, and give it likewise."""
    subject = _subject(main)
    if subject is None:
        return
    await main.require_writable()
    numbers, about, present = subject
    question = Question(
        subject.label("Grade"),
        present.grade,
        hint="the source A to F, the information 1 to 6; an empty line takes it away",
        complete=offers,
        check=_check,
        proposed=True,
    )
    answer = await main.ask(question)
    if answer is not None:
        await change(main, numbers, main.library.marks.grade, numbers, parse_grade(answer), about)


def offers(typed: str) -> list[Suggestion]:
    """Offer the grades that are one sign longer than what was typed, each with its words."""
    begun = parse_grade(typed)
    if begun is None:
        return []
    return [
        Suggestion(grade, f"{grade} {_SCALE[grade[-1]]}")
        for grade in GRADES
        if grade.startswith(begun) and len(grade) == len(begun) + 1
    ]


def _check(typed: str) -> Complaint | None:
    if parse_grade(typed) is not None:
        return None
    return Complaint("A grade is a letter, A to F, a number, 1 to 6, or both: B2.")


def _subject(main: MainScreen) -> _Subject | None:
    """The fact under the cursor where facts have the keys, else the chosen articles."""
    from tui.library.facts.fact_identity import identity

    article, fact = main.facts.article, main.facts.fact
    if main.place in ("facts", "sentence") and article and fact:
        numbers, about = [article.row.number], identity(fact)
    else:
        numbers, about = chosen(main), ARTICLE
    if not numbers:
        return None
    annotations: Sequence[Annotation] = ()
    if len(numbers) == 1:
        annotations = main.library.articles.get(numbers[0]).annotations
    present = next((a for a in annotations if (a.kind, a.key) == about), Annotation())
    return _Subject(numbers, about, present)
