"""What control characters are left of stands again, in feeds of every kind and on pages."""

import pytest

from tui.feeds.parse import parse
from tui.pages import extract, fragment

URL = "https://coast.example/feed.xml"
STORY = (
    "The dam of the town gave way on Monday and people fled to the hills, the mayor said there.",
    "Boats took the rest of them to the school, which lies high, before the night was over.",
)
CASES = {
    "10{13}12 died": "10–12 died",
    "10{14}12 died": "10—12 died",
    "10{1e}12 died": "10-12 died",
    "10{1}12 died": "10 12 died",
    "10{7f}12 died": "10 12 died",
    "it didn{19}t hold": "it didn’t hold",
    "{1c}It held{1d}, he said": "“It held”, he said",
    "the m{2}ayor": "the mayor",
}


def written(case: str, form: str) -> str:
    """The case with its control characters in one of the forms in which they come."""
    for code in (0x1, 0x2, 0x13, 0x14, 0x19, 0x1C, 0x1D, 0x1E, 0x7F):
        case = case.replace(f"{{{code:x}}}", form.format(code=code, sign=chr(code)))
    return case


@pytest.mark.parametrize("form", ["{sign}", "&#{code};", "&#x{code:x};", "&amp;#{code};"])
@pytest.mark.parametrize("case", CASES)
def test_marks_stand_again_in_a_feed(case, form):
    text = written(case, form)
    item = f"<item><title>{text}</title><description>{text}</description></item>"
    body = f"<rss><channel><title>Coast</title>{item}</channel></rss>"
    (entry,) = parse(body.encode(), URL).entries
    assert entry.title == fragment(entry.html, URL).text == CASES[case]


@pytest.mark.parametrize("form", ["{sign}", "\\u{code:04x}"])
@pytest.mark.parametrize("case", CASES)
def test_marks_stand_again_in_json(case, form):
    text = written(case, form)
    body = f'{{"title": "Coast", "items": [{{"title": "{text}", "content_text": "{text}"}}]}}'
    (entry,) = parse(body.encode(), URL).entries
    assert entry.title == fragment(entry.html, URL).text == CASES[case]


@pytest.mark.parametrize("form", ["{sign}", "&#{code};", "&#x{code:x};"])
@pytest.mark.parametrize("case", CASES)
def test_marks_stand_again_on_a_page(case, form):
    texts = (STORY[0], written(case, form), STORY[1])
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    html = f"<html><body><article><h1>Dam</h1>{paragraphs}</article></body></html>"
    assert extract(html.encode(), URL).body.text.split("\n\n")[1] == CASES[case]


def test_words_around_a_lost_break_of_lines_stay_apart():
    item = "<item><title>Nine\x0bdied</title></item>"
    body = f"<rss><channel><title>Coast</title>{item}</channel></rss>"
    assert parse(body.encode(), URL).entries[0].title == "Nine died"
