"""The search page: what is found, how it is narrowed, and that nothing typed breaks it."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html


def found(site: Any, words: str) -> dict[str, Any]:
    reply = site.ask(f"/search.json?q={quote(words)}")
    assert reply.status == 200, reply.text
    page: dict[str, Any] = json.loads(reply.body)["page"]
    return page


def test_claims_come_by_what_they_are_about_with_the_answer_marked(site: Any) -> None:
    page = found(site, '"trade between" kind:figure')
    assert page["claim_count"] > 3
    titles = [group["title"] for group in page["groups"]]
    assert any(title.startswith("Bilateral trade turnover, Brazil and India") for title in titles)
    answers = {
        piece["words"].casefold()
        for group in page["groups"]
        for hit in group["hits"]
        for piece in hit["pieces"]
        if piece["is_answer"]
    }
    assert answers <= {"trade between", "trade", "between"}
    for group in page["groups"]:
        for hit in group["hits"]:
            if hit["page"]:
                assert site.ask(hit["page"]).status == 200


def test_a_facet_leaves_what_it_counts(site: Any) -> None:
    page = found(site, "trade")
    assert page["facets"]
    for facet in page["facets"][:3]:
        narrowed = found(site, f"trade {facet['words']}")
        shown = sum(len(group["hits"]) for group in narrowed["groups"])
        assert shown >= facet["count"] > 0


@pytest.mark.parametrize("words", ['"open', "AND OR", "kind:", "-", "*", "<script>alert(1)</script>", "\u202eabc", "a" * 300])
def test_whatever_is_typed_is_answered(site: Any, words: str) -> None:
    reply = site.ask(f"/search?q={quote(words)}")
    assert reply.status in {200, 400}, reply.status
    assert not html.fromstring(reply.body).xpath("//main//script[not(@type)]")


def test_the_box_of_every_page_leads_here_and_keeps_the_premises(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND?asof=2025-06-01", java_script_enabled=False)
    page.locator(".seek input[type=search]").fill("customs")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert "asof=2025-06-01" in page.url
    assert page.locator("mark").first.inner_text().casefold().startswith("custom")


def test_a_search_that_finds_nothing_says_so(site: Any) -> None:
    assert "Nothing answers" in site.ask("/search?q=xylophones").text
    assert "Words that must all be there" in site.ask("/search").text


def test_the_results_have_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(f"{site.url}/search?q=trade")
