"""A pile proves the first day of its latest document."""

from datetime import date

from comity.model.page import Pile
from comity.model.period import Period
from comity.model.text import Document, Metadata


def published(*periods: Period | None) -> Pile:
    documents = [
        Document(id=str(n), text="t", address=str(n), metadata=Metadata(published=period)) for n, period in enumerate(periods)
    ]
    return Pile({document.id: document for document in documents}, {}, {})


def test_an_unknown_day_of_a_year_proves_its_first() -> None:
    assert published(Period.day(date(2025, 5, 8)), Period.year(2026), None).proven_day() == date(2026, 1, 1)


def test_without_a_date_nothing_is_proven() -> None:
    assert published(None, Period(None, date(2025, 1, 1))).proven_day() is None
