"""Titles and names as one clean line, whatever they are made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import clean
from tui.feeds import plain_line as titles
from tui.feeds.plain_line import author_line, plain_line

TITLES = {
    "Dam <em>fails</em>, nine dead": "Dam fails, nine dead",
    "Quake in <b>Izmir</b>, Turkey": "Quake in Izmir, Turkey",
    "Dam fails<br>Nine dead": "Dam fails Nine dead",
    "<p>Dam fails</p><p>Nine dead</p>": "Dam fails Nine dead",
    "Dam <script>track('a')</script>fails": "Dam fails",
    "<style>p{color:red}</style>Dam fails": "Dam fails",
    "Dam <!-- slug: 1 -->fails": "Dam fails",
    "<![CDATA[Dam fails]]>": "Dam fails",
    "<img src='a.jpg' alt='Dam before it failed'>": "Dam before it failed",
    "<img src='a.jpg' alt='A dam'>Dam fails": "Dam fails",
    "<figure><video src='v.mp4' controls></video></figure>Dam fails": "Dam fails",
    "Fire at A&amp;B depot": "Fire at A&B depot",
    "Q&amp;amp;A on the siege": "Q&A on the siege",
    "Dam&nbsp;fails": "Dam fails",
    "Quakes with M < 3 and > 1": "Quakes with M < 3 and > 1",
    "Use of the &lt;exec&gt; tag": "Use of the <exec> tag",
    "Heat of 48<sup>o</sup>C": "Heat of 48oC",
    "Dam fails, 12<sup>1</sup> dead": "Dam fails, 12 dead",
    "Dam fails, 12&lt;sup&gt;[3]&lt;/sup&gt; dead": "Dam fails, 12 dead",
    "Dam fails, 10<sup><a href='#n2'>2</a></sup>dead": "Dam fails, 10 dead",
    "Dam lost 10<sup>6</sup> m<sup>3</sup> of water": "Dam lost 10⁶ m³ of water",
    "Nach dem 1<sup>er</sup> Mai": "Nach dem 1er Mai",
    "Dam <a title='9 > 8' href=\"/dam\">fails</a>": "Dam fails",
    "Dam <a title='it's open' href=/dam>fails</a>": "Dam fails",
    "<ruby>堤防<rp>(</rp><rt>ていぼう</rt><rp>)</rp></ruby>が<ruby>決<rt>けっ壊": "堤防が決",
    "Dam fails, <del>9</del> 12 dead": "Dam fails, 12 dead",
    "Dam fails, <s>12 dead": "Dam fails, 12 dead",
    "10&#150;12 dead": "10–12 dead",
    "Town &#8216;surrounded&#8217;": "Town ‘surrounded’",
    "می\u200cشود": "می\u200cشود",
    "pay\u200cpal": "paypal",
    "": "",
}


@pytest.mark.parametrize("raw", TITLES)
def test_a_title_is_one_clean_line(raw):
    assert plain_line(raw) == TITLES[raw]


def test_struck_words_are_looked_for_up_to_a_limit(monkeypatch):
    monkeypatch.setattr(titles, "MAX_STRUCK", 5)
    assert plain_line("Dam fails, <s>12345</s>37 dead") == "Dam fails, 37 dead"
    assert plain_line("Dam fails, <s>123456</s> dead") == "Dam fails, 123456 dead"


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["Ann Lee", "Ann Lee", "Bo Ek"], "Ann Lee, Bo Ek"),
        (["Ann Lee (ann@x.example)"], "Ann Lee"),
        (["ann@x.example (Ann Lee), bo@x.example (Bo Ek)"], "Ann Lee, Bo Ek"),
        (["&lt;a href='mailto:ann@x.example'&gt;Ann Lee&lt;/a&gt;"], "Ann Lee"),
        (["mailto:ann@x.example"], ""),
        (["'Ann Lee' <ann@x.example>", "Bo Ek ( )"], "Ann Lee, Bo Ek"),
        (["[object Object]", "null null", "undefined"], ""),
        (["Null Island Press"], "Null Island Press"),
        (["@desk"], "@desk"),
        (["https://x.example/ann"], ""),
        ([], ""),
    ],
)
def test_authors_are_named_once_and_without_addresses(names, line):
    assert author_line(names) == line


@given(st.text(max_size=200))
def test_any_title_is_safe(raw):
    assert plain_line(raw) == clean.line(plain_line(raw))
