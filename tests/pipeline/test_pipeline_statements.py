"""What a source states, from the feed to the facts: an exercise harms nobody."""

from __future__ import annotations

import pytest

from tui.library import Library
from tui.model import Body, Casualty, Facts, Range, Toll
from tui.refresh import Order, refresh
from tui.refresh.analysis import without_event
from tui.refresh.worker_tasks import headline

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"
xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2">
<title>Alerts</title>{}</feed>"""
ENTRY = """<entry><id>{0}</id><title>Dam failure, {0}</title><updated>2026-03-03T22:30:00-10:00
</updated><summary>Nine people were killed in a flood in Kirkuk today.</summary>
<cap:status>{0}</cap:status></entry>"""


async def test_an_exercise_is_no_event(home, newsroom):
    body = FEED.format(ENTRY.format("Actual") + ENTRY.format("Exercise"))
    url = newsroom.put("/alerts.xml", body, "text/xml")
    with Library.open(home) as library:
        library.feeds.add(url)
        assert [step async for step in refresh(library, Order())]
        (actual,) = library.articles.numbers("title:actual")
        (exercise,) = library.articles.numbers("title:exercise")
        facts = library.articles.get(actual).facts
        assert facts.toll.killed == Range(9, 9)
        assert facts.casualties[0].date == "2026-03-03"
        assert library.articles.get(exercise).statement.exercise
        assert library.articles.get(exercise).facts.toll == Toll()


def test_of_an_exercise_the_claims_stay_as_what_is_imagined():
    facts = Facts(casualties=(Casualty(kind="killed", low=9, high=9),), toll=Toll(Range(9, 9)))
    imagined = without_event(facts)
    assert [claim.status for claim in imagined.casualties] == ["hypothetical"]
    assert (imagined.toll, imagined.stated) == (Toll(), ())


def test_a_text_without_a_title_is_headed_by_its_first_sentence():
    long = "The bridge of Kosti was closed after nine people died on it. " + "More follows. " * 20
    assert headline(Body(long)) == "The bridge of Kosti was closed after nine people died on it."
    assert headline(Body("Update\n\nThe bridge is open.")) == "Update: The bridge is open."
    assert headline(Body("Weir shut.\n\nNine died.")) == "Weir shut. Nine died."
    assert headline(Body("Magnitude | 5.1")) == "Magnitude 5.1"
    assert headline(Body("word " * 100)).endswith("word…")
    assert headline(Body("")) == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"{'渡轮在奥尔洛瓦的堰下翻沉，造成九人死亡，二十三人获救。' * 6}",
            "渡轮在奥尔洛瓦的堰下翻沉，造成九人死亡，二十三人获救。",
        ),
        (f"{'鉄' * 300}", f"{'鉄' * 120}…"),
        (
            "ओरलोवा के पास नाव पलटने से नौ लोगों की मौत हो गई। " * 4,
            "ओरलोवा के पास नाव पलटने से नौ लोगों की मौत हो गई।",
        ),
        (
            "کوستی کا پل نو افراد کی ہلاکت کے بعد بند کر دیا گیا۔ " * 4,
            "کوستی کا پل نو افراد کی ہلاکت کے بعد بند کر دیا گیا۔",
        ),
        (
            "Nine people died on the ferry, Gen. Marek Strand said. The search goes on. " * 3,
            "Nine people died on the ferry, Gen. Marek Strand said.",
        ),
    ],
)
def test_a_title_is_the_first_sentence_of_any_script(text, title):
    assert headline(Body(text)) == title
