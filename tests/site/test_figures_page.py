"""The figures page: each mark leads to its row, orders and pages keep every figure, filters say what they leave."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html

WHOLE = "/BRA-IND/figures"


def _page(site: Any, path: str = WHOLE) -> Any:
    return html.fromstring(site.ask(path).body)


def _twin(site: Any, query: str = "") -> Any:
    return json.loads(site.ask(f"{WHOLE}.json{query}").body)["page"]


def _claims(twin: Any) -> set[str]:
    tables = [*(picture["table"] for picture in twin["pictures"]), *([twin["singles"]] if twin["singles"] else [])]
    return {quote["id"] for table in tables for row in table["rows"] for quote in row["quotes"]}


def test_each_mark_leads_to_its_row(site: Any) -> None:
    page = _page(site)
    ids = set(page.xpath("//tbody/@id"))
    links = page.xpath("//*[@class='drawing']//*[local-name()='a']/@href")
    assert links
    assert {link.lstrip("#") for link in links} <= ids


def test_the_words_stand_with_each_mark(site: Any) -> None:
    labels = _page(site).xpath("//*[@class='drawing']//*[@aria-roledescription='point']/@aria-label")
    assert any("“Trade between Brazil and India amounted to $7.4 billion in 2023”" in label for label in labels)


def test_a_mark_is_followed_with_the_keyboard(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + WHOLE)
    page.locator(".drawing a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#c_*")
    assert page.locator("tbody:target").count() == 1


def test_a_live_mark_is_followed_with_the_pointer(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + WHOLE)
    chart = page.locator("[data-chart]").first
    chart.hover()
    page.wait_for_selector("[data-live]", timeout=60_000)
    chart.locator('[aria-roledescription="point"]').first.click(force=True)
    page.wait_for_url("**#c_*")
    assert page.locator("tbody:target").count() == 1


def test_paging_goes_over_every_series_once(site: Any) -> None:
    seen: list[str] = []
    path = f"{WHOLE}.json"
    while path:
        twin = json.loads(site.ask(path).body)["page"]
        seen += [picture["id"] for picture in twin["pictures"]]
        path = twin["more"].replace("/figures?", "/figures.json?") if twin["more"] else ""
    assert len(seen) == len(set(seen)) == len(_twin(site)["series"])


@pytest.mark.parametrize("sort", ["", "value", "said", "origins"])
def test_an_order_keeps_every_figure(site: Any, sort: str) -> None:
    assert _claims(_twin(site, f"?sort={sort}")) == _claims(_twin(site))


def test_values_are_ordered_by_value(site: Any) -> None:
    rows = _twin(site, "?sort=value&indicator=trade.turnover")["pictures"][0]["table"]["rows"]
    values = [float(row["cells"][1].strip("about $~").partition("bn")[0]) for row in rows if "bn" in row["cells"][1]]
    assert values == sorted(values, reverse=True)


def test_an_unknown_order_is_told(site: Any) -> None:
    reply = site.ask(f"{WHOLE}?sort=colour")
    assert reply.status == 404
    assert "choose one of value, said, origins" in reply.text


def test_one_series_stands_alone(site: Any) -> None:
    choice = _twin(site)["series"][1]
    twin = _twin(site, "?" + choice["address"].partition("?")[2])
    assert [picture["title"] for picture in twin["pictures"]] == [choice["words"]]
    assert twin["singles"] is None


def test_single_figures_stand_alone_too(site: Any) -> None:
    alone, whole = _twin(site, "?show=singles"), _twin(site)
    assert alone["pictures"] == []
    assert alone["singles"] == whole["singles"]


@pytest.mark.parametrize("query", ["series=0123456789abcdef", "show=colours"])
def test_what_is_not_there_is_told(site: Any, query: str) -> None:
    reply = site.ask(f"{WHOLE}?{query}")
    assert reply.status == 404
    assert "No series of BRA-IND" in reply.text or "cannot be shown as" in reply.text


def test_filters_are_counted_and_can_be_dropped(site: Any) -> None:
    whole = _twin(site)
    for choice in whole["indicators"]:
        twin = _twin(site, "?" + choice["address"].partition("?")[2])
        assert f"{choice['count']} figure" in twin["lead"][0]
        chosen = next(one for one in twin["indicators"] if one["is_chosen"])
        assert chosen["address"] == WHOLE


def test_a_logarithmic_scale_is_an_address(site: Any) -> None:
    page = _page(site, f"{WHOLE}?log=1")
    chosen = page.xpath("//*[@aria-current='true']/text()")
    assert "logarithmic" in chosen
    assert page.xpath("//*[@class='drawing']//*[@aria-roledescription='point']")
