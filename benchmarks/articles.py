"""Made-up articles from templates, as many as are wanted, the same for the same number: what reading is measured with.

    python -m benchmarks.articles FOLDER --documents 10000 [--sentences 24]

Each is about a pair of states: a headline, a line with its day, and sentences that give figures, agreements, projects, measures,
meetings and what somebody said, between others that say nothing of states. Names of states are real, so that the tables know
them; outlets, persons, places and figures are invented. No two articles share many sentences, so that nothing is
known from an earlier one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.piles import SYLLABLES

from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.resources import load
from comity.resources.rows import State

FIRST, DAYS = date(2015, 1, 1), 4000
NEWS_SENTENCES = 24
"""Sentences of an article of some 450 words, as agencies write them."""

OUTLETS = tuple(f"{name} {kind}" for name in ("Mock", "Sample", "Specimen", "Invented") for kind in ("Wire", "Courier", "Daily"))
GOODS = ("wheat", "fertilisers", "crude oil", "timber", "medicines", "machinery", "coffee", "copper", "textiles", "fish")
FIELDS = (
    "rail transport",
    "nuclear energy",
    "fisheries",
    "seed testing",
    "air services",
    "customs control",
    "water use",
    "health",
)
TELLING = (
    "Trade between {a} and {b} reached ${n} million in {y}, up {p}% from {z}, the trade ministry of {a} said on {day}.",
    "{a} exported {g} worth ${n} million to {b} in {y}, according to the customs service.",
    "Imports of {g} from {b} fell by {p} percent to {n} thousand tonnes in the first half of {y}, {person} told reporters.",
    "{a} and {b} signed an agreement on {f} in {city} on {day}.",
    "The two countries plan to raise bilateral trade to ${m} billion by {x}, {person} said.",
    "{b} imposed sanctions on {k} companies of {a} over the dispute about {g} on {day}.",
    "The {city} port, which a consortium from {b} is building in {a} for ${n} million, is to open in {x}.",
    "A credit line of ${n} million from {b} will pay for the railway from {city} to {town}, the finance minister of {a} said.",
    "{person}, the foreign minister of {a}, met his counterpart from {b} in {city} on {day} to discuss {f}.",
    "Some {n} thousand tourists from {b} visited {a} in {y}, {p}% more than a year earlier, the statistics office reported.",
    "Investment from {b} in the economy of {a} stood at ${n} million at the end of {y}.",
    "{a} accounts for {p}% of all {g} that {b} buys abroad, {person} noted.",
    "“We expect supplies of {g} to grow by at least {p} percent next year,” {person} said in {city}.",
    "The intergovernmental commission of {a} and {b} will hold its {k}th meeting in {city} in {x}.",
    "{b} lifted its ban on {g} from {a} on {day}, the food safety agency said.",
)
QUIET = (
    "The talks in {city} lasted for {k} hours and ended without a statement, people familiar with them said.",
    "Residents of {town} have complained for years that the road along the river is closed in winter.",
    "{person} declined to comment on when the documents would be made public.",
    "Analysts at the {town} Institute had pointed out that harvests depend on the weather more than on contracts.",
    "A spokesman for the company said that work had been delayed by storms and by a shortage of skilled welders.",
    "The building, which dates from the time of the old railway, was restored by a local firm.",
    "Opposition members of the assembly asked why the text of the contract had not been shown to them.",
    "The ceremony was attended by local officials, students and members of the chamber of commerce of {town}.",
    "Prices of {g} have moved little since the spring, traders in {city} said, because stocks are high.",
    "It was not clear on {day} whether the second stage would be put out to tender again.",
)


class Article(NamedTuple):
    """A file's name, its words, and what a manifest would say of it."""

    name: str
    words: str
    stated: Metadata


def article(number: int, sentences: int = NEWS_SENTENCES) -> Article:
    """The article of a number: the same whichever others are made."""
    rng = Random(f"article {number}")
    published = FIRST + timedelta(days=rng.randrange(DAYS))
    one, other = rng.sample(states(), 2)
    slots = _slots(rng, one, other, published)
    lines = [f"{one} and {other} {rng.choice(('look to', 'quarrel over', 'agree on', 'discuss'))} {rng.choice(GOODS)}\n"]
    lines.append(f"{_name(rng)}, {published.day} {published:%B %Y}\n")
    for place in range(sentences):
        if place % 2:
            lines.append(rng.choice(QUIET).format(**_slots(rng, one, other, published)) + ("\n" if place % 4 == 3 else ""))
        else:
            lines.append(rng.choice(TELLING).format(**(_slots(rng, one, other, published) | {"person": slots["person"]})))
    words = "\n".join(" ".join(lines).replace("\n ", "\n").splitlines()) + "\n"
    stated = Metadata(publisher=rng.choice(OUTLETS), published=Period.day(published), grade="stated", lang="en")
    return Article(f"{number:07}.txt", words, stated)


def written(folder: Path, count: int, sentences: int = NEWS_SENTENCES) -> Iterator[Source]:
    """Sources of so many articles; each is written to the folder when it is asked for."""
    for number in range(count):
        made = article(number, sentences)
        path = folder / made.name
        path.write_text(made.words, encoding="utf-8")
        yield Source(path=path, address=f"{folder.name}/{made.name}", stated=made.stated)


@cache
def states() -> tuple[str, ...]:
    """Names of states."""
    return tuple(row.name for row in load("states", State) if row.name.isascii())


def _slots(rng: Random, one: str, other: str, published: date) -> dict[str, object]:
    """What fills the places of a sentence."""
    a, b = rng.sample((one, other), 2)
    day = published - timedelta(days=rng.randrange(6))
    year = published.year - rng.randint(1, 3)
    return {
        "a": a, "b": b, "g": rng.choice(GOODS), "f": rng.choice(FIELDS), "n": rng.randint(11, 989),
        "m": round(rng.uniform(1, 9), 1), "x": published.year + rng.randint(1, 6),
        "k": rng.randint(4, 19), "p": round(rng.uniform(1, 80), 1), "y": year, "z": year - 1,
        "day": f"{day:%B} {day.day}", "person": f"{_name(rng)} {_name(rng)}", "city": _name(rng), "town": _name(rng),
    }  # fmt: skip


def _name(rng: Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).capitalize()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=NEWS_SENTENCES)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    lines = ["path,publisher,published,lang"]
    for source in written(asked.folder, asked.documents, asked.sentences):
        assert source.stated.published is not None
        lines.append(f"{source.path.name},{source.stated.publisher},{source.stated.published.first},en")
    (asked.folder / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
