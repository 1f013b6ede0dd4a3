"""The day of a page is what its head or a line beside its heading says, in any calendar."""

import json
from datetime import datetime

import pytest
from layouts import STORY, paragraphs

from tui.pages import extract

URL = "https://lake.example/news/dam-gives-way"


def published(head: str = "", line: str = "", lang: str = "en", url: str = URL) -> datetime | None:
    html = (
        f"<html lang='{lang}'><head><title>Dam gives way</title>{head}</head><body><article>"
        f"<h1>Dam gives way</h1>{line}{paragraphs(*STORY)}</article></body></html>"
    )
    return extract(html.encode(), url, "text/html; charset=utf-8").published


@pytest.mark.parametrize(
    ("content", "moment"),
    [
        ("1404-11-16T14:30:00+03:30", "2026-02-05T14:30:00+03:30"),
        ("1404/11/16 14:30", "2026-02-05T14:30:00+00:00"),
        ("2569-02-05T14:30:00+07:00", "2026-02-05T14:30:00+07:00"),
        ("Thu, 05 Feb 2026 14:30:00 EAT", "2026-02-05T14:30:00+03:00"),
        ("05.02.2026 14:30", "2026-02-05T14:30:00+00:00"),
        ("1447-08-17T14:30:00Z", None),
    ],
)
def test_a_head_may_count_in_its_own_calendar(content, moment):
    read = published(head=f'<meta property="article:published_time" content="{content}">')
    assert read == (moment and datetime.fromisoformat(moment))


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("۱۶ بهمن ۱۴۰۴ - ۱۴:۳۰", "2026-02-05T14:30:00+00:00"),
        ("تاریخ انتشار: ۱۴۰۴/۱۱/۱۶", "2026-02-05T00:00:00+00:00"),
        ("5 ก.พ. 2569 | 14:30 น.", "2026-02-05T14:30:00+00:00"),
        ("الخميس 5 فبراير 2026 - 14:30", "2026-02-05T14:30:00+00:00"),
        ("5 февраля 2026, 14:30", "2026-02-05T14:30:00+00:00"),
        ("5. veljače 2026. u 14:30", "2026-02-05T14:30:00+00:00"),
        ("Publié le 5 février 2026 à 14h30", "2026-02-05T14:30:00+00:00"),
        ("3 hours ago", None),
        (
            "Yayınlanma: 05.02.2026 - 14:30 | Güncelleme: 07.02.2026 - 09:00",
            "2026-02-05T14:30+00:00",
        ),
        (
            "Mis à jour le 07/02/2026 à 09:00 - Publié le 05/02/2026 à 14:30",
            "2026-02-05T14:30+00:00",
        ),
        ("Donnerstag, 5.2.2026, 14:30 > Redaktion", "2026-02-05T14:30+00:00"),
        ("Updated: Feb 7, 2026 9:00 AM | Published: Feb 5, 2026 2:30 PM", "2026-02-05T14:30+00:00"),
        ("آخر تحديث: 7 فبراير 2026 - تاريخ النشر: 5 فبراير 2026", "2026-02-05T00:00+00:00"),
    ],
)
def test_a_line_may_be_in_any_language(line, moment):
    read = published(line=f'<span class="post-date">{line}</span>')
    assert read == (moment and datetime.fromisoformat(moment))


OTHER = "<p>{} The bridge is closed.</p>"
CHANGED = '<meta property="article:modified_time" content="2025-09-05T10:00:00Z">'


@pytest.mark.parametrize(
    ("month", "line", "page"),
    [
        (3, "09/03/2025", {}),
        (9, "09/03/2025", {"lang": "en-US"}),
        (3, "09/03/2025", {"lang": "en-US", "url": "https://lake.co.uk/dam"}),
        (3, "09/03/2025 10:30 AM", {"lang": "en-GB"}),
        (3, "09/03/2025 10:30 AM", {"url": "https://lake.in/dam"}),
        (9, "09/03/2025 10:30 AM", {}),
        (3, "09/03/2025 10:30 a. m.", {"lang": "es"}),
        (9, "09/03/2025 14:30 ET", {}),
        (9, "09/03/2025", {"url": "https://lake.example/2025/09/03/dam"}),
        (3, "09/03/2025", {"lang": "en-US", "url": "https://lake.example/2025/03/09/dam"}),
        (9, "09/03/2025", {"head": CHANGED}),
        (9, "09/03/2025</p>" + OTHER.format("08/28/2025"), {}),
        (3, "09/03/2025</p>" + OTHER.format("28/02/2025"), {"lang": "en-US"}),
    ],
)
def test_which_number_is_the_month_is_what_the_page_shows(month, line, page):
    read = published(line=f"<p>{line}</p>", **page)
    assert (read.month, read.day) == (month, 12 - month)


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("05/02/26", "en"),
        ("5.2.26, 14:30 Uhr", "de"),
        ("Feb 5, '26", "en"),
        ("26.02.05 14:30", "ko"),
        ("ጥር 28 ቀን 2018 ዓ.ም", "am"),
        ("እ.ኤ.አ ጥር 28 ቀን 2026", "am"),
        ("By Ann Lee, Feb 5, 2026", "en"),
        ("February 5, 2026 at 2:30 pm 12 Comments", "en"),
        ("기사입력 2026-02-05 14:30:00 기사수정 2026-02-07", "ko"),
        ("[2026年2月5日14時5分]", "ja"),
        ("05/02/2026 - 14:30 / Atualizado em 06/02/2026 - 09:00", "pt"),
    ],
)
def test_a_bare_line_may_count_short_or_in_ethiopia_or_say_more(line, lang):
    assert f"{published(line=f'<p>{line}</p>', lang=lang):%F}" == "2026-02-05"


def test_the_day_of_a_change_is_not_the_day_of_the_article():
    lines = '<p class="date">Updated 6 February 2026</p><p class="date">5 February 2026, 14:30</p>'
    assert published(line=lines) == datetime.fromisoformat("2026-02-05T14:30:00+00:00")


DAY = "2026-02-05T14:30:00+00:00"
OLDER = '{"@type": "WebPage", "datePublished": "2020-01-01T00:00:00Z"}'
LINE = "<p class='date'>5 February 2026, 14:30</p>"


@pytest.mark.parametrize(
    "data",
    [
        f'{{"@type": "Article", "datePublished": "{DAY}"}}, {OLDER}',
        '{"@type": "NewsArticle", "datePublished": 1770301800}',
        '{"@type": "NewsArticle", "datePublished": 1770301800000}',
        f'{{"@type": "NewsArticle", "datePublished": ["{DAY}"]}}',
        f'{{"@type": "NewsArticle", "dateCreated": "{DAY}"}}',
        f'{{"@type": "NewsArticle", "headline": "A "dam" gives", "datePublished": "{DAY}"}}',
    ],
)
def test_the_article_in_a_pages_data_says_when_it_came(data):
    head = f'<script type="application/ld+json">[{data}]</script>'
    assert published(head=head) == datetime.fromisoformat(DAY)


@pytest.mark.parametrize(
    "name",
    ["og:published_time", "publish-date", "publication_date", "DC.Date", "iso-8601-publish-date"],
)
def test_a_head_names_the_day_in_many_ways(name):
    head = f'<meta name="{name}" content="{DAY}">'
    assert published(head=head) == datetime.fromisoformat(DAY)


@pytest.mark.parametrize(
    "line",
    [
        f"<span class='date' title='{DAY}'>3 hours ago</span>",
        "<span class='timestamp' data-timestamp='1770301800'>3 hours ago</span>",
        "<time>5 February 2026, 14:30</time>",
        "<span class='fecha'>5 de febrero de 2026, 14:30</span>",
        f"{LINE}<aside><time datetime='2026-02-06'>Friday</time></aside>",
        f"<p>In <time datetime='1998-02-06'>1998</time> {STORY[1]}</p>{LINE}",
    ],
)
def test_a_moment_beside_the_heading_is_read(line):
    assert published(line=line) == datetime.fromisoformat(DAY)


def test_the_day_of_another_article_is_not_the_day_of_this_one():
    html = (
        f"<html><body><article><h1>Dam gives way</h1>{paragraphs(*STORY)}</article><section"
        " class='related'><h3><a href='/b'>Other</a></h3><p class='date'>6 February 2026</p>"
        "</section></body></html>"
    )
    assert extract(html.encode(), URL, "text/html; charset=utf-8").published is None


@pytest.mark.parametrize(
    "line",
    [
        "<p>5 February 2026</p>",
        "<div>Thu, Feb 5, 2026</div>",
        "<p>By Ann Lee</p><small>5. Februar 2026</small>",
        "<p>Ann Lee | 05.02.2026</p>",
        "<p>Posted on February 5, 2026 by Ann Lee</p>",
        "<p>2026年2月5日</p>",
        "<p>Jueves, 05 de Febrero del 2026</p>",
        "<p>2026. február 5.</p>",
        "<p>२२ माघ २०८२, बिहीबार</p>",
        "<p>Aktualisiert am 07. Februar 2026, 09:00 Uhr; veröffentlicht am 05. Februar 2026</p>",
    ],
)
def test_a_bare_line_by_the_heading_that_is_nothing_but_a_day_is_its_day(line):
    assert published(line=line) == datetime.fromisoformat("2026-02-05T00:00:00+00:00")


@pytest.mark.parametrize(
    "line",
    [
        "5 febrero, 2026 | 14:30 hs",
        "Do., 5. Februar 2026 | 14:30",
        "14:30, 5 февраля 2026 г.",
        "05 Şubat 2026 Perşembe 14:30",
        "প্রকাশ: ০৫ ফেব্রুয়ারি ২০২৬, ০২:৩০ পিএম",
        "2026年02月05日 14:30 来源：河流社",
        "2026年2月5日（木）14:30",
        "입력 2026.02.05 14:30 수정 2026.02.07 09:00",
        "Thứ năm, 5/2/2026, 14:30",
        "River.example - 05/02/2026, 14:30",
        "5. 2. 2026 14:30",
        "14:30 / 05.02.2026",
        "公開日時：2026/02/05 14:30",
        "Publié : 5 février 2026 à 14h30 Temps de lecture : 3 min",
        "5 ก.พ. 2569 14:30 น.",
    ],
)
def test_a_bare_line_may_have_a_time_in_any_language(line):
    assert published(line=f"<div><span>{line}</span></div>") == datetime.fromisoformat(DAY)


@pytest.mark.parametrize(
    "behind",
    [
        "<div class='event'><span class='event-date'>12 March 2026</span> Concert</div>",
        "<div class='more'><a href='/x'>Other</a><time datetime='2024-01-01'>1 Jan</time></div>",
        "<section id='comments'><time datetime='2026-02-09T00:00Z'>Feb 9</time> Sad.</section>",
    ],
)
def test_a_day_behind_the_text_is_of_anything(behind):
    html = f"<html><body><article><h1>Dam</h1>{paragraphs(*STORY)}{behind}</article></body></html>"
    assert extract(html.encode(), URL).published is None


def test_of_the_articles_in_a_pages_data_the_pages_own_counts():
    articles = [
        {"@type": "NewsArticle", "url": "/other", "datePublished": "2024-01-01"},
        {"@type": "NewsArticle", "url": f"{URL}?a", "datePublished": DAY},
    ]
    head = f"<script type='application/ld+json'>{json.dumps(articles)}</script>"
    assert published(head=head) == datetime.fromisoformat(DAY)


@pytest.mark.parametrize(
    "line",
    [
        "<p>Updated 5 February 2026</p>",
        "<p>The dam gave way on 5 February 2026.</p>",
        "<p>LAKE, February 5 (Lake Wire)</p>",
    ],
)
def test_what_else_a_line_by_the_heading_says_is_no_day_of_the_page(line):
    assert published(line=line) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("20260205-dam-gives-way", "2026-02-05"),
        ("news/20260205/dam", "2026-02-05"),
        ("2026/feb/05/dam", "2026-02-05"),
        ("2026/February/5/dam", "2026-02-05"),
        ("20261305-dam", None),
        ("dam-20260205", None),
        ("articles/20260205", None),
    ],
)
def test_an_address_may_hold_the_day(path, day):
    html = f"<html><body><article><h1>Dam</h1>{paragraphs(*STORY)}</article></body></html>"
    read = extract(html.encode(), f"https://lake.example/{path}").published
    assert (read and read.date().isoformat()) == day


def test_days_marked_beside_comments_are_not_the_page_s():
    comments = "".join(
        f"<div><time pubdate datetime='2026-02-{n}T10:00Z'>{n} Feb</time><p>So sad.</p></div>"
        for n in ("09", "08")
    )
    html = (
        "<html lang='fr'><body><article><h1>Dam gives way</h1><p class='publication'>Le <time"
        f" datetime='2026-02-05T14:30Z'>5 février 2026</time></p>{paragraphs(*STORY)}</article>"
        f"<section class='replies'>{comments}</section></body></html>"
    )
    assert extract(html.encode(), URL).published == datetime.fromisoformat("2026-02-05T14:30Z")


def test_the_words_for_the_first_day_are_believed_before_the_time_of_a_change_beside_them():
    line = "<time datetime='2026-02-09T10:18:46Z'>Publié le 5 février 2026</time>"
    assert published(line=line, lang="fr").date().isoformat() == "2026-02-05"
    same = "<time datetime='2026-02-04T22:18:46Z'>Publié le 5 février 2026</time>"
    assert published(line=same, lang="fr") == datetime.fromisoformat("2026-02-04T22:18:46Z")


def test_the_day_is_read_beside_the_heading_that_the_title_names():
    html = (
        "<html lang='bg'><head><title>Dam gives way above Orlova - Lake</title></head><body>"
        "<h1><span>Search /</span></h1><p><strong>4 април 2026 / 14:34</strong></p>"
        "<div><h1>Dam gives way above Orlova</h1><p>5 февруари 2026 13:28</p>"
        f"{paragraphs(*STORY)}</div></body></html>"
    )
    assert extract(html.encode(), URL).published.date().isoformat() == "2026-02-05"
