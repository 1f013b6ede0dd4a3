"""Whatever the HTML: blocks that cover the text in order, links within them, nothing unsafe."""

from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from tui import clean
from tui.model import Body
from tui.pages import extract, fragment, plain, trim

URL = "https://fuzz.example/a/b"
TAGS = ["p", "div", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "pre"]
TAGS += ["code", "br", "b", "script", "head", "base", "span", "dl", "dd", "a"]
FEW = settings(max_examples=150)

WORDS = st.sampled_from(
    ["word", " ", "\n", "two words ", "\u202e", "\x1b[1m", "&#27;", "&amp;", "é", "\xa0"]
)
PIECES = st.one_of(
    WORDS,
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(["/x", "javascript:y", "http://h.example/ z", "\x1b"]).map(
        lambda target: f'<a href="{target}">'
    ),
    st.text(max_size=5),
)
HTML = st.lists(PIECES, max_size=40).map("".join)


def check(body: Body) -> None:
    at = 0
    for block in body.blocks:
        assert block.start == at
        assert body.text[block.start : block.end].strip()
        at = block.end + 2
    assert at in (0, len(body.text) + 2)
    assert body.text == clean.text(body.text)
    for link in body.links:
        label = body.text[link.start : link.end]
        assert label
        assert label == label.strip()
        assert link.url == clean.address(link.url) != ""
        assert any(b.start <= link.start and link.end <= b.end for b in body.blocks)


@FEW
@given(HTML)
def test_any_fragment(html):
    check(fragment(html, URL))


@FEW
@given(st.text(max_size=300))
def test_any_plain_text(text):
    check(plain(text))


@settings(FEW, max_examples=40)
@given(HTML, st.text(max_size=20))
def test_any_page(html, title):
    sentence = "<p>The ferry left the quay at six with forty people and a cow on board.</p>"
    page = extract(
        f"<title>{title}</title><article>{html}{sentence * 5}".encode("utf-8", "replace"), URL
    )
    check(page.body)
    assert page.title == clean.line(page.title)


@FEW
@given(
    st.lists(st.sampled_from(["Share this", "Follow us on X", "", " ", "Rain fell."])).map(
        "\n".join
    )
)
def test_trimming_takes_only_from_the_end_and_is_done_once(text):
    short = trim(text)
    assert text.startswith(short)
    assert trim(short) == short


@FEW
@given(
    st.lists(
        st.text("ab 1.") | st.text(st.characters(exclude_categories=["C"]), max_size=60),
        min_size=1,
    ),
    st.sampled_from(["", "\n", " \n\t"]),
)
def test_bare_paragraphs_are_read_as_the_parser_reads_them(texts, between):
    html = between.join(f"<p>{escape(text)}</p>" for text in texts)
    assert fragment(html, URL) == fragment(f"<div>{html}</div>", URL)
