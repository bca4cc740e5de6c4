"""The time that the title of a release gives the figures under it."""

import pytest
from tests.unit.extract.test_paths import analysed

from comity.extract.setting import setting_at
from comity.extract.titled import heading_period


def under(title: str) -> str | None:
    """The time of a sentence under a title."""
    analysis = analysed(f"{title}\n\nImports came to 20 million euros.")
    period = heading_period(setting_at(analysis, len(analysis.sentences) - 1))
    return period.label() if period is not None else None


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Trade of Chile with Peru, January-June 2025", "2025-01-01/2025-06-30"),
        ("Exchanges of Slovakia with Poland in the First Quarter of 2025", "2025-01-01/2025-03-31"),
        ("FOREIGN TRADE WITH ITALY IN 2024", "2024"),
        ("Merchandise exports of Kenya for the year 2024", "2024"),
    ],
)
def test_a_title_of_things_gives_its_time(title: str, told: str) -> None:
    assert under(title) == told


@pytest.mark.parametrize(
    "title",
    [
        "Peru buys wheat from Chile in 2024",
        "Chile sold more to Peru in 2023",
        "Trade with Italy falls in 2024",
        "Chile, Peru to meet in May 2024 after a break",
    ],
)
def test_a_title_that_tells_a_story_gives_none(title: str) -> None:
    assert under(title) is None
