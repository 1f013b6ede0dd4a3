"""Pages are read as a whole, whatever their layout, and nothing beside the article is."""

import pytest
from layouts import H1, LAYOUTS, STORY, page, paragraphs
from layouts_beside import LAYOUTS_BESIDE

from tui.pages import extract

URL = "https://river.example/2026/ferry.html"


def read(html: str, url: str = URL):
    return extract(html.encode(), url, "text/html; charset=utf-8")


@pytest.mark.parametrize("name", [*LAYOUTS, *LAYOUTS_BESIDE])
def test_the_article_is_read_in_order_and_nothing_else(name):
    layout = (LAYOUTS | LAYOUTS_BESIDE)[name]
    article = read(layout.html)
    text = article.body.text
    places = [text.find(piece) for piece in layout.texts]
    assert -1 not in places, [p for p, at in zip(layout.texts, places, strict=True) if at < 0]
    assert places == sorted(places)
    assert not [piece for piece in layout.absent if piece in text]
    assert article.state == "full"
    assert article.title == "Ferry capsizes at the weir of Orlova"


def test_words_and_blanks_beside_a_link_stay_where_they_stood():
    sentence = "Divers, <a href='/d'>who came by night</a>, found <b>two</b> more in the hull."
    html = page(f"<div class='text'>{H1}<div>{sentence}</div>{paragraphs(*STORY)}</div>")
    body = read(html).body
    assert "Divers, who came by night, found two more in the hull." in body.text
    assert [(body.text[link.start : link.end], link.url) for link in body.links] == [
        ("who came by night", "https://river.example/d")
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>East:<br>Ask <a href='/c'>the customs shed</a> first.</li></ul>", "Ask the"),
        (
            "<blockquote>East:<br>Ask <a href='/c'>the customs shed</a> first.</blockquote>",
            "Ask the",
        ),
        ("<dl><dt>East</dt><dd>Now:<br>Ask <a href='/c'>the shed</a></dd></dl>", "Ask the"),
        (
            "<table><tr><td>Now:<br>Ask <a href='/c'>the shed</a><td>9<tr><td>West<td>3</table>",
            "Now: Ask the shed | 9",
        ),
        ("<div>12 killed in <a href='/c'>Orlova</a></div>", "12 killed in Orlova"),
        ("<div>Ask <a href='/c'>Ana Ruiz</a> first</div>", "Ask Ana Ruiz first"),
    ],
)
def test_words_before_a_link_and_the_blank_between_them_stay(html, text):
    assert text in read(page(f"<article>{H1}{paragraphs(*STORY)}{html}<p>{STORY[0]}</p>")).body.text


def test_the_mark_by_a_heading_within_an_item_is_left_out():
    html = page(
        f"<article>{H1}{paragraphs(*STORY)}<ul><li><h3><a href='#east'></a>The east bank</h3>"
        "Divers went on until the evening of Monday, and found no more.</li></ul></article>"
    )
    assert read(html).body.text.endswith("found no more.")


def test_the_way_to_a_page_above_its_text_is_no_part_of_it():
    html = page(f"<article>{H1}{paragraphs('News > Region > Rivers', *STORY)}</article>")
    assert read(html).body.text == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "line", ["3.5.2026, 19:16 Uhr", "Sunday, May 3, 2026", "Published: 3 May 2026"]
)
def test_a_line_above_the_text_that_is_a_day_is_no_part_of_it(line):
    assert (
        line
        not in read(page(f"<article>{H1}<p>{line}</p>{paragraphs(*STORY)}</article>")).body.text
    )


@pytest.mark.parametrize(
    "line",
    [
        *("Back to top", "[+] Enlarge", "RP-Wire ™ & © 2026 River Post Group", "(END)"),
        *("Write to Ana Ruiz at ana@river.example", "Facebook https://fb.me/riverpost"),
        *("-------------", "猜你喜欢"),
    ],
)
def test_a_line_of_the_site_is_no_part_of_a_text(line):
    html = page(f"<article>{H1}{paragraphs(*STORY[:3], line, *STORY[3:])}</article>")
    assert read(html).body.text == "\n\n".join(STORY)


def test_relative_links_lead_from_the_base_of_the_page():
    html = page(
        f"<article>{H1}<p>The union <a href='ask'>has asked for a light</a> above the weir for"
        f" years, it said in a letter.</p>{paragraphs(*STORY)}</article>",
        head="<base href='https://docs.example/union/'>",
    )
    assert [link.url for link in read(html).body.links] == ["https://docs.example/union/ask"]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("At least 12<sup>1</sup> people drowned", "At least 12 people drowned"),
        ("At least 12<sup><a href='#fn3'>[3]</a></sup> people", "At least 12 people"),
        ("At least 12<sup>1,2</sup>people drowned", "At least 12 people drowned"),
        ("At least 12<a href='#_ftn4'>4</a> people drowned", "At least 12 people drowned"),
        ("At least 12<sup>*</sup> people drowned", "At least 12 people drowned"),
        ("some 40 people<sup>[note 2]</sup> fled", "some 40 people fled"),
        ("5 km<sup>2</sup> were flooded", "5 km² were flooded"),
        ("300 m<sup>3</sup> a second", "300 m³ a second"),
        ("3 × 10<sup>6</sup> litres", "3 × 10⁶ litres"),
        ("some 10<sup>6</sup> litres", "some 10⁶ litres"),
        ("some 10<sup>−3</sup> of it", "some 10⁻³ of it"),
        ("10<sup>1</sup> people drowned", "10 people drowned"),
        (
            "10<sup>2</sup> people drowned in two boats<sup>1</sup>",
            "10 people drowned in two boats",
        ),
        ("12<span class='superscript'>3</span> people drowned", "12 people drowned"),
        ("12<span style='vertical-align: super'>3</span> people", "12 people"),
        ("on the 1<sup>st</sup> day", "on the 1st day"),
        ("see <a href='#list'>12</a> names", "see 12 names"),
        ("At least <del>nine</del> twelve drowned", "At least twelve drowned"),
    ],
)
def test_marks_of_notes_are_no_digits_of_a_number(marked, text):
    html = page(f"<article>{H1}<p>{marked}, the police said on Sunday.</p>{paragraphs(*STORY)}")
    assert f"{text}, the police said" in " ".join(read(html).body.text.split())


@pytest.mark.parametrize(
    "prose",
    [
        "On 12 May 2008 an earlier boat was lost in the same place with all its crew.",
        "The flood of 2008-05-12 is remembered here, as is the one of 2011-03-02.",
    ],
)
def test_a_page_without_a_stated_date_takes_none_from_its_prose(prose):
    assert read(page(f"<article>{H1}{paragraphs(prose, *STORY)}</article>")).published is None


@pytest.mark.parametrize(
    ("head", "line", "url"),
    [
        ("<meta name='date' content='2026-05-03'>", "", URL),
        ("", "<time datetime='2026-05-03'>Sunday</time>", URL),
        ("", "<p class='dateline'>May 3, 2026</p>", URL),
        ("", "", "https://river.example/2026/05/03/ferry"),
    ],
)
def test_a_date_that_a_page_states_is_read(head, line, url):
    article = read(page(f"<article>{H1}{line}{paragraphs(*STORY)}</article>", head), url)
    assert article.published.date().isoformat() == "2026-05-03"


@pytest.mark.parametrize(
    ("head", "byline", "author"),
    [
        ("<meta name='author' content='Ana Ruiz and Tom Hale'>", "", "Ana Ruiz, Tom Hale"),
        ("", "<p class='byline'>By <a href='/ana'>Ana Ruiz</a></p>", "Ana Ruiz"),
        ("", "<p class='byline'>Von Ana Ruiz; ana@river.example</p>", "Ana Ruiz"),
        ("<meta name='author' content='https://river.example/ana'>", "", ""),
        ("", "<div class='comment'><span class='author'>Somebody Else</span></div>", ""),
    ],
)
def test_the_authors_of_a_page(head, byline, author):
    html = page(f"<article>{H1}{byline}{paragraphs(*STORY)}</article>", head)
    assert read(html).author == author


@pytest.mark.parametrize("dash", ["&#150;", "&#x96;", "&#0150;", "–", "\x96"])
def test_a_dash_of_windows_stays_between_two_numbers(dash):
    html = page(
        f"<article>{H1}<p>Some 10{dash}12 people drowned, they said.</p>{paragraphs(*STORY)}"
    )
    assert "Some 10–12 people drowned" in read(html).body.text


@pytest.mark.parametrize("container", ["article", "main", "div class='article-content'"])
def test_a_report_of_one_short_paragraph_is_not_mixed_with_the_page(container):
    report = "渡轮在奥尔洛瓦的堰下翻沉，造成九人死亡，二十三人获救。"
    html = (
        f"<html><body><main><{container}><h1>渡轮翻沉</h1><p>{report}</p></{container.split()[0]}></main>"
        "<div class='side'><h3>Most read</h3><ul><li><a href='/1'>Coach crashes, 31 dead</a>"
        "</li></ul><p>Get the morning letter every day at six.</p></div></body></html>"
    )
    assert read(html).body.text == report


def test_a_list_in_a_box_that_is_a_table_is_read():
    box = "<table><tr><td><ul><li>9 drowned</li><li>23 pulled out</li></ul></td></tr></table>"
    html = page(f"<article>{H1}{paragraphs(*STORY[:2])}{box}{paragraphs(*STORY[2:])}</article>")
    text = read(html).body.text
    places = [text.find(piece) for piece in (STORY[1], "9 drowned", "23 pulled out", STORY[2])]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    "points",
    [
        "<ul class='summary'><li>Nine people have drowned.</li><li>An inquiry began.</li></ul>",
        "<div class='key-points'><p>Nine people have drowned.</p><p>An inquiry began.</p></div>",
    ],
)
def test_points_below_the_heading_stand_before_the_text(points):
    html = page(f"<main>{H1}{points}<article>{paragraphs(*STORY)}</article></main>")
    text = read(html).body.text
    assert text.startswith("Nine people have drowned. An inquiry began.\n\n")
    assert STORY[-1] in text


def test_sentences_in_bare_divs_keep_their_blanks_beside_others_without_links():
    linked = (
        "The <a href='/u'>boatmen</a>, <a href='/v'>the mayor</a> and a priest met at the weir."
    )
    divs = "".join(f"<div>{text}</div>" for text in (linked, *STORY))
    text = read(page(f"<div class='c'>{H1}{divs}</div>")).body.text
    assert "The boatmen, the mayor and a priest met at the weir." in text
    assert all(paragraph in text for paragraph in STORY)
