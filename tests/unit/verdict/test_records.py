"""One thing under several names, across documents."""

from tests.unit.resolve.record_factory import DAY, day, event, in_one, instrument, measure, project, reports
from tests.unit.verdict.judged import judged

from comity.model.period import Period


def test_a_treaty_of_three_names_is_the_same_with_its_day() -> None:
    names = (
        instrument("strategic partnership treaty", type="treaty"),
        instrument("cooperation agreement"),
        instrument("strategic partnership deal", Period.month(2024, 3)),
    )
    (same,) = judged(reports(*names), "same")
    assert (same.kind, len(same.members), same.derived) == ("instrument", 3, {"date": "2024-03-03"})
    assert "cooperation agreement" in same.note
    assert same.origins == 3


def test_what_one_document_says_twice_is_no_finding() -> None:
    assert judged(in_one(instrument("fisheries treaty"), instrument("fisheries agreement")), "same") == []


def test_lookalikes_are_not_the_same() -> None:
    plans = (
        instrument("10-year plan", Period.year(2021), type="plan"),
        instrument("Development Plan until 2030", None, type="plan", action="in_force"),
    )
    meetings = (
        event("meet", "Kenya", "Norway", date=Period.month(2023, 11)),
        event("meet", "Kenya", "Norway", date=Period.month(2024, 11)),
    )
    assert judged(reports(*plans, *meetings), "same") == []


def test_events_and_projects_too() -> None:
    told = event("sign", "Kenya", "Norway", date=DAY)
    found = judged(reports(told, told, project("Turkana mill"), project("mill at Turkana")), "same")
    assert sorted(cluster.kind for cluster in found) == ["event", "project"]


def test_standing_sanctions_are_no_finding_but_one_dated_act_is() -> None:
    assert judged(reports(measure("in_force"), measure("in_force")), "same") == []
    dated = measure("revoked", type="licence", target="Acme", date=day(2024, 2, 1))
    (same,) = judged(reports(dated, dated), "same")
    assert same.kind == "measure"
