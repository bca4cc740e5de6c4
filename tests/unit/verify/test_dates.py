from datetime import date

import pytest

from comity.model.period import Period
from comity.verify.dates import period, span
from comity.verify.errors import RefusedError


def test_a_date_stands_for_all_its_days() -> None:
    assert period("2025") == Period.year(2025)
    assert period("2024-02") == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert period("2025-05-07") == Period.day(date(2025, 5, 7))
    assert period(None) is None


@pytest.mark.parametrize(
    "written", ["", "25", "2025-5", "2025-02-30", "2025-13", "0000", "May 2025", "2025-05-07T10:00", "２０２５", "2025 "]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(RefusedError, match="is no date"):
        period(written)


def test_a_span_may_be_open_at_one_end() -> None:
    assert span("2024-01-01", "2024-12-31") == Period.year(2024)
    assert span("2024-01-01", None) == Period(date(2024, 1, 1), None)
    assert span(None, "2024-01-01") == Period(None, date(2024, 1, 1))
    assert span(None, None) is None


def test_a_span_needs_whole_days_in_order() -> None:
    with pytest.raises(RefusedError, match="whole day"):
        span("2024", None)
    with pytest.raises(RefusedError, match="before it begins"):
        span("2024-01-02", "2024-01-01")
