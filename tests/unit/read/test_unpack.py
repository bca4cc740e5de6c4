import bz2
import gzip
import json
import lzma
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.read.pack_factory import LETTER, all_of, bomb, crawl, page, source, tarred, zipped

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.model.text import Metadata
from comity.read import read
from comity.read.fields import Fields
from comity.read.limits import LIMITS, Limits
from comity.read.unpack import one_of, unpacked

FILES = {"a.txt": b"Words of a.", "d/b.html": b"<html><body><p>Words of b.</p></body></html>", "c.eml": LETTER}
WORDS = {"a.txt": "Words of a.", "d/b.html": "Words of b.", "c.eml": "Kenya and Ghana signed a pact.\n"}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])
def test_a_file_that_holds_one_document_comes_back_unread(tmp_path: Path, name: str) -> None:
    one = source(tmp_path, name, zipped({"word/document.xml": b""}) if name == "a.docx" else b"Words.")
    assert list(unpacked(one)) == [one]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.zip", lambda files: zipped(files, zipfile.ZIP_LZMA)),
        ("a.tar", tarred),
        ("a.tar.gz", lambda files: gzip.compress(tarred(files))),
        ("a.tar.bz2", lambda files: bz2.compress(tarred(files))),
        ("a.tar.xz", lambda files: lzma.compress(tarred(files))),
        ("named-like-nothing", lambda files: gzip.compress(tarred(files))),
        ("outer.zip", lambda files: zipped({"in.tar": tarred(files)})),
    ],
)
def test_every_archive_gives_every_member_under_its_name(tmp_path: Path, name: str, pack: Callable[..., bytes]) -> None:
    words, findings = all_of(source(tmp_path, name, pack(FILES)))
    inside = f"pile/{name}#in.tar" if name == "outer.zip" else f"pile/{name}"
    assert words == {f"{inside}#{member}": held for member, held in WORDS.items()}
    assert findings == []


@pytest.mark.parametrize("squeeze", [gzip.compress, bz2.compress, lzma.compress])
def test_a_squeezed_file_is_the_file(tmp_path: Path, squeeze: Callable[[bytes], bytes]) -> None:
    assert all_of(source(tmp_path, "a.txt.x", squeeze(b"Words."))) == ({"pile/a.txt.x#a.txt": "Words."}, [])


def test_a_member_keeps_what_the_manifest_states_of_its_pack(tmp_path: Path) -> None:
    stated = Metadata(publisher="Example Wire", url="https://wire.example/all", title="All of May", lang="en")
    one = source(tmp_path, "a.zip", zipped(FILES))
    (first, *_) = unpacked(Source(path=one.path, address=one.address, stated=stated))
    assert isinstance(first, Source)
    assert first.stated == Metadata(publisher="Example Wire", lang="en")


def test_names_are_only_names(tmp_path: Path) -> None:
    before = set(tmp_path.parent.iterdir())
    files = {"../../evil.txt": b"Words.", "/etc/evil.txt": b"More words.", "x\x07y.txt": b"Other words."}
    words, _ = all_of(source(tmp_path, "a.zip", zipped(files)))
    assert list(words) == ["pile/a.zip#../../evil.txt", "pile/a.zip#/etc/evil.txt", "pile/a.zip#x\ufffdy.txt"]
    assert set(tmp_path.parent.iterdir()) == before
    assert list(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_links_programs_and_tables_in_an_archive_are_named_each(tmp_path: Path) -> None:
    files = {"a.txt": b"Words.", "b.png": b"\x89PNG\r\n\x1a\n", "c.csv": b"a,b\n1,2\n", "d": b"\x7fELF", ".hidden.txt": b"No."}
    words, findings = all_of(source(tmp_path, "a.tar", tarred(files, links=["l.txt"])))
    assert list(words) == ["pile/a.tar#a.txt"]
    assert findings == [
        *(("read.unknown-format", f"pile/a.tar#{name}") for name in ("b.png", "c.csv", "d")),
        ("read.linked-member", "pile/a.tar#l.txt"),
    ]


def test_two_members_of_one_name_have_two_addresses(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = _twice()
    assert all_of(source(tmp_path, "a.zip", content))[0] == {"pile/a.zip#a.txt": "First.", "pile/a.zip#a~2.txt": "Second."}


def _twice() -> bytes:
    import io  # noqa: PLC0415

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"First.")
        archive.writestr("a.txt", b"Second.")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gz", bomb(200_000_000)),
        ("a.zip", zipped({f"{n}.txt": b"\0" * 30_000_000 for n in range(4)})),
        ("a.zip", zipped({"a.gz": bomb(200_000_000)})),
        ("a.tar.gz", gzip.compress(tarred({"a.txt": b"a" * 90_000_000}))),
        ("a.xz", lzma.compress(b"\0" * 200_000_000, preset=0)),
    ],
)
def test_a_bomb_is_put_out_while_it_goes_off(tmp_path: Path, name: str, content: bytes) -> None:
    _, findings = _codes(source(tmp_path, name, content))
    assert findings[-1] == ("read.pack-too-large", f"pile/{name}")


def _codes(one: Source, limits: Limits = LIMITS) -> tuple[int, list[tuple[str, str]]]:
    items = list(unpacked(one, limits))
    return len(items), [(item.code, item.subject) for item in items if isinstance(item, Finding)]


def test_the_limits_hold_and_neighbours_are_read(tmp_path: Path) -> None:
    files = {"a.txt": b"Words.", "big.txt": os.urandom(3000).hex().encode(), "z.txt": b"Last words."}
    for name, content in (("a.zip", zipped(files)), ("a.tar", tarred(files))):
        words, findings = all_of(source(tmp_path, name, content), Limits(file_mb=0.004))
        assert list(words.values()) == ["Words.", "Last words."]
        assert findings == [("read.too-large", f"pile/{name}#big.txt")]
        assert _codes(source(tmp_path, name, content), Limits(members=2))[1] == [("read.pack-too-large", f"pile/{name}")]
        assert _codes(source(tmp_path, name, content), Limits(pack_mb=0.004))[1] == [("read.pack-too-large", f"pile/{name}")]


def test_archives_in_archives_stop_at_a_depth(tmp_path: Path) -> None:
    content = zipped({"deep.txt": b"Words."})
    for number in range(5):
        content = zipped({f"{number}.zip": content, f"{number}.txt": b"Words."})
    words, findings = all_of(source(tmp_path, "a.zip", content))
    assert set(words) == {"pile/a.zip#4.txt", "pile/a.zip#4.zip#3.txt", "pile/a.zip#4.zip#3.zip#2.txt"}
    assert [code for code, _ in findings] == ["read.too-deep"]


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: gzip.compress(tarred(files))])
def test_a_pack_cut_short_says_so_and_gives_what_it_has(tmp_path: Path, pack: Callable[..., bytes]) -> None:
    content = pack({f"{number}.txt": os.urandom(9000).hex().encode() for number in range(8)})
    words, findings = all_of(source(tmp_path, "a.pack", content[: len(content) * 2 // 3]))
    assert [code for code, _ in findings] == ["read.damaged"]
    assert len(words) == 0 if pack is zipped else len(words) >= 4


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"Words.", "b.txt": b"Open words."}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    words, findings = all_of(source(tmp_path, "a.zip", bytes(content)))
    assert (list(words.values()), findings) == (["Open words."], [("read.locked", "pile/a.zip#a.txt")])


RECORD = {
    "title": "A pact",
    "body": "Kenya and Ghana signed.",
    "date": "2025-05-07",
    "source": {"name": "Example Wire"},
    "url": "https://wire.example/1",
    "category": ["Trade"],
    "updated_at": "2025-05-08T10:00:00Z",
}


@pytest.mark.parametrize(
    ("name", "form"), [("a.jsonl", "{}\n"), ("a.data", "{}"), ("a.json", "[{}]"), ("a.jsonl", "\ufeff\n{}\n")]
)
def test_records_are_articles_with_what_is_known_of_them(tmp_path: Path, name: str, form: str) -> None:
    (item,) = unpacked(source(tmp_path, name, form.replace("{}", json.dumps(RECORD)).encode()))
    assert isinstance(item, Source)
    document, text, _ = read(item)
    known = document.metadata
    assert text.words == "Kenya and Ghana signed."
    assert (known.title, known.publisher, known.url) == ("A pact", "Example Wire", "https://wire.example/1")
    assert known.published is not None
    assert (known.published.label(), known.grade) == ("2025-05-07", "declared")
    assert known.updated is not None
    assert (known.section, known.updated.label()) == ("Trade", "2025-05-08")


def test_fields_may_be_named(tmp_path: Path) -> None:
    record = json.dumps({"headline": "No", "story": {"en": "Words of a story."}, "when": 1746576000}).encode()
    one = source(tmp_path, "a.jsonl", record)
    assert _codes(one)[1] == [("read.no-words-field", "pile/a.jsonl#1")]
    (item,) = unpacked(one, fields=Fields(words="story.en", published=("when",)))
    assert isinstance(item, Source)
    document, text, _ = read(item)
    assert text.words == "Words of a story."
    assert document.metadata.published is not None
    assert document.metadata.published.label() == "2025-05-07"


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    deep = b"[" * 100_000
    lines = [
        json.dumps(RECORD).encode(),
        b"{broken",
        b'{"body": ' + deep,
        b"7",
        b'{"body": "\xff"}',
        b"",
        json.dumps(RECORD).encode(),
    ]
    words, findings = all_of(source(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert list(words) == ["pile/a.jsonl#1", "pile/a.jsonl#7"]
    assert findings == [("read.bad-record", f"pile/a.jsonl#{number}") for number in (2, 3, 4, 5)]


def test_very_many_findings_are_told_as_a_number(tmp_path: Path) -> None:
    count, findings = _codes(source(tmp_path, "a.jsonl", b'{"a": 1}\n' + b"{\n" * 1000))
    assert count == len(findings) < 210
    assert findings[-1] == ("read.left-out", "pile/a.jsonl")


FEED = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>Example Wire</title><language>en-us</language>
<item><title>One</title><link>https://wire.example/1</link><pubDate>Wed, 07 May 2025 10:00:00 GMT</pubDate>
<category>Trade</category><description>&lt;p&gt;Kenya &amp;amp; Ghana signed.&lt;/p&gt;</description></item>
<item><title>Two</title></item></channel></rss>"""


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    one = source(tmp_path, "a.xml", FEED.encode())
    words, findings = all_of(one)
    assert words == {"pile/a.xml#1": "Kenya & Ghana signed."}
    assert findings == [("read.empty", "pile/a.xml#2")]
    known = read(one_of(one, "1"))[0].metadata
    assert (known.publisher, known.title, known.url) == ("Example Wire", "One", "https://wire.example/1")
    assert (known.section, known.updated) == ("Trade", None)


def test_a_mailbox_gives_its_letters_and_what_hangs_on_them(tmp_path: Path) -> None:
    attached = (
        b"From: B\nSubject: Two\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n"
        b"--X\nContent-Type: text/plain\n\n"
        b"Second letter.\n--X\nContent-Type: text/html\nContent-Disposition: attachment; filename=n.html\n\n"
        b"<p>Attached words.</p>\n--X--\n"
    )
    mark = b"From a@wire.example Wed May  7 10:00:00 2025\n"
    words, findings = all_of(source(tmp_path, "m", mark + LETTER + b">From here on.\n\n" + mark + attached))
    assert words == {
        "pile/m#1": "Kenya and Ghana signed a pact.\nFrom here on.\n\n",
        "pile/m#2": "Second letter.",
        "pile/m#2#n.html": "Attached words.",
    }
    assert findings == []


def test_every_member_is_reached_by_its_address(tmp_path: Path) -> None:
    packs = {
        "a.zip": zipped({**FILES, "in.tar.gz": gzip.compress(tarred(FILES))}),
        "a.tar.xz": lzma.compress(tarred(FILES)),
        "a.jsonl": (json.dumps(RECORD) + "\n").encode() * 3,
        "a.rss": FEED.encode(),
        "a.warc.gz": crawl(map(page, range(3))),
    }
    for name, content in packs.items():
        one = source(tmp_path, name, content)
        members = [item for item in unpacked(one) if isinstance(item, Source)]
        assert len(members) >= 1
        for item in members:
            assert one_of(one, item.address.removeprefix(f"{one.address}#")) == item
        with pytest.raises(SourceError, match=r"no such member|no page begins"):
            one_of(one, "77")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["zip", "tar", "tgz", "warc", "json", "feed", "mbox"]), st.data())
def test_any_damage_gives_findings_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
) -> None:
    content = bytearray(PACKS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    one = source(tmp_path_factory.getbasetemp(), "any", bytes(content[: data.draw(st.integers(0, len(content)))]))
    for item in unpacked(one):
        if isinstance(item, Finding):
            assert item.text.startswith("pile/any")
            assert item.code != "read.fault"
        else:
            try:
                read(item)
            except SourceError as error:
                assert str(error).startswith("pile/any")  # noqa: PT017


PACKS = {
    "zip": zipped(FILES),
    "tar": tarred(FILES),
    "tgz": gzip.compress(tarred(FILES)),
    "warc": crawl(map(page, range(3)), is_squeezed=False),
    "json": (json.dumps(RECORD) + "\n").encode() * 3,
    "feed": FEED.encode(),
    "mbox": b"From a@wire.example Wed May  7 10:00:00 2025\n" + LETTER,
}
