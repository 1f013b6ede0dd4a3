"""Whose men did it where a text says "his troops": those of the nearest side of their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.facts.casualties.agents.own_sides import is_regular
from tui.facts.casualties.agents.owners import is_owned
from tui.facts.casualties.agents.verb_subjects import subjects
from tui.facts.casualties.index.filler import Filler

if TYPE_CHECKING:
    from tui.facts.casualties.agents.agent_index import AgentIndex
    from tui.facts.casualties.agents.situation import Situation
    from tui.facts.casualties.index.document_index import DocumentIndex
    from tui.facts.casualties.index.mentions import Mentions


def whose_men(
    index: DocumentIndex, mentions: Mentions, agents: AgentIndex, situation: Situation
) -> Filler | None:
    """Find whose men did it by the nearest side of their kind: "He said his troops killed nine"."""
    tokens, verb = index.tokens, situation.argument.trigger.start
    for men in subjects(tokens, verb):
        if men < verb and is_owned(tokens, men):
            regular = is_regular(mentions, tokens.lower[men])
            for number in reversed(situation.frame):
                name = agents.near(number, number)
                if name is not None and is_regular(mentions, name) == regular:
                    return Filler(name, "incident")
    return None
