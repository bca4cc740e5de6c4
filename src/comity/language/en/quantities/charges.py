"""Percentages that are rates in their own right by the words around them: interest on a loan, a duty, a charge.

"lends 85% of the outlay at 3.2% over 15 years", "levied one per cent on transfers", "pays 9 per cent at the dock".
"""

from comity.language.en.numbers import SCALES, read_numeral
from comity.language.en.quantities.hedging import Lead
from comity.language.en.quantities.lexicon import units, word_lists
from comity.language.en.quantities.words import Words

OBJECT_REACH = 4
"""How many tokens what is charged and its verb may have."""
LENDING_REACH = 16
"""How many tokens before "at" something may be lent."""
KEPT_REACH = 10
"""How many tokens before "at" what is kept may begin."""
RATES = frozenset(
    {"rate", "rates", "forecast", "forecasts", "estimate", "projection", "duty", "duties", "tariff", "tariffs", "levy"}
)
TERMS = frozenset({"year", "years", "month", "months"})
ENDS = frozenset({".", "!", "?", ";", "\n"})


def is_charged(words: Words, ahead: Lead, end: int) -> bool:
    """Whether a percentage that ends at a token is a rate that is charged, lent at or kept, by the words next to it."""
    before = words.at(ahead.before)
    if words.at(end) == "of":
        return False
    if before == "at":
        return not _is_part(words, ahead.before) and (_is_kept(words, ahead.before) or _is_lent(words, ahead.before, end))
    lists = word_lists().charges
    is_closed = not words.is_word(end) or words.at(end) in word_lists().nouns.stops
    if before == "plus":
        return words.at(ahead.before - 1) in lists.benchmarks
    if before in lists.levying or _is_taxed(words, ahead.before):
        return is_closed
    if before in lists.paying:
        return _is_paid_for(words, end)
    is_bound = words.at(ahead.before - 1) in lists.binding and before in lists.dropping
    return (before in lists.keeping or is_bound) and _is_on_goods(words, end)


def _is_taxed(words: Words, place: int) -> bool:
    """Whether a verb and what is charged end at a token: "charge Syrian tomatoes 60 percent"."""
    for spot in range(place, place - OBJECT_REACH, -1):
        word = words.at(spot)
        if word in {"charge", "charges", "tax", "taxes"} and spot < place:
            return words.at(spot - 1) not in word_lists().nouns.stops or words.at(spot - 1) in {
                "will",
                "would",
                "to",
                "and",
                "may",
            }
        if not words.is_word(spot) or word in word_lists().nouns.stops:
            return False
    return False


def _is_part(words: Words, at: int) -> bool:
    """Whether the clause before "at" speaks of a share: "the share was left at 20 per cent"."""
    for spot in range(at - 1, max(at - LENDING_REACH, -1), -1):
        if words.at(spot) in ENDS or words.at(spot) in {",", ":"}:
            return False
        if words.at(spot) in word_lists().share_nouns:
            return True
    return False


def _is_kept(words: Words, at: int) -> bool:
    """The likes of "left at 6 per cent", "was again fixed at 4%", "kept the key rate for banks at 5%"."""
    kept, spot = word_lists().charges.kept, at - 1
    while words.at(spot) in {"unchanged", "steady", "again", "back"}:
        spot -= 1
    if words.at(spot) in kept:
        return True
    is_rate = False
    for place in range(spot, max(spot - KEPT_REACH, -1), -1):
        is_rate = is_rate or words.at(place) in RATES
        if words.at(place) in kept or not (words.is_word(place) or words.at(place) == "-"):
            return is_rate and words.at(place) in kept
    return False


def _is_lent(words: Words, at: int, end: int) -> bool:
    """Whether "at" leads to the interest of a loan: money right before, a term behind, or something lent in the clause."""
    if _is_money(words, at - 1) or _is_term(words, end):
        return True
    lending = word_lists().charges.lending
    for spot in range(at - 1, max(at - LENDING_REACH, -1), -1):
        if words.at(spot) in ENDS:
            return False
        if words.at(spot) in lending:
            return True
    return False


def _is_money(words: Words, place: int) -> bool:
    """Whether an amount of money ends at a token: "100 million euros", "$2bn"."""
    word = words.at(place)
    if any(form.measure.is_money and len(form.tokens) <= 2 for form in units().get(word, ())):
        return words.is_number(place - 1) or words.at(place - 1) in SCALES or words.is_capital(place - 1)
    return word in SCALES or (word in {"m", "b"} and words.is_number(place - 1) and words.touches(place - 1))


def _is_term(words: Words, place: int) -> bool:
    """Whether "over 15 years" or "for 18 months" begins at a token."""
    if words.at(place) not in {"over", "for"}:
        return False
    numeral = read_numeral(words, place + 1)
    return numeral is not None and words.at(words.after_hyphen(numeral.end)) in TERMS


def _is_paid_for(words: Words, end: int) -> bool:
    """Whether what is paid or asked stands behind: "for 200 million", "on imports", "at the dock", "in duty"."""
    lists, word = word_lists().charges, words.at(end)
    if word == "for":
        numeral = read_numeral(words, end + 1, is_money=True) or read_numeral(words, end + 2, is_money=True)
        return numeral is not None and (numeral.is_scaled or numeral.first == end + 2)
    if word == "in":
        return any(words.at(spot) in word_lists().percent_heads or words.at(spot) == "customs" for spot in (end + 1, end + 2))
    if word == "at":
        return any(words.at(spot) in lists.borders for spot in range(end + 1, end + 4))
    return _is_on_goods(words, end)


def _is_on_goods(words: Words, end: int) -> bool:
    """Whether "on" leads to what is charged, and not to a day, a year or an occasion."""
    follows = words.at(end + 1)
    if words.at(end) != "on" or not words.is_word(end + 1) or follows in word_lists().names.months:
        return False
    spots = (end + 1, end + 2) if follows in {"a", "an", "the", "its", "their", "this", "that", "last"} else (end + 1,)
    return not any(words.at(spot) in word_lists().charges.occasions for spot in spots)
