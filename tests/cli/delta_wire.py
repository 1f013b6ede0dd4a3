"""A feed of two articles: a blast with a toll, and a meeting without."""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Delta Wire</title>
<item><title>Three killed in Basra blast</title><guid>1</guid><link>{base}/1.html</link>
<pubDate>Tue, 03 Nov 2026 08:00:00 GMT</pubDate>
<description>Three people were killed and nine hurt by a bomb in Basra, Iraq.</description>
</item>
<item><title>Ministers meet</title><guid>2</guid><link>{base}/2.html</link>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>Ministers met to discuss the budget.</description></item></channel></rss>"""
