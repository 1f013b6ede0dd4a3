"""Web archives: what of them is read, and what is damaged costs itself."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import brotli
import pytest
from archives import PAGE, Archive, chunked

from tui.corpus.analysis import failed_row
from tui.corpus.http_content import content
from tui.corpus.inputs import Inputs
from tui.corpus.record import Record
from tui.errors import DatelineError

BODY = PAGE.format("Zoë counted two ferries in the harbour. " * 30).encode()


def read(path: Path) -> tuple[list[Record], dict[str, int]]:
    inputs = Inputs([str(path)])
    return [*inputs.records()], inputs.omitted


def pages(path: Path) -> list[bytes | None]:
    return [record.page for record in read(path)[0] if not record.problem]


def test_pages_and_texts_are_read_under_their_record_ids(tmp_path):
    archive = Archive().page("One.").revisit()
    archive.answer(b"no", status="404 Not Found")
    archive.answer(b"\x89PNG", "Content-Type: image/png")
    archive.add(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request")
    archive.add("Zwölf.".encode(), "conversion", "text/plain")
    found, omitted = read(archive.write(tmp_path / "crawl.warc.gz"))
    assert [record.id for record in found] == ["urn:uuid:1", "urn:uuid:6"]
    assert (found[0].page, found[0].url) == (PAGE.format("One.").encode(), "http://paper.example/1")
    assert (found[1].text, found[1].url) == ("Zwölf.", "http://paper.example/6")
    assert found[1].name == "urn:uuid:6 (http://paper.example/6)"
    assert omitted == {
        "revisits of pages that had not changed": 1,
        "answers with status 404": 1,
        "records of image/png": 1,
    }


def test_a_row_has_the_address_of_its_page_which_the_number_of_a_record_tells_nobody(tmp_path):
    ((page,), _) = read(Archive().page("One.").write(tmp_path / "crawl.warc.gz"))
    row = json.loads(failed_row(page, "no text"))
    assert (row["id"], row["url"]) == ("urn:uuid:1", "http://paper.example/1")
    assert json.loads(failed_row(Record(id="a.txt", source="a.txt"), ""))["url"] is None


def test_the_charset_of_the_headers_goes_with_the_page(tmp_path):
    archive = Archive().answer(b"<p>x", "content-type: text/html; charset=cp1251")
    ((found,), _) = read(archive.write(tmp_path / "a.warc.gz"))
    assert found.content_type == "text/html; charset=cp1251"


@pytest.mark.parametrize("as_one", [False, True])
@pytest.mark.parametrize("compressed", [False, True])
def test_archives_are_read_however_they_are_compressed(tmp_path, compressed, as_one):
    archive = Archive(compressed=compressed).page("One.").revisit().page("Two.")
    name = "a.warc.gz" if as_one or compressed else "a.warc"
    found, omitted = read(archive.write(tmp_path / name, as_one=as_one and not compressed))
    assert [record.id for record in found] == ["urn:uuid:1", "urn:uuid:3"]
    assert sum(omitted.values()) == 1


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("transfer", "coding", "sent"),
    [
        ("", "", BODY),
        ("chunked", "", chunked(BODY)),
        ("Chunked", "gzip", chunked(gzip.compress(BODY))),
        ("", "x-gzip", gzip.compress(BODY)),
        ("", "GZIP", gzip.compress(BODY[:99]) + gzip.compress(BODY[99:])),
        ("", "deflate", zlib.compress(BODY)),
        ("", "deflate", raw_deflate(BODY)),
        ("", "br", brotli.compress(BODY)),
        ("", "gzip, br", brotli.compress(gzip.compress(BODY))),
        ("", "identity", BODY),
        ("chunked", "gzip", BODY),  # undone by the crawler, headers as they were
        ("", "br", BODY),
    ],
    ids=range(12),  # what is sent holds the time at which it was packed
)
def test_content_is_unpacked_as_its_headers_say(transfer, coding, sent):
    assert content(sent, transfer, coding) == BODY


@pytest.mark.parametrize(("coding", "says"), [("gzip", "damaged"), ("zstd", "'zstd'")])
def test_content_that_cannot_be_unpacked_costs_itself(tmp_path, coding, says):
    archive = Archive().page("One.")
    archive.answer(b"\0\1\2" * 99, f"Content-Type: text/html\r\nContent-Encoding: {coding}")
    found, _ = read(archive.page("Two.").write(tmp_path / "a.warc.gz"))
    assert [record.id for record in found] == ["urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]
    assert [bool(record.problem) for record in found] == [False, True, False]
    assert says in found[1].problem
    with pytest.raises(DatelineError, match=says):
        content(b"\0\1\2" * 99, "", coding)


def test_content_is_unpacked_so_far_as_a_page_is_read(monkeypatch):
    monkeypatch.setattr("tui.corpus.http_content.MAX_CONTENT", 100)
    for coding, pack in (("gzip", gzip.compress), ("br", brotli.compress), ("", bytes)):
        assert len(content(pack(BODY), "", coding)) == 100


@pytest.mark.parametrize("compressed", [False, True])
def test_a_damaged_place_costs_the_records_that_it_is_in(tmp_path, compressed):
    archive = Archive(compressed=compressed)
    starts = []
    for number in range(5):
        starts.append(len(archive.data))
        archive.page(f"Page {number}. " * 50)
    data = bytearray(archive.data)
    begin = starts[2] + (30 if compressed else 0)
    data[begin : begin + 20] = b"\xff" * 20
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(data)
    found, _ = read(path)
    assert sum("damaged" in record.problem for record in found) == 1
    ids = [record.id for record in found if not record.problem]
    assert ids == [f"urn:uuid:{number}" for number in (1, 2, 4, 5)]


def test_an_archive_that_was_cut_keeps_what_it_has(tmp_path):
    whole = Archive().page("One.").page("Two. " * 99).data
    path = tmp_path / "a.warc.gz"
    path.write_bytes(whole[:-40])
    found, _ = read(path)
    assert found[0].id == "urn:uuid:1"
