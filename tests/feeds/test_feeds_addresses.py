"""Addresses as people paste them."""

import pytest

from tui.feeds.addresses import addresses_of

BOTH = ("https://a.example/f.xml", "http://a.example/f.xml")


@pytest.mark.parametrize(
    ("raw", "addresses"),
    [
        ("https://a.example/f.xml", BOTH[:1]),
        ("  HTTPS://a.example/f.xml ", BOTH[:1]),
        ("<https://a.example/f.xml>", BOTH[:1]),
        ('"https://a.example/f.xml"', BOTH[:1]),
        ("“https://a.example/f.xml”", BOTH[:1]),
        ("- https://a.example/f.xml", BOTH[:1]),
        ("Coast News: https://a.example/f.xml.", BOTH[:1]),
        ("https://a.example/f.xml (Coast News)", BOTH[:1]),
        ("\ufeffhttps:\\\\a.example\\f.xml", BOTH[:1]),
        ("view-source:https://a.example/f.xml", BOTH[:1]),
        ("feed:https://a.example/f.xml", BOTH[:1]),
        ("feed:http://a.example/f.xml", BOTH[1:]),
        ("https://a.example/f.xml#top", BOTH[:1]),
        ("feed://a.example/f.xml", BOTH),
        ("pcast://a.example/f.xml", BOTH),
        ("//a.example/f.xml", BOTH),
        ("a.example/f.xml", BOTH),
        ("https://ann:a%40b@a.example/f.xml", ("https://ann:a%40b@a.example/f.xml",)),
        ("ann:pass@a.example/f.xml", ("https://ann:pass@a.example/f.xml",)),
        ("localhost:8080/f", ("https://localhost:8080/f", "http://localhost:8080/f")),
        ("(https://a.example/f.xml)", BOTH[:1]),
        ("[Feed](https://a.example/f.xml)", BOTH[:1]),
        ("URL: https://a.example/f.xml,", BOTH[:1]),
        ("https://a.example/f_(x)", ("https://a.example/f_(x)",)),
        ("http:/a.example/f.xml", BOTH[1:]),
        ("https:a.example/f.xml", BOTH[:1]),
        ("https//a.example/f.xml", BOTH[:1]),
        ("http://https://a.example/f.xml", BOTH[:1]),
        ("https://a.example/f?x=1&amp;y=2", ("https://a.example/f?x=1&y=2",)),
        ("https:a", ()),
        ("mailto:ann@a.example", ()),
        ("file:///etc/passwd", ()),
        ("ftp://a.example/f.xml", ()),
        ("javascript:alert(1)", ()),
        ("exec:curl a.example", ()),
        ("filter:/bin/x:https://a.example/", ()),
        ("not an address", ()),
        ("", ()),
    ],
)
def test_an_address_is_what_somebody_means(raw, addresses):
    assert addresses_of(raw) == addresses
