"""What stands right before or behind a number and says how exactly it is meant."""

from msgspec import Struct

from comity.language.en.quantities.lexicon import HedgeRow, hedges, word_lists
from comity.language.en.quantities.words import Words

LONGEST_LEAD = 8
NOTS = frozenset({"not", "cannot", "never", "didn't", "didn’t", "couldn't", "couldn’t", "won't", "won’t", "can't", "can’t"})
DENIED = {"more than": "no more than", "less than": "no less than", "fewer than": "no fewer than"}

PLUS, MINUS = frozenset({"+", "plus"}), frozenset({"-", "−", "–", "minus"})
"""Marks and words for what is added or taken away."""


class Lead(Struct, frozen=True):
    """The words before a number: its hedge, where the phrase begins, and whether it comes on top ("another").

    `first` is the first token of the hedge (or of the number, without one); `before` is the token before all that.
    """

    hedge: HedgeRow | None
    first: int
    before: int
    is_additional: bool = False


def lead(words: Words, place: int) -> Lead:
    """The hedge and the fillers that lead up to the number at a token ("more than a staggering")."""
    lists = word_lists()
    hedge: HedgeRow | None = None
    first, is_additional, spot = place, False, place
    while spot > place - LONGEST_LEAD:
        end = words.before_hyphen(spot - 1) if hedge is None else spot - 1
        match = _hedge_ending(words, end) if hedge is None else None
        if match is not None:
            hedge, spot = match
            first = spot
        elif words.at(spot - 1) in lists.fillers or _is_mark(words, spot - 1, place):
            is_additional = is_additional or words.at(spot - 1) in lists.additional
            spot -= 1
        else:
            break
    return Lead(hedge, first, spot - 1, is_additional)


def _is_mark(words: Words, article: int, place: int) -> bool:
    """Whether "the" at a token stands before a mark that is passed: "exceeded the $10 billion mark"."""
    lists = word_lists()
    if words.at(article) != "the" or words.at(article - 1) not in lists.exceeding:
        return False
    return any(words.at(spot) in lists.marks for spot in range(place + 2, place + 6))


def _hedge_ending(words: Words, place: int) -> tuple[HedgeRow, int] | None:
    """The longest hedge that ends at a token, and its first token."""
    for tokens, row in hedges("before").get(words.at(place), ()):
        first = place - len(tokens) + 1
        if first >= 0 and tuple(words.low[first : place + 1]) == tokens:
            blockers = word_lists().not_hedges.get(row.words, frozenset())
            return None if words.at(first - 1) in blockers else (_denied(words, row, first), first)
    return None


def _denied(words: Words, row: HedgeRow, first: int) -> HedgeRow:
    """What "more than" and "less than" are behind a denied verb: "could not swallow more than" sets a limit."""
    if row.words not in DENIED or not any(words.at(spot) in NOTS for spot in (first - 2, first - 3)):
        return row
    return next(other for tokens, other in hedges("before")["than"] if other.words == DENIED[row.words])


def hedge_after(words: Words, place: int) -> tuple[HedgeRow, int] | None:
    """A hedge that begins at a token behind a number ("or more", "+"), and where it ends."""
    for tokens, row in hedges("after").get(words.at(place), ()):
        end = place + len(tokens)
        is_glued = tokens != ("+",) or words.touches(place - 1)
        if is_glued and tuple(words.low[place:end]) == tokens:
            return row, end
    return None


def signed(words: Words, place: int) -> int:
    """1 for a plus and -1 for a minus right before the number at a token, as a mark or a word; else 0."""
    mark = words.at(place - 1)
    if mark.isalpha():
        return (mark in PLUS) - (mark in MINUS)
    is_free = words.touches(place - 1) and not words.touches(place - 2)
    return ((mark in PLUS) - (mark in MINUS)) if is_free else 0
