"""Measures over time: what is in force on a day, asked by a form, a slider and an address."""

import json
from collections.abc import Callable
from typing import Any

from lxml import html

PATH = "/CAN-CUB/measures"


def _twin(site: Any, query: str = "") -> Any:
    return json.loads(site.ask(f"{PATH}.json{query}").body)["page"]


def _stands(twin: Any) -> dict[str, list[str]]:
    return {part["code"]: [row["cells"][0] for row in part["table"]["rows"]] for part in twin["parts"]}


def test_measures_stand_as_last_told(site: Any) -> None:
    assert _stands(_twin(site)) == {"holds": ["Embargo", "Sanctions"], "ended": ["Licence"]}
    (licence,) = _twin(site)["parts"][1]["table"]["rows"]
    assert licence["cells"][1:7] == [
        "Cuba",
        "Canada",
        "copper licence to the Canadian company Dummy Minerals; copper licence of the Canadian company Dummy Minerals",
        "revoked, 20 May 2025",
        "3 March 2023",
        "20 May 2025",
    ]


def test_in_force_on_an_earlier_day(site: Any) -> None:
    assert _stands(_twin(site, "?at=2024-01-01"))["holds"] == ["Embargo", "Sanctions", "Licence"]
    assert _stands(_twin(site, "?at=1990-01-01")) == {"holds": ["Embargo"], "later": ["Sanctions", "Licence"]}
    assert _twin(site, "?at=1990-01-01")["lead"][0].startswith("1 measure in force on 1 January 1990")


def test_what_was_eased_first_was_there_before(site: Any) -> None:
    rows = {row["cells"][0]: row["cells"] for row in _twin(site)["parts"][0]["table"]["rows"]}
    assert rows["Sanctions"][5] == "before January 2015"
    assert rows["Embargo"][5] == "February 1962"


def test_each_bar_leads_to_its_row_and_each_row_to_its_life(site: Any) -> None:
    page = html.fromstring(site.ask(PATH).body)
    bars = {link.lstrip("#") for link in page.xpath("//*[@class='drawing']//*[local-name()='a']/@href")}
    assert bars == set(page.xpath("//tbody/@id"))
    lives = page.xpath("//tbody/tr/th/a/@href")
    assert len(lives) == len(bars)
    assert all(site.ask(link).status == 200 for link in lives)


def test_the_form_asks_without_script(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + PATH, java_script_enabled=False)
    assert not page.locator(".slide").is_visible()
    page.locator('.on-day input[name="at"]').fill("2024-01-01")
    page.locator(".on-day button").click()
    assert page.url == f"{site.url}{PATH}?at=2024-01-01"
    assert page.locator("#m-holds").inner_text().endswith("3")


def test_the_slider_moves_the_day(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + PATH)
    slide = page.locator(".slide input")
    slide.focus()
    slide.press("Home")
    page.wait_for_url("**at=1962-02-01")
    assert page.locator("#m-later").inner_text().endswith("3")  # of February 1962 only its last day is certain
    page.locator(".premises .lift a").click()
    assert page.url == site.url + PATH


def test_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(site.url + PATH)
    assert_accessible(f"{site.url}{PATH}?at=1990-01-01")
