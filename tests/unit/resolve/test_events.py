"""Events: one happening in several reports, and happenings that only look alike."""

import pytest
from tests.unit.resolve.record_factory import DAY, Said, day, event, in_one, of_kind, pile, reports

from comity.model.claim import Event
from comity.model.period import Period
from comity.resolve import resolve

MARCH, APRIL = Period.month(2024, 3), Period.month(2024, 4)

ONE = [
    (
        event("meet", "Amina Mfano", "Ola Eksempel", date=DAY),
        event("meet", "Ola Eksempel", "Amina Mfano", date=DAY, place="Oslo"),
    ),
    (event("sign", "Kenya", "Norway", date=DAY), event("sign", "Kenya", "Norway", date=MARCH)),
    (event("sign", "Kenya", "Norway", date=DAY), event("sign", "Kenya", "Norway", "Sweden", date=DAY)),
    (event("visit", "Amina Mfano", date=MARCH, place="Oslo"), event("visit", "Amina Mfano", date=MARCH, place="Oslo")),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_event_in_two_reports(left: Event, right: Event) -> None:
    for pair in ((left, right), (right, left)):
        assert len(of_kind(resolve(reports(*pair)), "event")) == 1


TWO = [
    (event("meet", "Kenya", "Norway", date=MARCH), event("meet", "Kenya", "Norway", date=APRIL)),
    (event("meet", "Kenya", "Norway", date=DAY, place="Oslo"), event("meet", "Kenya", "Norway", date=DAY, place="Nairobi")),
    (event("meet", "Kenya", "Norway", date=DAY), event("sign", "Kenya", "Norway", date=DAY)),
    (event("meet", "Kenya", "Norway", date=DAY), event("meet", "Kenya", "Sweden", date=DAY)),
    (event("meet", "Kenya", "Norway"), event("meet", "Kenya", "Norway")),
    (event("meet", "Kenya", "Norway", date=Period.year(2024)), event("meet", "Kenya", "Norway", date=DAY)),
    (event("sign", "Kenya", "Norway", date=MARCH), event("sign", "Kenya", "Norway", date=MARCH)),
    (event("visit", "Kenya", date=DAY), event("visit", "Kenya", date=DAY)),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_lookalikes_stay_two(left: Event, right: Event) -> None:
    for pair in ((left, right), (right, left)):
        assert len(of_kind(resolve(reports(*pair)), "event")) == 2


def test_leaders_stand_for_their_states() -> None:
    presidents = event("sign", "Amina Mfano", "Ola Eksempel", date=DAY)
    first = [
        Said("signed", presidents),
        Said("hoped", by="Amina Mfano", state="KEN"),
        Said("thanked", by="Ola Eksempel", state="NOR"),
    ]
    found = resolve(
        pile(
            ("Example Wire", day(2024, 3, 4), "They signed. She hoped. He thanked.", first),
            (
                "Sample Courier",
                day(2024, 3, 9),
                "The states signed.",
                [Said("signed", event("sign", "Kenya", "Norway", date=MARCH))],
            ),
        )
    )
    (record,) = of_kind(found, "event")
    assert record.parties == ("KEN", "NOR")
    assert record.date == DAY


def test_meetings_of_one_month_with_other_numbers_are_two() -> None:
    body = "Kenyan-Norwegian Commission"
    words = ("The 8th meeting was held.", "The 9th meeting was held.")
    dated = (DAY, MARCH)
    documents = [
        (f"Wire {n}", day(2024, 4, 1), words[n], [Said(words[n][:-1], event("meet", body, date=dated[n], place="Oslo"))])
        for n in (0, 1)
    ]
    assert len(of_kind(resolve(pile(*documents)), "event")) == 2


def test_two_tellings_in_one_document_are_one() -> None:
    told = event("meet", "Kenya", "Norway", date=DAY)
    assert len(of_kind(resolve(in_one(told, told)), "event")) == 1


def test_surnames_alone_meet_full_names_on_the_same_day_only() -> None:
    full, bare = event("meet", "Amina Mfano", "Ola Eksempel", date=DAY), event("meet", "Mfano", "Eksempel", date=DAY)
    assert len(of_kind(resolve(reports(full, bare)), "event")) == 1
    other = event("meet", "Mfano", "Eksempel", date=MARCH)
    assert len(of_kind(resolve(reports(full, other)), "event")) == 2
