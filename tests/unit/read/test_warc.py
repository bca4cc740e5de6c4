import gzip
import re
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from tests.unit.read.pack_factory import all_of, crawl, page, record, source

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Dating
from comity.read import read
from comity.read.limits import Limits
from comity.read.unpack import one_of, unpacked

WORDS = [f"Page number {number} speaks of tea." for number in range(6)]


@pytest.mark.parametrize("form", ["a.warc.gz", "a.warc", "whole.warc.gz"])
def test_every_record_is_read_and_reached_by_file_and_offset(tmp_path: Path, form: str) -> None:
    content = crawl(map(page, range(6)), is_squeezed=form == "a.warc.gz")
    one = source(tmp_path, form, gzip.compress(content) if form == "whole.warc.gz" else content)
    members = [item for item in unpacked(one) if isinstance(item, Source)]
    assert [read(item)[1].words for item in members] == WORDS
    assert [item.declared.url for item in members] == [f"https://wire.example/{number}" for number in range(6)]
    assert {item.declared.dates for item in members} == {(Dating("fetched", Period.day(date(2025, 5, 8))),)}
    offsets = [int(item.address.rpartition("#")[2]) for item in members]
    assert all(first < second for first, second in pairwise(offsets))
    for item, offset in zip(members, offsets, strict=True):
        assert one_of(one, str(offset)) == item
        if form == "a.warc":
            assert content[offset:].startswith(b"WARC/")
        if form == "a.warc.gz":
            assert gzip.decompress(content[offset:]).startswith(b"WARC/")
    for nowhere in (offsets[0] + 1, 10**9):
        with pytest.raises(SourceError, match=r"no page begins|damaged"):
            one_of(one, str(nowhere))


@pytest.mark.parametrize("is_squeezed", [True, False])
def test_a_crawl_cut_anywhere_is_reported_and_all_before_the_cut_is_read(tmp_path: Path, is_squeezed: bool) -> None:
    content = crawl(map(page, range(6)), is_squeezed=is_squeezed)
    offsets = [
        int(item.address.rpartition("#")[2]) for item in unpacked(source(tmp_path, "a", content)) if isinstance(item, Source)
    ]
    ends = [*offsets[1:], len(content)]
    for cut in range(offsets[1] + 1, len(content), 13):
        items = list(unpacked(source(tmp_path, "a", content[:cut])))
        read_in = [item for item in items if isinstance(item, Source)]
        whole = sum(end <= cut for end in ends)
        # A record may be whole though the marks behind it are cut; only a cut between two records leaves no trace in the file.
        assert whole <= len(read_in) <= whole + 1
        if cut not in ends:
            assert "read.damaged" in [item.code for item in items if isinstance(item, Finding)]
        assert [read(item)[1].words for item in read_in] == WORDS[: len(read_in)]


def test_a_garbled_record_costs_only_itself(tmp_path: Path) -> None:
    content = bytearray(crawl(map(page, range(6))))
    offsets = [
        int(item.address.rpartition("#")[2])
        for item in unpacked(source(tmp_path, "a", bytes(content)))
        if isinstance(item, Source)
    ]
    for place in range(offsets[2], offsets[3], 11):
        broken = bytearray(content)
        broken[place] ^= 0xFF
        words, findings = all_of(source(tmp_path, "a", bytes(broken)))
        assert set(WORDS) - set(words.values()) <= {WORDS[2]}
        assert len(words) == 6 or "read.damaged" in [code for code, _ in findings]


def test_a_record_that_is_not_what_its_digest_says_is_not_read(tmp_path: Path) -> None:
    content = crawl(map(page, range(3)), is_squeezed=False).replace(b"Page number 1", b"Page number 8")
    words, findings = all_of(source(tmp_path, "a.warc", content))
    assert list(words.values()) == [WORDS[0], WORDS[2]]
    assert findings[0][0] == "read.damaged"


def test_answers_are_taken_out_of_their_wrapping(tmp_path: Path) -> None:
    whole = page(0)
    chunked = b"%x\r\n%s\r\n5;x=y\r\n     \r\n0\r\n\r\n" % (len(whole), whole)
    fields = {
        0: [("Transfer-Encoding", "chunked")],
        1: [("Content-Encoding", "gzip")],
        2: [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")],  # as some crawlers keep them, though both are undone
    }
    words, findings = all_of(source(tmp_path, "a.warc.gz", crawl([chunked, gzip.compress(whole), whole], fields=fields)))
    assert list(words.values()) == [WORDS[0]] * 3
    assert [code for code, _ in findings] == ["read.left-out"]


def test_what_is_no_page_is_counted_in_one_finding(tmp_path: Path) -> None:
    (*_, last) = unpacked(source(tmp_path, "a.warc.gz", crawl([page(0), b"\x89PNG\r\n\x1a\n", b"", b"%!PS"])))
    assert isinstance(last, Finding)
    assert (last.code, last.subject) == ("read.left-out", "pile/a.warc.gz")
    assert "1 empty, 2 images, styles and programs, 1 requests and remarks" in last.text


def test_the_head_of_an_answer_tells_the_encoding(tmp_path: Path) -> None:
    body = "<html><body><p>Кения и Гана подписали соглашение.</p></body></html>".encode("windows-1251")
    fields = {0: [("Content-Type", "text/html; charset=windows-1251")]}
    words, _ = all_of(source(tmp_path, "a.warc.gz", crawl([body], fields=fields)))
    assert list(words.values()) == ["Кения и Гана подписали соглашение."]


def test_a_bomb_in_a_record_is_put_out(tmp_path: Path) -> None:
    big = gzip.compress(b" " * 3_000_000)
    words, findings = all_of(
        source(tmp_path, "a.warc.gz", crawl([big, page(1)], fields={0: [("Content-Encoding", "gzip")]})), Limits(file_mb=1)
    )
    assert list(words.values()) == [WORDS[1]]
    assert findings[0][0] == "read.too-large"


@pytest.mark.parametrize("kind", [b"shake_128", b"blake2s", b"no-such", b"sha\x00", b""])
def test_a_digest_of_an_unknown_kind_is_taken_as_it_is(tmp_path: Path, kind: bytes) -> None:
    content = crawl([page(0)], is_squeezed=False).replace(b"Digest: sha1", b"Digest: " + kind)
    assert list(all_of(source(tmp_path, "a.warc", content))[0].values()) == [WORDS[0]]


def test_a_digest_may_be_in_sixteens_and_of_another_kind(tmp_path: Path) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(0)
    for number, held in ((1, block), (0, block + b" ")):
        told = record("response", held, "https://wire.example/0")
        seal = f"sha256:{sha256(block).hexdigest()}".encode()
        content = re.sub(rb"sha1:[A-Z2-7]+", seal, told)
        assert len(all_of(source(tmp_path, "a.warc", content))[0]) == number
