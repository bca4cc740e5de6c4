import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.read.pack_factory import zipped

from comity.language.en.sentences import sentences
from comity.model.errors import SourceError
from comity.model.ids import document_id, text_id
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read import read
from comity.read.limits import Limits

ARTICLE = "NAIROBI, May 7, 2025 (Example Wire) - Kenya and Ghana signed a pact for the trade of grain.\nIt was the first.\n"


def source(path: Path, content: bytes | str, stated: Metadata | None = None) -> Source:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return Source(path=path, address=f"pile/{path.name}", stated=stated or Metadata())


def test_plain_words_are_the_file_to_the_letter(tmp_path: Path) -> None:
    odd = "  Ünïcode decomposed e\u0301,\ttab, \u00a0 no-break \u2028 separator \U0001f600\n\n  last line without end"
    document, text, _ = read(source(tmp_path / "a.txt", odd))
    assert text.words == odd
    assert (text.id, document.id) == (text_id(odd), document_id(text.id, "pile/a.txt"))
    assert document.notices == ()


def test_only_line_ends_are_changed(tmp_path: Path) -> None:
    _, text, _ = read(source(tmp_path / "a.txt", b"one\r\ntwo\rthree\nfour\r\r\n"))
    assert text.words == "one\ntwo\nthree\nfour\n\n"


def test_a_dateline_is_an_inferred_day(tmp_path: Path) -> None:
    document, _, findings = read(source(tmp_path / "a.txt", ARTICLE))
    day = Period.day(date(2025, 5, 7))
    assert document.metadata == Metadata(published=day, grade="inferred", dates=(Dating("dateline", day),))
    assert [(finding.code, finding.subject, finding.document) for finding in findings] == [
        ("read.no-publisher", "pile/a.txt", document.id)
    ]


def test_what_the_user_states_wins(tmp_path: Path) -> None:
    stated = Metadata(
        publisher="Example Wire", published=Period.month(2025, 6), grade="stated", lang="sw", url="https://example.org/a"
    )
    document, _, findings = read(source(tmp_path / "a.txt", ARTICLE, stated))
    assert document.metadata == stated
    assert findings == ()


def test_metadata_enters_no_id(tmp_path: Path) -> None:
    bare, _, _ = read(source(tmp_path / "a.txt", ARTICLE))
    named, _, _ = read(source(tmp_path / "a.txt", ARTICLE, Metadata(publisher="Example Wire")))
    assert bare.id == named.id


def test_each_gap_is_a_finding(tmp_path: Path) -> None:
    _, _, findings = read(source(tmp_path / "a.txt", "Zwei Staaten unterzeichneten ein Abkommen über den Handel."))
    assert [finding.code for finding in findings] == ["read.no-date", "read.no-publisher"]


def test_a_guessed_encoding_is_a_finding(tmp_path: Path) -> None:
    _, text, findings = read(source(tmp_path / "a.txt", "The caf\xe9 and the treaty of the two states.".encode("latin-1")))
    assert text.words == "The café and the treaty of the two states."
    assert findings[0].code == "read.encoding"


WORDLESS = [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u00a0\n".encode()]
MARKUP = [b"<html></html>", b"<html><script>x</script>", b"<!-- nothing -->"]


@pytest.mark.parametrize(
    ("name", "content"),
    [(name, content) for name in ("a.txt", "a.md", "a.html") for content in WORDLESS]
    + [("a.html", content) for content in MARKUP],
)
def test_no_words_is_an_error_with_a_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(SourceError, match=r"pile/a\.[a-z]+: .*; ") as caught:
        read(source(tmp_path / name, content))
    assert caught.value.code == "read.empty"


def test_what_cannot_be_opened_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, reason in (
        ("folder", "a folder"),
        ("link", "a link to a file that is gone"),
        ("pipe", "a device or pipe"),
        ("none", "No such"),
    ):
        with pytest.raises(SourceError, match=reason) as caught:
            read(Source(path=tmp_path / f"{name}.txt", address=f"pile/{name}.txt"))
        assert caught.value.code == "read.unreadable"


def test_a_file_without_permission_is_an_error_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = source(tmp_path / "a.txt", ARTICLE)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="Permission denied"):
        read(one)


@pytest.mark.parametrize("limits", [Limits(file_mb=0.00001), Limits(text_mb=0.00001)])
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, limits: Limits) -> None:
    with pytest.raises(SourceError, match="split it") as caught:
        read(source(tmp_path / "a.txt", ARTICLE), limits)
    assert caught.value.code == "read.too-large"


def test_content_decides_where_the_suffix_does_not(tmp_path: Path) -> None:
    _, page, _ = read(source(tmp_path / "saved", "<!DOCTYPE html><html><body><p>Kenya and Ghana signed.</p></body></html>"))
    _, plain, _ = read(source(tmp_path / "notes.log", "Kenya < Ghana"))
    assert page.words == "Kenya and Ghana signed."
    assert plain.words == "Kenya < Ghana"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda words: words.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_words_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes) -> None:
    one = source(tmp_path_factory.getbasetemp() / f"any{suffix}", content)
    words, refusal = outcome(one)
    if refusal is not None:
        assert refusal.code in {"read.empty", "read.binary", "read.encoding", "read.pack", "read.damaged", "read.locked"}
        assert str(refusal).startswith(f"pile/any{suffix}: ")
    else:
        assert words.strip()
        assert not set(words) & {"\r", "\x00"}
        words.encode("utf-8")


def outcome(one: Source) -> tuple[str, SourceError | None]:
    try:
        return read(one)[1].words, None
    except SourceError as error:
        return "", error


@pytest.mark.parametrize("words", ["\u2060\u200d\u00ad\n", "\u3000\u2003 \u200c"])
def test_characters_that_nobody_sees_are_no_words(tmp_path: Path, words: str) -> None:
    with pytest.raises(SourceError, match="no words") as caught:
        read(source(tmp_path / "a.txt", words))
    assert caught.value.code == "read.empty"


WRAPPED = (
    "Kenya and Ghana signed a pact on the trade of grain in Nairobi, the ministry\n"
    "of trade said. Turnover reached about $200 million in 2024, up 54% from\n"
    "2018, and both states spoke of a new beginning after years in which little\n"
    "had been bought or sold.\n\nA second paragraph follows.\n"
)


def test_lines_that_a_margin_broke_stay_as_stored_and_sentences_run_over_them(tmp_path: Path) -> None:
    _, text, _ = read(source(tmp_path / "a.txt", WRAPPED))
    assert text.words == WRAPPED
    found = [text.words[one.start : one.end] for one in sentences(text.words)]
    assert [one.split()[-1] for one in found] == ["said.", "sold.", "follows."]
    assert "$200 million in 2024, up 54% from\n2018" in found[1]


def test_marks_that_turn_the_text_are_kept_and_told(tmp_path: Path) -> None:
    _, text, findings = read(source(tmp_path / "a.txt", "The treaty \u202eforged\u202c was signed by the two states."))
    (finding,) = (finding for finding in findings if finding.code == "read.bidi")
    assert text.words[finding.start : finding.end] == "\u202e"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\x7fELF\x02", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "an image"),
        (b"\x00\x00\x00\x18ftypmp42", "a sound or film"),
        (b'<?xml version="1.0"?><urlset><url/></urlset>', "an XML file"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "a spreadsheet"),
        (zipped({"ppt/presentation.xml": b"<a/>"}), "a presentation"),
    ],
)
def test_what_is_no_document_is_called_by_its_name(tmp_path: Path, content: bytes, what: str) -> None:
    for name in ("a.bin", "a.txt"):
        with pytest.raises(SourceError, match=what) as caught:
            read(source(tmp_path / name, content))
        assert caught.value.code == "read.binary"


@pytest.mark.parametrize(
    ("content", "package"),
    [(b"%PDF-1.4", "pypdfium2"), (zipped({"word/document.xml": b"<a/>"}), "python-docx")],
)
def test_without_the_extra_the_line_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, package: str
) -> None:
    monkeypatch.setitem(sys.modules, {"python-docx": "docx"}.get(package, package), None)
    with pytest.raises(SourceError, match=rf"install {package}: pip install 'comity\[formats\]'") as caught:
        read(source(tmp_path / "a", content))
    assert caught.value.code == "read.extra"
