from datetime import date
from pathlib import Path

import pytest
from tests.unit.read.page_factory import Page, pages

from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Dating, Metadata
from comity.read import read
from comity.read.metadata import graded, settle

BEST = {"confirmed", "agreed"}
SEVENTH, NINTH, LATER = (Period.day(date(2025, 5, day)) for day in (7, 9, 29))


def known(page: Page) -> Metadata:
    return read(Source(path=Path("saved.html"), address="pile/saved.html", raw=page.html.encode()))[0].metadata


@pytest.mark.parametrize("page", pages(), ids=lambda page: f"{page.form}, {page.publisher}")
def test_saved_pages_tell_publisher_and_day_with_its_grade(page: Page) -> None:
    found = known(page)
    assert found.publisher == page.publisher
    assert found.grade == page.grade
    if page.grade != "disputed":
        assert found.published == (None if page.day is None else Period.day(page.day))


def test_the_two_best_grades_are_right_and_cover_most_dated_pages() -> None:
    every = [(page, known(page)) for page in pages()]
    dated = [(page, found) for page, found in every if page.day is not None]
    best = [(page, found) for page, found in every if found.grade in BEST]
    right = sum(page.day is not None and found.published == Period.day(page.day) for page, found in best)
    assert len(every) >= 40
    assert right >= 0.9 * len(best)
    assert len(best) >= 0.6 * len(dated)


def test_a_day_that_is_disputed_is_a_finding_with_both_accounts() -> None:
    (page,) = (page for page in pages() if page.form == "migrated" and page.publisher == "Example Wire")
    _, _, findings = read(Source(path=Path("a.html"), address="pile/a.html", raw=page.html.encode()))
    (finding,) = (finding for finding in findings if finding.code == "read.dates-differ")
    assert "the page declares" in finding.text
    assert f"its address says {page.day}" in finding.text


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], (None, "unknown")),
        ([Dating("declared", SEVENTH)], (SEVENTH, "declared")),
        ([Dating("pack", SEVENTH)], (SEVENTH, "declared")),
        ([Dating("declared", SEVENTH), Dating("markup", SEVENTH)], (SEVENTH, "agreed")),
        ([Dating("declared", NINTH), Dating("dateline", SEVENTH)], (NINTH, "declared")),  # an agency's line of two days before
        ([Dating("declared", SEVENTH), Dating("markup", LATER)], (SEVENTH, "disputed")),
        ([Dating("declared", SEVENTH), Dating("address", LATER)], (SEVENTH, "disputed")),
        ([Dating("declared", SEVENTH), Dating("address", SEVENTH)], (SEVENTH, "confirmed")),
        ([Dating("address", SEVENTH), Dating("markup", SEVENTH)], (SEVENTH, "confirmed")),
        ([Dating("address", SEVENTH), Dating("markup", SEVENTH), Dating("declared", LATER)], (SEVENTH, "disputed")),
        ([Dating("address", SEVENTH)], (SEVENTH, "inferred")),
        ([Dating("file", SEVENTH), Dating("dateline", LATER)], (LATER, "inferred")),
        ([Dating("declared", Period.month(2025, 5)), Dating("dateline", SEVENTH)], (Period.month(2025, 5), "declared")),
    ],
)
def test_a_grade_follows_from_how_the_evidence_agrees(dates: list[Dating], expected: tuple[Period | None, str]) -> None:
    assert graded(dates) == expected
    assert graded(dates[::-1]) == expected


def test_the_evidence_is_kept_in_one_order() -> None:
    declared = Metadata(url="https://wire.example/2025/05/07/a", dates=(Dating("markup", SEVENTH), Dating("declared", SEVENTH)))
    settled = settle(Metadata(), declared, "NAIROBI, May 7, 2025 - Two states signed.")
    assert [one.source for one in settled.dates] == ["declared", "address", "markup", "dateline"]
    assert settle(Metadata(published=NINTH), declared, "").dates == ()
