"""Any text at all as a query, and the laws of a logic over those that make sense."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.errors import QueryError
from tui.library.queries.fields import FIELDS, STATES

PIECES = st.sampled_from(
    [
        *(f"{field}:" for field in FIELDS),
        *STATES,
        *"()-\"“”«»*:^+\\'",
        " ",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        ">=10",
        "7d",
        "2026-01-01",
        "río",
        "SY",
        "\x00",
        "\ud800",
        "\u202e",
        "{text}",
        ";--",
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join))
@example('"a" NEAR/3 "b"')
@example("text:a")
@example("a" * 5000)
def test_whatever_is_typed_is_answered_or_refused_with_a_place(world, text):
    try:
        found = world.articles.numbers(text)
    except QueryError as error:
        refusal = error
    else:
        assert world.articles.count(text) == len(found)
        assert list(found) == sorted(found, reverse=True)
        return
    assert 0 <= refusal.position <= len(text)
    assert str(refusal)


WORDS = st.sampled_from(
    ["river", "bridge", "is:read", "is:starred", "killed:>0", "tag:'x", "feed:local", "place:SY"]
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        inner.map(lambda part: f"-({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=8,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=TREES, other=TREES)
def test_the_language_is_a_logic(world, one, other):
    def found(query: str) -> set[int]:
        return set(world.articles.numbers(query))

    everything = found("")
    assert found(f"-({one})") == everything - found(one)
    assert found(f"({one}) ({other})") == found(one) & found(other)
    assert found(f"({one}) OR ({other})") == found(one) | found(other)
    assert found(f"({one}) -({other})") == found(one) - found(other)
