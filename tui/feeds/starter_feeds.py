"""Feeds to start with: the sample newsroom, and international and humanitarian news by name."""

from __future__ import annotations

from tui.feeds.subscription import Subscription

SAMPLE = Subscription(
    "http://sample.dateline.invalid/feed.xml",
    "Sample newsroom",
    "Sample",
    "Invented news; needs no network.",
)
"""A feed in the package, at an address that no server can ever have (RFC 2606)."""

STARTERS = (
    Subscription(
        "https://news.un.org/feed/subscribe/en/news/all/rss.xml",
        "UN News",
        "Humanitarian",
        "What the United Nations does.",
    ),
    Subscription(
        "https://reliefweb.int/updates/rss.xml",
        "ReliefWeb",
        "Humanitarian",
        "Situation reports and appeals.",
    ),
    Subscription(
        "https://www.thenewhumanitarian.org/rss/all.xml",
        "The New Humanitarian",
        "Humanitarian",
        "Reporting from where crises happen.",
    ),
    Subscription(
        "https://www.who.int/rss-feeds/news-english.xml",
        "World Health Organization",
        "Humanitarian",
        "Outbreaks and health emergencies.",
    ),
    Subscription(
        "https://www.gdacs.org/xml/rss.xml",
        "GDACS",
        "Disasters",
        "Alerts on quakes, storms and floods.",
    ),
    Subscription(
        "https://feeds.bbci.co.uk/news/world/rss.xml",
        "BBC News: World",
        "World",
        "The British public broadcaster.",
    ),
    Subscription(
        "https://www.aljazeera.com/xml/rss/all.xml",
        "Al Jazeera",
        "World",
        "From Doha, close to the Middle East.",
    ),
    Subscription(
        "https://www.theguardian.com/world/rss",
        "The Guardian: World",
        "World",
        "The British daily, with full texts.",
    ),
    Subscription(
        "https://www.france24.com/en/rss",
        "France 24",
        "World",
        "The French broadcaster, in English.",
    ),
    Subscription(
        "https://rss.dw.com/rdf/rss-en-world",
        "Deutsche Welle: World",
        "World",
        "The German broadcaster, in English.",
    ),
)
"""Real feeds, each asked only once the reader chose it."""
