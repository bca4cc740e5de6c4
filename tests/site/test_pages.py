"""Every page in every form: what the registry lists is served, says the same in its twins, and changes with the ledger."""

import csv
import gzip
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

from comity.ledger import Ledger
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather
from comity.site.pages import PAGES

PATHS = [f"{'/BRA-IND' if page.scope == 'pair' else ''}/{page.name}".rstrip("/") or "/" for page in PAGES if page.item != "must"]


def _twin(path: str, form: str) -> str:
    return f"/index.{form}" if path == "/" else f"{path}.{form}"


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_well_made(site: Any, path: str) -> None:
    reply = site.ask(path)
    assert reply.status == 200, reply.text
    page = html.fromstring(reply.body)
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//main[@id='main']")
    assert page.xpath("//a[@class='skip' and @href='#main']")
    assert page.xpath("/html/@lang") == ["en"]
    assert not page.xpath("//@style | //style | //*[@onclick or @onload] | //script[not(@src) and @type!='application/json']")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for heading in page.xpath("//table"):
        assert heading.xpath("caption")


@pytest.mark.parametrize("path", PATHS)
def test_every_link_of_a_page_leads_somewhere(site: Any, path: str) -> None:
    page = html.fromstring(site.ask(path).body)
    links = {link.partition("#")[0] for link in page.xpath("//a/@href | //link/@href | //script/@src")}
    for link in sorted(link for link in links if link.startswith("/")):
        assert site.ask(link).status == 200, link


@pytest.mark.parametrize("path", PATHS)
def test_the_twins_hold_what_the_page_holds(site: Any, path: str) -> None:
    page = html.fromstring(site.ask(path).body)
    twin = json.loads(site.ask(_twin(path, "json")).body)
    assert twin["page"]["title"] == page.xpath("string(//h1)")
    assert twin["snapshot"] in page.xpath("string(//footer)")
    rows = list(csv.reader(StringIO(site.ask(_twin(path, "csv")).text, newline="")))
    assert len({len(row) for row in rows}) == 1
    told = " ".join(page.xpath("string(//main)").split())
    for row in rows[1:]:
        for cell in row[1:-2]:
            assert " ".join(cell.lstrip("'").split()) in told, cell


def test_the_start_page_lists_the_pairs(site: Any) -> None:
    page = html.fromstring(site.ask("/").body)
    assert sorted(page.xpath("//ul[@class='pairs']//a/@href")) == ["/BRA-IND", "/CAN-CUB", "/KAZ-TUR"]
    found = html.fromstring(site.ask("/?q=cuba").body)
    assert found.xpath("//ul[@class='pairs']//a/@href") == ["/CAN-CUB"]
    assert "No pair of states here is called Atlantis" in site.ask("/?q=Atlantis").text


def test_a_pair_has_one_address(site: Any) -> None:
    reply = site.ask("/India-Brazil/figures?log=1")
    assert reply.status == 308
    assert reply.headers["location"] == "/BRA-IND/figures?log=1"


def test_the_overview_has_four_short_lists(site: Any) -> None:
    twin = json.loads(site.ask("/BRA-IND.json").body)["page"]
    assert [part["name"] for part in twin["parts"]] == ["firm", "disputed", "due", "new"]
    assert all(len(part["lines"]) <= 7 for part in twin["parts"])
    disputed = twin["parts"][1]
    assert disputed["total"] == 1
    assert "Trade between Brazil and India amounted to $7.4 billion in 2023" in {
        quote["marked"] for line in disputed["lines"] for quote in line["quotes"]
    }


def test_filters_leave_what_they_say(site: Any) -> None:
    whole = json.loads(site.ask("/BRA-IND/figures.json").body)["page"]
    count = next(one["count"] for one in whole["modalities"] if one["code"] == "target")
    kept = list(csv.reader(StringIO(site.ask("/BRA-IND/figures.csv?modality=target").text, newline="")))
    kinds = kept[0].index("Kind")
    assert {row[kinds] for row in kept[1:]} <= {"target", "follows"}
    claims = [claim for row in kept[1:] if row[kinds] == "target" for claim in row[-2].split()]
    assert len(claims) == count


def test_a_premise_goes_along_and_can_be_lifted(site: Any) -> None:
    page = html.fromstring(site.ask("/BRA-IND?without=Indian+customs+service").body)
    assert "Without Indian customs service" in page.xpath("string(//section[@class='premises'])")
    assert "No contradiction" in page.xpath("string(//div[@class='lead'])")
    figures = page.xpath("//nav//a[text()='Figures']/@href")
    assert figures == ["/BRA-IND/figures?without=Indian%20customs%20service"]
    assert page.xpath("//p[@class='lift']/a/@href") == ["/BRA-IND"]


def test_setting_a_claim_aside_is_a_link(site: Any) -> None:
    page = html.fromstring(site.ask("/BRA-IND/figures").body)
    link = next(href for href in page.xpath("//a[@rel='nofollow']/@href") if "aside=c_" in href)
    claim = link.partition("aside=")[2]
    without = site.ask(link)
    assert f"{claim} is set aside" in without.text
    rows = site.ask(link.replace("/figures?", "/figures.csv?")).text
    assert claim not in rows
    assert claim in site.ask("/BRA-IND/figures.csv").text


def test_a_page_stays_while_the_ledger_stays(demo_ledger: Path, tmp_path: Path, serve: Callable[..., Any]) -> None:
    path = tmp_path / "pile.comity"
    copyfile(demo_ledger, path)
    with serve(path) as site:
        first = site.ask("/CAN-CUB")
        tag = first.headers["etag"]
        again = site.ask("/CAN-CUB", If_None_Match=tag)
        assert again.status == 304
        assert again.body == b""
        new = tmp_path / "new.txt"
        new.write_text("2 September 2025. Trade between Canada and Cuba reached $900 million in 2024, the trade ministry said.")
        sources, _ = gather([new], None)
        build(sources, standard(), Ledger.open(path))
        after = site.ask("/CAN-CUB", If_None_Match=tag)
        assert after.status == 200
        assert after.headers["etag"] != tag
        news = json.loads(site.ask("/CAN-CUB.json").body)["page"]["parts"][3]
        assert news["total"] > 0
        assert any("$900" in line["value"] for line in news["lines"])


def test_changes_call_things_by_their_names(site: Any) -> None:
    page = html.fromstring(site.ask("/BRA-IND?without=Indian+customs+service").body)
    changes = page.xpath("//section[@class='premises']//details//li//text()")
    assert "Bilateral trade turnover, Brazil and India, 2023, is now $10.41bn to $11.61bn, not $7.35bn to $7.45bn." in changes
    assert any(change.startswith("The contradiction k_") for change in changes)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_light(site: Any, path: str) -> None:
    page = html.fromstring(site.ask(path).body)
    for picture in page.xpath("//*[@data-chart]"):
        picture.getparent().remove(picture)
    assert len(gzip.compress(html.tostring(page))) <= 60_000


def test_a_download_has_a_plain_name(site: Any) -> None:
    reply = site.ask("/BRA-IND/figures.csv?without=Example+Wire")
    assert reply.headers["content-disposition"] == 'attachment; filename="comity-BRA-IND-figures.csv"'


def test_the_sources_that_can_be_left_out_are_offered(site: Any) -> None:
    page = html.fromstring(site.ask("/BRA-IND").body)
    names = page.xpath("//datalist/option/@value")
    assert {"Example Wire", "Indian customs service"} <= set(names)
    for name in names:
        assert site.ask(f"/BRA-IND?without={quote(name)}").status == 200, name


def test_an_empty_ledger_says_how_to_go_on(tmp_path: Path, serve: Callable[..., Any]) -> None:
    path = tmp_path / "pile.comity"
    Ledger.open(path, create=True)
    with serve(path) as site:
        reply = site.ask("/")
        assert reply.status == 200
        assert "The ledger is empty." in reply.text
        assert "comity add" in reply.text
