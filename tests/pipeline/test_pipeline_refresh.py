"""The pipeline from a real server to the library."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

import pytest

from tui.errors import FeedError, FetchError
from tui.library import Library
from tui.refresh import Order, Progress, refresh, subscribe
from tui.settings import Folders

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>
<link>{{base}}/</link>{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><guid>{key}</guid><link>{{base}}/{key}.html</link>
<pubDate>Mon, 02 Nov 2026 {hour:02}:00:00 GMT</pubDate>
<description>{lead}</description></item>"""
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{title}</h1>{paragraphs}</article><footer>Cookie policy.</footer></body></html>"""
LEAD = "Seven people were killed when a ferry sank off Batangas on Sunday, the coast guard said."
REST = [
    "The vessel had left port in heavy rain with more people aboard than it was licensed for.",
    "Divers went on searching the hull until dusk, said Elena Ramos, a spokeswoman for the port.",
    "Survivors were taken to a school in the town, where volunteers handed out dry clothes.",
]


def item(key: str, title: str, hour: int = 8, lead: str = LEAD) -> str:
    return ITEM.format(key=key, title=title, hour=hour, lead=lead)


def feed(*items: str) -> str:
    return RSS.format(items="".join(items))


def page(title: str, paragraphs: list[str]) -> str:
    return PAGE.format(title=title, paragraphs="".join(f"<p>{p}</p>" for p in paragraphs))


def run(library: Library, order: Order | None = None) -> list[Progress]:
    async def collect() -> list[Progress]:
        async with aclosing(refresh(library, order or Order())) as steps:
            return [step async for step in steps]

    return asyncio.run(collect())


@pytest.fixture
def library(home: Folders):
    with Library.open(home) as opened:
        yield opened


def test_from_a_feed_to_its_facts(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("ferry", "Seven killed as ferry sinks")), "text/xml")
    newsroom.put("/ferry.html", page("Seven killed as ferry sinks", [LEAD, *REST]))
    library.feeds.add(url)
    steps = run(library)
    assert not [step.note for step in steps if step.failed]
    (number,) = library.articles.numbers("")
    article = library.articles.get(number)
    assert article.full
    assert REST[2] in article.body.text
    assert "Cookie" not in article.body.text
    assert article.row.feeds == ("Harbour Wire",)
    assert article.facts is not None
    assert article.facts.toll.killed is not None
    assert article.facts.toll.killed.low == 7
    full = article.document.full
    claim = article.facts.casualties[0]
    assert full[claim.span[0] : claim.span[1]] == claim.quote
    assert "Seven" in claim.quote


def test_nothing_new_costs_one_conditional_request(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("a", "A title")), "text/xml")
    library.feeds.add(url)
    run(library, Order(articles=False))
    steps = run(library, Order(articles=False))
    assert newsroom.codes("/feed.xml") == [200, 304]
    assert [step.articles for step in steps] == [()]


def test_an_entry_that_changes_updates_and_never_doubles(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("a", "Two hurt in blast")), "text/xml")
    library.feeds.add(url)
    run(library, Order(articles=False))
    newsroom.put("/feed.xml", feed(item("a", "Three hurt in blast")), "text/xml")
    (step,) = run(library, Order(articles=False))
    assert step.new == 0
    assert len(step.articles) == 1
    assert [row.title for row in library.articles.rows(library.articles.numbers(""))] == [
        "Three hurt in blast"
    ]


def test_one_broken_feed_never_stops_the_rest(library, newsroom):
    good = newsroom.put("/good.xml", feed(item("a", "A title")), "text/xml")
    page_only = newsroom.put("/page.xml", "<!doctype html><title>No feed</title>", "text/html")
    newsroom.statuses["/down.xml"] = (503, {"Retry-After": "600"})
    newsroom.statuses["/gone.xml"] = (410, {})
    for url in (page_only, newsroom.base + "/down.xml", newsroom.base + "/gone.xml", good):
        library.feeds.add(url)
    steps = run(library, Order(articles=False))
    assert sum(step.failed for step in steps) == 3
    errors = {known.url: known.error for known in library.feeds.all()}
    assert errors.pop(good) is None
    assert all(errors.values())
    run(library, Order(articles=False))
    assert newsroom.codes("/down.xml") == [503], "told to wait, so it was not asked again"
    assert newsroom.codes("/gone.xml") == [410], "gone, so it was not asked again"
    run(library, Order(articles=False, full=True))
    assert len(newsroom.codes("/down.xml")) == 2


def test_a_feed_whose_server_is_gone_keeps_its_articles(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("a", "A title")), "text/xml")
    known = library.feeds.add(url)
    run(library, Order(articles=False))
    gone = "http://127.0.0.1:9/feed.xml"
    library.feeds.readdress(known.number, gone)
    (step,) = run(library, Order(articles=False))
    assert step.failed
    (after,) = library.feeds.all()
    assert after.error
    assert after.articles == 1


def test_a_page_that_fails_leaves_the_feeds_own_text_and_gets_facts(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("lost", "Ferry sinks")), "text/xml")
    library.feeds.add(url)
    steps = run(library)
    assert any(step.stage == "pages" and step.failed for step in steps)
    begun = next(step for step in steps if step.stage == "pages")
    assert (begun.done, begun.total) == (0, 1), "what is under way is said before the first is done"
    article = library.articles.get(library.articles.numbers("")[0])
    assert article.body.text == LEAD
    assert article.facts is not None
    assert article.facts.toll.killed is not None


def test_a_page_with_less_than_the_feed_never_replaces_it(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("thin", "Ferry sinks")), "text/xml")
    newsroom.put("/thin.html", page("Ferry sinks", ["Subscribe to continue reading."]))
    library.feeds.add(url)
    run(library)
    assert LEAD in library.articles.get(library.articles.numbers("")[0]).body.text


def test_scheduled_runs_ask_only_what_is_due(library, newsroom):
    url = newsroom.put("/feed.xml", feed(item("a", "A title")), "text/xml")
    library.feeds.add(url)
    run(library, Order(articles=False, scheduled=True))
    run(library, Order(articles=False, scheduled=True))
    assert newsroom.codes("/feed.xml") == [200]


def test_a_pages_address_finds_its_feed(library, newsroom):
    newsroom.put("/feed.xml", feed(item("a", "A title")), "text/xml")
    newsroom.put(
        "/",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        "</head><body>News</body></html>",
    )
    added = asyncio.run(subscribe(library, newsroom.base + "/"))
    assert (added.url, added.title) == (newsroom.base + "/feed.xml", "Harbour Wire")
    assert asyncio.run(subscribe(library, newsroom.base + "/feed.xml")).number == added.number


def test_what_is_no_feed_is_refused_with_a_reason(library, newsroom):
    address = newsroom.put("/nothing", "<html><body>Hello</body></html>")
    with pytest.raises(FeedError, match="no feed"):
        asyncio.run(subscribe(library, address))
    with pytest.raises(FetchError, match="http"):
        asyncio.run(subscribe(library, "file:///etc/passwd"))
    assert library.feeds.all() == ()


def test_the_same_text_is_analysed_once(library, newsroom, home):
    url = newsroom.put("/feed.xml", feed(item("lost", "Ferry sinks")), "text/xml")
    known = library.feeds.add(url)
    run(library)
    before = library.articles.get(library.articles.numbers("")[0]).facts
    assert before is not None
    library.feeds.remove(known.number)
    assert list(library.articles.numbers("")) == []
    marked = replace(before, language="en-x-cached")
    for key in library.cache:
        library.cache.put_packed(key, marked)
    library.feeds.add(url)
    run(library)
    assert library.articles.get(library.articles.numbers("")[0]).facts == marked


@pytest.mark.parametrize("slow_runs", [1, 3])
def test_a_text_that_took_too_long_is_analysed_in_the_next_run_but_not_for_ever(
    library, newsroom, monkeypatch, slow_runs
):
    library.feeds.add(newsroom.put("/feed.xml", feed(item("lost", "Ferry sinks")), "text/xml"))
    with monkeypatch.context() as crowded:
        crowded.setattr("tui.refresh.analysis.ANALYSE_SECONDS", 0.0)
        notes = [step.note for _ in range(slow_runs) for step in run(library) if step.note]
    run(library)
    facts = library.articles.get(library.articles.numbers("")[0]).facts
    assert any("took more than" in note for note in notes)
    assert (facts.toll.killed is None) == (slow_runs == 3)


def test_a_cache_that_cannot_be_used_costs_no_facts(library, newsroom, home):
    home.cache.rmdir()
    home.cache.write_text("in the way")
    home.cache.with_name("cache.damaged-0").mkdir()
    library.feeds.add(newsroom.put("/feed.xml", feed(item("lost", "Ferry sinks")), "text/xml"))
    run(library)
    assert library.articles.get(library.articles.numbers("")[0]).facts is not None


def test_without_full_texts_only_the_pages_that_are_named_are_fetched(library, newsroom):
    url = newsroom.put(
        "/feed.xml", feed(item("ferry", "Ferry sinks"), item("dam", "Dam bursts", 9)), "text/xml"
    )
    for key in ("ferry", "dam"):
        newsroom.put(f"/{key}.html", page(key, [LEAD, *REST]))
    library.feeds.add(url)
    run(library, Order(pages=()))
    dam, ferry = (library.articles.get(number) for number in library.articles.numbers(""))
    assert not ferry.full
    assert not dam.full
    assert ferry.facts.toll.killed.low == 7
    run(library, Order(feeds=(), pages=(ferry.row.number,)))
    assert library.articles.get(ferry.row.number).full
    assert not library.articles.get(dam.row.number).full


@pytest.mark.parametrize(
    ("title", "text", "problem"),
    [
        ("Before you continue", "Accept all: we and our 90 partners use cookies.", "consent"),
        ("Just a moment...", "Verifying you are human.", "robot"),
        ("Log in", "Forgot your password?", "sign in"),
        ("Page not found", "Read instead: 57 people were killed in Korva.", "no such page"),
    ],
)
def test_a_wall_never_stands_for_an_article_and_is_told(library, newsroom, title, text, problem):
    newsroom.put("/wall.html", f"<title>{title}</title><main><h1>{title}</h1><p>{text}</p></main>")
    url = newsroom.put("/feed.xml", feed(item("wall", "Ferry sinks")), "text/xml")
    library.feeds.add(url)
    steps = run(library)
    assert any(problem in step.note for step in steps if step.stage == "pages")
    article = library.articles.get(library.articles.numbers("")[0])
    assert article.body.text == LEAD
    assert article.row.title == "Ferry sinks"
    assert problem in article.problem
    assert article.facts.toll.killed is not None
    assert article.facts.toll.killed.low != 57


def test_a_page_is_there_to_be_read_before_facts_are_found_in_it(library, newsroom):
    names = ("first", "second")
    for name in names:
        newsroom.put(f"/{name}.html", page("Ferry sinks", [LEAD, *REST, f"It was the {name}."]))
    items = [item(name, f"The {name} ferry sinks") for name in names]
    url = newsroom.put("/feed.xml", feed(*items), "text/xml")
    library.feeds.add(url)
    texts, counts = [], []

    async def follow() -> None:
        async with aclosing(refresh(library, Order(full=True))) as steps:
            async for step in steps:
                for number in step.articles if step.stage == "pages" else ():
                    article = library.articles.get(number)
                    texts.append((article.full, article.facts))
                if step.stage in ("pages", "facts") and step.total:
                    counts.append((step.stage, step.done, step.total))

    asyncio.run(follow())
    assert texts == [(True, None)] * 2
    assert counts[:3] == [("pages", n, 2) for n in range(3)]
    assert counts[-1] == ("facts", 2, 2)
    assert [stage for stage, _, _ in counts[3:]] == ["facts"] * len(counts[3:])
