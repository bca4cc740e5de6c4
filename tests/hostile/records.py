"""Bad records of JSON."""

import json
from collections.abc import Iterator

from tests.hostile.bad import TEA, Bad, either, fine, refused

RECORD = json.dumps({"title": "Tea", "text": TEA}).encode()


def records() -> Iterator[Bad]:
    broken = {
        "cut": RECORD[:-20], "word": b"tea", "number": b"7", "list": b"[1]", "text": b'"tea"', "quote": b"{'text': 'tea'}",
        "comma": b'{"text": "tea",}', "nan": b'{"text": NaN}', "nul": b'{"text": "\x00"}', "byte": b'{"text": "\xff"}',
        "half": b'{"text": "\\ud800"', "escape": b'{"text": "\\x41"}', "deep": b'{"text": ' + b"[" * 100_000,
    }  # fmt: skip
    for name, raw in broken.items():
        yield fine(f"line-{name}.jsonl", RECORD + b"\n" + raw + b"\n" + RECORD, TEA, "read.bad-record")
    odd = {
        "null": b'{"text": null}', "number": b'{"text": {"a": 1}}', "empty": b'{"text": ""}', "none": b"{}", "other": b'{"story": "tea"}',
        "deep": b'{"text": ' + b"[" * 400 + b"]" * 400 + b"}",
    }  # fmt: skip
    for name, raw in odd.items():
        yield fine(f"words-{name}.jsonl", RECORD + b"\n" + raw, TEA, "read.no-words-field")
    days = (
        '"never"', "-1", "9" * 13, "9" * 400, '"0000-00-00"', "[]", "{}", "true", '"2024-02-30"', '"' + "1" * 9_000 + '"',
        '"٢٠٢٤-٠١-٠١"', '"²²²²²²²²²²"', "0.00000000000000000001", '"1e9"', '"9999-12-31/0001-01-01"',
    )  # fmt: skip
    yield refused("day-wild.jsonl", RECORD[:-1] + b', "date": 1e999}', "read.bad-record")
    for number, day in enumerate(days):
        raw = f'{{"text": {json.dumps(TEA)}, "published": {day}, "date": {day}, "url": {day}, "author": {day}}}'
        yield fine(f"day-{number}.jsonl", raw.encode())
    yield fine("keys-alike.jsonl", (f'{{"text": "x", "text": {json.dumps(TEA)}' + ', "a": 1' * 50_000 + "}").encode())
    yield fine("huge-number.jsonl", f'{{"a": {"9" * 4_000}, "text": {json.dumps(TEA)}}}'.encode())
    yield fine("surrogate.jsonl", b'{"text": "tea \\ud800 tea"}\n' + RECORD)._replace(codes=None)
    yield fine("marked.jsonl", b"\xef\xbb\xbf" + RECORD)
    yield fine("returns.jsonl", b"\r\n".join([RECORD] * 3))
    yield fine("blanks.jsonl", b"\n" * 50_000 + RECORD)
    yield refused("all-broken.jsonl", b"{\n" * 5_000, "read.bad-record", "read.left-out")
    yield fine("nul-words.jsonl", RECORD + b'\n{"text": "tea \\u0000"}', TEA, "read.binary")
    yield fine("page-in-record.jsonl", json.dumps({"html": f"<html><p>{TEA}" + "<div>" * 50_000}).encode())._replace(codes=None)
    yield refused("list.json", b"[" + b",".join([RECORD] * 3) + b"]", "read.unknown-format")
    yield refused("list-cut.json", b"[" + RECORD + b"," + RECORD[:-5], "read.unknown-format")
    yield either("list-mixed.json", b"[" + RECORD + b', 1, null, [], "x"]')
    yield either("list-open.json", b'[{"a": ' * 50_000)
    yield refused("huge.jsonl", b'{"text": "' + b"tea " * 3_000_000 + b'"}', "read.too-large")
