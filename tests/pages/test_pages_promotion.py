"""What advertises the site goes, and nothing else."""

import pytest

from tui.pages import fragment, trim
from tui.pages.promotion import advertises, without_links_behind

STORY = "Floods cut the road to Mocoa.\nThe governor asked for helicopters."


@pytest.mark.parametrize(
    "line",
    [
        "Read also: the other news of the day",
        "READ MORE: What we know about the dam",
        "» See also the map of closed roads",
        "You may also like",
        "Related: A year after the mudslide",
        "Related articles",
        "Most read",
        "Click here to get updates on WhatsApp",
        "Follow us on Telegram and Instagram",
        "Follow The Herald on Facebook",
        "Join us on WhatsApp",
        "Sign up for our free newsletter",
        "We have updated our cookie policy. Learn more",
        "This website uses cookies to improve your visit.",
        "Subscribe to our channel",
        "Download our app",
        "Get the top stories in your inbox",
        "Share this article",
        "Share on Facebook",
        "3 Comments",
        "Advertisement",
        "© 2026 The Herald. All rights reserved.",
        "Copyright The Herald 2026",
        "Lire aussi : la crue du fleuve",
        "Suivez-nous sur Twitter",
        "Lea también: la crecida del río",
        "Síguenos en Facebook",
        "Leggi anche: la piena del fiume",
        "Lesen Sie auch: Das Hochwasser",
        "Читайте также: паводок",
        "Das könnte Sie auch interessieren",
        "Ähnliche Beiträge",
        "Artículos relacionados",
        "Lees ook: het water stijgt",
        "相关新闻",
        "Baca juga: banjir di hulu",
        "Soma pia: mafuriko ya mto",
        "Διαβάστε επίσης: η πλημμύρα",
        "بیشتر بخوانید: سیل رودخانه",
        "আরও পড়ুন: নদীর বন্যা",
        "İLGİLİ HABER: sel",
        "Listen to this article",
        "4 min read",
        "Story continues below advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "PUBLICIDAD",
        "Anzeige",
        "Join our WhatsApp channel for the latest",
        "Add The Herald as a preferred source",
        "Смотрите также: паводок",
        "और पढ़ें: बाढ़",
        "Tags: mud, rivers",
        "The Herald's letter, straight to your inbox",
        "Video: Mudslide buries the road to Mocoa (01:22)",
    ],
)
def test_a_line_that_advertises_is_cut_from_the_end(line):
    assert trim(f"{STORY}\n{line}") == STORY
    assert trim(f"{STORY}\n\n{line}\n\n  {line}\n") == STORY


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Ana Ruiz; editing by Tom Hale",
        "(Reporting by Ana Ruiz)",
        "Additional reporting by Ana Ruiz in Pasto",
        "Ana Ruiz contributed reporting.",
        "AP writer Ana Ruiz in Pasto contributed to this report.",
        "With files from the national news agency",
        "Share prices of the dam's builder fell by a third.",
        "Follow-up visits are planned for May.",
        "More than 40 people are missing.",
        "More rain is expected on Thursday.",
        "Read aloud in parliament, the names took nine minutes.",
        "Read more than once, the letter says nothing of the dead.",
        "Watch towers burned on both banks.",
        "Subscribers without water number 12,000.",
        "Related deaths were not counted.",
        "Join forces or drown, the mayor told his neighbours.",
        "Most residents had left.",
        "Like us, they had nowhere to go.",
        "See you in court, the widow said.",
        "Signed: the committee of the displaced",
        "Copyright law does not protect a list of the dead.",
        "Video: Ana Ruiz",
        "The story continues below the bridge, where the mud stopped.",
    ],
)
def test_a_line_of_the_story_or_a_credit_stays(line):
    text = f"{STORY}\n{line}\n"
    assert trim(text) == text


def test_only_the_end_is_trimmed():
    text = f"Read also: the map\n{STORY}"
    assert trim(text) == text


def test_a_text_without_such_lines_is_not_touched():
    for text in ("", "\n", " x \n\n", STORY, STORY + "\n \n"):
        assert trim(text) == text


def test_a_text_of_nothing_else_is_empty():
    assert trim("Share this article\nFollow us on X\n") == ""


def test_a_long_line_says_something():
    assert not advertises("Follow us on the road to Mocoa, " + "where the water rose, " * 20)


def test_links_behind_an_article_go_with_their_heading_and_links_within_it_stay():
    body = fragment(
        "<p>Floods cut the road to Mocoa, helicopters brought bread.</p>"
        "<p><a href='/a'>The list of closed roads</a></p>"
        "<p>The governor asked for more of them.</p>"
        "<h3>From the archive</h3><ul><li><a href='/1'>Mudslide kills 31</a></li>"
        "<li><a href='/2'>A year after the flood</a></li></ul>",
        "https://herald.example/",
    )
    short = without_links_behind(body)
    assert short.text.endswith("The governor asked for more of them.")
    assert [link.url for link in short.links] == ["https://herald.example/a"]


def test_a_list_of_links_is_left_as_it_is():
    links = "".join(f"<li><a href='/{n}'>Report number {n}</a></li>" for n in range(9))
    body = fragment(f"<p>All reports:</p><ul>{links}</ul>", "https://herald.example/")
    assert without_links_behind(body) == body


WEIR = "https://www.river.example/news/weir"


@pytest.mark.parametrize("label", ["Læs mere:", "Тема дня:", "もっと読む：", "Nog meer nieuws:"])
@pytest.mark.parametrize("host", ["", "https://river.example"])
def test_a_label_and_the_headline_of_another_article_are_no_part_of_a_text(label, host):
    link = f"<a href='{host}/coach'>Coach crash kills 31 people in Tarn</a>"
    first, second = (f"<p>{text}</p>" for text in STORY.split("\n"))
    html = f"{first}{second * 4}<p><strong>{label} {link}</strong></p>{second}"
    text = fragment(html, WEIR).text
    assert "Coach" not in text
    assert text.count("helicopters") == 5


@pytest.mark.parametrize(
    "paragraph",
    [
        "Source: <a href='https://office.example/report'>Office for the River Provinces</a>",
        "Photo: <a href='/staff/ann'>Ann Lee</a>",
        "The mayor: <a href='/talk'>we asked for a light</a> for years, and none came.",
    ],
)
def test_a_source_and_a_sentence_are_part_of_a_text(paragraph):
    html = f"<p>{STORY}</p><p>{paragraph}</p>"
    assert fragment(html, WEIR).text.count("\n\n") == 1


def test_a_list_of_headlines_under_the_names_of_countries_stays():
    html = "".join(
        f"<p>{name}: <a href='/{name}'>Floods close the road to the coast</a></p>"
        for name in ("Mali", "Niger", "Chad")
    )
    assert fragment(html, WEIR).text.count("Floods") == 3


OTHER = "Coach crash kills 31 people in Tarn"
BESIDE = [
    f"<p><a href='/coach'>{OTHER}</a></p>",
    f"<p>&gt;&gt; <a href='/coach'>{OTHER}</a></p>",
    f"<h4><a href='/coach'>{OTHER}</a></h4>",
    f"<h3>Related</h3><ul><li><a href='/coach'>{OTHER}</a></li></ul>",
    f"<h4>Weitere Artikel</h4><ul><li><a href='/coach'>{OTHER}</a></li></ul>",
    f"<p><b>Keep up:</b></p><ul><li><a href='/coach'>{OTHER}</a></li></ul>",
    f"<ul class='related'><li>{OTHER}</li></ul>",
    f"<p class='wp-caption-text'>{OTHER}</p>",
    f"<p><img src='a.jpg'><br><em>{OTHER}</em></p>",
    f"<p>Veja também | <a href='/coach'>{OTHER}</a></p>",
    f"<p>READ ALSO: {OTHER}</p>",
]


@pytest.mark.parametrize("beside", BESIDE)
def test_what_a_feed_sends_of_the_page_around_a_text_is_no_part_of_it(beside):
    first, second = (f"<p>{text}</p>" for text in STORY.split("\n"))
    text = fragment(f"{first}{second * 4}{beside}{second}", WEIR).text
    assert text.split() == " ".join((STORY, *STORY.split("\n")[1:] * 4)).split()


def test_the_paragraphs_of_a_feed_lose_what_advertises_unless_that_is_all():
    html = "".join(f"<p>{text}</p>" for text in (*STORY.split("\n"), "Sign up for our newsletter"))
    assert fragment(html, WEIR).text == STORY.replace("\n", "\n\n")
    assert fragment("<p>Read more</p>", WEIR).text == "Read more"


@pytest.mark.parametrize(
    "part",
    [
        "<ul><li><a href='/a'>Maria Fernanda Lopez Ruiz</a></li></ul>",
        "<p><a href='/a'>The governor gave the names of all the dead to their families.</a></p>",
        "<p><a href='https://office.example/a'>List of the roads that are closed</a></p>",
        f"<p><a href='{WEIR}'>The road to Mocoa is closed until Sunday</a></p>",
        "<p><a href='/list.pdf'>Full list of the dead of the mudslide</a></p>",
        "<p>The dead:</p><ul><li><a href='/a'>Maria Lopez</a></li></ul>",
        "<h3><a href='/a'>The road to the coast is closed</a></h3><p>No bus has come.</p>" * 3,
    ],
)
def test_links_that_say_something_of_the_matter_stay(part):
    first, second = (f"<p>{text}</p>" for text in STORY.split("\n"))
    html = f"{first}{second * 5}{part}{second}"
    words = "No bus" if "No bus" in part else part.rpartition("</a>")[0].rpartition(">")[2]
    assert words in fragment(html, WEIR).text


def test_excerpts_of_other_articles_behind_a_text_go_with_their_headings():
    first, second = (f"<p>{text}</p>" for text in STORY.split("\n"))
    cards = f"<h3><a href='/coach'>{OTHER}</a></h3><p>Its brakes had failed.</p>" * 2
    assert "brakes" not in fragment(f"{first}{second * 8}{cards}", WEIR).text
