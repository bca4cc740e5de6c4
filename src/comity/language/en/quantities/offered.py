"""An offer: some words of a text and all that they may be, described by the words around them."""

from collections.abc import Collection
from typing import NamedTuple

from comity.language.en.quantities.directions import direction, moved_before
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount, Loan
from comity.resources.units import SPANS

SPAN_WORDS = frozenset(
    {*SPANS, *(span.removesuffix("s") for span in SPANS), "century", "quarter", "half", "halves", "past", "term", "time", "times"}
    | {"world", "party", "parties", "reading", "round", "person", "class", "hand", "generation", "floor", "hourly"}
)
"""Words behind an ordinal or a fraction that make it a stretch of time or a name."""
POSSESSIVES = frozenset({"its", "their", "our", "my", "your", "his", "her"})
OWNERS = ("'s", "’s")


class Offer(NamedTuple):
    """Tokens from `first` up to `end` and what they may be."""

    first: int
    end: int
    loan: Loan


def offer(words: Words, kind: str, span: tuple[int, int], amounts: Collection[tuple[str, Amount]]) -> Offer:
    """An offer of amounts, each with what it is called, described by the words around."""
    first, end = span
    alone = around(words, kind, first, end)
    options = tuple((amount, tuple(f"{name}|{feature}" for feature in alone)) for name, amount in amounts)
    loan = Loan(start=words.start[first], end=words.end[end - 1], features=alone, options=options)
    return Offer(first, end, loan)


def around(words: Words, kind: str, first: int, end: int) -> tuple[str, ...]:
    """What the words in and around some tokens tell."""
    ahead = lead(words, first)
    before, behind = words.at(ahead.before), words.at(end)
    moved = moved_before(words, ahead.before, 4)
    follows = next((way for spot in range(end, end + 2) if (way := direction(words.at(spot)))), 0)
    is_own = before in POSSESSIVES or before.endswith(OWNERS)
    return (
        f"{kind}",
        f"{kind}|form={' '.join(words.low[first:end][:3])}",
        f"{kind}|before={before}",
        f"{kind}|earlier={words.at(ahead.before - 1)}",
        f"{kind}|pair={words.at(ahead.before - 1)} {before}",
        f"{kind}|behind={behind}",
        f"{kind}|further={words.at(end + 1)}",
        f"{kind}|next={behind} {words.at(end + 1)}",
        f"{kind}|around={before}|{behind}",
        f"{kind}|hedge={ahead.hedge is not None}",
        f"{kind}|moved={moved[1] if moved else 0}",
        f"{kind}|follows={follows}",
        f"{kind}|closes={not words.is_word(end)}",
        f"{kind}|named={words.is_capital(ahead.before)}|{words.is_capital(end)}",
        f"{kind}|opens={not words.is_word(ahead.before)}",
        f"{kind}|span={behind in SPAN_WORDS}",
        f"{kind}|ranked={is_ranked(words, end)}",
        f"{kind}|own={is_own}",
    )


def is_ranked(words: Words, place: int) -> bool:
    """Whether something that is ranked is named at a token or two on: "third foreign customer"."""
    ranked = word_lists().nouns.ranked
    return any(words.at(spot) in ranked for spot in range(place, place + 3) if words.is_word(spot))
