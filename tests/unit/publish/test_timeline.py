from datetime import date

import pytest
from tests.unit.publish.relation import LATEST, STATION, claim, instrument, material

from comity.model.period import Period
from comity.publish.matters import matters
from comity.publish.timeline import Entry, precision, timeline


def entries(day: date | None = LATEST) -> tuple[Entry, ...]:
    held = material()
    return timeline(held, matters(held, day), day)


def test_everything_dated_stands_in_order() -> None:
    starts = [entry.period.first for entry in entries() if entry.period.first]
    assert starts == sorted(starts)
    sentences = [entry.sentence for entry in entries()]
    assert sentences.index("Sanctions by United States on Chile: imposed") < sentences.index("partnership treaty: signed")
    assert sentences.index("partnership treaty: ratified") < sentences.index("Meeting: Anna Orlova and Luis Vega, Lima")
    assert "Bilateral trade turnover, Norway and Chile: $300M, target" in sentences


def test_a_promise_stands_at_the_telling_and_at_its_day() -> None:
    told, due = (entry for entry in entries() if entry.record == STATION.id)
    assert (told.period.label(), told.words, told.is_told) == ("2025-03-05", "planned", True)
    assert (due.period.label(), due.words, due.is_ahead) == ("2025-07-05", "planned: due", True)


def test_what_happened_after_the_day_is_left_out_and_what_was_promised_stays() -> None:
    found = {entry.sentence for entry in entries(date(2025, 4, 1))}
    assert "partnership treaty: signed" in found
    assert "partnership treaty: ratified" not in found
    assert "satellite ground station: planned: due" in found


def test_a_long_term_is_told_by_its_last_day() -> None:
    lease = claim("wire", "in Oslo", instrument("lease", until=Period(date(2026, 1, 1), date(2041, 12, 31))))
    held = material(extra=(lease,))
    ends = [e for e in timeline(held, matters(held, LATEST), LATEST) if e.title == "lease" and e.is_ahead]
    assert [entry.period for entry in ends] == [Period.day(date(2041, 12, 31))]


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period.day(date(2025, 3, 4)), "day"),
        (Period.month(2025, 2), "month"),
        (Period(date(2025, 7, 1), date(2025, 9, 30)), "quarter"),
        (Period(date(2025, 7, 1), date(2025, 12, 31)), "half"),
        (Period.year(2025), "year"),
        (Period(date(2025, 2, 1), date(2025, 4, 30)), "span"),
        (Period(date(2025, 3, 5), date(2025, 9, 4)), "span"),
        (Period(date(2025, 3, 5), None), "open"),
    ],
)
def test_precision_says_how_exactly_a_date_is_given(period: Period, name: str) -> None:
    assert precision(period) == name
