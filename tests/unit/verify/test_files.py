from pathlib import Path

import pytest

from comity.model.errors import ConfigError
from comity.verify.files import articles


def test_each_file_is_an_article_by_its_stem(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text('{"figures": []}', encoding="utf-8")
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"id": "a"}')
    (tmp_path / "CROSS.json").write_text("[]", encoding="utf-8")
    (tmp_path / "notes.csv").write_text("x", encoding="utf-8")
    assert articles(tmp_path) == ({"a": {"id": "a"}, "b": {"figures": []}}, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"figures": [',
        b"[]",
        b'"a text"',
        b'{"a": "\xff"}',
        b"[" * 100_000,
        b'{"a": NaN}',
        b'{"a": "\\ud800"}',
        b"\x00\x01",
    ],
)
def test_a_file_that_is_no_article_is_named_and_the_rest_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.json").write_bytes(content)
    (tmp_path / "good.json").write_text("{}", encoding="utf-8")
    found, (finding,) = articles(tmp_path)
    assert list(found) == ["good"]
    assert (finding.code, finding.subject) == ("verify.bad-file", "bad.json")
    assert "bad.json" in finding.text


def test_notes_beside_the_answers_are_none(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("How we annotated.", encoding="utf-8")
    (tmp_path / "a.md").write_text('```\n{"figures": []}\n```', encoding="utf-8")
    (tmp_path / "b.md").write_text("I would rather not.", encoding="utf-8")
    found, (finding,) = articles(tmp_path, {"a", "b"})
    assert found == {"a": {"figures": []}}
    assert finding.subject == "b.md"


def test_a_folder_named_like_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    _, (finding,) = articles(tmp_path)
    assert finding.code == "verify.bad-file"
    assert str(tmp_path) not in finding.text


def test_no_folder_and_an_empty_folder_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no folder"):
        articles(tmp_path / "none")
    with pytest.raises(ConfigError, match="no annotations"):
        articles(tmp_path)
