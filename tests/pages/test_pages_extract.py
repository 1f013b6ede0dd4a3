"""Pages as sites make them, each beside what must be read from it."""

import gzip
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from layouts import STORY, paragraphs

from tui import clean
from tui.model import Page
from tui.pages import extract, fragment

DATA = Path(__file__).parent / "data"
PAGES = sorted(DATA.glob("*.html"))
URL = "https://wire.example/2026/bentiu.html"


def told(page: Page) -> str:
    """A page as lines: what it says about itself, its blocks, its links."""
    text = page.body.text
    published = page.published.isoformat() if page.published else ""
    return "\n".join(
        [
            *(f"state: {page.state}", f"title: {page.title}", f"author: {page.author}"),
            *(f"published: {published}", f"site: {page.site}", f"language: {page.language}", ""),
            *(f"{b.kind} {b.level}: {text[b.start : b.end]}" for b in page.body.blocks),
            *(f"link: {text[link.start : link.end]} -> {link.url}" for link in page.body.links),
            "",
        ]
    )


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_page_becomes_what_stands_beside_it(file):
    page = extract(file.read_bytes(), URL, "text/html")
    assert told(page) == file.with_name(f"{file.name}.expected").read_text("utf-8")


def page_of(paragraphs: int, head: str = "", tail: str = "") -> bytes:
    text = "".join(
        f"<p>On day {n} the convoy waited at the bridge of Kosti while its drivers argued about the"
        f" toll, and on the evening of that day {n + 2} lorries were let across.</p>"
        for n in range(paragraphs)
    )
    return f"<html><head>{head}</head><body><article>{text}{tail}</article></body></html>".encode()


def test_one_control_reference_does_not_lose_the_page():
    assert extract(page_of(6, tail="<p>&#27;&#x0;&#1;</p>"), URL).state == "full"


def test_a_page_in_another_encoding():
    body = page_of(4).decode().replace("Kosti", "Пермь").encode("cp1251")
    assert "Пермь" in extract(body, URL, "text/html; charset=windows-1251").body.text


def test_a_sentence_about_an_author_is_no_name():
    about = '<div class="author-bio"><p>Ana Ruiz is our writer in Pasto and likes maps.</p></div>'
    assert extract(page_of(5, tail=about), URL).author == ""


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "datePublished": "Tue, 03 Mar 2026 07:10:00 +0100"}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2026-03-03T07:10:00+0100"} -->',
        '/*<![CDATA[*/[{"@type": "Report", "datePublished": "2026-03-03T06:10:00Z"}]/*]]>*/',
    ],
)
def test_data_in_a_comment_and_a_date_of_mail_are_read(data):
    page = f"<script type='application/ld+json'>{data}</script><article><p>Ferry.</p></article>"
    assert extract(page.encode(), URL).published == datetime(2026, 3, 3, 6, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "meta",
    ['http-equiv="Content-Language" content="fr-FR"', 'property="og:locale" content="fr_FR"'],
)
def test_a_language_is_read_where_the_root_names_none(meta):
    page = f"<html><head><meta {meta}></head><body><article><p>Un bac.</p></article></body></html>"
    assert extract(page.encode(), URL).language == "fr"


def test_a_long_free_text_is_no_paywall_for_its_menu():
    page = extract(page_of(30, tail="<p>Already a subscriber? Log in.</p>"), URL)
    assert page.state == "full"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0" * 1_000,
        b"\xff\xfe",
        b"%PDF-1.7",
        gzip.compress(b"x" * 1_000, mtime=0),
        b"<",
        b"<html>",
        b"<html><body></body></html>",
        b"<div>" * 60 + b"Two people were killed." + b"</div>" * 60,
        b"<br>" * 2_000,
        b"<article>" + b"<table><tr><td>" * 20,
        b'<script type="application/ld+json">[[[</script>',
        b'<script type="application/ld+json">{"@graph": 5}</script>',
        b'<script type="application/ld+json">[{"datePublished": {}}, 7]</script>',
        b'<meta property="article:published_time" content="9999-99-99T99:99:99Z">',
        b'<meta property="article:published_time" content="0001-01-01T00:00:00+23:00">',
    ],
    ids=lambda body: repr(body[:40]),
)
def test_no_page_is_a_crash(body):
    page = extract(body, URL)
    assert page.state in ("empty", "short")
    assert page.body.text == clean.text(page.body.text)


def test_no_more_of_a_page_is_read_than_is_worth_it():
    body = page_of(3) + b"<!-- " + b"x" * 3_000_000 + b" --><p>Never reached, and never missed.</p>"
    assert "Never reached" not in extract(body, URL).body.text


@pytest.mark.parametrize(
    "code",
    [
        "<script>{}</script>",
        "<SCRIPT type='text/javascript'>{}</SCRIPT >",
        "<style media=print>{}</style>",
        "<svg viewBox='0 0 9 9'><path d='{}'/></svg>",
    ],
)
def test_a_long_page_is_read_without_its_scripts(code):
    long = code.format("let unread = 1 < 2; " * 60_000)
    said = (
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "datePublished": "2026-03-02T10:00:00Z"}</script>'
    )
    page = extract(page_of(40, head=said + long), URL)
    plain = extract(page_of(40, head=said), URL)
    assert page.body == plain.body
    assert page.published == plain.published
    assert page.published is not None


def test_a_long_page_whose_script_never_ends_is_read_up_to_it():
    page = extract(page_of(6, tail="<script>" + "x" * 1_200_000), URL)
    assert "On day 5 the convoy" in page.body.text
    assert extract(b"<script>" * 20, URL).state == "empty"


@pytest.mark.parametrize("filling", ["<i>w</i>", "<p>a", "<td>x", "<!-- -->"])
def test_of_a_page_of_tags_only_the_beginning_is_read(monkeypatch, filling):
    monkeypatch.setattr(import_module("tui.pages.extraction"), "MAX_TAGS", 100)
    page = extract(page_of(6, tail=filling * 240), URL)
    assert "On day 5 the convoy" in page.body.text
    assert len(page.body.text) < 100_000


def test_a_page_whose_tags_pass_the_limit_of_attributes_is_not_parsed(monkeypatch):
    monkeypatch.setattr("tui.clean.MAX_ATTRIBUTES", 20)
    attributes = "".join(f' a{n}="1"' for n in range(25))
    page = f"<article><p x='{'x' * 8_000}'{attributes}>Two people were killed.</p></article>"
    assert extract(page.encode(), URL).body.text == ""


@pytest.mark.parametrize("opening", ["<font>", "<div>", "<b><i>"])
def test_paragraphs_in_what_is_never_closed_are_all_read(monkeypatch, opening):
    monkeypatch.setattr("tui.pages.depth.DEEPEST", 8)
    nested = "".join(f"<p>{opening}{text} <a href='/1'>More.</a>" for text in STORY)
    for body in (extract(f"<h1>Dam</h1>{nested}".encode(), URL).body, fragment(nested, URL)):
        assert [text for text in STORY if text not in body.text] == []


@pytest.mark.parametrize(
    "body",
    [
        "<x-text>" + "".join(f"<x-par>{text}</x-par>" for text in STORY) + "</x-text>",
        f"<x-lead>{STORY[0]}</x-lead>{paragraphs(*STORY[1:])}",
        f"<x-text><template shadowrootmode='open'>{paragraphs(*STORY)}</template></x-text>",
    ],
)
def test_paragraphs_in_elements_of_a_page_s_own_are_kept(body):
    html = f"<html><body><main><article><h1>Ferry</h1>{body}</article></main></body></html>"
    assert extract(html.encode(), "https://river.example/f").body.text == "\n\n".join(STORY)


def test_a_word_in_an_element_of_a_page_s_own_stays_in_its_sentence():
    text = STORY[0].replace("river ferry", "<x-link>river ferry</x-link>")
    html = f"<html><body><article><h1>Ferry</h1><p>{text}</p>{paragraphs(*STORY[1:])}</article>"
    assert extract(html.encode(), "https://river.example/f").body.text == "\n\n".join(STORY)
