"""Bare numbers that take their unit, scale or noun from an amount near them: "from five billion dollars to ten", "125 of them".

A number borrows only where its words show that it does (the licences below) and the lender stands near and is of its size.
"""

from collections import deque
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from comity.language.en.numbers import SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.amounts import build
from comity.language.en.quantities.changes import Cue, amount_cue, direction
from comity.language.en.quantities.hedging import Lead, lead
from comity.language.en.quantities.labels import is_label, is_year_like
from comity.language.en.quantities.lexicon import Elliptic, word_lists
from comity.language.en.quantities.measures import per, rate_at
from comity.language.en.quantities.nouns import Phrase
from comity.language.en.quantities.ranges import Extent
from comity.language.en.quantities.tables import Declared, declared, tabled
from comity.language.en.quantities.words import Words
from comity.model.analysis import Amount
from comity.model.tolerance import mirrored
from comity.resources.units import NUMBER, SPANS

MILLION, THOUSAND = 10**6, 10**3
CLOSE = 100.0
"""By how much at most a borrowed amount is larger or smaller than its lender."""
FAR = 5
"""Over how many sentences millions and billions may borrow what they count."""
REACH, SUBJECT_REACH = 40, 14
"""How many tokens behind its lender, or behind the noun that it counts, a number may stand."""
ENDS = frozenset({".", "!", "?", "\n"})
UNLENDING = frozenset({*SPANS, NUMBER, "times", "rank", "pp", "bp"})
COUNTS = frozenset({"count", "persons"})


class Lender(NamedTuple):
    """An amount that may lend its unit: its first token, the token behind it, and the scale words it is written with."""

    amount: Amount
    first: int
    end: int
    scale: int

    @property
    def base(self) -> str:
        """The unit without what it is counted per."""
        return self.amount.unit.partition("/")[0]


class Bare(NamedTuple):
    """A number without a unit, with its hedge and the tokens around it."""

    numeral: Numeral
    ahead: Lead
    before: str
    behind: str
    is_spoken: bool


def read_elliptical(words: Words, places: list[int], found: list[Amount]) -> list[Amount]:
    """All amounts in order: those found, and those that the bare numbers at these tokens make with what they borrow."""
    starts = {start: place for place, start in enumerate(words.start)}
    waiting = deque(_lender(words, amount, starts) for amount in found)
    lenders: list[Lender] = []
    table = declared(words)
    free = 0
    for place in places:
        while waiting and waiting[0].first < place and waiting[0].end <= place:
            lenders.append(waiting.popleft())
        is_limit = bool(waiting) and waiting[0].base == NUMBER and waiting[0].first <= place
        if place < free or (not is_limit and waiting and waiting[0].first <= place) or (lenders and place < lenders[-1].end):
            continue
        following = next((one for one in waiting if one.base != NUMBER), None)
        read = _tabled(words, place, table) if table is not None else None
        read = read or _read(words, place, lenders, following)
        if read is None:
            continue
        amount, free = read
        if waiting and waiting[0].base == NUMBER and waiting[0].amount.start < amount.end:
            waiting.popleft()
        if waiting and amount.end > waiting[0].amount.start:
            continue
        lenders.append(_borrower(words, amount, starts))
    return [lender.amount for lender in (*lenders, *waiting)]


def _tabled(words: Words, place: int, table: Declared) -> tuple[Amount, int] | None:
    """The bare number at a token as an item of the text's table, where it is not a number of things that its clause names."""
    bare = _bare(words, place)
    item = tabled(words, place, table)
    if item is None or (bare is not None and _numbered(words, bare, [], None) is not None):
        return None
    end = place + 1
    while end < len(words.low) and words.end[end - 1] < item.end:
        end += 1
    return item, end


def _lender(words: Words, amount: Amount, starts: dict[int, int]) -> Lender:
    first = starts[amount.start]
    end = first + 1
    while end < len(words.low) and words.end[end - 1] < amount.end:
        end += 1
    for spot in range(first, min(first + 3, end)):
        numeral = read_numeral(words, spot, is_money=True)
        if numeral is not None:
            return Lender(amount, first, end, numeral.scale)
    return Lender(amount, first, end, 1)


def _borrower(words: Words, amount: Amount, starts: dict[int, int]) -> Lender:
    """An amount that has borrowed as a lender in its turn, of the scale that it has borrowed."""
    lender = _lender(words, amount, starts)
    numeral = _spoken(words, lender.first) or read_numeral(words, lender.first)
    scale = round(abs(amount.value) / float(numeral.value)) if numeral is not None and numeral.value else 1
    return lender._replace(scale=max(lender.scale, scale)) if scale >= THOUSAND else lender


def _read(words: Words, place: int, lenders: list[Lender], following: Lender | None) -> tuple[Amount, int] | None:
    """What the bare number at a token makes, and the token behind it; None where nothing licenses it to borrow."""
    bare = _bare(words, place)
    if bare is None:
        return None
    for licence in LICENCES:
        amount = licence(words, bare, lenders, following)
        if amount is not None:
            return amount, bare.numeral.end
    return None


def _bare(words: Words, place: int) -> Bare | None:
    """The number at a token where it may stand for an amount: no label, year, date, clock time or part of a longer word."""
    spoken = _spoken(words, place)
    numeral = spoken or read_numeral(words, place)
    is_split = words.at(place - 1) == "." and words.is_number(place - 2) and words.is_number(place)  # "1 . 6 billion"
    if numeral is None or numeral.is_fraction or numeral.value < 2 or is_split:
        return None
    place = numeral.first
    if is_label(words, place, numeral, is_money=False) or is_year_like(words, numeral):
        return None
    ahead = lead(words, place)
    before, behind = words.at(ahead.before), words.at(numeral.end)
    names = word_lists().names
    is_joined = behind in {"-", "–", ":", "/", "%", "'", "’", "°"} or (before in {"#", "/", ":"} and words.touches(ahead.before))
    is_date = (
        before in names.months or behind in names.months or (before == "the" and behind in {"and", "of"} and numeral.value < 32)
    )
    return None if is_joined or is_date else Bare(numeral, ahead, before, behind, spoken is not None)


def _spoken(words: Words, place: int) -> Numeral | None:
    """Hundreds as they are spoken: "five thirty-four", "two-ninety"."""
    top = SMALL.get(words.at(place), 0)
    behind = words.after_hyphen(place + 1)
    tens = TENS.get(words.at(behind), 0)
    if not 0 < top < 10 or not tens or words.at(place - 1) in {"at", "-", "and"}:
        return None
    after = words.after_hyphen(behind + 1)
    unit = SMALL.get(words.at(after), 0) if after > behind + 1 else 0
    end = after + 1 if 0 < unit < 10 else behind + 1
    value = Decimal(100 * top + tens + (unit if unit < 10 else 0))
    return Numeral(first=place, end=end, value=value, place=Decimal(1), shown=Decimal(1), is_spelled=True)


# --- licences: each says what a bare number borrows, or None ----------------------------------------------------------


def _partitive(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A part of what was named: "twenty of it an advance", "125 of them", "33.5 of them", "of which about 200"."""
    whole = _whole_named(words, bare)
    if whole is None:
        return None
    lender = _last(lenders, lambda one: _is_countable(one) == (whole != "it") or one.base == "PJ")
    is_near = lender is not None and _sentences(words, lender.end, bare.numeral.first) <= 1
    if whole == "whom":
        near = lender if lender is not None and is_near and lender.base == "persons" else None
        return _counted(words, bare, "persons", near.amount.noun if near else None)
    if lender is None or not is_near:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    return _lent(words, bare, numeral, lender, is_part=True) if float(numeral.value) < abs(_top(lender.amount)) else None


def _whole_named(words: Words, bare: Bare) -> str | None:
    """The pronoun for the whole that a number is a part of, before or behind it."""
    if bare.behind == "of" and words.at(bare.numeral.end + 1) in PARTITIVE:
        return words.at(bare.numeral.end + 1)
    first = bare.ahead.before
    if words.at(first) in {"whom", "which"} and words.at(first - 1) == "of":
        return (
            words.at(first)
            if bare.behind not in {"percent", "%"} and _is_alone(words, bare.numeral, is_verb_behind=True)
            else None
        )
    return None


def _compared(words: Words, bare: Bare, lenders: list[Lender], following: Lender | None) -> Amount | None:
    """The other side of a comparison: "against 17.1 for the lot", "from 1,000 hectares to 5,000", "out of 1,008"."""
    lists = _lists()
    is_out = bare.before == "of" and words.at(bare.ahead.before - 1) == "out"
    if not (bare.before in lists.comparing or is_out) or not _is_alone(words, bare.numeral):
        return None
    lender = _last(lenders, lambda one: one.base not in UNLENDING and (one.amount.relation != "ratio"))
    if lender is None or _sentences(words, lender.end, bare.numeral.first) or bare.numeral.first - lender.end > REACH:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    is_same_kind = lender.amount.relation in {"level", "difference"} or lender.base == "percent"
    if not is_same_kind or not _is_close(numeral, lender) or (bare.before == "to" and not _moves(words, lender, bare)):
        return None
    return _lent(words, bare, numeral, lender)


def _moves(words: Words, lender: Lender, bare: Bare) -> bool:
    """Whether something goes from the lender to a number: "from" before the one, and nothing but a short phrase between them."""
    gap = bare.ahead.before - lender.end
    ahead = lead(words, lender.first)
    return (
        gap <= 3
        or words.at(ahead.before) in {"from", "by"}
        or any(words.at(spot) in _lists().stating for spot in range(bare.ahead.before - 2, bare.ahead.before))
    )


def _stated(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """What a pronoun says of the amount before: "It came to 5.8 in 2023", "needs that have not topped four"."""
    if not _is_alone(words, bare.numeral) or not _has_pronoun_subject(words, bare):
        return None
    lender = _last(lenders, lambda one: one.amount.relation == "level" and one.base not in UNLENDING)
    if lender is None or _sentences(words, lender.end, bare.numeral.first) > 1:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    return _lent(words, bare, numeral, lender) if _is_close(numeral, lender) else None


def _has_pronoun_subject(words: Words, bare: Bare) -> bool:
    lists = _lists()
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
    lender = _last(
        lenders, lambda one: one.amount.relation in {"level", "difference"} and one.base not in {*UNLENDING, "percent"}
    )
    if lender is None or _sentences(words, lender.end, bare.numeral.first) > 1:
        return None
    numeral = _scaled_as(bare.numeral, lender) if bare.numeral.value < THOUSAND and lender.base not in COUNTS else bare.numeral
    plain = lender._replace(amount=replace(lender.amount, unit=lender.base))
    return _lent(words, bare, numeral, plain, rate=(rate.unit, rate.end))


def _scaled(words: Words, bare: Bare, lenders: list[Lender], following: Lender | None) -> Amount | None:
    """Millions and billions of what the text counts in: "with Italian exports contributing 2.8 billion"."""
    numeral = bare.numeral
    is_compared = bare.behind in {"less", "more"} and words.at(numeral.end + 1) == "than"
    is_moved = bare.behind in _lists().moved
    if numeral.scale < THOUSAND or not (_is_alone(words, numeral) or is_compared or is_moved):
        return None
    scale = min(numeral.scale, MILLION)

    def is_lender(one: Lender) -> bool:
        return one.scale >= scale and one.amount.relation in {"level", "difference"} and one.base not in {*UNLENDING, "percent"}

    lender = _last(lenders, is_lender)
    if lender is None and following is not None and is_lender(following):
        lender = following if not _sentences(words, numeral.end, following.first) else None
    if lender is None or (lender.base in COUNTS and _sentences(words, lender.end, numeral.first)):
        return None
    if _sentences(words, lender.end, numeral.first) > (1 if numeral.scale < MILLION else FAR):
        return None
    return _lent(words, bare, numeral, lender) if _is_close(numeral, lender, 1000.0) else None


def is_year_token(words: Words, place: int) -> bool:
    """Whether a token is written as a year of our time."""
    word = words.at(place)
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _populous(words: Words, bare: Bare, _: list[Lender], __: Lender | None) -> Amount | None:
    """The people of a state: "the country of 173 million"."""
    is_land = bare.before == "of" and words.at(bare.ahead.before - 1) in {"country", "nation", "population"}
    is_whole = is_land and bare.numeral.scale >= MILLION and _is_alone(words, bare.numeral)
    return _counted(words, bare, "persons", "people") if is_whole else None


def _acting(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A number as the subject of its clause: "Seven were new", "only 725 were delivered", "nine have been handed back"."""
    first = bare.ahead.first
    is_opening = words.at(bare.ahead.before) in OPENERS or words.at(first - 1) in OPENERS
    if bare.behind not in AUXILIARIES or not is_opening:
        return None
    lender = _last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or _sentences(words, lender.end, bare.numeral.first) > 1:
        return None
    return _lent(words, bare, bare.numeral, lender) if _is_close(bare.numeral, lender) else None


def _parallel(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The second of two alike in a sentence: "needs some 110,000 bpd and produces 40,000", "110,000 of crude and 2,000 of fuel"."""
    numeral = bare.numeral
    is_verb = words.is_word(bare.ahead.before) and not words.is_capital(bare.ahead.before)
    is_verb = is_verb and (bare.before == "and" or bare.before not in word_lists().nouns.stops)
    is_verb = is_verb or (bare.before == ":" and is_year_token(words, bare.ahead.before - 1))  # "(2024: 10.3)"
    is_stated = bare.before in _lists().stating or bare.before in {"up", "down"} or bare.before == ":"
    is_size = numeral.value >= 10 or numeral.shown < 1
    if not (words.is_number(numeral.first) and is_size and (is_verb or is_stated) and _is_alone(words, numeral)):
        return None
    lender = _last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or _sentences(words, lender.end, numeral.first):
        return None
    if lender.scale > THOUSAND:
        if lender is not lenders[-1]:
            return None
        whole = _scaled_as(numeral, lender)
        is_like = numeral.shown < 1 or is_stated
        most = CLOSE if bare.before in {"up", "down"} else 10.0
        return _lent(words, bare, whole, lender) if is_like and _is_close(whole, lender, most) else None
    is_written_alike = ("," in words.at(numeral.first)) == ("," in words.raw(lender.first, lender.end))
    return _lent(words, bare, numeral, lender) if is_written_alike and _is_close(numeral, lender, 60.0) else None


def _said(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """Hundreds of millions or billions as they are spoken: "So two-ninety.", "we buy five thirty-four from Mexico"."""
    lender = _last(lenders, lambda one: one.scale >= MILLION and one.base not in {*UNLENDING, "percent"})
    if not bare.is_spoken or lender is None or _sentences(words, lender.end, bare.numeral.first) > 2:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    return _lent(words, bare, numeral, lender) if _is_close(numeral, lender) and _is_alone(words, bare.numeral) else None


def _instalment(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """What each of several payments is: "two instalments of fifty"."""
    is_part = bare.before == "of" and words.at(bare.ahead.before - 1) in _lists().payments
    lender = _last(lenders, lambda one: one.scale >= MILLION) if is_part and _is_alone(words, bare.numeral) else None
    if lender is None:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    return _lent(words, bare, numeral, lender) if _is_close(numeral, lender) else None


def _listed(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """An item of a list of names with decimals: "Saudi Arabia 9.34, UAE 7.83" behind an amount in billions."""
    numeral = bare.numeral
    is_item = bare.behind in {",", ";", ".", "(", "and", "\n", ""} and numeral.shown < 1 and not numeral.is_scaled
    if not is_item or not words.is_word(numeral.first - 1) or words.at(numeral.first - 1) in word_lists().nouns.stops:
        return None
    lender = _last(lenders, lambda one: one.scale >= MILLION and one.amount.relation == "level" and one.base not in COUNTS)
    if lender is None or _sentences(words, lender.end, numeral.first) > 1:
        return None
    whole = _scaled_as(numeral, lender)
    return _lent(words, bare, whole, lender) if _is_close(whole, lender) else None


def _further(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """The likes of "and fifty more this April" behind money."""
    is_counted = bare.behind in {"more", "fewer"} and words.at(bare.numeral.end + 1) in {"than", *AUXILIARIES}
    if is_counted:
        lender = _last(lenders, _is_countable)
        is_near = lender is not None and _sentences(words, lender.end, bare.numeral.first) <= 1
        if lender is None or not is_near or not _is_close(bare.numeral, lender):
            return None
        amount = _lent(words, bare, bare.numeral, lender)
        return amount if words.at(bare.numeral.end + 1) != "than" else _as_difference(amount, -1 if bare.behind == "fewer" else 1)
    is_more = bare.behind == "more" and words.at(bare.numeral.end + 1) != "-"
    if not is_more or words.at(bare.numeral.end + 1) not in {*_lists().times, "", ".", ",", ";"}:
        return None
    lender = _last(lenders, lambda one: one.amount.relation == "level" and one.base not in {*UNLENDING, "percent"})
    if lender is None or _sentences(words, lender.end, bare.numeral.first) or lender.end == bare.numeral.first:
        return None
    numeral = _scaled_as(bare.numeral, lender)
    return _lent(words, bare, numeral, lender) if _is_close(numeral, lender) else None


def _as_difference(amount: Amount | None, sign: int) -> Amount | None:
    """A level as a difference up or down."""
    if amount is None or sign > 0 or amount.relation == "difference":
        return amount and replace(amount, relation="difference")
    strict, lenient = mirrored((amount.strict, amount.lenient))
    return replace(amount, relation="difference", value=-amount.value, strict=strict, lenient=lenient)


def _numbered(words: Words, bare: Bare, lenders: list[Lender], _: Lender | None) -> Amount | None:
    """A number of what the clause named before: "the number of plants raised from 67 to 95", "arrivals at 1,140"."""
    lists = _lists()
    if not _is_alone(words, bare.numeral) or bare.before not in {
        *lists.comparing,
        *lists.stating,
        "at",
        "by",
        "totalled",
        "totaled",
    }:
        return None
    noun = _counted_subject(words, bare)
    if noun is None:
        return None
    lender = lenders[-1] if lenders else None
    if lender is not None and lender.first > noun.first and lender.base not in {*COUNTS, "percent"}:
        return None  # another amount has come between
    return _counted(words, bare, "persons" if noun.kind == "persons" else "count", words.raw(noun.first, noun.end))


def _counted_subject(words: Words, bare: Bare) -> Phrase | None:
    """The counted noun before a number in its sentence: behind "number of", or a plural where the number is a large one."""
    nouns = word_lists().nouns
    is_step = bare.before in {"from", "to"} and any(
        words.at(spot) in word_lists().moving or direction(words.at(spot))
        for spot in range(bare.ahead.before - 4, bare.ahead.before)
    )
    is_large = bare.numeral.value >= 100 or is_step
    for place in range(bare.ahead.before - 1, max(bare.ahead.before - SUBJECT_REACH, -1), -1):
        word = words.at(place)
        if word in {*ENDS, ";"}:
            return None
        is_numbered = word in {"number", "numbers"} and words.at(place - 1) in {
            "the",
            "their",
            "its",
            "a",
            "of",
            "combined",
            "total",
        }
        if is_numbered and words.at(place + 1) != "of" and words.at(place - 1) in {"their", "its"}:
            return Phrase("things", place, place + 1)
        if is_numbered and words.at(place + 1) == "of":
            return _numbered_noun(words, place + 2)
        if word in nouns.things or word in nouns.persons:
            kind = "persons" if word in nouns.persons else "things"
            is_number_of = any(
                words.at(spot) in {"number", "numbers"} and words.at(spot + 1) == "of" for spot in range(max(place - 6, 0), place)
            )
            return Phrase("persons" if kind == "persons" else "things", place, place + 1) if is_number_of or is_large else None
    return None


def _numbered_noun(words: Words, place: int) -> Phrase | None:
    """The plural that "the number of" goes on with: "approved slaughterhouses"."""
    end = place
    while end < place + 5 and words.is_word(end) and words.at(end) not in word_lists().nouns.stops:
        if words.at(end).endswith("s") and not words.at(end + 1).endswith("s"):
            return Phrase("things", end, end + 1)
        end += 1
    return None


LICENCES: tuple[Callable[[Words, Bare, list[Lender], Lender | None], Amount | None], ...] = (
    _partitive,
    _compared,
    _stated,
    _rated,
    _populous,
    _scaled,
    _listed,
    _further,
    _numbered,
    _said,
    _instalment,
    _acting,
    _parallel,
)
AUXILIARIES = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "have",
        "has",
        "had",
        "could",
        "can",
        "will",
        "would",
        "remain",
        "remained",
        "came",
        "went",
        "did",
        "do",
    }
)
OPENERS = frozenset(
    {
        "",
        ".",
        ",",
        ";",
        ":",
        "\n",
        "and",
        "but",
        "while",
        "present",
        "far",
        "says",
        "said",
        "only",
        '"',
        "“",
        "which",
        "whom",
        "-",
        "–",
        "—",
    }
)
TIMES_AND_PARTS = frozenset(
    {
        "year",
        "years",
        "months",
        "days",
        "weeks",
        "hours",
        "minutes",
        "decades",
        "percent",
        "times",
        "dozen",
        "score",
        "odd",
        "worth",
    }
)
"""Words behind a number that no noun may follow but that are counted themselves."""
PARTITIVE = frozenset({"it", "them", "these", "those", "whom", "which"})


# --- what is borrowed -------------------------------------------------------------------------------------------------


def _lists() -> Elliptic:
    return word_lists().elliptic


def _last(lenders: list[Lender], fits: Callable[[Lender], bool]) -> Lender | None:
    return next((one for one in reversed(lenders[-6:]) if fits(one)), None)


def _is_countable(lender: Lender) -> bool:
    return lender.base in COUNTS


def _top(amount: Amount) -> float:
    return amount.value if amount.value_high is None else amount.value_high


def _sentences(words: Words, first: int, end: int) -> int:
    """How many sentences end between two tokens."""
    return sum(words.at(spot) in ENDS and words.at(spot - 1) not in ENDS for spot in range(first, end))


def _scaled_as(numeral: Numeral, lender: Lender) -> Numeral:
    """A number without a scale word in the scale of its lender, where that brings it nearer ("from five billion to ten")."""
    if numeral.is_scaled or lender.scale < THOUSAND or numeral.value >= THOUSAND:
        return numeral
    return replace(numeral.times(Decimal(lender.scale)), scale=lender.scale)


def _is_close(numeral: Numeral, lender: Lender, most: float = CLOSE) -> bool:
    """Whether a number is of its lender's size."""
    value, other = float(numeral.value), abs(_top(lender.amount))
    return other > 0 and 1 / most <= value / other <= most


def _is_alone(words: Words, numeral: Numeral, is_verb_behind: bool = False) -> bool:
    """Whether no noun goes on from a number: it ends the phrase, or a preposition, an adverb or a verb follows."""
    behind = words.at(numeral.end)
    if not words.is_word(numeral.end):
        return not words.is_number(numeral.end) and behind not in {"-", "–", "%", "$", "€", "£", "+"}
    if behind in TIMES_AND_PARTS:
        return False
    return behind in word_lists().nouns.stops or behind in _lists().times or is_verb_behind


def _counted(words: Words, bare: Bare, unit: str, noun: str | None) -> Amount | None:
    """A number as a count, which is a whole one."""
    numeral = bare.numeral
    if numeral.value != numeral.value.to_integral_value():
        return None
    extent = Extent(numeral, None, None, numeral.first, numeral.end)
    cue = amount_cue(words, bare.ahead, numeral.end)
    rate = rate_at(words, numeral.end)
    if rate is not None:
        unit, extent = per(unit, rate.unit), Extent(numeral, None, None, numeral.first, rate.end)
    amount = build(words, extent, unit, cue, Phrase("things", numeral.first, numeral.end))
    return replace(amount, noun=noun)


def _lent(
    words: Words, bare: Bare, numeral: Numeral, lender: Lender, is_part: bool = False, rate: tuple[str, int] | None = None
) -> Amount | None:
    """A number in the unit of its lender, counted per what its own words say."""
    unit, end = lender.amount.unit, numeral.end
    if lender.base in COUNTS and numeral.value != numeral.value.to_integral_value():
        return None
    if rate is not None:
        unit, end = per(unit, rate[0]), rate[1]
    extent = Extent(numeral, None, None, numeral.first, end)
    if lender.base == "percent":
        cue = Cue(lender.amount.relation, 1, bare.ahead.first, end, is_certain=lender.amount.is_relation_certain)
    else:
        cue = Cue("level", 1, bare.ahead.first, end) if is_part else amount_cue(words, bare.ahead, end)
    noun = Phrase("things", numeral.first, numeral.end) if lender.base in COUNTS else None
    return replace(build(words, extent, unit, cue, noun), noun=lender.amount.noun)
