"""One story in every form in which feeds write it: nothing of it is lost, whatever the form."""

from datetime import UTC, datetime

import pytest

from tui.feeds.parse import parse
from tui.model import Entry
from tui.pages import fragment

URL = "https://coast.example/feed.xml"
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
LINK = "https://coast.example/dam"
STAMP = datetime(2026, 3, 3, 6, 10, tzinfo=UTC)
RSS_DATE = "<pubDate>Tue, 03 Mar 2026 06:10:00 GMT</pubDate>"
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


def rss(item: str, names: str = "", head: str = "<title>Coast</title>") -> str:
    return f'<rss version="2.0" {names}><channel>{head}<item>{item}</item></channel></rss>'


def atom(entry: str, names: str = "", head: str = "<title>Coast</title>") -> str:
    return f"<feed {ATOM} {names}>{head}<entry>{entry}</entry></feed>"


def plain(
    title: str = "<title>Dam fails</title>",
    link: str = f"<link>{LINK}</link>",
    text: str = "<description>Nine people died.</description>",
    date: str = RSS_DATE,
) -> str:
    return title + link + text + date


def entry_of(document: str) -> Entry:
    (entry,) = parse(document.encode(), URL, now=NOW).entries
    return entry


def text_of(entry: Entry) -> str:
    return fragment(entry.html, entry.base or entry.link or URL).text


FORMS = {
    "plain": rss(plain()),
    "default namespace": rss(plain(), 'xmlns="http://backend.userland.com/rss2"'),
    "namespace of Atom": rss(plain(), ATOM),
    "upper case": rss(plain()).upper().replace("DAM FAILS", "Dam fails")
    .replace("HTTPS://COAST.EXAMPLE/DAM", LINK).replace("NINE PEOPLE DIED.", "Nine people died."),
    "markup in the title": rss(plain(title="<title>Dam <em>fails</em></title>")),
    "comment in the title": rss(plain(title="<title>Dam <!-- slug -->fails</title>")),
    "comment in the text": rss(
        plain(text="<description>Nine <!-- x -->people died.</description>")
    ),
    "markup in the text": rss(
        plain(text="<description><p>Nine <b>people</b> died.</p></description>")
    ),
    "tag that nobody closes": rss(
        plain(text="<description>Nine people died.<br>More soon.</description>")
    ),
    "text in two stretches of CDATA": rss(
        plain(text="<description><![CDATA[Nine ]]><![CDATA[people died.]]></description>")
    ),
    "escaped CDATA": rss(
        plain(text="<description>&lt;![CDATA[Nine people died.]]&gt;</description>")
    ),
    "escaped twice": rss(
        plain(text="<description>&amp;lt;p&amp;gt;Nine people died.</description>")
    ),
    "body of XHTML": rss(
        plain(text=f"<description>Nine.</description><body {XHTML}><p>Nine people died.</p></body>")
    ),
    "content": rss(
        plain(text="<description>Nine.</description><content:encoded><![CDATA[<p>Nine people "
        "died.</p>]]></content:encoded>"), CONTENT
    ),
    "content without a declaration": rss(
        plain(text="<content:encoded><![CDATA[<p>Nine people died.</p>]]></content:encoded>")
    ),
    "empty content": rss(plain() + "<content:encoded/>", CONTENT),
    "content that is a picture": rss(
        plain() + "<content:encoded>&lt;img src='https://coast.example/a.jpg'/&gt;"
        "</content:encoded>", CONTENT
    ),
    "content of Atom in RSS": rss(
        plain(text="<a:content type='html'>Nine people died.</a:content>"),
        'xmlns:a="http://www.w3.org/2005/Atom"',
    ),
    "summary of a podcast": rss(
        plain(text="<itunes:summary>Nine people died.</itunes:summary>"),
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    ),
    "other titles before the plain one": rss(
        "<media:title>A pier</media:title><x:title>no</x:title><itunes:title>no</itunes:title>"
        "<x:guid>n</x:guid><x:link>https://coast.example/no</x:link><x:pubDate>2001-01-01"
        "</x:pubDate>" + plain(),
        f'{MEDIA} xmlns:x="urn:x" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    ),
    "title of a picture": rss(
        "<media:content url='https://coast.example/a.jpg'><media:title>A pier</media:title>"
        "<media:description>Pier</media:description></media:content>" + plain(), MEDIA
    ),
    "link of Atom before the link": rss(
        "<a:link rel='self' href='https://coast.example/api/1'/>" + plain(),
        'xmlns:a="http://www.w3.org/2005/Atom"',
    ),
    "first alternate is no page": atom(
        "<title>Dam fails</title><link rel='alternate' type='application/json' "
        f"href='https://coast.example/api'/><link rel='alternate' href='{LINK}'/>"
        "<updated>2026-03-03T06:10:00Z</updated><summary>Nine people died.</summary>"
    ),
    "first alternate is not of the web": atom(
        f"<title>Dam fails</title><link href='news:dam'/><link href='{LINK}'/>"
        "<updated>2026-03-03T06:10:00Z</updated><summary>Nine people died.</summary>"
    ),
    "RDF": f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {DC} '
    'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://coast.example/">'
    f'<title>Coast</title></channel><item rdf:about="{LINK}"><title>Dam fails</title>'
    f"<link>{LINK}</link><description>Nine people died.</description>"
    "<dc:date>2026-03-03T06:10:00Z</dc:date></item></rdf:RDF>",
    "Atom with elements": atom(
        f"<title type='xhtml'><div {XHTML}>Dam <b>fails</b></div></title><link href='{LINK}'/>"
        f"<updated>2026-03-03T06:10:00Z</updated><content type='xhtml'><div {XHTML}>"
        "<p>Nine <i>people</i> died.</p></div></content>"
    ),
    "Atom with prefixed elements": atom(
        f"<title>Dam fails</title><link href='{LINK}'/><updated>2026-03-03T06:10:00Z</updated>"
        "<content type='xhtml'><h:div><h:p>Nine people died.</h:p></h:div></content>",
        'xmlns:h="http://www.w3.org/1999/xhtml"',
    ),
    "Atom's summary with elements": atom(
        f"<title>Dam fails</title><link href='{LINK}'/><updated>2026-03-03T06:10:00Z</updated>"
        f"<summary type='xhtml'><div {XHTML}>Nine people died.</div></summary>"
    ),
    "HTML that is not escaped": atom(
        f"<title>Dam fails</title><link href='{LINK}'/><updated>2026-03-03T06:10:00Z</updated>"
        "<content type='html'><p>Nine people &lt;b&gt;died&lt;/b&gt;.</p></content>"
    ),
    "prefixed Atom": atom(
        f"<title>Dam fails</title><link href='{LINK}'/><updated>2026-03-03T06:10:00Z</updated>"
        "<summary>Nine people died.</summary>"
    ).replace("<", "<z:").replace("<z:/", "</z:").replace("xmlns=", "xmlns:z="),
    "video": atom(
        f"<title>Dam fails</title><link href='{LINK}'/><published>2026-03-03T06:10:00Z</published>"
        "<media:group><media:title>no</media:title><media:description>Nine people died."
        "</media:description></media:group>", MEDIA
    ),
    "base of addresses": atom(
        "<title>Dam fails</title><link href='../dam'/><updated>2026-03-03T06:10:00Z</updated>"
        "<summary>Nine people died.</summary>",
        'xml:base="https://coast.example/x/y"',
    ),
    "doctype of a page before it": "<!DOCTYPE html>" + rss(plain()),
    "comment with a page before it": "<!-- <html> cached -->" + rss(plain()),
    "item beside the channel": "<rss><channel><title>Coast</title></channel><item>"
    + plain() + "</item></rss>",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_the_story_is_whole_in_every_form(form):
    entry = entry_of(FORMS[form])
    assert (entry.title, entry.link, entry.published) == ("Dam fails", LINK, STAMP)
    assert text_of(entry).startswith("Nine people died.")


def test_relative_addresses_in_a_text_lead_from_its_base():
    entry = entry_of(
        atom(
            "<title>t</title><link href='a'/><content type='html'>See &lt;a href='m.html'&gt;this"
            "&lt;/a&gt;.</content>",
            'xml:base="https://other.example/x/"',
        )
    )
    (link,) = fragment(entry.html, entry.base).links
    assert link.url == "https://other.example/x/m.html"


@pytest.mark.parametrize("guid", ["1", "20240115", "A-2019-05", "1700000000", "2019/05/04/storm"])
def test_an_id_is_never_a_date(guid):
    item = f"<title>t</title><link>{LINK}</link><guid isPermaLink='false'>{guid}</guid>"
    assert entry_of(rss(item)).published is None
    dated = item + "<a:updated>2026-02-02T06:10:00Z</a:updated>"
    names = 'xmlns:a="http://www.w3.org/2005/Atom"'
    assert entry_of(rss(dated, names)).published == datetime(2026, 2, 2, 6, 10, tzinfo=UTC)


def test_one_entry_s_language_is_not_the_feed_s():
    items = "<title>uno</title><dc:language>es</dc:language></item><item><title>one</title>"
    feed = parse(rss(items, DC).encode(), URL, now=NOW)
    assert feed.language == ""
    assert [entry.language for entry in feed.entries] == ["es", ""]


@pytest.mark.parametrize(
    ("document", "author"),
    [
        (atom("<title>t</title>", head="<author><name>Desk</name></author>"), "Desk"),
        (
            atom("<title>t</title><author><name>A. Ruiz</name></author><author><name>I. Lenz"
            "</name><email>i@x.example</email></author>"),
            "A. Ruiz, I. Lenz",
        ),
        (rss("<title>t</title><dc:creator>A. Ruiz</dc:creator><dc:creator>I. Lenz</dc:creator>",
             DC), "A. Ruiz, I. Lenz"),
        (rss("<title>t</title><author>Ann Lee (a@x.example)</author>"), "Ann Lee"),
        (rss("<title>t</title>", head="<webMaster>w@x.example (Wil Ek)</webMaster>"), "Wil Ek"),
        (rss("<title>t</title><author>a@x.example (Ann Lee)</author>"), "Ann Lee"),
        (rss("<title>t</title><author>Ann Lee &lt;a@x.example&gt;</author>"), "Ann Lee"),
        (rss("<title>t</title><author>by <a href='/lee'>Ann Lee</a></author>"), "Ann Lee"),
        (rss("<title>t</title><dc:creator>@ann</dc:creator>", DC), "@ann"),
        (rss("<title>t</title><author>@ann@coast.example</author>"), "@ann@coast.example"),
        (rss("<title>t</title><author>a@x.example</author>"), ""),
        (rss("<title>t</title><author>a@x.example</author><dc:creator>Ann Lee</dc:creator>", DC),
         "Ann Lee"),
    ],
)  # fmt: skip
def test_all_authors_are_named_and_no_mail_addresses(document, author):
    assert entry_of(document).author == author


def test_a_name_s_module_is_known_with_blanks_around_its_address():
    names = 'xmlns:i=" http://www.itunes.com/DTDs/PodCast-1.0.dtd "'
    assert entry_of(rss("<title>t</title><i:author>Ann Lee</i:author>", names)).author == "Ann Lee"


def test_a_news_search_s_item_is_its_headline():
    item = (
        "<title>Dam fails near Odra - Coast Wire</title><link>https://news.google.com/rss/articles/"
        "CB1</link><description>&lt;ol&gt;&lt;li&gt;Ninety feared dead&lt;/li&gt;&lt;/ol&gt;"
        "</description><source url='https://coast.example'>Coast Wire</source>"
    )
    entry = entry_of(rss(item))
    assert (entry.title, entry.author, entry.html) == ("Dam fails near Odra", "Coast Wire", "")


def test_an_outlet_s_shorter_name_behind_a_headline_goes_too():
    item = (
        "<title>Dam fails - Odra valley - Coast</title><link>https://news.google.com/rss/articles/C"
        "</link><source url='https://coast.example'>Coast Wire</source>"
    )
    assert entry_of(rss(item)).title == "Dam fails - Odra valley"


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://a.example/dam%3Fid%3D1&amp;ct=ga",
        "http://www.bing.com/news/apiclick.aspx?ref=F&amp;url=https%3a%2f%2fa.example%2fdam%3fid%3d1",
    ],
)
def test_an_alert_s_link_is_the_article_s(link):
    entry = entry_of(rss(f"<title>Dam fails</title><link>{link}</link>"))
    assert entry.link == "https://a.example/dam?id=1"


def test_a_date_that_has_not_come_is_shown_as_one():
    late = entry_of(rss("<title>t</title><pubDate>Sat, 01 Jan 2050 00:00:00 GMT</pubDate>"))
    assert late.published is None
    assert late.statement.dated == datetime(2050, 1, 1, tzinfo=UTC)


def test_two_entries_with_one_id_and_no_link_are_two():
    items = (
        "<title>One</title><guid isPermaLink='false'>x</guid></item>"
        "<item><title>Two</title><guid isPermaLink='false'>x</guid>"
    )
    feed = parse(rss(items).encode(), URL, now=NOW)
    assert [entry.title for entry in feed.entries] == ["One", "Two"]
    assert len({entry.key for entry in feed.entries}) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{LINK}#0", f"{LINK}#3"),
        ("http://coast.example/dam", "https://coast.example/dam"),
        ("http://coast.example/dam#1", "https://coast.example/dam#12"),
    ],
)
def test_an_id_that_counts_up_or_moves_to_https_is_the_same_story(before, after):
    item = "<title>t</title><guid isPermaLink='false'>{}</guid><link>https://coast.example/l</link>"
    assert entry_of(rss(item.format(before))).key == entry_of(rss(item.format(after))).key


def test_ids_that_differ_in_the_fragment_alone_stay_apart():
    items = "</item><item>".join(
        f"<title>r{n}</title><guid isPermaLink='false'>{LINK}#{n}</guid>" for n in range(4)
    )
    assert len(parse(rss(items).encode(), URL, now=NOW).entries) == 4
