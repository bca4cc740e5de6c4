"""What changed since a day: each kind of change, its statements, and the forms in which a reader of news takes them."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from click.testing import CliRunner, Result
from tests.unit.rule.pile_factory import acts, built, levels, sources

from comity.cli import program
from comity.ledger import Ledger
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import standard

PAIR = "POL-VNM"
MORE = {
    "revision": (
        "Example Wire",
        date(2025, 6, 2),
        "Trade between Poland and Vietnam amounted to $4.6 billion in 2024, the Polish development ministry said.",
    ),
    "quiet": (
        "Example <Wire> & Sons",
        date(2025, 8, 5),
        "“Poland & Vietnam are <friends>”, the Polish development ministry said.",
    ),
    "opened": ("Mock Herald", date(2025, 9, 9), "Poland opened the trade office in Hanoi, Vietnam, on 8 September 2025."),
}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changed")
    found = sources(folder)
    for name, (publisher, day, words) in MORE.items():
        path = folder / f"{name}.txt"
        path.write_text(f"{words}\n", encoding="utf-8")
        url = f"https://news.example/{name}?a=1&b=2"
        stated = Metadata(publisher=publisher, published=Period.day(day), grade="stated", url=url)
        found.append(Source(path=path, address=f"{name}.txt", stated=stated))
    build(found, standard(), Ledger.open(folder / "pile.comity", create=True))
    return folder / "pile.comity"


def run(*arguments: object) -> Result:
    ran = CliRunner().invoke(program, [*map(str, arguments)], catch_exceptions=False)
    assert ran.exit_code == 0, ran.output
    return ran


def changes(ledger: Path, since: str, *options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run("changes", PAIR, "--since", since, *options, "--ledger", ledger, "--json").output
    )["changes"]
    return found


def of(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in found if one["kind"] == kind]


def test_what_is_told_since_is_new_and_what_cannot_be_true_with_it_is_disputed(ledger: Path) -> None:
    found = changes(ledger, "2025-02-28", "--asof", "2025-03-31")
    assert {statement["document"] for one in of(found, "new") for statement in one["statements"]} == {
        levels(Ledger.open(ledger).view().pile())["customs"].document
    }
    (disputed,) = of(found, "disputed")
    assert len(disputed["statements"]) == 2
    assert {"$4.1 billion" in one["quote"] for one in disputed["statements"]} == {True, False}
    assert of(found, "silent") == of(found, "settled") == of(found, "withdrawn") == []


def test_every_new_statement_is_told_and_nothing_else_is_new(ledger: Path) -> None:
    for since, until in (("2025-02-28", "2025-03-31"), ("2025-02-03", "2025-12-31"), ("2020-01-01", "2025-05-31")):
        told = {s["claim"] for one in changes(ledger, since, "--asof", until) for s in one["statements"]}
        with Ledger.open(ledger).view() as view:
            pile = view.pile()
        days = {key: one.metadata.published.first for key, one in pile.documents.items() if one.metadata.published}
        fresh = {claim.id for claim in pile.claims.values() if since < str(days[claim.document]) <= until}
        assert fresh <= told


def test_nothing_changed_since_the_latest_day(ledger: Path) -> None:
    assert changes(ledger, "2025-09-09") == []
    assert "Nothing changed since 2025-09-09." in run("changes", PAIR, "--since", "2025-09-09", "--ledger", ledger).output


def test_a_voice_that_gives_another_value_revises_its_own_and_settles_nothing_else(ledger: Path) -> None:
    (revised,) = [one for one in of(changes(ledger, "2025-05-31", "--asof", "2025-06-30"), "revised") if "trade" in one["title"]]
    assert revised["sentence"] == "Polish development ministry gives $4.6bn, and gave $4.1bn before."
    assert len(revised["statements"]) == 3
    assert revised["day"] == "2025-06-02"


def test_a_promise_whose_day_passed_falls_silent_and_a_late_report_settles_it(ledger: Path) -> None:
    (silent,) = of(changes(ledger, "2025-06-30", "--asof", "2025-08-31"), "silent")
    assert "no later report: open" in silent["sentence"]
    assert silent["day"] == "2025-08-01"
    assert "plans to open a trade office" in silent["statements"][0]["quote"]
    later = changes(ledger, "2025-08-31")
    assert of(later, "silent") == []
    (settled,) = of(later, "settled")
    assert "reported on since" in settled["sentence"]
    assert settled["statements"] == silent["statements"]
    (revised,) = of(later, "revised")
    assert revised["sentence"].startswith("Completed, told 9 September 2025; before: planned")


def test_a_ruling_settles_a_conflict_and_withdraws_a_statement(tmp_path: Path) -> None:
    path = built(tmp_path).path
    with Ledger.open(path).view() as view:
        name = levels(view.pile())["customs"].id
        agreement = [acts(view.pile(), "instrument", one)[0].id for one in ("wire", "customs")]
    given = ["--by", "Ann", "--reason", "misread", "--time", "2025-06-10", "--ledger", path]
    run("rule", "reject", name, *given)
    run("rule", "same", *agreement, *given)
    found = changes(path, "2025-06-09", "--by", "added")
    (settled,) = of(found, "settled")
    assert f"for {name} is rejected by ruling" in settled["sentence"]
    assert name in {one["claim"] for one in settled["statements"]}
    (withdrawn,) = of(found, "withdrawn")
    assert [one["claim"] for one in withdrawn["statements"]] == [name]
    assert [one["sentence"].partition(";")[0] for one in of(found, "revised")] == ["Ratified, 3 March 2025"]
    assert changes(path, "2025-06-10", "--by", "added") == []


def test_an_edit_is_told_as_a_revision_of_the_reading(tmp_path: Path) -> None:
    path = built(tmp_path).path
    with Ledger.open(path).view() as view:
        name = levels(view.pile())["customs"].id
    options = ["--by", "Ann", "--reason", "typo", "--time", "2025-06-10", "--ledger", path]
    run("rule", "edit", name, "--set", "value=4100000000", *options)
    (revised,) = of(changes(path, "2025-06-09", "--by", "added"), "revised")
    assert revised["sentence"] == "The words are read as $4.1bn by Ann, and were read as $6.2bn."


def test_the_lines_of_json_are_the_changes(ledger: Path, tmp_path: Path) -> None:
    run("changes", PAIR, "--since", "2025-02-28", "--ledger", ledger, "--jsonl", tmp_path / "c.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "c.jsonl").read_bytes().splitlines()]
    assert lines == changes(ledger, "2025-02-28")
    assert {one["pair"] for one in lines} == {PAIR}


def test_a_reader_of_news_takes_the_feed(ledger: Path, tmp_path: Path) -> None:
    run("changes", PAIR, "--since", "2025-02-28", "--ledger", ledger, "--atom", tmp_path / "feed.xml")
    content = (tmp_path / "feed.xml").read_bytes()
    feed = feedparser.parse(content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title == "Comity: Poland and Vietnam"
    found = changes(ledger, "2025-02-28")
    assert {entry.id.rpartition(":")[2] for entry in feed.entries} == {one["id"] for one in found}
    by_id = {entry.id.rpartition(":")[2]: entry for entry in feed.entries}
    for one in found:
        entry = by_id[one["id"]]
        assert [tag.term for tag in entry.tags] == [one["kind"]]
        assert entry.updated == f"{one['day']}T00:00:00Z"
        assert one["statements"][0]["claim"] in entry.content[0].value
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert feed.feed.updated == days[0]
    hostile = next(entry for entry in feed.entries if "friends" in entry.content[0].value)
    assert "Poland &amp; Vietnam are &lt;friends&gt;" in hostile.content[0].value
    assert [link.href for link in hostile.links] == ["https://news.example/quiet?a=1&b=2"]


def test_the_feed_has_what_the_standard_asks_of_it(ledger: Path, tmp_path: Path) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: exactly one id, title and updated each, an author above all entries, no id twice."""
    run("changes", PAIR, "--since", "2025-02-28", "--ledger", ledger, "--atom", tmp_path / "feed.xml")
    root = ET.parse(tmp_path / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Comity"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    run("changes", PAIR, "--since", "2025-02-28", "--ledger", ledger, "--atom", tmp_path / "again.xml")
    assert (tmp_path / "again.xml").read_bytes() == (tmp_path / "feed.xml").read_bytes()
