"""The frozen types that every room speaks.

They are plain dataclasses, because the first frame must wait for no library: msgspec turns
them into JSON and back where that is needed. Times are aware datetimes in UTC. A span is
[start, end) in characters.

    text      plain characters, and how they are set
    feeds     feeds, entries, pages; facts: what was found in a text
    query_rules   what config.toml does with what a query finds
    articles  what the library keeps, and what the reader decides about it
"""

from tui.model.articles import (
    SORTS,
    Annotation,
    Article,
    Decision,
    Opinion,
    Revision,
    Row,
    Sort,
    Verdict,
)
from tui.model.facts import (
    FACT_LISTS,
    MOST_PEOPLE,
    Casualty,
    Certainty,
    ClaimKind,
    DatePrecision,
    Document,
    Explanation,
    FactKind,
    Facts,
    Group,
    Organisation,
    Person,
    Place,
    PlaceKind,
    PlacePrecision,
    Precision,
    Range,
    Rule,
    Stated,
    Status,
    Toll,
    TollKind,
    Weapon,
    Where,
    parse_count,
)
from tui.model.feeds import (
    Entry,
    Feed,
    Page,
    PageState,
    ParsedFeed,
    Statement,
)
from tui.model.query_rules import QueryRule
from tui.model.text import (
    Block,
    BlockKind,
    Body,
    Link,
    Span,
    in_paragraphs,
)

__all__ = [
    "FACT_LISTS",
    "MOST_PEOPLE",
    "SORTS",
    "Annotation",
    "Article",
    "Block",
    "BlockKind",
    "Body",
    "Casualty",
    "Certainty",
    "ClaimKind",
    "DatePrecision",
    "Decision",
    "Document",
    "Entry",
    "Explanation",
    "FactKind",
    "Facts",
    "Feed",
    "Group",
    "Link",
    "Opinion",
    "Organisation",
    "Page",
    "PageState",
    "ParsedFeed",
    "Person",
    "Place",
    "PlaceKind",
    "PlacePrecision",
    "Precision",
    "QueryRule",
    "Range",
    "Revision",
    "Row",
    "Rule",
    "Sort",
    "Span",
    "Stated",
    "Statement",
    "Status",
    "Toll",
    "TollKind",
    "Verdict",
    "Weapon",
    "Where",
    "in_paragraphs",
    "parse_count",
]
