"""Search finds what stands there, in whatever script, with and without marks and signs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.errors import QueryError
from tui.model import Body, Entry, Facts, Organisation, Person, Place

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)

TEXTS = {
    "chinese": "昨日下午，临海省发生山体滑坡，造成七人遇难。",
    "japanese": "ルーメン港でタンカーが炎上し、乗組員九人が救助された。",
    "thai": "ตลาดริมน้ำถูกไฟไหม้เมื่อเช้านี้",
    "korean": "항구에서 폭발이 일어나 소방관들이 출동했다.",
    "burmese": "မြစ်ရေကြီးမှုကြောင့် ရွာများ နစ်မြုပ်ခဲ့သည်။",
    "hindi": "किताबों की दुकान में आग लगी",
    "arabic": "أُصيب عدّة أشخاص في المدرسة الإعداديّة صباح الأحد",
    "persian": "مردم می‌گویند که كتاب‌ها سوخت",
    "greek": "Πυρκαγιά στην Αθήνα",
    "polish": "Wóz strażacki w Łomży",
    "nordic": "Færgen ved Rønne og båten i Tromsø; Þórshöfn",
    "turkish": "Iğdır'da sel, İnegöl'de dolu",
    "german": "Großbrand an der Weißen Brücke",
    "umlauts": "Kräfte aus Lüneburg löschten; in Malmö und Århus auch, sagte Gürsel Yıldız",
    "nasals": "मुम्बई में हिन्दी अखबार, पाँच घर जले",
    "joined": "خانه‌های روستا ویران شد؛ విశాఖపట్నం‌లో",
    "heh": "قریۀ ویران، گاؤں تباہ ہوا",
    "dotted": "Sebanyak 1.250 rumah terendam",
    "weapons": "An S-300PMU-2 near Ra`ida, and a col·lapse",
    "grave": "Shells fell near Dhu`ab",
    "two letters": "Kraefte aus Uelzen loeschten",
    "taiwan": "颱風襲擊臺東，災後發現九具遺體",
    "vietnamese": "Lũ lụt ở Đồng Hới",
    "apostrophes": "Rockets fell on Ta’izz and near Ma‘an; O'Hara saw l’ambulance.",
    "compounds": "The truce-line held. A Mi-17 and two BTR-82As came; 10-12 tents.",
    "numbers": "The W.H.O. sent 4,750 tents for 1\u202f300 families, 12,50,000 in all, 2.5 each.",
    "wide": "ＡＢＣ１２３",
    "particles": "حريق في بالقاهرة والإسكندرية للمصانع وإجلاء السكان",
    "letters": "قصف بحلب وصنعاء، بيان للأمم المتحدة، قال مسؤول بأم درمان",
    "ethiopia": "በአዲስ አበባ ጎርፍ",
    "initials": "Said J. D. Orlo",
    "hebrew": 'צה״ל וצה"ל; מד"א הודיע',
    "glued": "הפיצוץ שבירושלים ובתל אביב, לא הרחק מג׳נין; ברק",
    "dots": "ज़हर और फ़ौज",
    "matras": "बाढ़ में एक मौत",
    "hooks": "Xankəndi; ƙauye, ɓarayi, ƴan ɗaki",
    "apart": "Two Su 34 jets and a Kh 101 passed 1 600 men and 1700 more",
    "okina": "Surf off Oʻahu, Hawaiʻi",
    "capitals": "ԵՐԵՎԱՆ, ᲗᲑᲘᲚᲘᲡᲘ",
    "possessive": "Al-Nour's guard and two F-16s, a C-130J and T-72B3s",
}

FOUND = [
    ("Dhu`ab", "grave"),
    *((word, "okina") for word in ("oahu", "O'ahu", "Oʻahu", "hawaii", "hawai‘i")),
    *((word, "capitals") for word in ("Երևան", "Երեւան", "Երեվան", "თბილისი")),
    ("滑坡", "chinese"),
    ("七", "chinese"),
    ("七人", "chinese"),
    ("山体滑坡", "chinese"),
    ("タンカー", "japanese"),
    ("炎上", "japanese"),
    ("救助", "japanese"),
    ("タンカーが炎上", "japanese"),
    ("ไฟไหม้", "thai"),
    ("ตลาด", "thai"),
    ("폭발", "korean"),
    ("소방관", "korean"),
    ("နစ်မြုပ်", "burmese"),
    ("किताबों", "hindi"),
    ("عده", "arabic"),
    ("عدّة", "arabic"),
    ("اصيب", "arabic"),
    ("الاعدادية", "arabic"),
    ("میگویند", "persian"),
    ("کتابها", "persian"),
    ("πυρκαγια", "greek"),
    ("ΑΘΗΝΑ", "greek"),
    ("Lomzy", "polish"),
    ("strazacki", "polish"),
    ("Ronne", "nordic"),
    ("faergen", "nordic"),
    ("tromso", "nordic"),
    ("thorshofn", "nordic"),
    ("Igdir", "turkish"),
    ("inegol", "turkish"),
    ("grossbrand", "german"),
    ("weissen", "german"),
    ("मुंबई", "nasals"),
    ("हिंदी", "nasals"),
    ("हिन्दी", "nasals"),
    ("पांच", "nasals"),
    ("خانه", "joined"),
    ("خانه‌های", "joined"),
    ("విశాఖపట్నం", "joined"),
    ("قریه", "heh"),
    ("تباه", "heh"),
    ("1250", "dotted"),
    ("1.250", "dotted"),
    ("S-300", "weapons"),
    ("S-300PMU", "weapons"),
    ("s300pmu2", "weapons"),
    ("raida", "weapons"),
    ("collapse", "weapons"),
    ("lueneburg", "umlauts"),
    ("Luene*", "umlauts"),
    ("malmoe", "umlauts"),
    ("aarhus", "umlauts"),
    ("arhus", "umlauts"),
    ("guersel", "umlauts"),
    ('"aus lueneburg loeschten"', "umlauts"),
    ("uelzen", "two letters"),
    ("Ülzen", "two letters"),
    ("Ülz*", "two letters"),
    ('"aus Ülzen löschten"', "two letters"),
    ("台东", "taiwan"),
    ("灾后发现", "taiwan"),
    ("發現", "taiwan"),
    ("Dong", "vietnamese"),
    ('"dong hoi"', "vietnamese"),
    ("Taizz", "apostrophes"),
    ("Ta'izz", "apostrophes"),
    ("maan", "apostrophes"),
    ("OHara", "apostrophes"),
    ("Hara", "apostrophes"),
    ("ambulance", "apostrophes"),
    ('"taizz and near"', "apostrophes"),
    ("truceline", "compounds"),
    ("truce-line", "compounds"),
    ('"truce line held"', "compounds"),
    ("line", "compounds"),
    ("Mi17", "compounds"),
    ("mi-17", "compounds"),
    ("BTR-82*", "compounds"),
    ("btr82as", "compounds"),
    ("82as", "compounds"),
    ("4750", "numbers"),
    ("4,750", "numbers"),
    ("1300", "numbers"),
    ("1250000", "numbers"),
    ("2.5", "numbers"),
    ("WHO", "numbers"),
    ("W.H.O.", "numbers"),
    ("amb*", "apostrophes"),
    ("abc123", "wide"),
    ("القاهرة", "particles"),
    ("قاهره", "particles"),
    ("الاسكندرية", "particles"),
    ("مصانع", "particles"),
    ("إجلاء", "particles"),
    ("والسكان", "particles"),
    ("צהל", "hebrew"),
    ('צה"ל', "hebrew"),
    ("צה״ל", "hebrew"),
    ('title:hebrew מד"א', "hebrew"),
    ("פיצוץ", "glued"),
    ("ירושלים", "glued"),
    ('"תל אביב"', "glued"),
    ("ג'נין", "glued"),
    ("ג׳נין", "glued"),
    ("حلب", "letters"),
    ("صنعا", "letters"),
    ("مسئول", "letters"),
    ('"أم درمان"', "letters"),
    ("አዲስ", "ethiopia"),
    ('"J.D. Orlo"', "initials"),
    ('"الأمم المتحدة"', "letters"),
    ("जहर", "dots"),
    ("ज़हर", "dots"),
    ("फौज", "dots"),
    ("मौत", "matras"),
    ("xankendi", "hooks"),
    ("Kauye", "hooks"),
    ("barayi", "hooks"),
    ("daki", "hooks"),
    ("alnour", "possessive"),
    ("al-nour", "possessive"),
    ("al-nour's", "possessive"),
    ("F-16", "possessive"),
    ("f16", "possessive"),
    ("C-130", "possessive"),
    ("t72", "possessive"),
    ("su-34", "apart"),
    ("su34", "apart"),
    ('"kh-101 passed"', "apart"),
    ("1,600", "apart"),
    ("1600", "apart"),
    ("1.700", "apart"),
    ("1250", "dotted"),
]


@pytest.fixture
def texts(library, feed):
    """A library of one article in each script."""
    entries = [
        Entry(key=name, link="", title=name, published=NOW, body=Body(text))
        for name, text in TEXTS.items()
    ]
    library.articles.ingest(feed, entries, NOW)
    return library


def titles(library, query):
    return [row.title for row in library.articles.rows(library.articles.numbers(query))]


@pytest.mark.parametrize(("query", "title"), FOUND)
def test_a_word_is_found_where_it_stands(texts, query, title):
    assert titles(texts, query) == [title]


@pytest.mark.parametrize(
    "query",
    [
        "坡滑",
        "人七",
        "บไหม้",
        "발폭",
        "ronnet",
        "mi18",
        "truce-held",
        "alnours",
        "قاهر",
        "lneburg",
        "רק",
        "माता",
        "मृत",
    ],
)
def test_what_does_not_stand_there_is_not_found(texts, query):
    assert titles(texts, query) == []


@pytest.mark.parametrize(
    ("query", "title"),
    [("X*", "hooks"), ("title:v*", "vietnamese"), ("4*", "numbers"), ("λ*", None)],
)
def test_one_letter_is_a_beginning_too(texts, query, title):
    assert titles(texts, query) == ([title] if title else [])


@pytest.mark.parametrize("query", ["*", "-*", "title:*"])
def test_a_beginning_has_a_letter(texts, query):
    with pytest.raises(QueryError, match="a word is missing"):
        texts.articles.numbers(query)


@pytest.mark.parametrize(("query", "place"), [("*drew", 0), ("title:with*ew", 10)])
def test_a_star_within_a_word_is_named(texts, query, place):
    with pytest.raises(QueryError, match="only at its end") as raised:
        titles(texts, query)
    assert raised.value.position == place


def test_names_are_found_like_words(library, feed):
    entry = Entry(key="n", link="", title="Łódź: 滑坡", published=NOW, author="Søren Ærø")
    (number,) = library.articles.ingest(feed, [entry], NOW).new
    facts = Facts(
        people=(Person(name="Müge Iğdır-Oğuz"),),
        places=(Place(name="临海省", country="CN"), Place(name="Ta’izz", country="YE")),
        organisations=(Organisation(name="W.H.O.", aliases=("Ansar-Din",)),),
    )
    library.articles.put_facts(number, facts, "1")
    for query in (
        "title:lodz",
        "title:滑坡",
        "author:soren",
        "author:aero",
        "place:临海",
        "place:taizz",
    ):
        assert titles(library, query) == [entry.title], query
    for query in (
        "person:igdir",
        "person:oguz",
        "person:igdiroguz",
        "org:who",
        "org:ansardin",
    ):
        assert titles(library, query) == [entry.title], query
    assert titles(library, "place:海临") == []
    assert dict(library.names.like("person", "igd")) == {"Müge Iğdır-Oğuz": 1}


def test_an_article_that_changed_is_found_by_its_new_words_only(library, feed):
    def entry(text) -> Entry:
        return Entry(key="x", link="", title="T", published=NOW, body=Body(text))

    library.articles.ingest(feed, [entry("Ta’izz 滑坡 Mi-17")], NOW)
    library.articles.ingest(feed, [entry("Łódź")], NOW)
    assert titles(library, "lodz") == ["T"]
    assert not any(titles(library, query) for query in ("taizz", "滑坡", "坡", "mi17", "17"))
    assert library.check() == ()
