"""Days that went by without a word."""

from tests.unit.resolve.record_factory import day, instrument, project, reports
from tests.unit.verdict.judged import judged

from comity.model.period import Period

SILENT = "deadline_passed_no_report"


def test_a_due_day_that_passed_in_silence() -> None:
    piled = reports(
        project("Turkana mill", due=day(2024, 7, 5)), instrument("fisheries treaty"), days=[day(2024, 3, 4), day(2025, 1, 1)]
    )
    (found,) = judged(piled, SILENT)
    assert (found.kind, found.derived, len(found.members)) == ("project", {"due": "2024-07-05"}, 1)
    assert "neither done nor failed" in found.note


def test_a_due_month_is_named_as_a_month() -> None:
    piled = reports(
        project("Turkana mill", due=Period.month(2024, 7)), instrument("treaty"), days=[day(2024, 3, 4), day(2025, 1, 1)]
    )
    assert [cluster.derived for cluster in judged(piled, SILENT)] == [{"due": "2024-07"}]


def test_before_the_day_and_after_a_report_there_is_no_silence() -> None:
    plan, opened = project("Turkana mill", due=day(2024, 7, 5)), project("Turkana mill", status="operating")
    assert judged(reports(plan, days=[day(2024, 3, 4)]), SILENT) == []
    assert judged(reports(plan, opened, days=[day(2024, 3, 4), day(2025, 1, 1)]), SILENT) == []
