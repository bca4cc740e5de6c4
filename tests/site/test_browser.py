"""The pages in Chromium: with script and without, in both themes, on paper and on a narrow screen."""

from collections.abc import Callable
from typing import Any

import pytest

from comity.site.pages import PAGES

PATHS = [f"{'/BRA-IND' if page.scope == 'pair' else ''}/{page.name}".rstrip("/") or "/" for page in PAGES if page.item != "must"]


@pytest.mark.parametrize("path", PATHS)
def test_no_barrier_is_serious(site: Any, assert_accessible: Callable[[str], None], path: str) -> None:
    assert_accessible(site.url + path)


@pytest.mark.parametrize("path", PATHS)
def test_a_narrow_page_does_not_scroll_sideways(site: Any, open_page: Callable[..., Any], path: str) -> None:
    page = open_page(site.url + path, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PATHS)
def test_targets_are_large_enough(site: Any, open_page: Callable[..., Any], path: str) -> None:
    page = open_page(site.url + path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("nav a, button, summary, input:not([type=hidden]), .choices a, .more a")]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_without_script_everything_is_there(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND/figures", java_script_enabled=False)
    assert page.locator(".picture svg").count() == 1
    page.locator("nav.pages a", has_text="Brazil and India").click()
    page.locator("#disputed summary").click()
    assert page.locator("#disputed mark").first.is_visible()
    page.locator("button.to-dark").click()
    assert page.url.endswith("?theme=dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_with_script_the_theme_is_kept(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.locator("button.to-dark").click()
    assert page.url == f"{site.url}/BRA-IND"
    page.goto(f"{site.url}/BRA-IND/figures")
    dark = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert dark != light


def test_charts_come_alive_under_the_policy(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND/figures")
    chart = page.locator("[data-chart]").first
    before = chart.locator('svg [aria-roledescription="point"]').count()
    chart.hover()
    page.wait_for_selector("[data-live]", timeout=60_000)
    assert chart.locator('svg [aria-roledescription="point"]').count() == before
    chart.locator('[aria-roledescription="point"]').first.hover(force=True)
    page.wait_for_selector("#vg-tooltip-element.visible")
    assert "2023: $7.4bn" in page.locator("#vg-tooltip-element").inner_text()


def test_the_skip_link_is_the_first_stop(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


def test_on_paper_the_words_stand_open(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/BRA-IND")
    page.emulate_media(media="print")
    assert page.locator("#disputed mark").first.is_visible()
    assert not page.locator(".theme").is_visible()
    assert not page.locator("#disputed .source").first.is_visible()
    notes = page.locator(".endnotes li")
    numbers = page.locator("main .note-number").all_inner_texts()
    assert {int(number.rstrip(".")) for number in numbers} == set(range(1, notes.count() + 1))
    assert "sample-courier.example" in " ".join(notes.all_inner_texts())


def test_the_first_clash_its_words_and_its_origin_are_three_clicks_away(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + "/")
    page.get_by_role("link", name="Brazil and India").click()
    page.locator("#disputed summary").first.click()
    assert page.locator("#disputed mark", has_text="$7.4 billion in 2023").is_visible()
    page.locator("#disputed figure", has_text="$7.4 billion in 2023").locator("a[data-why]").click()
    page.wait_for_selector("dialog[open]")
    assert "Indian customs service" in page.locator("dialog .details").inner_text()


def test_the_theme_is_there_before_the_page_is_drawn(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + "/", color_scheme="light")
    page.locator("button.to-dark").click()
    page.goto(f"{site.url}/BRA-IND", wait_until="commit")
    page.wait_for_selector("h1", state="attached")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{site.url}/BRA-IND?theme=light")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_a_state_is_found_by_keys_alone(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + "/")
    page.get_by_label("Find a state").focus()
    page.keyboard.type("cuba")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=cuba")
    assert page.locator(".pairs a").count() == 1
