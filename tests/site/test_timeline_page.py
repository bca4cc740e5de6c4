"""The timeline: lanes and filters keep every line once, vague dates are as wide as they are, and a span can be drawn."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from comity.site.charts.strip import BASE, LEFT, RIGHT, TOP, strip

PATH = "/CAN-CUB/timeline"


def _twin(site: Any, query: str = "", path: str = PATH) -> Any:
    return json.loads(site.ask(f"{path}.json{query}").body)["page"]


def _items(twin: Any) -> list[Any]:
    return [item for year in twin["years"] for _, lane in year["lanes"] for item in lane]


def test_every_dated_thing_stands_once(site: Any) -> None:
    twin = _twin(site)
    ids = [item["id"] for item in _items(twin)]
    assert len(ids) == len(set(ids)) == twin["total"]
    assert sum(choice["count"] for choice in twin["kinds"]) == twin["total"]
    years = [int(year["title"]) for year in twin["years"]]
    assert years == sorted(years)


def test_the_words_stand_with_every_line(site: Any) -> None:
    assert all(quote["marked"] for item in _items(_twin(site)) for quote in item["quotes"])
    assert all(item["quotes"] for item in _items(_twin(site)))


def test_vague_dates_are_as_wide_as_they_are(site: Any) -> None:
    bars = {item["when"]: item["bar"] for item in _items(_twin(site))}
    assert bars["1999"] == [0.0, 100.0]
    left, width = bars["January 2015"]
    assert left == 0.0
    assert abs(width - 100 * 31 / 365) < 0.1
    left, width = bars["3 March 2023"]
    assert abs(left - 100 * 61 / 365) < 0.1
    assert width < 2


def test_what_was_announced_stands_twice_and_joined(site: Any) -> None:
    items = {item["id"]: item for item in _items(_twin(site))}
    due = [item for item in items.values() if "New acid plant: planned: due" in item["sentence"]]
    assert len(due) == 2  # told on one day and again, by a reprint, on the next
    told = [items[item["other_id"]] for item in due]
    assert [item["other_id"] for item in told] == [item["id"] for item in due]
    assert {(item["when"], item["other_words"]) for item in told} == {
        ("12 February 2025", "due April 2025"),
        ("13 February 2025", "due April 2025"),
    }
    assert {(item["when"], item["other_words"]) for item in due} == {
        ("April 2025", "told 12 February 2025"),
        ("April 2025", "told 13 February 2025"),
    }
    page = html.fromstring(site.ask(PATH).body)
    links = {link.partition("#")[2] for link in page.xpath("//p[@class='joined']/a/@href")}
    assert links == {item["other_id"] for item in items.values() if item["other_id"]}
    assert page.xpath("//*[@class='arc']")


def test_each_filter_leaves_what_it_says(site: Any) -> None:
    twin = _twin(site)
    for name in ("kinds", "actors", "origins"):
        assert len(twin[name]) > 1
        for choice in twin[name][:4]:
            assert _twin(site, "?" + choice["address"].partition("?")[2])["total"] == choice["count"], choice["words"]


def test_languages_are_a_filter_where_there_are_several(site: Any) -> None:
    twin = _twin(site, path="/KAZ-TUR/timeline")
    counts = {choice["code"]: choice["count"] for choice in twin["languages"]}
    if counts:
        assert _twin(site, "?language=en", "/KAZ-TUR/timeline")["total"] == counts["en"]


def test_a_span_keeps_what_may_lie_in_it(site: Any) -> None:
    whole = _items(_twin(site))
    kept = {item["id"] for item in _items(_twin(site, "?since=2015-01-31&until=2017-12-31"))}
    assert {item["when"] for item in whole if item["id"] in kept} == {"January 2015", "November 2017"}
    assert "from 31 January 2015 to 31 December 2017" in _twin(site, "?since=2015-01-31&until=2017-12-31")["lead"][0]


def test_an_empty_span_says_so(site: Any) -> None:
    total = _twin(site)["total"]
    assert _twin(site, "?since=1970-01-01&until=1971-01-01")["lead"] == [
        f"Of {total} dated lines these filters leave none from 1 January 1970 to 1 January 1971."
    ]


def test_an_unknown_lane_is_told(site: Any) -> None:
    reply = site.ask(f"{PATH}?kind=rumours")
    assert reply.status == 404
    assert "its lanes are events, instruments" in reply.text


def test_a_year_is_a_link_and_a_form_asks_without_script(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + PATH, java_script_enabled=False)
    page.locator('.strip a[data-year="2017"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**since=2017-01-01&until=2017-12-31")
    assert page.locator(".dated").count() == 1
    page.locator('.span-form input[name="since"]').fill("2015-01-01")
    page.locator(".span-form button").click()
    assert "since=2015-01-01" in page.url
    assert page.locator(".dated").count() == 2


def test_a_span_is_drawn_with_the_pointer(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + PATH)
    ends = [page.locator(f'.strip a[data-year="{year}"] .column').bounding_box() for year in (2015, 2017)]
    page.mouse.move(ends[0]["x"] + 2, ends[0]["y"])
    page.mouse.down()
    page.mouse.move(ends[1]["x"] + 2, ends[1]["y"], steps=6)
    page.mouse.up()
    page.wait_for_url("**since=2015-01-01&until=2017-12-31")
    assert page.locator(".dated").count() == 2


def test_a_span_is_drawn_with_the_keyboard(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(site.url + PATH)
    page.locator('.strip a[data-year="2015"]').focus()
    page.keyboard.down("Shift")
    page.keyboard.press("ArrowRight")
    page.keyboard.up("Shift")
    page.wait_for_url("**since=2015-01-01&until=2017-12-31")
    assert page.locator(".dated").count() == 2


def test_a_line_leads_to_its_record(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}{PATH}?since=1962-01-01&until=1962-12-31")
    page.locator(".dated .what a").click()
    assert page.locator("h1").inner_text() == "Embargo by United States on Cuba"


def test_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None]) -> None:
    assert_accessible(site.url + PATH)


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=60))
def test_columns_stand_in_the_strip_in_order(years: list[int]) -> None:
    drawn = strip(years, [], (None, None))
    assert drawn is not None
    assert [column.year for column in drawn.columns] == list(range(drawn.first, drawn.last + 1))
    assert drawn.last == max(years)
    for column in drawn.columns:
        assert LEFT <= column.x <= RIGHT
        assert TOP <= column.y <= BASE
        assert column.number == years.count(column.year)
        assert (column.height > 0) == (column.number > 0)
    assert [one.x for one in drawn.columns] == sorted(one.x for one in drawn.columns)


@given(st.integers(1, 9998), st.integers(0, 300), st.integers(0, 300))
def test_the_chosen_span_covers_its_years(first: int, before: int, length: int) -> None:
    last = min(9999, first + before + length)
    drawn = strip(range(first, last + 1), [(first, last)], (first, last))
    assert drawn is not None
    assert drawn.chosen is not None
    left, width = drawn.chosen
    assert left == drawn.columns[0].x
    assert left + width >= drawn.columns[-1].x
    assert date(first, 1, 1).year == first
