"""Sources: who feeds whom, what one witness said and what became of it, two texts side by side."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from lxml import html

from comity.ledger import Ledger
from comity.ledger.view import View
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

MINISTRY = "Brazilian trade ministry"


@pytest.fixture(scope="module")
def view(demo_ledger: Path) -> Any:
    with Ledger.open(demo_ledger).view() as found:
        yield found


@pytest.fixture(scope="module")
def ministry(view: View) -> str:
    """The origin that three documents go back to."""
    return next(one.id for one in view.origins().origins if one.voice and one.voice.name == MINISTRY and len(one.documents) == 3)


@pytest.fixture(scope="module")
def compare(view: View) -> str:
    """The address of a text and what a second outlet made of a part of it."""
    names = {each.address.rpartition("/")[2]: each.id for each in view.documents()}
    return f"/BRA-IND/sources/compare?a={names['bra-ind-06-bulletin.txt']}&b={names['bra-ind-08-specimen-globe.txt']}"


def _page(site: Any, path: str) -> Any:
    reply = site.ask(path)
    assert reply.status == 200, reply.text
    return html.fromstring(reply.body)


def test_the_matrix_counts_what_each_outlet_carries(site: Any, view: View) -> None:
    page = json.loads(site.ask("/BRA-IND/sources.json").body)["page"]
    matrix = page["matrix"]
    pile, origin_of = view.pile(), {claim: one.id for one in view.origins().origins for claim in one.claims}
    documents = {each["way"]["to"].rpartition("/")[2] for each in page["papers"]}
    ids = [way["to"].rpartition("/")[2] for way in matrix["origins"]]
    for outlet in matrix["outlets"]:
        for place, cell in enumerate(outlet["cells"]):
            carried = [
                claim
                for claim in pile.claims.values()
                if claim.document in documents
                and pile.documents[claim.document].name == outlet["name"]
                and origin_of[claim.id] == ids[place]
            ]
            assert cell["count"] == len(carried)
    assert any(len([one for one in matrix["outlets"] if one["cells"][place]["count"]]) >= 3 for place in range(len(ids)))


def test_who_copied_whom_leads_to_both_texts(site: Any) -> None:
    page = _page(site, "/BRA-IND/sources")
    told = page.xpath("string(//section[@aria-labelledby='copies-title'])")
    assert "Example Wire → The Daily Sample: republication, 100 % of the shorter text" in told
    assert "begun by Example Wire" in told
    links = page.xpath("//section[@aria-labelledby='copies-title']//a/@href")
    assert len(links) == 2
    assert all(site.ask(link).status == 200 for link in links)


def test_the_chains_are_drawn_with_a_box_for_each(site: Any, ministry: str) -> None:
    page = _page(site, f"/BRA-IND/origins/{ministry}")
    boxes = page.xpath("//figure[@class='chain']//*[@class='node']//title/text()")
    assert sorted(boxes)[:2] == ["Brazilian trade ministry", "Example Wire"]
    assert len(page.xpath("//path[@class='copy']")) == 1
    documents = [link for link in page.xpath("//figure[@class='chain']//a/@href") if "/documents/" in link]
    assert len(documents) == 3
    assert all(site.ask(link).status == 200 for link in documents)
    words = page.xpath("string(//div[@class='wide'][.//caption])")
    assert all(name in words for name in ("Example Wire", "The Daily Sample", "Mock Mercury"))


@pytest.mark.parametrize("scope", ["", "/BRA-IND"])
def test_an_origin_tells_everything_it_said(site: Any, view: View, ministry: str, scope: str) -> None:
    origin = next(one for one in view.origins().origins if one.id == ministry)
    page = json.loads(site.ask(f"{scope}/origins/{ministry}.json").body)["page"]
    assert page["title"] == MINISTRY
    assert {quote["id"] for line in page["said"]["lines"] for quote in line["quotes"]} == set(origin.claims)
    first = page["said"]["lines"][0]
    assert (first["value"], len(first["quotes"])) == ("about $12bn", 3)
    assert site.ask("/origins/o_0000000000000000").status == 404


def test_words_lost_on_the_way_are_told_with_both_versions(tmp_path: Path, serve: Callable[..., Any]) -> None:
    told = "Trade between Brazil and India reached about $12 billion in 2024, the Brazilian trade ministry said. "
    again = told.replace("reached about", "reached")
    rest = "The two sides also spoke of wheat, of harbours and of a railway that nobody has yet begun to build anywhere at all."
    (tmp_path / "a.txt").write_text(f"10 March 2025. {told}{rest}")
    (tmp_path / "b.txt").write_text(f"12 March 2025. {again}{rest}")
    (tmp_path / "m.csv").write_text(
        "path,url,publisher,published,lang\na.txt,,Example Wire,2025-03-10,en\nb.txt,,Placeholder Post,2025-03-12,en\n"
    )
    sources, _ = gather([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "m.csv")
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(sources, standard(), ledger)
    with ledger.view() as view:
        origin = next(one for one in view.origins().origins if one.voice and one.voice.name == MINISTRY)
    with serve(tmp_path / "pile.comity") as site:
        page = json.loads(site.ask(f"/BRA-IND/origins/{origin.id}.json").body)["page"]
        change = next(one for one in page["changes"] if one["kind"] == "hedge")
        assert "about $12bn" in change["note"]
        assert [quote["document"] for quote in change["quotes"]] == ["Example Wire", "Placeholder Post"]
        rows = json.loads(site.ask(change["compare"].replace("compare?", "compare.json?")).body)["page"]["rows"]
        reworded = [row for row in rows if row["left"] and row["right"] and not row["is_same"]]
        assert ["about"] in [[chunk["words"] for chunk in row["left"] if chunk["is_altered"]] for row in reworded]


def test_two_texts_stand_side_by_side_with_what_differs_marked(site: Any, view: View, compare: str) -> None:
    rows = json.loads(site.ask(compare.replace("compare?", "compare.json?")).body)["page"]["rows"]
    ids = [part.partition("=")[2] for part in compare.partition("?")[2].split("&")]
    for name, side in zip(ids, ("left", "right"), strict=True):
        shown = " ".join(chunk["words"] for row in rows for chunk in row[side])
        assert shown.split() == view.words(name).split()
    assert sum(row["is_same"] for row in rows) == 3
    altered = json.loads(site.ask(f"{compare}&show=altered".replace("compare?", "compare.json?")).body)["page"]
    assert len(altered["rows"]) == len(rows) - 3
    page = _page(site, compare)
    assert page.xpath("//figure[@class='ribbon']//polygon")
    assert page.xpath("//table//th/a/@href")


def test_missing_documents_are_told(site: Any) -> None:
    assert "Two documents are set side by side as in" in site.ask("/BRA-IND/sources/compare").text
    reply = site.ask("/BRA-IND/sources/compare?a=d_0000000000000000&b=d_0000000000000000")
    assert reply.status == 404
    assert "There is no document d_0000000000000000" in reply.text
    assert site.ask("/BRA-IND/sources/anything").status == 404


def test_all_origins_can_be_listed(site: Any) -> None:
    link = "/BRA-IND/sources?show=origins"
    listed = _page(site, link)
    assert len(listed.xpath("//ul[@class='lines']/li")) == 23
    rows = list(csv.reader(StringIO(site.ask(link.replace("?", ".csv?")).text, newline="")))
    assert len(rows) == 24


def test_without_a_source_it_is_gone_from_the_matrix(site: Any) -> None:
    page = json.loads(site.ask("/BRA-IND/sources.json?without=Mock%20Mercury").body)["page"]
    assert "Mock Mercury" not in {one["name"] for one in page["matrix"]["outlets"]}


def test_sources_have_no_serious_barrier(
    site: Any, assert_accessible: Callable[[str], None], ministry: str, compare: str
) -> None:
    for path in ("/BRA-IND/sources", f"/BRA-IND/origins/{ministry}", compare):
        assert_accessible(site.url + path)


def test_an_origin_is_reached_from_the_sources_by_keys_alone(site: Any, open_page: Callable[..., Any], ministry: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/sources", java_script_enabled=False)
    link = page.locator(f".matrix a[href$='{ministry}']")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/origins/{ministry}")
    node = page.locator(".chain a[href*='/documents/']").first
    node.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/d_*")


def test_a_pair_without_copies_or_chains_says_what_there_is(tmp_path: Path, serve: Callable[..., Any]) -> None:
    (tmp_path / "a.txt").write_text("2 June 2025. Trade between Norway and Chile reached $2 billion in 2024.")
    sources, _ = gather([tmp_path / "a.txt"], None)
    build(sources, standard(), Ledger.open(tmp_path / "pile.comity", create=True))
    with serve(tmp_path / "pile.comity") as site:
        page = _page(site, "/CHL-NOR/sources")
        assert "1 document of 1 outlet; what they say goes back to 1 origin" in page.xpath("string(//header[@class='page-head'])")
        assert not page.xpath("//section[@aria-labelledby='copies-title']")


def test_hostile_documents_stay_words(
    demo_ledger: Path, tmp_path: Path, serve: Callable[..., Any], open_page: Callable[..., Any]
) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)> </mark></p></td>"
    line = f'Trade between Brazil and India reached $3 billion in 2024, said {bad} of "\u202eevil\u202c" Ltd. '
    path = tmp_path / "pile.comity"
    copyfile(demo_ledger, path)
    (tmp_path / "a.txt").write_text(f"{line}\n{line}")
    (tmp_path / "m.csv").write_text(f'path,url,publisher,published,lang\na.txt,javascript:alert(3),"{bad}",2025-08-01,"en"\n')
    sources, _ = gather([tmp_path / "a.txt"], tmp_path / "m.csv")
    build(sources, standard(), Ledger.open(path))
    with Ledger.open(path).view() as view:
        document = next(each for each in view.documents() if each.address.endswith("/a.txt") or each.address == "a.txt")
        wire = next(each.id for each in view.documents() if each.address.endswith("bra-ind-01-wire.txt"))
    with serve(path) as site:
        for address in (
            f"/BRA-IND/documents/{document.id}",
            f"/documents/{document.id}",
            "/BRA-IND/sources",
            f"/BRA-IND/sources/compare?a={document.id}&b={wire}",
        ):
            page = open_page(site.url + address)
            assert page.locator("main script:not([type]), main img, a[href^='javascript']").count() == 0
        assert "<script>alert(1)" in open_page(f"{site.url}/documents/{document.id}").locator(".prose").inner_text()
