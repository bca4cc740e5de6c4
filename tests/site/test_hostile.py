"""A hostile pile: nothing of a document's words runs, breaks a page or leads elsewhere, in any page of the registry."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from comity.ledger import Ledger
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.site.address import Address, parse
from comity.site.address import text as written
from comity.site.material import Desk, Shelf
from comity.site.pages import PAGES
from comity.site.pages.why import EXPLAINED

SCRIPT = "</script><script>alert('ran')</script><img src=x onerror=alert('ran')>\"'><svg onload=alert('ran')>"
TURNED = "\u202egnp.exe\u2066 עברית العربية \u200f"
LONG = "x" * (5 * 1024 * 1024)
TEXTS = [
    f"Trade between Brazil and India reached about $12 billion in 2024, up 9% from 2023, said minister {SCRIPT} of trade.",
    f"Trade between Brazil and India amounted to $7.4 billion in 2023, the customs service said. {TURNED}",
    f"{SCRIPT} “Trade between Brazil and India reached about $12 billion in 2024 {SCRIPT}”, the {SCRIPT} ministry said.",
    f"Brazil and India signed a memorandum on {SCRIPT} energy in Delhi on 3 March 2025. Brazil plans to buy 4 ships by 2026.",
    f"Trade between Brazil and India reached $13 billion in 2024 {LONG}",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    sources = []
    for number, text in enumerate(TEXTS):
        name = f"{number}<img src=x onerror=alert('ran')>&\"'.txt"
        (folder / name).write_text(text, "utf-8")
        stated = Metadata(
            url=f"https://example.org/{number}?q=\"><script>alert('ran')</script>" if number else "javascript:alert('ran')",
            publisher=f"Outlet {SCRIPT} {TURNED}",
            author=SCRIPT,
            title=f"Title {SCRIPT} {TURNED}",
            published=Period.day(date(2025, 3, 10)),
            grade="stated",
            lang="en",
        )
        sources.append(Source(path=folder / name, address=name, stated=stated))
    path = folder / "pile.comity"
    build(sources, standard(), Ledger.open(path, create=True))
    return path


@pytest.fixture(scope="module")
def target(hostile: Path, serve: Callable[..., Any]) -> Iterator[Any]:
    with serve(hostile) as site:
        yield site


@pytest.fixture(scope="module")
def paths(hostile: Path) -> list[str]:
    """Every page without an item, and the explanation of everything."""
    with Desk(Ledger.open(hostile), Shelf(), standard) as desk:
        material = desk.material(Address(pair=("BRA", "IND")))
        ids = [name for held, _ in EXPLAINED.values() for name in held(material)]
    plain = [
        f"/BRA-IND/{page.name}".rstrip("/") if page.scope == "pair" else f"/{page.name}" for page in PAGES if page.item != "must"
    ]
    asked = ["/search?q=trade", "/BRA-IND/changes?since=2020-01-01"]
    return [*plain, *asked, *(f"/BRA-IND/why/{name}" for name in ids)]


def test_the_words_are_there_and_are_words(target: Any, paths: list[str]) -> None:
    shown = 0
    for path in paths:
        reply = target.ask(path)
        assert reply.status == 200, (path, reply.text[:400])
        page = html.fromstring(reply.body)
        assert not page.xpath("//img | //body//svg[@onload] | //@onerror | //@onload | //iframe | //object | //base")
        assert not [
            script for script in page.xpath("//script") if not script.get("src") and script.get("type") != "application/json"
        ]
        assert not [one for one in page.xpath("//@href | //@src | //@action") if one.lower().startswith("javascript:")]
        assert len(page.xpath("//main")) == len(page.xpath("//footer")) == len(page.xpath("//h1")) == 1
        shown += "alert('ran')" in page.xpath("string(//main)")
    assert shown > 5


def test_twins_are_well_formed(target: Any, paths: list[str]) -> None:
    for path in paths:
        address, form = parse(*path.partition("?")[::2])
        assert form == "html"
        json.loads(target.ask(written(address, "json")).body)
        rows = target.ask(written(address, "csv"))
        assert rows.headers["content-type"].startswith("text/csv")
        assert rows.headers["x-content-type-options"] == "nosniff"


def test_nothing_runs_in_a_browser(target: Any, paths: list[str], open_page: Callable[..., Any]) -> None:
    kinds = {path.rpartition("/")[2][:2]: path for path in paths}
    for path in kinds.values():
        page = open_page(target.url + path)
        page.locator("summary").evaluate_all("(all) => all.forEach((one) => one.click())")
        assert page.locator("footer.foot").count() == 1
    page = open_page(f"{target.url}/BRA-IND/figures")
    page.locator("[data-chart]").first.hover()
    page.wait_for_selector("[data-live]", timeout=60_000)
    page.locator('[aria-roledescription="point"]').first.hover(force=True)
    page.wait_for_selector("#vg-tooltip-element.visible")


def test_a_line_of_five_megabytes_makes_no_page_large(target: Any, paths: list[str]) -> None:
    assert max(len(target.ask(path).body) for path in paths) < 400_000


def test_turned_words_stay_in_their_place(target: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{target.url}/BRA-IND/figures")
    loose = page.evaluate(
        """() => [...document.querySelectorAll("main :not(script)")].filter((one) => [...one.childNodes].some(
            (node) => node.nodeType === 3 && /[\\u202e\\u2066]/.test(node.data))
            && !one.closest("bdi, [dir=auto]")).map((one) => one.outerHTML.slice(0, 120))"""
    )
    assert loose == []
