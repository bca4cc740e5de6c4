"""The card of a clash: its words, its arithmetic, and what is left when a statement does not count."""

import json
from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def card(site: Any) -> str:
    """The address of the first clash of the sample documents."""
    found = json.loads(site.ask("/BRA-IND/clashes.json").body)["page"]["cards"]
    return str(found[0]["page"])


def test_a_clash_is_three_clicks_from_the_start(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url, java_script_enabled=False)
    page.locator(".pairs a", has_text="Brazil").click()
    page.locator("#disputed summary").first.click()
    assert page.locator("#disputed mark").first.is_visible()
    page.locator("#disputed a", has_text="In full").click()
    assert "cannot all be true" in page.locator("h1").inner_text()
    said = page.locator(".statement").nth(1).inner_text()
    assert "about $12bn" in said
    assert "First said by Brazilian trade ministry" in said


def test_the_card_shows_words_arithmetic_and_mends(site: Any, card: str) -> None:
    found = json.loads(site.ask(f"{card}.json").body)["page"]
    clash = found["cards"][0]["clash"]
    assert found["lead"] == [
        "Three statements; any two can. One of these three must give: the statements stand apart by a factor of 1.4."
    ]
    assert "2024 is 1.09 times 2023 (9 percent up)" in clash["steps"]
    assert len(clash["mends"]) == len(found["cards"][0]["statements"]) == 3
    assert all(quote["marked"] for one in found["cards"][0]["statements"] for quote in one["line"]["quotes"])
    assert found["chart"] is not None


def test_each_statement_left_out_settles_the_clash(site: Any, card: str) -> None:
    statements = json.loads(site.ask(f"{card}.json").body)["page"]["cards"][0]["statements"]
    for one in statements:
        path, query = one["other"].split("?")
        found = json.loads(site.ask(f"{path}.json?{query}").body)["page"]
        assert found["answer"]["sentence"] == "Without this statement the rest can be true."
        assert found["answer"]["is_settled"]
        out = [each["claim"] for each in found["cards"][0]["statements"] if not each["is_counted"]]
        assert out == [one["claim"]]


def test_what_then_follows_stands_beside_what_followed(site: Any, card: str) -> None:
    statements = json.loads(site.ask(f"{card}.json").body)["page"]["cards"][0]["statements"]
    path, query = statements[0]["other"].split("?")
    rows = json.loads(site.ask(f"{path}.json?{query}").body)["page"]["answer"]["follows"]["rows"]
    first = next(row["cells"] for row in rows if "2023" in row["cells"][0])
    assert first[1:] == ["$7.35bn to $7.45bn", "$10.41bn to $11.61bn"]  # 11.4 / 1.095 to 12.6 / 1.085


def test_unticking_keeps_the_page_and_the_focus(site: Any, open_page: Callable[..., Any], card: str) -> None:
    page = open_page(site.url + card)
    page.evaluate("window.stays = true")
    page.locator(".tick").first.focus()
    page.keyboard.press("Space")
    page.wait_for_selector(".answer.settled")
    assert page.evaluate("window.stays")
    assert "aside=c_" in page.url
    assert page.evaluate("document.activeElement.getAttribute('aria-checked')") == "false"
    page.locator("[aria-live=polite]", has_text="the rest can be true").wait_for(state="attached")
    page.keyboard.press("Enter")
    page.wait_for_selector(".answer", state="detached")
    assert page.url == site.url + card
    page.go_back()
    page.wait_for_selector(".answer.settled")


def test_without_script_a_statement_is_left_out_by_its_link(site: Any, open_page: Callable[..., Any], card: str) -> None:
    page = open_page(site.url + card, java_script_enabled=False)
    page.locator(".tick").nth(2).click()
    assert page.locator(".answer .outcome").inner_text() == "Without this statement the rest can be true."
    page.locator(".tick").nth(2).click()
    assert page.url == site.url + card


def test_the_card_has_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None], card: str) -> None:
    statements = json.loads(site.ask(f"{card}.json").body)["page"]["cards"][0]["statements"]
    assert_accessible(site.url + card)
    assert_accessible(site.url + statements[1]["other"])


def test_an_unknown_clash_says_so(site: Any) -> None:
    reply = site.ask("/BRA-IND/clashes/k_0000000000000000")
    assert reply.status == 404
    assert "No clash of this pair is called k_0000000000000000" in reply.text
