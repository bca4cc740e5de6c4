"""The published folder: it opens without a server, holds what it links to, and is the same for the same ledger."""

import filecmp
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from lxml import html

from comity.cli import program
from comity.ledger import Ledger
from comity.site.folder import MARKER, Published, publish

LIMIT = 3_000_000
"""The sample documents fit a small stick, and a letter."""


@pytest.fixture(scope="module")
def folder(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return publish(Ledger.open(demo_ledger), tmp_path_factory.mktemp("site") / "published")


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_it_is_small_and_complete(folder: Published) -> None:
    assert folder.size <= LIMIT
    names = {path.relative_to(folder.folder).as_posix() for path in pages(folder.folder)}
    assert {"index.html", "BRA-IND/index.html", "BRA-IND/figures/index.html", "BRA-IND/clashes/index.html"} <= names
    assert len(names) == folder.pages
    marker = json.loads((folder.folder / MARKER).read_bytes())
    assert marker["snapshot"] in (folder.folder / "README.txt").read_text("utf-8")


def test_no_link_is_broken(folder: Published) -> None:
    broken = []
    anchors: dict[Path, set[str]] = {}

    def ids(path: Path) -> set[str]:
        if path not in anchors:
            anchors[path] = set(html.parse(str(path)).xpath("//@id"))
        return anchors[path]

    for page in pages(folder.folder):
        for link in html.parse(str(page)).xpath("//a/@href | //link/@href | //script/@src | //form/@action"):
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "data"}:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            is_held = bool(link) and target.is_file() and target.is_relative_to(folder.folder.resolve())
            if not is_held or (parts.fragment and parts.fragment not in ids(target)):
                broken.append((page.relative_to(folder.folder), link))
    assert broken == []


def test_names_are_safe_on_every_system(folder: Published) -> None:
    names = [path.relative_to(folder.folder).as_posix() for path in folder.folder.rglob("*")]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) < 150
        assert not set(name) & set('<>:"\\|?*')


def test_each_clash_is_answered_without_its_statements_and_origins(folder: Published) -> None:
    answers = [
        path
        for path in pages(folder.folder)
        if "/clashes/k_" in path.as_posix() and "=" in path.parent.name + path.parent.parent.name
    ]
    told = [html.parse(str(path)).xpath("string(//section[starts-with(@class, 'answer')]/p)") for path in answers]
    assert len(told) >= 6
    assert any("Without this statement the rest can be true." in one for one in told)
    assert any("without=" in path.as_posix() for path in answers)


def test_the_same_ledger_gives_the_same_folder(folder: Published, demo_ledger: Path, tmp_path: Path) -> None:
    other = publish(Ledger.open(demo_ledger), tmp_path / "again").folder
    first = {path.relative_to(folder.folder): path.read_bytes() for path in folder.folder.rglob("*") if path.is_file()}
    second = {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}
    assert first == second


@pytest.mark.parametrize("script", [True, False])
def test_it_is_read_from_a_stick(folder: Published, open_page: Callable[..., Any], script: bool) -> None:
    page = open_page((folder.folder / "index.html").as_uri(), java_script_enabled=script)
    page.locator(".pairs a", has_text="Brazil").click()
    page.locator("#disputed summary").first.click()
    assert page.locator("#disputed mark").first.is_visible()
    page.locator("#disputed a", has_text="In full").click()
    page.locator(".tick").first.click()
    page.locator(".answer.settled").wait_for()
    page.locator("nav.pages a", has_text="Figures").click()
    assert page.locator(".picture svg").count() >= 2


def test_pages_from_a_stick_have_no_barriers(folder: Published, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible((folder.folder / "BRA-IND" / "index.html").as_uri())


def test_another_folder_is_never_replaced(demo_ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "letter.txt").write_text("dear all", "utf-8")
    result = CliRunner().invoke(program, ["publish", str(target), "--ledger", str(demo_ledger)])
    assert result.exit_code != 0
    assert os.listdir(target) == ["letter.txt"]  # noqa: PTH208


def test_one_pair_alone_is_published_and_replaces_what_was(demo_ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "site"
    for pair in ("CAN-CUB", "Turkey-Kazakhstan"):
        result = CliRunner().invoke(program, ["publish", str(target), pair, "--ledger", str(demo_ledger)], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    assert not (target / "CAN-CUB").exists()
    assert (target / "KAZ-TUR" / "index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    assert filecmp.cmp(
        target / "static" / "site.js", Path(publish.__code__.co_filename).parent / "static" / "site.js", shallow=False
    )


def test_a_pair_that_is_not_there_is_told(demo_ledger: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(program, ["publish", str(tmp_path / "site"), "FRA-DEU", "--ledger", str(demo_ledger)])
    assert result.exit_code != 0
    assert not (tmp_path / "site").exists()
