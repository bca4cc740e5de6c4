"""States of one relation at different times."""

from tests.unit.resolve.record_factory import day, measure, reports
from tests.unit.verdict.judged import judged

from comity.model.period import Period


def test_a_licence_granted_withdrawn_and_granted_anew() -> None:
    acts = [
        measure(action, type="licence", target="Acme", date=Period.year(year))
        for action, year in (("revoked", 2022), ("granted", 2020), ("granted", 2024))
    ]
    (found,) = judged(reports(*acts, days=[day(2025, 1, 1)] * 3), "sequence")
    assert len(found.members) == 3
    assert found.note.index("2020") < found.note.index("2022")
    assert "NOR granted Acme" in str(found.derived)


def test_recognition_by_several_states_of_several_claimants_is_one_sequence() -> None:
    kept = {"type": "recognition"}
    acts = (
        measure("revoked", target="KEN", date=Period.year(2019), **kept),
        measure("granted", target="Kenyan opposition", date=Period.year(2020), **kept),
        measure("granted", imposer="SWE", target="Kenyan council", **kept),
    )
    (found,) = judged(reports(*acts, days=[day(2025, 1, 1)] * 3), "sequence")
    assert len(found.members) == 3
    assert found.derived["3. SWE granted Kenyan council"] == "held 2025-01-01"


def test_one_act_told_twice_is_no_sequence() -> None:
    act = measure("imposed", date=Period.year(2019))
    assert judged(reports(act, act, measure("in_force")), "sequence") == []


def test_undated_acts_and_other_imposers_are_no_sequence() -> None:
    assert judged(reports(measure("imposed", date=Period.year(2019)), measure("eased")), "sequence") == []
    others = (measure("imposed", date=Period.year(2019)), measure("eased", imposer="SWE", date=Period.year(2022)))
    assert judged(reports(*others), "sequence") == []
