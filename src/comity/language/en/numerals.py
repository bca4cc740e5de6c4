"""Every number that English words may give, read without asking what it counts: what a reader's figures are held against.

`quantities` gives what a sentence measures and leaves alone what it cannot place; here nothing is left alone that may be meant as
a number, so that a figure is never refused for what only we fail to read.
"""

from collections.abc import Iterator

from comity.language.en.numbers import DENOMINATORS, ORDINALS, ROUND_WORDS, SCALES, SMALL, TENS, Numeral, read_numeral
from comity.language.en.quantities.words import Words
from comity.model.analysis import NumberWord

NONE = frozenset(
    {"no", "nil", "none", "nothing", "not", "nobody", "absent", "without", "never", "free", "halted", "stopped", "suspended"}
)
NAMED = {
    **dict.fromkeys(("once", "single", "sole", "only"), 1.0),
    **dict.fromkeys(("both", "pair", "couple", "twice", "double", "doubled", "doubles", "doubling", "twofold"), 2.0),
    **dict.fromkeys(("thrice", "triple", "tripled", "triples", "trebled", "treble", "threefold"), 3.0),
    **dict.fromkeys(("quadruple", "quadrupled", "fourfold"), 4.0),
    **dict.fromkeys(("half", "halved", "halve", "halves", "halving"), 0.5),
    **dict.fromkeys(("dozen", "twelvemonth"), 12.0),
    "score": 20.0,
}
"""Words that may give a number and mostly do not: they bear a figure out and contradict none."""
SPANS = frozenset({"day", "week", "fortnight", "month", "quarter", "year", "decade", "century"})
FRACTIONS = {**DENOMINATORS, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000}
LEAST_SPOKEN = 10


def numerals(text: str) -> tuple[NumberWord, ...]:
    """The numbers of a text by place; they may overlap ("five thirty-four" is 5, 34 and 534)."""
    words = Words(text)
    found: list[NumberWord] = []
    free = 0
    for place in range(len(words.low)):
        numeral = read_numeral(words, place, is_money=True) if place >= free else None
        found += _at(words, place, numeral, is_inside=place < free)
        free = max(free, numeral.end if numeral is not None else 0)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.value)))


def _at(words: Words, place: int, numeral: Numeral | None, *, is_inside: bool) -> Iterator[NumberWord]:
    """The numbers that begin at a token, which may be inside a longer one ("seventy-two and a half million")."""
    word = words.at(place)
    if numeral is not None:
        is_plain = numeral.is_fraction or (numeral.is_spelled and numeral.value <= 1)
        yield _number(words, numeral.first, numeral.end, float(numeral.value), is_scaled=numeral.is_scaled, is_weak=is_plain)
        if numeral.is_lettered:  # "5 m" may be five metres
            yield _number(words, place, place + 1, float(numeral.value) / numeral.scale, is_weak=True)
    if word in SMALL or word in TENS:
        yield from _spoken(words, place)
        yield from _fraction(words, place, SMALL.get(word, TENS.get(word, 0)))
    if word in ORDINALS:
        yield _number(words, place, place + 1, float(ORDINALS[word]), is_weak=True)
    if word in FRACTIONS:
        yield _number(words, place, place + 1, 1 / FRACTIONS[word], is_weak=True)
    if word in NONE or word == "zero":
        yield _number(words, place, place + 1, 0.0, is_weak=True)
    if word in {"a", "an"} and words.at(place + 1) in SPANS:
        yield _number(words, place, place + 1, 1.0, is_weak=True)
    if word in NAMED and not is_inside:
        yield _number(words, place, place + 1, NAMED[word], is_weak=True)
    if word in ROUND_WORDS and not is_inside:  # "a few million", "the billion"
        yield _number(words, place, place + 1, float(SCALES[word]), is_scaled=word != "hundred", is_weak=True)


def _spoken(words: Words, place: int) -> Iterator[NumberWord]:
    """How people say hundreds and years: "five thirty-four", "two-ninety", "seventeen hundred"."""
    first = SMALL.get(words.at(place), TENS.get(words.at(place), 0))
    after = words.after_hyphen(place + 1)
    rest = words.at(after)
    numeral = read_numeral(words, after) if rest in TENS or SMALL.get(rest, 0) >= LEAST_SPOKEN else None
    if first and numeral is not None:
        tail = float(numeral.value) / numeral.scale
        if tail < 100:
            scale = numeral.scale
            yield _number(words, place, numeral.end, (100 * first + tail) * scale, is_scaled=scale > 1, is_weak=True)


def _fraction(words: Words, place: int, top: int) -> Iterator[NumberWord]:
    """Fractions in words: "two thirds", "one twenty-fifth"."""
    after = words.after_hyphen(place + 1)
    tens = TENS.get(words.at(after), 0)
    spot = words.after_hyphen(after + 1) if tens else after
    word = words.at(spot)
    bottom = FRACTIONS.get(word, 0) or (ORDINALS.get(word.removesuffix("s"), 0) if tens else 0)
    if bottom and (not tens or bottom < 10):
        yield _number(words, place, spot + 1, top / (tens + bottom), is_weak=True)


def _number(words: Words, first: int, end: int, value: float, *, is_scaled: bool = False, is_weak: bool = False) -> NumberWord:
    return NumberWord(start=words.start[first], end=words.end[end - 1], value=value, is_scaled=is_scaled, is_weak=is_weak)
