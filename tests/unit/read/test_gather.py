import os
from pathlib import Path

import pytest

from comity.model.errors import ConfigError
from comity.read.gather import gather

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "seeds"


def pile(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"words of {name}")
    return root


def addresses(paths: list[Path], manifest: Path | None = None) -> list[str]:
    return [source.address for source in gather(paths, manifest)[0]]


def codes(paths: list[Path], manifest: Path | None = None) -> list[tuple[str, str]]:
    return [(finding.code, finding.subject) for finding in gather(paths, manifest)[1]]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "b.txt", "a.md", "deep/er/c.HTML", ".hidden.txt", ".git/x.txt", "deep/.y.txt")
    assert addresses([root]) == ["pile/a.md", "pile/b.txt", "pile/deep/er/c.HTML"]
    assert codes([root]) == []


def test_a_file_goes_by_its_folder_and_name(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt", "b.pdf")
    assert addresses([root / "a.txt", root / "b.pdf"]) == ["pile/a.txt", "pile/b.pdf"]


def test_the_way_a_folder_is_named_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (tmp_path / "link").symlink_to(root)
    monkeypatch.chdir(root)
    expected = ["pile/a.txt"]
    for way in (Path(), root / ".", root / ".." / "pile", tmp_path / "link"):
        assert addresses([way]) == expected
    assert addresses([Path("a.txt")]) == expected


def test_a_file_named_twice_is_one_source_with_the_address_of_its_folder(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "deep/a.txt")
    assert addresses([root / "deep" / "a.txt", root, root / "deep"]) == ["pile/deep/a.txt"]


def test_two_files_that_would_share_an_address_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    one, two = pile(tmp_path / "march" / "pile", "a.txt", "b.txt"), pile(tmp_path / "april" / "pile", "a.txt")
    expected = ["april/pile/a.txt", "march/pile/a.txt", "pile/b.txt"]
    assert addresses([one, two]) == addresses([two, one]) == expected


def test_a_folder_is_read_by_content_and_the_rest_is_named_each(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt", "x.csv", "y.py")
    (root / "z.dat").write_bytes(b"\x89PNG\r\n\x1a\n")
    (root / "page").write_bytes(b"<!doctype html><p>words")
    assert addresses([root]) == ["pile/a.txt", "pile/page"]
    assert codes([root]) == [("read.unknown-format", f"pile/{name}") for name in ("x.csv", "y.py", "z.dat")]
    assert "this is an image" in gather([root], None)[1][2].text


def test_what_is_missing_or_empty_is_a_finding(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "x.csv")
    found = codes([root, tmp_path / "none"])
    assert ("read.missing", str(tmp_path / "none")) in found
    assert ("read.empty-folder", str(root)) in found


def test_a_broken_link_is_a_source_so_that_reading_tells_of_it(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / "b.txt").symlink_to(root / "gone.txt")
    assert addresses([root]) == ["pile/a.txt", "pile/b.txt"]


def test_a_linked_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / "loop").symlink_to(root)
    assert addresses([root]) == ["pile/a.txt"]
    assert codes([root]) == [("read.linked-folder", "loop")]


def test_a_folder_that_cannot_be_opened_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = pile(tmp_path / "pile", "a.txt")

    def refuse(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert codes([root]) == [("read.empty-folder", str(root)), ("read.unreadable", "pile")]


def test_a_manifest_that_is_not_named_is_not_used(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / "manifest.csv").write_text("path,publisher\na.txt,Example Wire\n")
    sources, findings = gather([root], None)
    assert [source.stated.publisher for source in sources] == [None]
    assert [finding.code for finding in findings] == ["manifest.unused"]


@pytest.mark.parametrize("form", ["folder", "files", "nothing"])
def test_rows_meet_their_files_however_those_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    root = pile(tmp_path / "pile", "a.txt", "b.txt")
    (root / "manifest.csv").write_text("path,publisher\na.txt,Example Wire\nb.txt,Example Post\n")
    monkeypatch.chdir(tmp_path)
    paths = {"folder": [Path("pile")], "files": [root / "a.txt", Path("pile/b.txt")], "nothing": []}[form]
    sources, findings = gather(paths, Path("pile/manifest.csv"))
    assert [(source.address, source.stated.publisher) for source in sources] == [
        ("pile/a.txt", "Example Wire"),
        ("pile/b.txt", "Example Post"),
    ]
    assert findings == ()


def test_rows_under_a_folder_use_the_folders_form(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "deep/a.txt")
    (tmp_path / "m.csv").write_text("path,publisher\npile/deep/a.txt,Example Wire\n")
    (source,) = gather([root], tmp_path / "m.csv")[0]
    assert (source.address, source.stated.publisher) == ("pile/deep/a.txt", "Example Wire")


def test_rows_without_a_file_are_findings(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt", "sub/b.txt")
    (root / "manifest.csv").write_text("path\na.txt\nnone.txt\nsub\nsub/b.txt\n")
    _, findings = gather([root / "a.txt"], root / "manifest.csv")
    assert [(finding.code, finding.text.split(": ")[0]) for finding in findings] == [
        ("manifest.missing-file", "pile/manifest.csv, line 3"),
        ("manifest.missing-file", "pile/manifest.csv, line 4"),
        ("manifest.not-added", "pile/manifest.csv, line 5"),
    ]


def test_a_manifest_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        gather([pile(tmp_path, "a.txt")], tmp_path / "none.csv")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_can_be_an_address(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    assert addresses([root]) == ["pile/a.txt", "pile/caf\ufffd.txt"]


def test_names_that_cannot_be_looked_up_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / "loop").symlink_to(root / "loop")
    sources, findings = gather([root / "a.txt", root / ("x" * 5000), root / "loop" / "b.txt"], None)
    assert [source.address for source in sources] == ["pile/a.txt"]
    assert [finding.code for finding in findings] == ["read.unreadable", "read.unreadable"]
    assert any("File name too long" in finding.text for finding in findings)


def test_a_row_with_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    root = pile(tmp_path / "pile", "a.txt")
    (root / "manifest.csv").write_text(f"path\na.txt\n{'x' * 5000}\n")
    assert [code for code, _ in codes([root / "a.txt"], root / "manifest.csv")] == ["manifest.missing-file"]


def test_nothing_gives_nothing() -> None:
    assert gather([], None) == ((), ())


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not here")
def test_every_shared_article_has_its_row() -> None:
    sources, findings = gather([SEEDS], SEEDS / "manifest.csv")
    assert len(sources) == 5
    assert all(source.stated.publisher and source.stated.published for source in sources)
    assert findings == ()
