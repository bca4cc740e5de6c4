"""Why: every id of a pair is explained, down to the words, and each explanation leads on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rispy
from lxml import html

from comity.ledger import Ledger
from comity.pipeline.parts import standard
from comity.publish.material import Material
from comity.site.address import Address
from comity.site.material import Desk, Shelf
from comity.site.pages.why import EXPLAINED


@pytest.fixture(scope="module")
def ids(demo_ledger: Path) -> dict[str, list[str]]:
    """What a pair of the sample documents holds, by kind."""
    with Desk(Ledger.open(demo_ledger), Shelf(), standard) as desk:
        material = desk.material(Address(pair=("BRA", "IND")))
        return {kind: sorted(held(material)) for kind, (held, _) in EXPLAINED.items()}


def test_everything_of_a_pair_is_explained(site: Any, ids: dict[str, list[str]]) -> None:
    assert all(ids.values())
    for kind, names in ids.items():
        for name in names:
            found = json.loads(site.ask(f"/BRA-IND/why/{name}.json").body)["page"]
            assert (found["kind"], found["id"]) == (kind, name)
            if kind != "document":
                assert any(line["quotes"] for block in found["blocks"] for line in block["lines"]), name


def test_a_claim_gives_its_words_chain_document_and_rule(site: Any, demo_ledger: Path, ids: dict[str, list[str]]) -> None:
    with Ledger.open(demo_ledger).view() as view:
        pile = view.pile()
    for name in ids["claim"]:
        page = html.fromstring(site.ask(f"/BRA-IND/why/{name}").body)
        claim, words = pile.claims[name], pile.words(pile.claims[name].document)
        assert words[claim.evidence.start : claim.evidence.end] in page.xpath("//mark/text()")
        told = page.xpath("string(//dl[@class='details'])")
        assert all(voice.name in told for voice in claim.chain)
        assert claim.extractor in told
        assert f"/BRA-IND/documents/{claim.document}" in page.xpath("//dl//a/@href")


def test_links_of_an_explanation_lead_to_explanations(site: Any, ids: dict[str, list[str]]) -> None:
    for names in ids.values():
        page = html.fromstring(site.ask(f"/BRA-IND/why/{names[0]}").body)
        for link in page.xpath("//main//a/@href[starts-with(., '/')]"):
            assert site.ask(link.partition("#")[0]).status == 200, link


def test_what_is_not_there_is_told(site: Any) -> None:
    reply = site.ask("/BRA-IND/why/c_0123456789abcdef")
    assert reply.status == 404
    assert "Nothing that is known of BRA-IND is called c_0123456789abcdef" in reply.text
    assert site.ask("/BRA-IND/why").status == 404


@pytest.mark.parametrize("kind", list(EXPLAINED))
def test_explanations_have_no_barriers(
    site: Any, ids: dict[str, list[str]], assert_accessible: Callable[[str], None], kind: str
) -> None:
    assert_accessible(f"{site.url}/BRA-IND/why/{ids[kind][0]}")


def test_the_drawer_opens_beside_the_page_and_closes_by_key(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND")
    page.locator("#disputed summary").click()
    page.locator("#disputed a[data-why]").first.click()
    page.wait_for_selector("dialog[open] dl.details")
    assert page.url == f"{site.url}/BRA-IND"
    page.locator("dialog dl a", has_text="q_").first.click()
    page.wait_for_selector("dialog .kicker:has-text('Quantity')")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_without_script_an_explanation_is_a_page(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND", java_script_enabled=False)
    page.locator("#disputed summary").click()
    page.locator("#disputed a[data-why]").first.click()
    assert "/BRA-IND/why/c_" in page.url
    assert page.locator("mark").first.is_visible()


def test_a_material_outlives_the_request_that_gathered_it(demo_ledger: Path) -> None:
    shelf, ledger = Shelf(), Ledger.open(demo_ledger)
    here = Address(pair=("BRA", "IND"))

    def words(material: Material) -> list[str]:
        return [material.pile.quote(claim) for claim in material.claims]

    with Desk(ledger, shelf, standard) as desk:
        first = desk.material(here)
    with Desk(ledger, shelf, standard) as desk:
        assert desk.material(here) is first
        assert all(words(first))


def test_a_citation_can_be_taken_by_other_programs(site: Any, ids: dict[str, list[str]]) -> None:
    page = json.loads(site.ask(f"/BRA-IND/why/{ids['claim'][0]}.json").body)["page"]
    (item,) = json.loads(page["reference"]["csl"])
    assert item["type"] == "article-newspaper"
    (record,) = rispy.loads(page["reference"]["ris"])
    assert record["id"] == item["id"]
    quote = page["blocks"][0]["lines"][0]["quotes"][0]
    assert " ".join(quote["marked"].split()) in page["reference"]["text"]


def test_the_copy_button_puts_the_citation_on_the_clipboard(
    site: Any, open_page: Callable[..., Any], ids: dict[str, list[str]]
) -> None:
    page = open_page(f"{site.url}/BRA-IND/why/{ids['claim'][0]}", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".reference .copy").first.click()
    page.locator(".reference .copy", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".reference .citation").inner_text()
