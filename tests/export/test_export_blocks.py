"""Blocks of a brief as markdown and html: whatever a text holds, none of it is markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as page
from markdown_it import MarkdownIt

from tui.export.blocks import (
    Block,
    ClaimEntry,
    Heading,
    Paragraph,
    Picture,
    Run,
    Table,
    html,
    markdown,
)

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1).filter(
    str.strip
)


def joined(*blocks: Block) -> str:
    return "".join(markdown(blocks))


@given(TEXTS)
def test_a_text_stays_itself_in_markdown(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(joined(Paragraph(((Run(text),),))))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    (child,) = (one for one in tokens[1].children or () if one.content)
    assert (child.type, child.content) == ("text", " ".join(text.split()))


@given(TEXTS)
def test_a_text_stays_itself_in_html(text):
    blocks = (Heading(1, text), ClaimEntry((Run(text),), text, (Run(text, strong=True),)))
    body = page.fromstring("".join(html(blocks, text)))
    assert body.xpath("string(//title)") == text
    assert body.xpath("string(//h1)") == text
    assert [one.text_content() for one in body.xpath("//blockquote | //strong")] == [text, text]
    assert not body.xpath("//script | //img | //a")


def test_only_addresses_of_the_web_are_links():
    runs = (Run("a", link="https://a.example/?q=<x> y"), Run("b", link="javascript:alert(1)"))
    assert joined(Paragraph((runs,))) == "[a](<https://a.example/?q=%3Cx%3E%20y>)b\n\n"
    body = page.fromstring("".join(html((Paragraph((runs,)),), "t")))
    assert body.xpath("//a/@href") == ["https://a.example/?q=<x> y"]


def test_a_table_has_its_numbers_to_the_right():
    table = Table(("place", "killed"), (((Run("A | B"),), (Run("4"),)),), frozenset({1}))
    assert joined(table) == "| place | killed |\n|---|---:|\n| A \\| B | 4 |\n\n"
    body = page.fromstring("".join(html((table,), "t")))
    assert [cell.text_content() for cell in body.xpath("//*[@class='number']")] == ["killed", "4"]


def test_a_picture_stands_in_the_text_itself():
    picture = Picture("<svg/>", "what [it] shows", "map")
    assert joined(picture) == "![what \\[it\\] shows](data:image/svg+xml;base64,PHN2Zy8+)\n\n"
    assert "<figure><svg/><figcaption>what [it] shows</figcaption>" in "".join(html([picture], ""))
