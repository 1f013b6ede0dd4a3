"""Links that lead to one page."""

from __future__ import annotations

import pytest

from tui.library.texts.links import canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://www.a.example/x/"),
        ("http://a.example/x?b=2&a=1", "http://a.example/x?a=1&b=2"),
        ("http://A.example:80/x#part", "http://a.example/x"),
        ("http://a.example/x?utm_campaign=z&fbclid=1", "http://a.example/x"),
        ("http://a.example/x?ref=rss&partner=RSS&emc=rss", "http://a.example/x"),
        ("http://a.example/x?at_custom1=link&mtm_source=b", "http://a.example/x"),
        ("http://a.example/x?mod=rss_world&src=home-rss", "http://a.example/x?mod=rss_opinion"),
    ],
)
def test_links_that_lead_to_one_page_are_one(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "http://b.example/x"),
        ("http://a.example/x?id=1", "http://a.example/x?id=2"),
        ("http://a.example/X", "http://a.example/x"),
        ("http://a.example:8080/x", "http://a.example/x"),
    ],
)
def test_links_that_lead_to_two_pages_are_two(one, other):
    assert canonical(one) != canonical(other)
