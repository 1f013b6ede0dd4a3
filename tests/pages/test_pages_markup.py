"""Markup that a browser draws as text, or does not draw, in feeds and on pages alike."""

import pytest

from tui.pages import extract, fragment

URL = "https://news.example/world/today.html"
ABOVE = (
    "A blast tore through the market of the town on Monday morning, the mayor said, and people "
    "searched for their relatives under the fallen roofs of the shops."
)
BELOW = "The mayor said that an inquiry had begun and that the hospital of the town needed blood."

DRAWN = {
    "<p><a id='above'></a>Nine were hurt.</p>": ["Nine were hurt."],
    "<p>Nine were hurt.<a name='below'><span></span></a></p>": ["Nine were hurt."],
    "<ul><li><a href='/h'>Harran</a>: 12 dead</li><li><a href='/s'>Selm</a>: 4</li></ul>": [
        "Harran: 12 dead",
        "Selm: 4",
    ],
    "<p>12 died in <a href='/h'>Harran</a>, 4 in <a href='/s'>Selm</a>.</p>": [
        "12 died in Harran, 4 in Selm."
    ],
    "<p>The blast killed 12<img src='a.png'>34 others were taken to the hospital there.</p>": [
        "The blast killed 12 34 others were taken to the hospital there."
    ],
    "<p>The blast killed 12.<iframe src='a.html'></iframe>Others were taken to Selm by car.</p>": [
        "The blast killed 12. Others were taken to Selm by car."
    ],
    "<p>It fell (<img src='a.png'>Selm's roof did) on the people of the market, he said.</p>": [
        "It fell (Selm's roof did) on the people of the market, he said."
    ],
    "<p>We saw <span style='text-decoration: line-through'>9</span> 12 dead, the nurse said.</p>": [
        "We saw 12 dead, the nurse said."
    ],
    "<p>We saw 12<span hidden>9</span> dead in the ward by the evening, the nurse said.</p>": [
        "We saw 12 dead in the ward by the evening, the nurse said."
    ],
    "<p>We saw 12<sup><a href='#n'><span>[<i>1</i>]</span></a></sup> dead, the nurse said.</p>": [
        "We saw 12 dead, the nurse said."
    ],
    "<p>We saw 12<sup>ii</sup> dead and 40<sup>note 2</sup> hurt there, the nurse said.</p>": [
        "We saw 12 dead and 40 hurt there, the nurse said."
    ],
    "<details><summary>Who was hurt?</summary><p>Nine were, a nurse said.</p></details>": [
        "Who was hurt?",
        "Nine were, a nurse said.",
    ],
    "<figure><blockquote><p>We lost 12 of our neighbours.</p></blockquote></figure>": [
        "We lost 12 of our neighbours."
    ],
    "<p>We counted <del>12</del><ins>37</ins> dead in the ward by the evening, a nurse said.</p>": [
        "We counted 37 dead in the ward by the evening, a nurse said."
    ],
    "<p>They called it <q>a dark day</q> for all of the towns along the river.</p>": [
        "They called it “a dark day” for all of the towns along the river."
    ],
    "<p><ruby>地震<rp>(</rp><rt>じしん</rt><rp>)</rp></ruby>で町の多くの家が倒れ、人々は広場で"
    "夜を過ごした。</p>": ["地震で町の多くの家が倒れ、人々は広場で夜を過ごした。"],
    "<p>The roof fell on <time datetime='2026-05-04'>Monday</time> and 9 people were hurt.</p>": [
        "The roof fell on Monday and 9 people were hurt."
    ],
    "<p>Some 1<sup>1</sup>&frasl;<sub>2</sub> million people left for the hills in a week.</p>": [
        "Some 1½ million people left for the hills in a week."
    ],
    "<p>Some 2 <sup>5</sup>/<sub>12</sub> million people left for the hills in a week.</p>": [
        "Some 2 5/12 million people left for the hills in a week."
    ],
    "<p>Nine were hurt<span class='sr-only'> (opens anew)</span> when a roof fell in.</p>": [
        "Nine were hurt when a roof fell in."
    ],
    "<p>In all <output>nine</output> people were hurt when the roof of the hall fell in.</p>": [
        "In all nine people were hurt when the roof of the hall fell in."
    ],
    "<center>Nobody was hurt in the third town, which lies by the sea, its mayor said.</center>": [
        "Nobody was hurt in the third town, which lies by the sea, its mayor said."
    ],
    "<p>In Harran 12<span class='footnote-ref'>1</span> people were killed, the mayor said.</p>": [
        "In Harran 12 people were killed, the mayor said."
    ],
    "<p>In Harran <span class='note'>12</span> people were killed, the mayor said.</p>": [
        "In Harran 12 people were killed, the mayor said."
    ],
    "<menu><li>Harran: 12 killed in the market</li><li>Selm: 4 killed on the road</li></menu>": [
        "Harran: 12 killed in the market",
        "Selm: 4 killed on the road",
    ],
    "<dl><dt>Killed:</dt><dd>12</dd><dt>Hurt</dt><dd>40</dd><dd>9 <b>gravely</b></dd></dl>": [
        "Killed: 12",
        "Hurt: 40; 9 gravely",
    ],
    "<table><tr><th>Valley</th><th>Town</th><th>Killed</th></tr>"
    "<tr><td rowspan=2>Upper</td><td>Harran</td><td>12</td></tr>"
    "<tr><td>Selm</td><td>4</td></tr></table>": [
        "Valley | Town | Killed",
        "Upper | Harran | 12",
        "Upper | Selm | 4",
    ],
    "<div>Twelve people were killed in the first town, its mayor said on Monday evening."
    "<div>Six were killed in the second one, he told the reporters there.</div>"
    "Nobody was hurt in the third, which lies by the sea.</div>": [
        "Twelve people were killed in the first town, its mayor said on Monday evening.",
        "Six were killed in the second one, he told the reporters there.",
        "Nobody was hurt in the third, which lies by the sea.",
    ],
}


@pytest.mark.parametrize("html", DRAWN)
def test_a_feed_is_read_as_it_is_drawn(html):
    assert fragment(html, URL).text.split("\n\n") == DRAWN[html]


@pytest.mark.parametrize("html", DRAWN)
def test_a_page_is_read_as_it_is_drawn(html):
    page = (
        f"<html><head><title>Blast in a market</title></head><body><article><h1>Blast in a market"
        f"</h1><p>{ABOVE}</p>{html}<p>{BELOW}</p></article></body></html>"
    )
    blocks = extract(page.encode(), URL, "text/html; charset=utf-8").body.text.split("\n\n")
    assert blocks[blocks.index(ABOVE) + 1 : blocks.index(BELOW)] == DRAWN[html]


def test_the_link_of_a_heading_to_itself_is_no_part_of_it():
    html = f"<h2>The toll<a href='#toll'>¶</a></h2><p>{ABOVE}</p><p>{BELOW}</p>"
    page = f"<html><body><article><h1>Blast</h1>{html}</article></body></html>"
    text = extract(page.encode(), URL, "text/html").body.text
    assert text == f"The toll\n\n{ABOVE}\n\n{BELOW}"


def test_a_number_that_spans_rows_is_not_counted_in_each():
    html = (
        "<table><tr><td>Harran</td><td>bridge</td><td rowspan=2>Killed: 12</td></tr>"
        "<tr><td>Selm</td><td>road</td></tr></table>"
    )
    assert fragment(html, URL).text.count("Killed: 12") == 1


def test_spans_that_no_table_has_repeat_nothing_without_end():
    html = "<table><tr><td rowspan=65000>Upper</td><td>Harran</td></tr></table>"
    assert fragment(html, URL).text == "Upper | Harran"


def test_long_descriptions_stay_paragraphs_of_their_own():
    html = f"<dl><dt>What happened</dt><dd>{ABOVE}</dd></dl>"
    assert fragment(html, URL).text == f"What happened\n\n{ABOVE}"


def test_the_line_of_a_date_is_no_sentence():
    html = f"<p><time datetime='2026-05-04'>4 May 2026</time></p><p>{ABOVE}</p><p>{BELOW}</p>"
    page = f"<html><body><article><h1>Blast</h1>{html}</article></body></html>"
    assert extract(page.encode(), URL, "text/html").body.text == f"{ABOVE}\n\n{BELOW}"


def test_the_blanks_of_a_number_do_not_part_it():
    html = "<p>Some 1&nbsp;300 houses and 12&#8239;500&thinsp;000 trees fell on 5&nbsp;May.</p>"
    text = "Some 1\u00a0300 houses and 12\u00a0500\u00a0000 trees fell on 5 May."
    assert fragment(html, URL).text == text
