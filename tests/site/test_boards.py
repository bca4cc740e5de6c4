"""Boards of agreements and projects and the life of a record: no card without the words that put it there."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from lxml import html

from comity.ledger import Ledger
from comity.publish.export.calendar_file import days
from comity.publish.export.content import Content
from comity.publish.material import material_in
from comity.site.calendar import days as site_days

PAIRS = ("BRA-IND", "CAN-CUB", "KAZ-TUR")


def _board(site: Any, path: str) -> Any:
    return json.loads(site.ask(path).body)["page"]


def _cards(board: Any) -> list[Any]:
    return [card for column in board["columns"] for card in column["cards"]]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("page", ["agreements", "projects"])
def test_every_card_stands_on_words(site: Any, pair: str, page: str) -> None:
    board = _board(site, f"/{pair}/{page}.json")
    assert _cards(board)
    for card in _cards(board):
        assert card["quote"]["marked"]
        assert card["page"] == f"/{pair}/records/{card['id']}"


def test_the_columns_hold_what_was_done(site: Any) -> None:
    board = _board(site, "/KAZ-TUR/agreements.json")
    held = {column["title"]: [card["title"] for card in column["cards"]] for column in board["columns"]}
    assert "Transit partnership treaty with Turkey" in held["In force"]
    assert "Memorandum on a joint shipping line" in held["Signed"]
    assert set(board["empty"]) == {"proposed", "under way", "delayed", "done", "lapsed", "silent"}


def test_a_promise_whose_day_has_passed_is_silent(site: Any) -> None:
    board = _board(site, "/CAN-CUB/projects.json?state=silent")
    (card,) = _cards(board)
    assert card["title"] == "New acid plant"
    assert "by April 2025" in card["quote"]["marked"]
    assert "the promised day has passed and nobody reports" in board["lead"][0]


def test_before_its_day_the_same_promise_is_open(site: Any) -> None:
    board = _board(site, "/CAN-CUB/projects.json?asof=2025-03-01")
    held = {card["title"]: column["title"] for column in board["columns"] for card in column["cards"]}
    assert held["New acid plant"] == "Proposed"


def test_the_table_holds_the_cards_of_the_board(site: Any) -> None:
    board = {card["id"] for card in _cards(_board(site, "/KAZ-TUR/agreements.json"))}
    page = html.fromstring(site.ask("/KAZ-TUR/agreements?show=table").body)
    assert set(page.xpath("//table[@class='board-table']/tbody/@id")) == board
    rows = list(csv.reader(StringIO(site.ask("/KAZ-TUR/agreements.csv").text, newline="")))
    assert len(rows) - 1 == len(board)
    assert all(row[-1] for row in rows[1:])


def test_filters_are_counted(site: Any) -> None:
    whole = _board(site, "/KAZ-TUR/agreements.json")
    for choice in (*whole["states"], *whole["sectors"]):
        kept = _board(site, "/KAZ-TUR/agreements.json?" + choice["address"].partition("?")[2])
        assert len(_cards(kept)) == choice["count"]


def test_what_no_board_knows_is_told(site: Any) -> None:
    assert site.ask("/KAZ-TUR/agreements?show=heap").status == 404
    reply = site.ask("/KAZ-TUR/projects?state=lost")
    assert reply.status == 404
    assert "state is one of proposed, signed" in reply.text


def test_a_card_leads_to_its_life_without_script(site: Any, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site.url}/KAZ-TUR/agreements", java_script_enabled=False)
    page.locator(".card a", has_text="Transit partnership treaty").click()
    assert page.locator("h1").inner_text() == "Transit partnership treaty with Turkey"
    steps = page.locator("tbody th").all_inner_texts()
    assert steps == ["12 March 2024", "April 2025"]
    page.locator("tbody summary").first.click()
    assert "Treaty on Transit Partnership" in page.locator("tbody mark").first.inner_text()
    page.locator(".more a", has_text="Among others").click()
    assert page.url.endswith("/KAZ-TUR/agreements")


def test_each_mark_of_a_life_leads_to_its_step(site: Any) -> None:
    cards = [card for card in _cards(_board(site, "/CAN-CUB/projects.json")) if card["support"].endswith("2 outlets")]
    assert cards
    for card in cards:
        page = html.fromstring(site.ask(card["page"]).body)
        marks = set(page.xpath("//*[@class='drawing']//*[local-name()='a']/@href"))
        assert marks
        assert {mark.lstrip("#") for mark in marks} <= set(page.xpath("//tbody/@id"))


def test_the_record_of_a_tie_tells_both_ends(tied: Any) -> None:
    (tie,) = _board(tied, "/POL-VNM/system.json")["ties"]["rows"]
    record = _board(tied, f"/POL-VNM/records/{tie['id'] and tie['place'].lstrip('#')}.json")
    assert [line["title"] for line in record["ties"]] == ["Container terminal — under — Treaty on Maritime Cooperation"]
    assert "under the Treaty on Maritime Cooperation" in record["ties"][0]["quotes"][0]["marked"]


def test_a_person_has_a_page_of_what_names_it(site: Any) -> None:
    with_people = json.loads(site.ask("/BRA-IND/records/r_0000000000000000.json").body)
    assert "No record of this pair is called" in with_people["error"]


def test_the_calendar_holds_the_due_days(site: Any) -> None:
    reply = site.ask("/CAN-CUB/projects.ics")
    assert reply.headers["content-type"].startswith("text/calendar")
    lines = reply.text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2] == "END:VCALENDAR"
    assert "SUMMARY:new acid plant: planned (due\\, no later report)" in lines
    assert "DTSTART;VALUE=DATE:20250430" in lines
    assert site.ask("/CAN-CUB/figures.ics").status == 404


def test_the_calendar_of_the_site_is_the_one_of_the_export(site: Any, demo_ledger: Any) -> None:
    """An entry that both hold has one name, so that a calendar that takes in both shows it once."""
    with Ledger.open(demo_ledger).view() as view:
        exported = {(day.subject, day.category, day.words, day.period) for day in days(Content(view, ("CAN", "CUB")))}
        own = {
            (day.subject, day.category, day.words, day.period)
            for day in site_days(material_in(view, ("CAN", "CUB")), "instrument", "project", "measure")
        }
    assert own
    assert own <= exported


@pytest.mark.parametrize("path", ["/CAN-CUB/projects", "/KAZ-TUR/agreements?show=table", "/CAN-CUB/records/{}"])
def test_no_serious_barrier(site: Any, assert_accessible: Callable[[str], None], path: str) -> None:
    card = _cards(_board(site, "/CAN-CUB/projects.json"))[0]
    assert_accessible(site.url + path.format(card["id"]))
