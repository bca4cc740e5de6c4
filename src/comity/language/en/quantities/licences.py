"""When a bare number may borrow from an amount before it, one function for each way that English shows it."""

from collections.abc import Callable

from msgspec.structs import replace

from comity.language.en.numbers import is_written_year
from comity.language.en.quantities.directions import direction
from comity.language.en.quantities.hedging import lead
from comity.language.en.quantities.lenders import (
    CLOSE,
    COUNTS,
    FAR,
    MILLION,
    THOUSAND,
    UNLENDING,
    Bare,
    Lender,
    counted,
    elliptic,
    is_alone,
    is_close,
    is_countable,
    last,
    lent,
    scaled_as,
    sentences_between,
    top_of,
)
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.measures import rate_at
from comity.language.en.quantities.subjects import AUXILIARIES, acting, numbered, populous
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount
from comity.model.tolerance import mirrored

COMPARED_REACH = 40
"""How many tokens behind its lender the other side of a comparison may stand."""
ADJOINING = 4
"""How many tokens behind its lender "from" or "to" may stand without a word of change of its own."""
NEAR = 14
"""How many tokens behind its lender a second number of the same clause may stand."""
ASIDE = 6
"""How many tokens the date of an aside in brackets has at most."""
PATTERNS = frozenset({"to", "from", "for", "in", "on", "by", "with"})
"""Prepositions behind each of several amounts in one pattern."""
PARTITIVE = frozenset({"it", "them", "these", "those", "whom", "which"})


def _partitive(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A part of what was named: "twenty of it an advance", "125 of them", "33.5 of them", "of which about 200"."""
    whole = _whole_named(words, bare)
    if whole is None:
        return None
    lender = last(lenders, lambda one: is_countable(one) == (whole != "it") or one.base == "PJ")
    is_near = lender is not None and sentences_between(words, lender.end, bare.numeral.first) <= 1
    if whole == "whom":
        near = lender if lender is not None and is_near and lender.base == "persons" else None
        return counted(words, bare, "persons", near.amount.noun if near else None)
    if lender is None or not is_near:
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender, is_part=True) if float(numeral.value) < abs(top_of(lender.amount)) else None


def _whole_named(words: Words, bare: Bare) -> str | None:
    """The pronoun for the whole that a number is a part of, before or behind it."""
    if bare.behind == "of" and words.at(bare.numeral.end + 1) in PARTITIVE:
        return words.at(bare.numeral.end + 1)
    first = bare.ahead.before
    if words.at(first) in {"whom", "which"} and words.at(first - 1) == "of":
        return (
            words.at(first)
            if bare.behind not in {"percent", "%"} and is_alone(words, bare.numeral, is_verb_behind=True)
            else None
        )
    return None


def _compared(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The other side of a comparison: "against 17.1 for the lot", "from 1,000 hectares to 5,000", "out of 1,008"."""
    lists = elliptic()
    is_out = bare.before == "of" and words.at(bare.ahead.before - 1) == "out"
    if not (bare.before in lists.comparing or is_out) or not is_alone(words, bare.numeral):
        return None
    plain = last(lenders, lambda one: one.base not in UNLENDING and one.amount.relation != "ratio")
    is_near = plain is not None and not sentences_between(words, plain.end, bare.numeral.first)
    lender = plain if is_near else last(lenders, lambda one: one.base == "percent")
    if lender is None or bare.numeral.first - lender.end > COMPARED_REACH:
        return None
    if sentences_between(words, lender.end, bare.numeral.first):
        return None
    numeral = scaled_as(bare.numeral, lender)
    is_same_kind = lender.amount.relation in {"level", "difference"} or lender.base == "percent"
    if lender.amount.relation == "ratio" and bare.before == "to":
        return None  # "up 5 percent to 40"
    is_parted = bare.before in {"from", "to"} and (_is_of_others(words, lender, bare) or not _moves(words, lender, bare))
    if not is_same_kind or not is_close(numeral, lender) or is_parted:
        return None
    return lent(words, bare, numeral, lender)


def _is_of_others(words: Words, lender: Lender, bare: Bare) -> bool:
    """Whether things or people come between a sum or measure and a number: "with a track of €1.05bn, trains can rise to 212"."""
    nouns = word_lists().nouns
    between = words.low[lender.end : bare.ahead.first]
    return lender.base not in COUNTS and any(word in nouns.things or word in nouns.persons for word in between)


def _moves(words: Words, lender: Lender, bare: Bare) -> bool:
    """Whether something goes from or to a number: a word of change stands before it, or the lender right before."""
    first = bare.ahead.before
    if words.is_number(first - 1) or any(words.at(spot) == ";" for spot in range(lender.end, first)):
        return False  # "3 to 2"
    is_changed = any(direction(words.at(spot)) or words.at(spot) in word_lists().moving for spot in range(first - 3, first))
    is_from = words.at(lead(words, lender.first).before) in {"from", "by"}
    return first - lender.end <= ADJOINING or is_changed or (bare.before == "to" and is_from)


def _stated(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """What a pronoun says of the amount before: "It came to 5.8 in 2023", "needs that have not topped four"."""
    if not is_alone(words, bare.numeral) or not _has_pronoun_subject(words, bare):
        return None
    lender = last(lenders, lambda one: one.amount.relation in {"level", "share"} and one.base not in UNLENDING)
    if lender is None or sentences_between(words, lender.end, bare.numeral.first) > 1:
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender) if is_close(numeral, lender) else None


def _has_pronoun_subject(words: Words, bare: Bare) -> bool:
    lists = elliptic()
    hedge = bare.ahead.hedge
    has_verb = hedge is not None and hedge.words.split()[-1] in lists.stating
    spot = bare.ahead.first - 1
    for place in range(spot, max(spot - 6, -1), -1):
        word = words.at(place)
        if word in {"it's", "it’s"}:
            return True
        if word in lists.stating:
            has_verb = True
        elif has_verb and (word in lists.pronouns or (word in lists.anaphors and words.at(place - 1) in {"the", "this", "that"})):
            return True
        elif word not in lists.between:
            return False
    return False


def _rated(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A number with a rate of its own: "350,000 a year", "the floor has been seventeen hundred a month"."""
    rate = rate_at(words, bare.numeral.end)
    if rate is None or bare.numeral.value < 4:
        return None
    lender = last(lenders, lambda one: one.amount.relation in {"level", "difference"} and one.base not in {*UNLENDING, "percent"})
    if lender is None or sentences_between(words, lender.end, bare.numeral.first) > 1:
        return None
    numeral = scaled_as(bare.numeral, lender) if bare.numeral.value < THOUSAND and lender.base not in COUNTS else bare.numeral
    plain = lender._replace(amount=replace(lender.amount, unit=lender.base))
    return lent(words, bare, numeral, plain, rate=(rate.unit, rate.end))


def _scaled(words: Words, bare: Bare, lenders: list[Lender], following: Lender | None) -> Amount | None:
    """Millions and billions of what the text counts in: "with Italian exports contributing 2.8 billion"."""
    numeral = bare.numeral
    is_compared = bare.behind in {"less", "more"} and words.at(numeral.end + 1) == "than"
    is_moved = bare.behind in elliptic().moved
    if numeral.scale < THOUSAND or not (is_alone(words, numeral) or is_compared or is_moved):
        return None
    scale = min(numeral.scale, MILLION)

    def is_lender(one: Lender) -> bool:
        return one.scale >= scale and one.amount.relation in {"level", "difference"} and one.base not in {*UNLENDING, "percent"}

    lender = last(lenders, is_lender)
    if lender is None and following is not None and is_lender(following):
        lender = following if not sentences_between(words, numeral.end, following.first) else None
    if lender is None or (lender.base in COUNTS and sentences_between(words, lender.end, numeral.first)):
        return None
    is_subject = bare.behind in {"have", "remain", "remained", "live"} or is_moved
    if is_subject and (lender.base not in COUNTS if not is_moved else sentences_between(words, lender.end, numeral.first) > 1):
        return None  # people have left, not dollars
    if sentences_between(words, lender.end, numeral.first) > (1 if numeral.scale < MILLION else FAR):
        return None
    return lent(words, bare, numeral, lender) if is_close(numeral, lender, 1000.0) else None


def parallel(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The second of two alike in a sentence: "needs 110,000 bpd and produces 40,000", "110,000 of crude and 2,000 of fuel"."""
    numeral = bare.numeral
    is_verb = words.is_word(bare.ahead.before) and not words.is_capital(bare.ahead.before)
    is_part = bare.before == "and" and bare.behind == "of"
    is_verb = is_verb and (is_part or bare.before not in word_lists().nouns.stops)
    is_verb = is_verb or (bare.before == ":" and is_written_year(words.at(bare.ahead.before - 1)))  # "(2024: 10.3)"
    is_stated = bare.before in elliptic().stating or bare.before in {"up", "down"} or bare.before == ":"
    is_size = numeral.value >= 10 or numeral.shown < 1
    if not (words.is_number(numeral.first) and is_size and (is_verb or is_stated) and is_alone(words, numeral)):
        return None
    lender = last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or sentences_between(words, lender.end, numeral.first):
        return None
    if lender.scale > THOUSAND:
        if lender is not lenders[-1] or numeral.first - lender.end > NEAR:
            return None
        whole = scaled_as(numeral, lender)
        is_like = numeral.shown < 1 or is_stated
        most = CLOSE if bare.before in {"up", "down"} else 10.0
        return lent(words, bare, whole, lender) if is_like and is_close(whole, lender, most) else None
    is_written_alike = ("," in words.at(numeral.first)) == ("," in words.raw(lender.first, lender.end))
    return lent(words, bare, numeral, lender) if is_written_alike and is_close(numeral, lender, 60.0) else None


def _gapped(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The next of several in one pattern: "300 million euros to Kenya, 40 to Uganda and 25 to Rwanda"."""
    lender = last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or bare.before not in {",", "and", ";"} or bare.behind not in PATTERNS:
        return None
    is_alike = words.at(lender.end) == bare.behind and bare.numeral.first - lender.end <= NEAR
    numeral = scaled_as(bare.numeral, lender)
    if not is_alike or sentences_between(words, lender.end, bare.numeral.first) or not is_close(numeral, lender):
        return None
    return lent(words, bare, numeral, lender)


def _said(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """Hundreds of millions or billions as they are spoken: "So two-ninety.", "we buy five thirty-four from Mexico"."""
    lender = last(lenders, lambda one: one.scale >= MILLION and one.base not in {*UNLENDING, "percent"})
    if not bare.is_spoken or lender is None or sentences_between(words, lender.end, bare.numeral.first) > 2:
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender) if is_close(numeral, lender) and is_alone(words, bare.numeral) else None


def _instalment(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """What each of several payments is: "two instalments of fifty"."""
    is_part = bare.before == "of" and words.at(bare.ahead.before - 1) in elliptic().payments
    lender = last(lenders, lambda one: one.scale >= MILLION) if is_part and is_alone(words, bare.numeral) else None
    if lender is None:
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender) if is_close(numeral, lender) else None


def _listed(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """An item of a list of names with decimals: "Saudi Arabia 9.34, UAE 7.83" behind an amount in billions."""
    numeral = bare.numeral
    is_item = bare.behind in {",", ";", ".", "(", "and", "\n", ""} and numeral.shown < 1 and not numeral.is_scaled
    if not is_item or not words.is_word(numeral.first - 1) or words.at(numeral.first - 1) in word_lists().nouns.stops:
        return None
    lender = last(lenders, lambda one: one.scale >= MILLION and one.amount.relation == "level" and one.base not in COUNTS)
    if lender is None or sentences_between(words, lender.end, numeral.first) > 1:
        return None
    whole = scaled_as(numeral, lender)
    return lent(words, bare, whole, lender) if is_close(whole, lender) else None


def _further(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The likes of "and fifty more this April" behind money."""
    is_counted = bare.behind in {"more", "fewer"} and words.at(bare.numeral.end + 1) in {"than", *AUXILIARIES}
    if is_counted:
        lender = last(lenders, is_countable)
        is_near = lender is not None and sentences_between(words, lender.end, bare.numeral.first) <= 1
        if lender is None or not is_near or not is_close(bare.numeral, lender):
            return None
        amount = lent(words, bare, bare.numeral, lender)
        return amount if words.at(bare.numeral.end + 1) != "than" else _as_difference(amount, -1 if bare.behind == "fewer" else 1)
    is_more = bare.behind == "more" and words.at(bare.numeral.end + 1) != "-"
    if not is_more or words.at(bare.numeral.end + 1) not in {*elliptic().times, "", ".", ",", ";"}:
        return None
    lender = last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or sentences_between(words, lender.end, bare.numeral.first) or lender.end == bare.numeral.first:
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender) if is_close(numeral, lender) else None


def _as_difference(amount: Amount | None, sign: int) -> Amount | None:
    """A level as a difference up or down."""
    if amount is None or sign > 0 or amount.relation == "difference":
        return amount and replace(amount, relation="difference")
    strict, lenient = mirrored((amount.strict, amount.lenient))
    return replace(amount, relation="difference", value=-amount.value, strict=strict, lenient=lenient)


def _dated_aside(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The same of another time, in brackets behind a date: "exports 545 (2023: 602)", "1,580 firms (July 2022: 1,407)"."""
    opened = _opened(words, bare.ahead.before)
    if opened is None or not is_alone(words, bare.numeral):
        return None
    lender = last(lenders, lambda one: one.amount.relation in {"level", "share"} and one.base not in UNLENDING)
    if lender is None or lender.end > opened or opened - lender.end > NEAR or sentences_between(words, lender.end, opened):
        return None
    numeral = scaled_as(bare.numeral, lender)
    return lent(words, bare, numeral, lender) if is_close(numeral, lender) else None


def _opened(words: Words, colon: int) -> int | None:
    """Where the brackets open that hold a date and the colon at a token; None for any other colon."""
    if words.at(colon) != ":":
        return None
    opened = next((spot for spot in range(colon - 1, max(colon - ASIDE, -1), -1) if words.at(spot) == "("), None)
    if opened is None:
        return None
    is_dated = any(is_written_year(word) or word in word_lists().names.months for word in words.low[opened:colon])
    return opened if is_dated else None


def is_aside(words: Words, place: int) -> bool:
    """Whether the number at a token stands in brackets behind a date and a colon, as what stands before them at another time."""
    return _opened(words, place - 1) is not None


LICENCES: tuple[Callable[[Words, Bare, list[Lender], Lender | None], Amount | None], ...] = (
    _dated_aside,
    _partitive,
    _compared,
    _stated,
    _rated,
    populous,
    _scaled,
    _listed,
    _further,
    _gapped,
    numbered,
    _said,
    _instalment,
    acting,
    parallel,
)
