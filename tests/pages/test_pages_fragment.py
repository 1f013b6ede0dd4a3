"""What a feed carries, set as it was meant."""

from importlib import import_module

import pytest

from tui import clean
from tui.model import Block, Body, Link
from tui.pages import fragment, plain

URL = "https://news.example/world/today.html"


def blocks(body: Body) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, body.text[b.start : b.end]) for b in body.blocks]


def texts(html: str) -> list[str]:
    return [text for _, _, text in blocks(fragment(html, URL))]


def links(body: Body) -> list[tuple[str, str]]:
    return [(body.text[link.start : link.end], link.url) for link in body.links]


def test_each_kind_of_block():
    body = fragment(
        "<h2>Head</h2><p>One.</p><blockquote><p>Said.</p><p>And done.</p></blockquote>"
        "<ul><li>a</li><li>b<ol><li>b1</li></ol>after</li></ul><dl><dt>t</dt><dd>d</dd></dl>"
        "<table><tr><th>Day</th><th>Dead</th></tr><tr><td>Monday</td><td><p>4</p></td></tr></table>"
        "<pre>x = 1\n  y = 2\n</pre>tail",
        URL,
    )
    assert blocks(body) == [
        ("heading", 2, "Head"),
        ("paragraph", 0, "One."),
        ("quote", 0, "Said."),
        ("quote", 0, "And done."),
        ("item", 1, "a"),
        ("item", 1, "b"),
        ("item", 2, "b1"),
        ("item", 1, "after"),
        ("item", 1, "t: d"),
        ("row", 0, "Day | Dead"),
        ("row", 0, "Monday | 4"),
        ("code", 0, "x = 1\n  y = 2"),
        ("paragraph", 0, "tail"),
    ]


def test_blocks_cover_the_text_in_order():
    body = fragment("<p>One</p>two<ul><li>three</li></ul>", URL)
    assert body == Body(
        "One\n\ntwo\n\nthree",
        (Block("paragraph", 0, 3), Block("paragraph", 5, 8), Block("item", 10, 15, 1)),
    )


def test_whitespace_is_folded_and_entities_are_read():
    assert texts("<p>\n  At&eacute;  &amp;&nbsp;\t<b>so</b> <i> on</i>.\n</p>") == ["Até & so on."]


def test_words_in_tags_are_not_torn_apart():
    assert texts("<p>S<b>ouda</b>n, <em>Oman</em>; U.<small>N.</small></p>") == [
        "Soudan, Oman; U.N."
    ]


def test_one_break_is_a_line_and_two_are_a_paragraph():
    assert texts("one<br>two<br/><br>three<br> <br>four<br>") == ["one\ntwo", "three", "four"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        "<form>Name <input><button>Send</button></form>",
        "<p hidden>no</p>",
        '<p style="display: none">no</p>',
        '<span aria-hidden="true">no</span>',
        "<noscript>no</noscript>",
        "<!-- no -->",
        "<svg><text>no</text></svg>",
        "<textarea>no</textarea>",
        "<head><title>no</title></head>",
        "<iframe src='x'>no</iframe>",
        "<div class='subscription-widget-wrap'><p>no</p></div>",
        "<figure class='kg-card kg-bookmark-card'><a href='/x'><div>no</div></a></figure>",
    ],
)
def test_what_is_not_meant_to_be_read_is_not(unseen):
    assert texts(f"<p>One {unseen} two</p><p>three</p>") in (
        ["One two", "three"],
        ["One", "two", "three"],
    )


def test_links_lead_where_they_say_and_only_to_the_web():
    body = fragment(
        '<p>See <a href="/map?a=1&amp;b=2"> the map</a>, <a href="javascript:x">not this</a>, '
        '<a href="mailto:a@b.example">nor this</a> or <a href="http://[">that</a> but '
        '<a href="//cdn.example/x">this</a>.</p>',
        URL,
    )
    assert body.text == "See the map, not this, nor this or that but this."
    assert links(body) == [
        ("the map", "https://news.example/map?a=1&b=2"),
        ("this", "https://cdn.example/x"),
    ]


def test_a_link_over_several_blocks_is_one_in_each():
    body = fragment('<a href="/x"><h3>Head</h3><p>Text</p></a><p>after</p>', URL)
    assert links(body) == [("Head", "https://news.example/x"), ("Text", "https://news.example/x")]


def test_a_base_moves_relative_links():
    body = fragment('<base href="https://other.example/a/"><p><a href="b">x</a></p>', URL)
    assert links(body) == [("x", "https://other.example/a/b")]


def test_a_table_that_sets_the_page_is_no_table():
    html = "<table><tr><td><p>First.</p><p>Second.</p></td><td>Side</td></tr></table>"
    assert [kind for kind, _, _ in blocks(fragment(html, URL))] == ["paragraph"] * 3


def test_a_table_keeps_its_cells_apart_and_drops_empty_ends():
    html = (
        "<table><tr><td>a</td><td></td><td>c</td></tr><tr><td>d</td><td></td><td></td></tr></table>"
    )
    assert texts(html) == ["a |  | c", "d"]


def test_unsafe_characters_do_not_come_through():
    body = fragment("<p>a&#27;[2J\x9b31m\u202e<a href='/x\x1b'>b&#x200b;c</a>&#0;&#x85;</p>", URL)
    assert body.text == clean.text(body.text)
    assert links(body) == [("bc", "https://news.example/x")]


def test_text_without_markup_stays_as_it_is():
    assert texts("Two were killed.\n\nOne was hurt.") == ["Two were killed.", "One was hurt."]
    assert texts("3 < 5 and R&D") == ["3 < 5 and R&D"]


@pytest.mark.parametrize(
    "html", ["", " ", "<p></p>", "<", "&", "<img src=x>", "<p>&nbsp;</p>", "\0"]
)
def test_nothing_is_nothing(html):
    assert fragment(html, URL).text.strip("<&") == ""


def test_deep_nesting_is_read_all_the_same():
    html = "<div>" * 60 + "Two people were killed." + "</div>" * 60
    assert texts(html) == ["Two people were killed."]


@pytest.mark.parametrize(
    "piece",
    [
        "<br>",
        "<p>x",
        "<a href='/y'>x</a> ",
        "<table><tr><td>",
        "<ul><li>",
        "<b>",
        "&#27;",
        "<script>",
    ],
)
def test_many_of_anything_are_bounded(monkeypatch, piece):
    monkeypatch.setattr(import_module("tui.pages.fragment"), "MAX_TAGS", 50)
    body = fragment(piece * 200, URL)
    assert len(body.blocks) <= 50
    assert all(isinstance(link, Link) for link in body.links)


def test_plain_text_by_empty_lines():
    text = "First line\nand its second.\n\n\nNext.\n"
    assert blocks(plain(text)) == [
        ("paragraph", 0, "First line and its second."),
        ("paragraph", 0, "Next."),
    ]


def test_plain_text_whose_lines_are_paragraphs():
    long = "A sentence that goes on about the weather. " * 10
    assert [text for _, _, text in blocks(plain(f"{long}\n{long}\nShort."))] == [
        long.strip(),
        long.strip(),
        "Short.",
    ]


@pytest.mark.parametrize("head", ['<pre><br><a href="/x">', '<pre><a href="/x"><br>'])
def test_no_text_opens_with_the_break_before_its_link(head):
    body = fragment(f"{head}word", "https://host.example/a/b")
    assert body.text == "word"
    assert [(link.start, link.end) for link in body.links] in ([], [(0, 4)])
