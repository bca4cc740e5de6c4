"""The nouns keep their promises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.ids import claim_id, digest, document_id, text_id
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.text import Span, Text

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_digest_tells_apart_where_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(None) != digest("")
    assert digest("a") == digest("a")


def test_one_text_at_two_addresses_is_two_documents() -> None:
    text = text_id("Same words.")
    assert document_id(text, "a/x.txt") != document_id(text, "b/x.txt")
    assert claim_id("d_1", 0, 4, "figure", 0) != claim_id("d_1", 0, 4, "figure", 1)


def test_empty_span_and_reversed_period_and_interval_are_refused() -> None:
    for make in (lambda: Span("t_1", 4, 4), lambda: Period(date(2024, 2, 1), date(2024, 1, 1)), lambda: Interval(2.0, 1.0)):
        with pytest.raises(ValueError, match=r"cannot|must"):
            make()


def test_quote_of_another_text_is_refused() -> None:
    text = Text("t_1", "Words")
    assert text.quote(Span("t_1", 0, 4)) == "Word"
    with pytest.raises(ValueError, match="asked of"):
        text.quote(Span("t_2", 0, 4))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.year(2024), "2024"),
        (Period.month(2025, 2), "2025-02"),
        (Period.day(date(2025, 5, 7)), "2025-05-07"),
        (Period(date(2025, 3, 1), date(2025, 10, 31)), "2025-03-01/2025-10-31"),
        (Period(date(2023, 8, 1), None), "2023-08-01/.."),
    ],
)
def test_labels(period: Period, label: str) -> None:
    assert period.label() == label


@given(DAYS, DAYS, DAYS, DAYS)
def test_containing_implies_overlapping(a: date, b: date, c: date, d: date) -> None:
    outer, inner = Period(min(a, b), max(a, b)), Period(min(c, d), max(c, d))
    if outer.contains(inner):
        assert outer.overlaps(inner)
        assert (outer.days or 0) >= (inner.days or 0)
    assert outer.overlaps(inner) == inner.overlaps(outer)
