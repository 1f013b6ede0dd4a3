"""Lists of addresses, as newsboat keeps one, are subscribed to like OPML."""

import pytest

from tui.errors import OpmlError
from tui.feeds import opml
from tui.feeds.subscription import Subscription

LIST = """
# my feeds
https://coast.example/feed.xml "~Coast Post" Varnia "read daily"
https://lake.example/rss "Two words" !   # a remark
feed://weir.example/f
http://ferry.example/f "no end
https://coast.example/feed.xml
"query:Late:unread = \\"yes\\""
exec:~/bin/boats
"""


def test_each_line_is_a_feed_with_its_title_and_its_first_tag_as_folder():
    found = opml.read(LIST.encode())
    assert found.feeds == (
        Subscription("https://coast.example/feed.xml", "Coast Post", "Varnia"),
        Subscription("https://lake.example/rss", "", "Two words"),
        Subscription("https://weir.example/f"),
        Subscription("http://ferry.example/f", "", "no"),
    )
    assert [(name, reason) for name, reason, *_ in found.omitted] == [
        ("https://coast.example/feed.xml", "it stands in Varnia already"),
        ('query:Late:unread = "yes"', "it is no web address"),
        ("exec:~/bin/boats", "it is no web address"),
    ]


@pytest.mark.parametrize("text", ["", "# nothing", "See https://coast.example/feed.xml", "a: b"])
def test_a_text_that_is_no_list_is_none(text):
    with pytest.raises(OpmlError, match="no OPML"):
        opml.read(text.encode())
