"""Life: the state of a record on a day, and what became of promises."""

from datetime import date

from tests.unit.resolve.record_factory import Said, day, instrument, measure, pile, project, reports, turnover

from comity.model.claim import Payload
from comity.model.life import Promise
from comity.model.page import Pile
from comity.model.period import Period
from comity.resolve import resolve
from comity.resolve.life import due, state_as_of

WIRE, COURIER = "Example Wire", "Sample Courier"


def state(piled: Pile, when: date) -> str | None:
    """The state of the one record of a pile."""
    found = resolve(piled)
    (record,) = found.records
    claims = [piled.claims[member.claim] for member in found.members if member.record == record.id]
    held = state_as_of(record, claims, when)
    return None if held is None else held.action


def test_the_latest_dated_action_is_the_state() -> None:
    granted = measure("granted", type="licence", target="Acme", date=Period.year(2020))
    revoked = measure("revoked", type="licence", target="Acme", date=Period.month(2022, 5))
    again = measure("granted", type="licence", target="Acme", date=day(2024, 1, 9))
    piled = reports(granted, revoked, again, days=[day(2024, 2, 1)] * 3)
    told = [(2020, None), (2021, "granted"), (2022, "granted"), (2023, "revoked"), (2025, "granted")]
    assert [(year, state(piled, date(year, 1, 31))) for year, _ in told] == told


def test_an_undated_action_counts_from_the_day_it_is_said() -> None:
    piled = reports(measure("in_force"), days=[Period(date(2024, 3, 4), date(2024, 3, 9))])
    assert state(piled, date(2024, 3, 3)) is None
    assert state(piled, date(2024, 3, 4)) == "in_force"


def test_a_month_that_is_running_counts_from_the_day_of_the_report() -> None:
    piled = reports(measure("imposed", date=Period.month(2024, 3)), days=[day(2024, 3, 10)])
    assert state(piled, date(2024, 3, 9)) is None
    assert state(piled, date(2024, 3, 10)) == "imposed"


def test_what_lies_ahead_is_no_state_even_when_its_day_has_come() -> None:
    piled = reports(instrument("tea protocol", day(2024, 6, 1), action="in_force"), days=[day(2024, 3, 4)])
    assert state(piled, date(2025, 1, 1)) is None


def test_a_forecast_is_no_state_and_a_plan_is_one() -> None:
    forecast = pile(
        (WIRE, day(2024, 3, 4), "They may sign.", [Said("sign", instrument("tea protocol", None), modality="forecast")])
    )
    plan = pile((WIRE, day(2024, 3, 4), "They plan it.", [Said("plan", project("Turkana mill"), modality="target")]))
    assert state(forecast, date(2025, 1, 1)) is None
    assert state(plan, date(2025, 1, 1)) == "planned"


def test_what_holds_on_the_day_outweighs_what_was_done_at_an_unknown_time() -> None:
    assert state(reports(measure("eased"), measure("in_force")), date(2025, 1, 1)) == "in_force"


def promises(*told: tuple[Period, Payload], asof: date) -> list[Promise]:
    piled = reports(*(payload for _, payload in told), days=[said for said, _ in told])
    return list(due(resolve(piled), piled.claims, asof))


def test_a_due_day_passes_in_silence() -> None:
    told = (day(2024, 3, 4), project("Turkana mill", due=day(2024, 7, 5)))
    (before,) = promises(told, asof=date(2024, 7, 5))
    (after,) = promises(told, asof=date(2024, 7, 6))
    assert (before.outcome, after.outcome) == ("pending", "silent")
    assert after.due == day(2024, 7, 5)


def test_a_later_report_ends_the_silence() -> None:
    plan = (day(2024, 3, 4), project("Turkana mill", due=day(2024, 7, 5)))
    opened = (day(2024, 7, 1), project("Turkana mill", status="operating"))
    delayed = (day(2024, 9, 1), project("Turkana mill", status="under_way"))
    assert [p.outcome for p in promises(plan, opened, asof=date(2025, 1, 1))] == ["reported"]
    assert [p.outcome for p in promises(plan, delayed, asof=date(2025, 1, 1))] == ["reported"]


def test_a_plan_repeated_before_its_day_is_no_report() -> None:
    plan = (day(2024, 3, 4), project("Turkana mill", due=day(2024, 7, 5)))
    again = (day(2024, 4, 4), project("Turkana mill", status="under_way"))
    assert [p.outcome for p in promises(plan, again, asof=date(2025, 1, 1))] == ["silent"]


def test_a_moved_day_takes_the_place_of_the_earlier() -> None:
    plan = (day(2024, 3, 4), project("Turkana mill", due=day(2024, 7, 5)))
    moved = (day(2024, 6, 4), project("Turkana mill", due=day(2025, 7, 5)))
    (left,) = promises(plan, moved, asof=date(2024, 12, 1))
    assert (left.due, left.outcome) == (day(2025, 7, 5), "pending")


def test_a_term_that_runs_is_no_promise() -> None:
    assert (
        promises((day(2024, 3, 4), project("Turkana mill", status="extended", due=Period.year(2024))), asof=date(2026, 1, 1))
        == []
    )


def test_an_entry_into_force_and_a_threat_are_promises() -> None:
    ahead = (day(2024, 3, 4), instrument("tea protocol", day(2024, 6, 1), action="in_force"))
    threat = (day(2024, 3, 4), measure("threatened", type="tariff", date=day(2024, 6, 1)))
    assert [p.outcome for p in promises(ahead, threat, asof=date(2025, 1, 1))] == ["silent", "silent"]


def test_an_aim_is_reported_once_its_year_is_known() -> None:
    words = "Trade shall be 200."
    aim = (WIRE, day(2020, 3, 4), words, [Said("shall", turnover(2023), modality="target")])
    known = (COURIER, day(2024, 3, 4), "Trade was 190.", [Said("was", turnover(2023))])
    for documents, outcome in (((aim,), "silent"), ((aim, known), "reported")):
        piled = pile(*documents)
        (promise,) = due(resolve(piled), piled.claims, date(2025, 1, 1))
        assert promise.outcome == outcome
