"""Sentences of the kind that press on trade, energy, finance, defence and migration is made of, read one expression at a time.

Each row gives the first and last day that the expression denotes, empty where the words fix none, and its TIMEX3 type and value.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from comity.language.en.dates import dates
from comity.model.period import Period

TABLE = Path(__file__).with_name("dates_in_the_press.tsv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['expression']} | {row['text'][:40]}")
def test_an_expression_is_read(row: dict[str, str]) -> None:
    text = row["text"]
    found = {text[when.start : when.end]: when for when in dates(text, Period.day(date.fromisoformat(row["published"])))}
    assert row["expression"] in found
    when = found[row["expression"]]
    days = (when.period.first, when.period.last) if when.period else (None, None)
    expected = tuple(date.fromisoformat(row[end]) if row[end] else None for end in ("first", "last"))
    assert (days, when.kind, when.value) == (expected, row["kind"], row["value"])


def test_the_sentences_are_many_and_their_rows_differ() -> None:
    assert len({(row["text"], row["expression"]) for row in ROWS}) == len(ROWS) >= 150
