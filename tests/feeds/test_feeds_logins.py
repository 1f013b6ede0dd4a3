"""Names and passwords open what they are for, and stand in nothing that comes of it."""

from __future__ import annotations

import base64

import pytest
from feeds_asking import fetch

from tui.feeds import opml
from tui.feeds.fetch import Fetcher

LOGIN = "ann:p%40ss%20word"
BASIC = f"basic {base64.b64encode(b'ann:p@ss word').decode()}".lower()


def private(url: str) -> str:
    return url.replace("://", f"://{LOGIN}@")


def sent(server) -> list[str | None]:
    return [asked.headers.get("authorization") for asked in server.asked]


async def test_a_login_in_an_address_is_sent_and_not_given_back(server):
    url = server.answer("/feed", b"x")
    answer = await fetch(private(url))
    assert answer.url == url
    assert sent(server) == [BASIC]


async def test_a_login_goes_along_within_its_site(server):
    server.answer("/new", b"x")
    old = server.answer("/old", status="301 Moved Permanently", Location="/new")
    page = server.answer("/page", b"y")
    async with Fetcher(homes=["127.0.0.1"], logins={old: LOGIN}) as fetcher:
        answer = await fetcher.fetch(old)
        await fetcher.fetch(page, foreign=True)
    assert answer.moved_to == server.url("/new")
    assert sent(server) == [BASIC] * 3


async def test_a_login_does_not_leave_its_site(server):
    other = server.answer("/other", b"x").replace("127.0.0.1", "localhost")
    old = server.answer("/old", status="302 Found", Location=other)
    await fetch(private(old))
    assert sent(server) == [BASIC, None]


async def test_a_login_that_a_redirect_names_is_not_taken(server):
    target = private(server.answer("/new", b"x"))
    answer = await fetch(server.answer("/old", status="301 Moved Permanently", Location=target))
    assert answer.moved_to == answer.url == server.url("/new")
    assert sent(server) == [None, None]


async def test_of_two_logins_at_one_site_neither_is_guessed(server):
    one, two, page = (server.answer(path, b"x") for path in ("/one", "/two", "/page"))
    logins = {one: LOGIN, two: "bob:word"}
    async with Fetcher(homes=["127.0.0.1"], logins=logins) as fetcher:
        await fetcher.fetch(one)
        await fetcher.fetch(page)
    assert sent(server) == [BASIC, None]


@pytest.mark.parametrize("scheme", ["ftp", "javascript"])
def test_what_an_import_leaves_out_is_named_without_a_login(scheme):
    outline = (
        f'<opml><body><outline type="rss" xmlUrl="{scheme}://ann:pass@a.example/"/></body></opml>'
    )
    (omitted,) = opml.read(outline.encode()).omitted
    assert "pass" not in f"{omitted.name} {omitted.reason}"
