"""Bodies: packed, cut, damaged, too large."""

import gzip
import itertools
import zlib

import pytest
from feeds_asking import LIMIT, failure, fetch

from tui.errors import TooMuch


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "identity", "gzip, gzip"])
async def test_packed_answers_are_unpacked(server, coding):
    body = b"<rss>" + b"news " * 1_000
    packed = {"deflate": zlib.compress(body), "identity": body}.get(coding, gzip.compress(body))
    if coding == "gzip, gzip":
        packed = gzip.compress(packed)
    answer = await fetch(server.answer("/feed", packed, Content_Encoding=coding))
    assert answer.body == body


async def test_deflate_without_its_header_is_unpacked(server):
    squeezer = zlib.compressobj(wbits=-15)
    packed = squeezer.compress(b"news" * 100) + squeezer.flush()
    answer = await fetch(server.answer("/feed", packed, Content_Encoding="deflate"))
    assert answer.body == b"news" * 100


async def test_gzip_in_several_members_with_padding_is_unpacked(server):
    packed = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 40
    answer = await fetch(server.answer("/feed", packed, Content_Encoding="gzip"))
    assert answer.body == b"one two"


async def test_unpacking_stops_at_the_limit(server):
    packed = gzip.compress(b" " * 2 * LIMIT)
    error = await failure(server.answer("/feed", packed, Content_Encoding="gzip"), TooMuch)
    assert "unpacks to more than" in str(error)


async def test_unpacking_twice_stops_at_the_limit(server):
    packed = gzip.compress(gzip.compress(b" " * 2 * LIMIT))
    await failure(server.answer("/feed", packed, Content_Encoding="gzip, gzip"), TooMuch)


async def test_unpacking_empty_members_stops(server, monkeypatch):
    monkeypatch.setattr("tui.feeds.decompress.MAX_MEMBERS", 5)
    packed = gzip.compress(b"") * 8
    await failure(server.answer("/feed", packed, Content_Encoding="gzip"), TooMuch)


async def test_many_layers_are_not_unpacked(server):
    await failure(server.answer("/feed", b"x", Content_Encoding="gzip, gzip, gzip"), TooMuch)


async def test_a_coding_that_was_not_asked_for_is_refused(server):
    error = await failure(server.answer("/feed", b"x", Content_Encoding="br"))
    assert "not asked for" in str(error)


@pytest.mark.parametrize("coding", ["UTF-8", "utf8", "none", "binary", "8bit", "aws-chunked", "x"])
async def test_a_coding_that_packs_nothing_is_read_as_it_is(server, coding):
    address = server.answer("/feed", b"plain", Content_Encoding=coding)
    assert (await fetch(address)).body == b"plain"


async def test_a_packed_body_with_a_coding_that_means_nothing_is_unpacked(server):
    packed = gzip.compress(b"plain")
    address = server.answer("/feed", packed, Content_Encoding="gzip,aws-chunked")
    assert (await fetch(address)).body == b"plain"


@pytest.mark.parametrize("packs", [0, 1, 2])
@pytest.mark.parametrize("coding", ["gzip", ""])
async def test_a_body_is_unpacked_by_what_it_is_and_not_by_what_it_is_said_to_be(
    server, packs, coding
):
    body = b"<rss/>"
    for _ in range(min(packs, 1 + bool(coding))):
        body = gzip.compress(body)
    named = {"Content_Encoding": coding} if coding else {}
    assert (await fetch(server.answer("/feed.xml.gz", body, **named))).body == b"<rss/>"


@pytest.mark.parametrize("cut", [1, 9, 30, -9, -1])
async def test_a_cut_gzip_body_is_no_answer(server, cut):
    packed = gzip.compress(bytes(range(256)) * 4)[:cut]
    error = await failure(server.answer("/feed", packed, Content_Encoding="gzip"))
    assert "broke off" in str(error)


async def test_a_damaged_gzip_body_is_no_answer(server):
    packed = bytearray(gzip.compress(b"news" * 500))
    packed[12] ^= 0xFF
    packed[-6] ^= 0xFF
    await failure(server.answer("/feed", bytes(packed), Content_Encoding="gzip"))


async def test_a_body_shorter_than_announced_is_no_answer(server):
    error = await failure(server.answer("/feed", b"<rss>", Content_Length="500"))
    assert "broke" in str(error)


async def test_an_announced_size_beyond_the_limit_is_not_read(server):
    url = server.raw("/feed", [b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n", "hang"])
    assert "larger than" in str(await failure(url, TooMuch))


async def test_an_endless_answer_stops_at_the_limit(server):
    head = [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"]
    url = server.raw("/feed", itertools.chain(head, itertools.repeat(b"x" * 10_000)))
    assert "larger than" in str(await failure(url, TooMuch))
