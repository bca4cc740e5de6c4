"""Agreements: what is one under several names, and what only looks alike."""

import pytest
from tests.unit.resolve.record_factory import day, in_one, instrument, of_kind, reports

from comity.model.claim import Instrument
from comity.model.period import Period
from comity.resolve import resolve

MARCH = Period.month(2024, 3)

ONE = [
    # one day, other type words
    (instrument("strategic partnership treaty", type="treaty"), instrument("strategic partnership agreement")),
    # a name that tells nothing joins by the exact day
    (instrument("strategic partnership treaty", type="treaty"), instrument("cooperation agreement")),
    # the month holds the day
    (instrument("free trade agreement"), instrument("free trade deal", MARCH)),
    (instrument("comprehensive economic partnership agreement"), instrument("cooperation agreement", MARCH)),
    # ratified later, named alike
    (
        instrument("double taxation treaty", type="treaty"),
        instrument("double taxation treaty", None, type="treaty", action="ratified"),
    ),
    # negotiated before it was signed
    (instrument("air services agreement", None, action="negotiating"), instrument("air services agreement", day(2024, 9, 1))),
    # a memorandum that a reporter calls an agreement
    (instrument("memorandum on fisheries research", type="mou"), instrument("fisheries research agreement")),
    # a proper name, dated to a month and to its year
    (
        instrument("Turkana Declaration", MARCH, type="statement"),
        instrument("Turkana Declaration on water", Period.year(2024), type="statement"),
    ),
    # without any date, by telling names
    (
        instrument("visa facilitation agreement", None, action="in_force"),
        instrument("visa facilitation agreement", None, action="in_force"),
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_agreement_under_two_names(left: Instrument, right: Instrument) -> None:
    for pair in ((left, right), (right, left)):
        (record,) = of_kind(resolve(reports(*pair)), "instrument")
        assert record.names == tuple(sorted({left.name, right.name}))


TWO = [
    # other parties
    (instrument("free trade agreement"), instrument("free trade agreement", parties=("KEN", "SWE"))),
    # other days
    (instrument("free trade agreement"), instrument("free trade agreement", day(2023, 3, 3))),
    # one day, other subjects
    (instrument("double taxation agreement"), instrument("air services agreement")),
    # a plan of ten years and a plan until a year
    (
        instrument("10-year plan for cooperation", Period.year(2021), type="plan"),
        instrument("Plan for cooperation until 2030", None, type="plan", action="in_force"),
    ),
    # no date and a name that tells nothing
    (instrument("cooperation agreement"), instrument("the agreement", None, action="in_force")),
    # several agreements are not one of them
    (instrument("energy agreements"), instrument("energy agreement")),
    # a year is too wide for a name that tells nothing
    (instrument("agreement on fisheries"), instrument("cooperation agreement", Period.year(2024))),
    # spoken of as in force before the other was signed
    (
        instrument("gas transit contract", None, type="contract", action="in_force"),
        instrument("gas transit contract", day(2025, 1, 1), type="contract"),
    ),
    # negotiated after the other was signed
    (
        instrument("gas transit contract", day(2020, 1, 1), type="contract"),
        instrument("gas transit contract", None, type="contract", action="negotiating"),
    ),
    # a contract is no treaty
    (instrument("supply contract", type="contract"), instrument("supply plan", type="plan")),
    # terms that differ
    (
        instrument("lease", None, type="contract", until=Period.year(2040)),
        instrument("lease", None, type="contract", until=Period.year(2049)),
    ),
    # parties not named
    (instrument("free trade agreement", parties=()), instrument("free trade agreement", parties=())),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_lookalikes_stay_two(left: Instrument, right: Instrument) -> None:
    for pair in ((left, right), (right, left)):
        assert len(of_kind(resolve(reports(*pair)), "instrument")) == 2


def test_a_name_that_tells_nothing_joins_neither_of_two_of_one_day() -> None:
    found = resolve(
        reports(instrument("double taxation agreement"), instrument("air services agreement"), instrument("agreement"))
    )
    assert len(of_kind(found, "instrument")) == 3


def test_a_month_that_holds_two_days_joins_neither() -> None:
    first, second = instrument("gas protocol", type="protocol"), instrument("gas protocol", day(2024, 3, 20), type="protocol")
    assert len(of_kind(resolve(reports(first, second, instrument("gas protocol", MARCH, type="protocol"))), "instrument")) == 3


def test_the_record_has_the_most_exact_date_and_all_sectors() -> None:
    wide = instrument("free trade deal", MARCH, sectors=("trade",))
    exact = instrument("free trade agreement", sectors=("agriculture", "trade"))
    (record,) = of_kind(resolve(reports(wide, exact)), "instrument")
    assert record.date == day(2024, 3, 3)
    assert record.sectors == ("agriculture", "trade")


def test_one_more_report_keeps_the_id() -> None:
    first, second = instrument("strategic partnership treaty", type="treaty"), instrument("strategic partnership agreement")
    third = instrument("strategic partnership and cooperation treaty", MARCH, type="treaty")
    (before,) = of_kind(resolve(reports(first, second)), "instrument")
    (after,) = of_kind(resolve(reports(first, second, third)), "instrument")
    assert before.id == after.id


def test_a_word_and_its_plain_form_in_one_document_are_one() -> None:
    long, short = (
        instrument("grid maintenance contract", None, type="contract"),
        instrument("maintenance contract", None, type="contract"),
    )
    assert len(of_kind(resolve(in_one(long, short)), "instrument")) == 1
    assert len(of_kind(resolve(reports(long, short)), "instrument")) == 2
