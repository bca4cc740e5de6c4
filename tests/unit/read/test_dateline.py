from datetime import date

import pytest

from comity.read.dateline import dateline

DAY = date(2025, 5, 7)


@pytest.mark.parametrize(
    "head",
    [
        "NAIROBI, May 7, 2025 - Two states signed.",
        "NAIROBI, 7 May 2025 (Example Wire) - Two states signed.",
        "Nairobi, Kenya, May 7, 2025 ( – Two states signed.",
        "Rio de Janeiro, May 7, 2025 — Two states signed.",
        "ST. JOHN'S, MAY 7, 2025 /Example Wire/ -- Two states signed.",
        "A headline\n\nWednesday, May 7, 2025\n\nTwo states signed.",
        "A headline\n7 May 2025",
        "2025-05-07\nTwo states signed.",
        "Published: 7 May 2025\nTwo states signed.",
        "Published on May 7th, 2025",
        "May 7, 2025, 10:30 a.m. EST",
        "7 May 2025 | 10:30",
        "A headline\nMay 7, 2025\nNAIROBI, May 7, 2025 - Two states signed.",
        "A headline\n"
        + "A standfirst of some length. " * 15
        + "\nNAIROBI, Sept. 7, 2025 - Two states signed.".replace("Sept. 7", "May 7"),
    ],
)
def test_the_day_an_article_gives_as_its_own(head: str) -> None:
    assert dateline(head) == DAY


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Two states signed on May 7, 2025, in Nairobi.",
        "In Nairobi, May 7, 2025 – the day of the pact – is remembered.",
        "The treaty of May 7, 2025 (annex) holds.",
        "NAIROBI, May 7 - Two states signed.",
        "NAIROBI, February 30, 2025 - Two states signed.",
        "05/07/2025\nTwo states signed.",
        "December 7, 1941\nTwo states signed.",
        "2025\nTwo states signed.",
        "May 7, 2025\nMay 8, 2025\nTwo states signed.",
        "Updated May 7, 2025",
        "x" * 700 + "\nMay 7, 2025",
        "May 7, 2025 was a good day\nfor both.",
    ],
)
def test_no_day_is_guessed(head: str) -> None:
    assert dateline(head) is None
