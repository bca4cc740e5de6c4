"""The reader: words as they are, every claim marked where it is read, ways on by key and by link."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.ledger.view import View


@pytest.fixture(scope="module")
def view(demo_ledger: Path) -> Any:
    with Ledger.open(demo_ledger).view() as found:
        yield found


def _named(view: View, address: str) -> str:
    return next(each.id for each in view.documents() if each.address.endswith(address))


@pytest.fixture(scope="module")
def reprint(view: View) -> str:
    """A text that an outlet took from a wire, whole."""
    return _named(view, "bra-ind-02-daily.txt")


def _asked(site: Any, path: str) -> Any:
    reply = site.ask(path)
    assert reply.status == 200, reply.text
    return html.fromstring(reply.body)


def test_the_words_are_those_of_the_document(site: Any, view: View) -> None:
    for document in view.documents():
        page = _asked(site, f"/documents/{document.id}")
        for ref in page.xpath("//a[@class='ref']"):
            ref.drop_tree()
        shown = [" ".join(each.text_content().split()) for each in page.xpath("//div[@class='prose']//p[@dir]")]
        assert shown == [" ".join(line.split()) for line in view.words(document.id).split("\n") if line.strip()]


@pytest.mark.parametrize("scope", ["", "/BRA-IND"])
def test_every_claim_is_marked_word_for_word_though_spans_cross(site: Any, view: View, reprint: str, scope: str) -> None:
    page = _asked(site, f"{scope}/documents/{reprint}")
    claims = view.claims_of(reprint)
    assert any(
        one.evidence.start < other.evidence.start < one.evidence.end for one in claims for other in claims if one.id != other.id
    )
    for claim in claims:
        marks = [each.text for each in page.xpath("//mark") if claim.id in each.get("data-claims").split()]
        assert "".join(marks) == view.words(reprint)[claim.evidence.start : claim.evidence.end]
        assert page.xpath(f"//*[@id='{claim.id}']")
        assert page.xpath(f"//details[@id='card-{claim.id}']//a[@class='original']/@href")


def test_a_card_leads_to_what_it_is_about_and_to_the_same_claim_elsewhere(site: Any, view: View, reprint: str) -> None:
    page = _asked(site, f"/BRA-IND/documents/{reprint}")
    wire = {claim.id for claim in view.claims_of(_named(view, "bra-ind-01-wire.txt"))}
    before = page.xpath("//a[@class='same-before']/@href")
    assert before
    assert {link.partition("#")[2] for link in before} <= wire
    for link in page.xpath("//details[@data-claim]//a[@class='record' or starts-with(@class, 'same-')]/@href"):
        assert site.ask(link.partition("#")[0]).status == 200
    assert any("⚠1" in each.text_content() for each in page.xpath("//details[@data-claim]/summary"))


def test_copied_words_are_shown_as_such(site: Any, view: View, reprint: str) -> None:
    page = _asked(site, f"/BRA-IND/documents/{reprint}")
    assert "republished from Example Wire" in page.xpath("string(//header[@class='page-head'])")
    copied = page.xpath("//div[contains(@class, 'is-copied')]/p")
    assert "Amostra said the two countries" in " ".join(each.text_content() for each in copied)
    assert "originally published by" not in " ".join(each.text_content() for each in copied)
    link = next(each for each in page.xpath("//main//a/@href") if "compare" in each)
    assert site.ask(link).status == 200


def test_the_original_opens_at_the_words(site: Any, view: View, reprint: str) -> None:
    page = _asked(site, f"/BRA-IND/documents/{reprint}")
    link = page.xpath("//a[@class='original']/@href")[0]
    place, _, words = link.partition("#:~:text=")
    assert place == "https://daily-sample.example/brazil-india"
    first = view.claims_of(reprint)[0]
    assert unquote(words).split(",")[0] in view.words(reprint)[first.evidence.start : first.evidence.end]


def test_an_address_of_a_claim_opens_its_document(site: Any, view: View, reprint: str) -> None:
    claim = view.claims_of(reprint)[-1]
    found = json.loads(site.ask(f"/BRA-IND/documents/{claim.id}.json").body)["page"]
    assert found["id"] == reprint
    assert "There is no document d_0000000000000000" in site.ask("/documents/d_0000000000000000").text
    assert "There is no claim c_0000000000000000" in site.ask("/BRA-IND/documents/c_0000000000000000").text


def test_the_twins_hold_the_claims(site: Any, view: View, reprint: str) -> None:
    twin = json.loads(site.ask(f"/documents/{reprint}.json").body)["page"]
    cards = [card for paragraph in twin["paragraphs"] for card in paragraph["cards"]]
    assert [card["id"] for card in cards] == [claim.id for claim in view.claims_of(reprint)]
    assert [card["number"] for card in cards] == list(range(1, len(cards) + 1))
    assert len(site.ask(f"/documents/{reprint}.csv").text.splitlines()) == len(cards) + 1


def test_a_document_of_another_pair_can_be_read_everywhere(site: Any, view: View) -> None:
    other = _named(view, "kaz-tur-01-sample-agency.txt")
    assert site.ask(f"/BRA-IND/documents/{other}").status == 200


def test_keys_step_through_the_claims_and_lead_on(site: Any, open_page: Callable[..., Any], view: View, reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}")
    claims = [claim.id for claim in view.claims_of(reprint)]
    for _ in range(2):
        page.keyboard.press("j")
    assert page.locator(".card.is-current").get_attribute("data-claim") == claims[1]
    assert page.url.endswith(f"#{claims[1]}")
    page.keyboard.press("k")
    current = page.locator(".card.is-current")
    assert current.get_attribute("data-claim") == claims[0]
    assert (
        "".join(page.locator("mark.is-current").all_inner_texts())
        == "Trade between Brazil and India reached about $12 billion in 2024"
    )
    assert page.locator(".card-body:visible").count() == 1
    record = current.locator("a.record").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{record}")
    page.go_back()
    page.wait_for_selector(".card.is-current")
    page.keyboard.press("[")
    page.wait_for_url("**/documents/d_*#c_*")
    page.wait_for_selector("h1:has-text('Example Wire')")
    assert "Example Wire" in page.locator("h1").inner_text()
    page.wait_for_selector(".card.is-current")
    page.keyboard.press("]")
    page.wait_for_url(f"**#{claims[0]}")


def test_the_original_is_a_key_away(site: Any, open_page: Callable[..., Any], reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}")
    page.evaluate("""document.addEventListener("click", (event) => {
        const link = event.target.closest("a.original");
        if (link) { event.preventDefault(); window.went = link.href; }  // the test asks no other host
    })""")
    page.keyboard.press("j")
    page.keyboard.press("o")
    assert page.evaluate("window.went").startswith("https://daily-sample.example/brazil-india#:~:text=")


def test_keys_are_listed_and_can_be_switched_off(site: Any, open_page: Callable[..., Any], reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}")
    page.keyboard.press("?")
    assert page.locator("[data-keys] kbd").first.is_visible()
    page.locator("[data-keys-on]").uncheck()
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator(".is-current").count() == 0
    page.reload()
    page.keyboard.press("j")
    assert page.locator(".is-current").count() == 0


def test_cards_stand_level_with_their_lines(site: Any, open_page: Callable[..., Any], reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}", viewport={"width": 1280, "height": 900})
    page.wait_for_timeout(200)
    first = page.locator("mark").first.bounding_box()
    card = page.locator(".card").first.bounding_box()
    assert abs(first["y"] - card["y"]) < 40
    assert card["x"] > first["x"] + first["width"]
    page.set_viewport_size({"width": 700, "height": 900})
    passage = page.locator(".passage", has=page.locator(".card")).first
    assert passage.locator(".card").first.bounding_box()["y"] > passage.locator("p").first.bounding_box()["y"] + 20


def test_without_script_all_of_it_is_there(site: Any, open_page: Callable[..., Any], reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}", java_script_enabled=False)
    assert not page.locator("[data-keys]").is_visible()
    page.locator(".ref").first.click()
    assert "#card-c_" in page.url
    page.locator(".card summary").first.click()
    assert page.locator(".card a.record").first.is_visible()
    page.locator(".card a", has_text="In the text").first.click()
    assert page.locator("mark:target").count() == 1


def test_the_reader_has_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None], reprint: str) -> None:
    assert_accessible(f"{site.url}/BRA-IND/documents/{reprint}")
    assert_accessible(f"{site.url}/documents/{reprint}")


def test_on_paper_cards_stand_beside_the_words(site: Any, open_page: Callable[..., Any], reprint: str) -> None:
    page = open_page(f"{site.url}/BRA-IND/documents/{reprint}")
    page.emulate_media(media="print")
    assert page.locator(".card-body").first.is_visible()
    assert not page.locator(".keys").is_visible()


def test_a_line_of_five_million_signs_opens_in_parts(
    tmp_path: Path, serve: Callable[..., Any], open_page: Callable[..., Any]
) -> None:
    words = ("Trade between Kenya and Ghana came to about $200 million in 2024, the ministry said; " * 60_000)[:5_000_000]
    made = page("pile/big.txt", words, payloads=(figure(),) * 1_000)  # a thousand claims that cross one another
    assert made.document is not None
    with Ledger.open(tmp_path / "pile.comity", create=True).entry() as entry:
        entry.post(made, "v1")
    with serve(tmp_path / "pile.comity") as site:
        path = f"/documents/{made.document.id}"
        first = site.ask(path)
        assert first.status == 200
        assert len(gzip.compress(first.body)) < 60_000
        found = json.loads(site.ask(f"{path}.json").body)["page"]
        assert (found["part"], found["left_out"]) == (1, 700)
        assert found["parts"] > 200
        shown = open_page(f"{site.url}{path}")
        shown.keyboard.press("k")
        assert shown.locator(".card.is-current").count() == 1
        shown.keyboard.press("j")
        shown.wait_for_url("**first=1")
        last = site.ask(f"{path}?first=9999999")
        assert last.status == 200
        assert words[-40:].strip() in html.fromstring(last.body).xpath("string(//div[@class='prose'])")
