"""Packed bodies unpack to what they were, in any pieces, and never to more than is allowed."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis.strategies import binary, integers, lists, sampled_from

from comity.fetch.errors import FetchError
from comity.fetch.unpack import Unpacker


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACKERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "identity": bytes}


@settings(deadline=None)
@given(binary(max_size=5_000), lists(sampled_from(sorted(PACKERS)), max_size=2), integers(1, 700))
def test_what_was_packed_comes_back_in_any_pieces(content: bytes, codings: list[str], step: int) -> None:
    body = content
    for coding in codings:
        body = PACKERS[coding](body)
    unpacker = Unpacker(tuple(codings), 100_000, "news")
    found = b"".join(unpacker.feed(body[start : start + step]) for start in range(0, len(body), step))
    unpacker.finish()
    assert found == content


@settings(deadline=None)
@given(binary(min_size=1, max_size=5_000), integers(1, 700))
def test_deflate_without_its_head_comes_back_too(content: bytes, step: int) -> None:
    body = raw_deflate(content)
    unpacker = Unpacker(("deflate",), 100_000, "news")
    assert b"".join(unpacker.feed(body[start : start + step]) for start in range(0, len(body), step)) == content
    unpacker.finish()


@settings(deadline=None)
@given(binary(max_size=3_000), integers(1, 3_000), sampled_from(["gzip", "deflate"]))
def test_a_cut_body_is_told(content: bytes, cut: int, coding: str) -> None:
    body = PACKERS[coding](content)
    unpacker = Unpacker((coding,), 100_000, "news")
    unpacker.feed(body[: max(1, len(body) - cut)])
    if len(body) > 1:
        with pytest.raises(FetchError) as caught:
            unpacker.finish()
        assert caught.value.code == "fetch.cut-short"


def outcome(body: bytes, coding: str, most: int, step: int) -> int | str:
    """How many bytes come out, or the code of what went wrong."""
    given_out = 0
    try:
        unpacker = Unpacker((coding,), most, "news")
        for start in range(0, len(body), step):
            given_out += len(unpacker.feed(body[start : start + step]))
        unpacker.finish()
    except FetchError as error:
        return error.code if given_out <= most else "poured out"
    return given_out


@settings(deadline=None)
@given(integers(1, 4_000_000), integers(1, 4_000_000), sampled_from(["gzip", "deflate"]))
def test_never_more_than_is_allowed(size: int, most: int, coding: str) -> None:
    body = PACKERS[coding](bytes(size))
    assert outcome(body, coding, most, 64) == (size if max(size, len(body)) <= most else "fetch.too-large")


@settings(deadline=None)
@given(binary(max_size=400), sampled_from(["gzip", "deflate", "br", "zstd", "gzip\n", ""]))
def test_any_bytes_unpack_or_are_told(body: bytes, coding: str) -> None:
    found = outcome(body, coding, 10_000, 100)
    assert isinstance(found, int) or found in {"fetch.bad-answer", "fetch.cut-short", "fetch.too-large"}


def test_streams_strung_together_are_one_body() -> None:
    unpacker = Unpacker(("gzip",), 1_000, "news")
    assert unpacker.feed(gzip.compress(b"one ") + gzip.compress(b"two") + b"\x00" * 20) == b"one two"
    unpacker.finish()
