"""Promises and statements: what the dossier's chapters hold, nothing lost on the way to a page."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html


def _twin(site: Any, path: str) -> Any:
    return json.loads(site.ask(path).body)["page"]


def _lines(twin: Any) -> list[Any]:
    return [line for group in twin["groups"] for line in group["lines"]]


@pytest.mark.parametrize("pair", ["BRA-IND", "CAN-CUB", "KAZ-TUR"])
def test_every_promise_stands_with_its_words(site: Any, pair: str) -> None:
    twin = _twin(site, f"/{pair}/promises.json")
    assert sum(choice["count"] for choice in twin["states"]) == len(_lines(twin)) > 0
    assert all(line["quotes"] for line in _lines(twin))


def test_silence_comes_first_and_is_drawn(site: Any) -> None:
    twin = _twin(site, "/CAN-CUB/promises.json")
    assert twin["groups"][0]["code"] == "silent"
    page = html.fromstring(site.ask("/CAN-CUB/promises").body)
    marks = {mark.lstrip("#") for mark in page.xpath("//*[@class='drawing']//*[local-name()='a']/@href")}
    assert marks
    assert marks <= set(page.xpath("//li/@id"))


def test_before_its_day_nothing_is_silent(site: Any) -> None:
    codes = [group["code"] for group in _twin(site, "/CAN-CUB/promises.json?asof=2025-03-01")["groups"]]
    assert "silent" not in codes
    assert "due" in codes


def test_a_state_leaves_its_promises(site: Any) -> None:
    for choice in _twin(site, "/KAZ-TUR/promises.json")["states"]:
        kept = _twin(site, f"/KAZ-TUR/promises.json?state={choice['code']}")
        assert len(_lines(kept)) == choice["count"]
        assert kept["groups"][0]["code"] == choice["code"]
    assert site.ask("/KAZ-TUR/promises?state=kept").status == 404


def test_speakers_are_all_there_and_each_alone(site: Any) -> None:
    twin = _twin(site, "/CAN-CUB/statements.json")
    said = []
    for choice in twin["choices"]:
        (alone,) = _twin(site, "/CAN-CUB/statements.json?" + choice["address"].partition("?")[2])["speakers"]
        assert alone["total"] == choice["count"] == len(alone["said"]["lines"])
        said += [quote["id"] for line in alone["said"]["lines"] for quote in line["quotes"]]
    assert len(said) == len(set(said)) == int(twin["lead"][0].split()[0])
    one = max(twin["speakers"], key=lambda speaker: speaker["total"])
    alone = _twin(site, "/CAN-CUB/statements.json?" + one["page"].partition("?")[2])
    assert [speaker["said"]["title"] for speaker in alone["speakers"]] == [one["said"]["title"]]
    assert len(alone["speakers"][0]["said"]["lines"]) == one["total"]


def test_pages_of_speakers_hold_each_once(site: Any) -> None:
    seen: list[str] = []
    path = "/KAZ-TUR/statements.json"
    while path:
        twin = _twin(site, path)
        seen += [speaker["said"]["title"] for speaker in twin["speakers"]]
        path = twin["after"].replace("/statements?", "/statements.json?") if twin["after"] else ""
    assert len(seen) == int(twin["lead"][0].rsplit(" by ", 1)[1].split()[0])


def test_words_open_without_script(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/CAN-CUB/statements", java_script_enabled=False)
    page.locator(".lines summary").first.click()
    assert page.locator(".lines mark").first.is_visible()


@pytest.mark.parametrize("path", ["/CAN-CUB/promises", "/CAN-CUB/statements"])
def test_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None], path: str) -> None:
    assert_accessible(site.url + path)
