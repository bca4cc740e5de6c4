"""The published folder: it opens without a server, holds what it links to, and is the same for the same ledger."""

import filecmp
import gzip
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
from comity.site.links import TWINS

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


def test_every_page_has_its_twin_among_the_twins(folder: Published, site: Any) -> None:
    lines = gzip.decompress((folder.folder / TWINS).read_bytes()).decode().splitlines()
    twins = [json.loads(line) for line in lines]
    held = {path.relative_to(folder.folder).as_posix() for path in pages(folder.folder)}
    assert {one["file"] for one in twins} == held
    assert len(twins) == len(held)
    by_address = {one["address"]: one for one in twins}
    for address in ("/BRA-IND/figures", "/CAN-CUB", "/index", next(one for one in by_address if "/why/c_" in one)):
        live = site.ask(f"{address}.json")
        assert json.loads(live.body)["page"] == by_address["/" if address == "/index" else address]["page"]


def test_the_answers_at_hand_are_listed_and_what_needs_the_ledger(folder: Published) -> None:
    of_years, of_clashes = set(), set()
    for answers in folder.folder.glob("*/answers/index.html"):
        page = html.parse(str(answers))
        links = {(answers.parent / link).resolve() for link in page.xpath("//main//a/@href")}
        of_years |= {link for link in links if "asof=" in str(link)}
        of_clashes |= {link for link in links if "/clashes/k_" in str(link) and "k_" not in link.parent.name}
        assert "comity serve" in page.xpath("string(//section[@aria-labelledby='live-title'])")
    held = set(pages(folder.folder.resolve()))
    assert {one for one in held if "asof=" in str(one)} == of_years
    assert {one for one in held if any(part.startswith("without=o_") for part in one.parts)} <= of_clashes
    assert len(of_years) >= 4
    assert len(of_clashes) >= 6


def test_no_link_promises_what_the_folder_does_not_hold(folder: Published) -> None:
    leaving = "//*[contains(@class, 'trail')]/a[contains(text(), 'leave this claim out')]/@href"
    for page in pages(folder.folder):
        assert all("aside=" in link for link in html.parse(str(page)).xpath(leaving)), page


def test_sources_stand_with_the_words_on_paper(folder: Published, open_page: Callable[..., Any]) -> None:
    page = open_page((folder.folder / "BRA-IND" / "clashes" / "index.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".quote .source").first.is_visible()


def test_the_colours_can_be_switched(folder: Published, open_page: Callable[..., Any]) -> None:
    page = open_page((folder.folder / "index.html").as_uri(), color_scheme="light")
    page.locator("button.to-dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


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
    assert page.locator(".picture svg").count() >= 1


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
