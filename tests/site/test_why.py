"""What stands behind an id: every id that a page shows leads to its words, and claims can be cited."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html


def ids(site: Any, prefix: str) -> list[str]:
    """The ids of a kind that the pages of the pair show."""
    told = site.ask("/BRA-IND/clashes").text + site.ask("/BRA-IND/figures").text
    return sorted(set(re.findall(rf"/BRA-IND/why/({prefix}_[0-9a-f]+)", told)))


def why(site: Any, name: str) -> dict[str, Any]:
    reply = site.ask(f"/BRA-IND/why/{name}.json")
    assert reply.status == 200, reply.text
    found: dict[str, Any] = json.loads(reply.body)["page"]
    return found


def test_every_claim_leads_to_its_words_and_on(site: Any) -> None:
    claims = ids(site, "c")
    assert len(claims) > 20
    for name in claims[:12]:
        page = why(site, name)
        quote = page["words"][0]
        assert quote["id"] == name
        assert " ".join(quote["marked"].split()) in page["reference"]["text"]
        named = {one["name"]: one for one in page["details"]}
        assert named["Read by"]["value"].startswith("figure.")
        assert "nobody had read" in named["Measured"]["value"]
        if "Quantity" in named:
            assert why(site, named["Quantity"]["href"][1:])["kind"] == "quantity"


def test_a_quantity_that_nobody_states_tells_its_steps(site: Any) -> None:
    quantities = {
        one["href"][1:] for name in ids(site, "c") for one in why(site, name)["details"] if one["href"].startswith("#q_")
    }
    told = [why(site, name) for name in sorted(quantities)]
    follows = [page for page in told if "Nobody states it" in page["lead"][0]]
    titles = [[block["title"] for block in page["blocks"]] for page in follows]
    assert ["How it follows", "Because of"] in [found[:2] for found in titles]


def test_a_citation_can_be_taken_by_other_programs(site: Any) -> None:
    page = why(site, ids(site, "c")[0])
    (item,) = json.loads(page["reference"]["csl"])
    assert item["type"] == "article-newspaper"
    assert page["reference"]["ris"].startswith("TY  - NEWS\r\n")
    rispy = pytest.importorskip("rispy")
    (record,) = rispy.loads(page["reference"]["ris"])
    assert record["id"] == item["id"]


def test_the_copy_button_puts_the_citation_on_the_clipboard(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND/why/{ids(site, 'c')[0]}", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".reference .copy").first.click()
    page.locator(".reference .copy", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".reference .citation").inner_text()


def test_the_page_has_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(f"{site.url}/BRA-IND/why/{ids(site, 'c')[0]}")


def test_links_of_the_page_lead_somewhere(site: Any) -> None:
    page = html.fromstring(site.ask(f"/BRA-IND/why/{ids(site, 'c')[3]}").body)
    for link in {one.partition("#")[0] for one in page.xpath("//main//a/@href") if one.startswith("/")}:
        assert site.ask(link).status == 200, link


def test_an_unknown_id_says_so(site: Any) -> None:
    reply = site.ask("/BRA-IND/why/c_0000000000000000")
    assert reply.status == 404
    assert "Nothing on this pair is called c_0000000000000000" in reply.text
