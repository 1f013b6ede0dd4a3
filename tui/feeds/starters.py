"""Feeds to start with: the sample newsroom, and international and humanitarian news by name."""

from __future__ import annotations

from tui.feeds.subscription import Subscription

SAMPLE = Subscription(
    "http://sample.dateline.invalid/feed.xml",
    "Sample newsroom",
    "Sample",
    "Invented news in many styles; works without a network.",
)
"""A feed in the package, at an address that no server can ever have (RFC 2606)."""

STARTERS = (
    Subscription(
        "https://news.un.org/feed/subscribe/en/news/all/rss.xml",
        "UN News",
        "Humanitarian",
        "What the United Nations does and says, worldwide.",
    ),
    Subscription(
        "https://reliefweb.int/updates/rss.xml",
        "ReliefWeb",
        "Humanitarian",
        "Situation reports and appeals from thousands of humanitarian organisations.",
    ),
    Subscription(
        "https://www.thenewhumanitarian.org/rss/all.xml",
        "The New Humanitarian",
        "Humanitarian",
        "Independent reporting from where crises happen.",
    ),
    Subscription(
        "https://www.who.int/rss-feeds/news-english.xml",
        "World Health Organization",
        "Humanitarian",
        "Outbreaks and health emergencies, from the WHO.",
    ),
    Subscription(
        "https://www.gdacs.org/xml/rss.xml",
        "GDACS",
        "Disasters",
        "Alerts on earthquakes, storms, floods and volcanoes, with their likely impact.",
    ),
    Subscription(
        "https://feeds.bbci.co.uk/news/world/rss.xml",
        "BBC News: World",
        "World",
        "World news of the British public broadcaster.",
    ),
    Subscription(
        "https://www.aljazeera.com/xml/rss/all.xml",
        "Al Jazeera",
        "World",
        "News from Doha, strong on the Middle East and Africa.",
    ),
    Subscription(
        "https://www.theguardian.com/world/rss",
        "The Guardian: World",
        "World",
        "World news and live pages of the British daily, with full texts.",
    ),
    Subscription(
        "https://www.france24.com/en/rss",
        "France 24",
        "World",
        "International news of the French public broadcaster, in English.",
    ),
    Subscription(
        "https://rss.dw.com/rdf/rss-en-world",
        "Deutsche Welle: World",
        "World",
        "World news of the German public broadcaster, in English.",
    ),
)
"""Real feeds, each asked only once the reader chose it."""
