"""Russian and Spanish layers on any text: they never fail, quote exactly, and read the numbers that were written."""

import tomllib
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from benchmarks.languages.score import claims
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language import LANGUAGES
from comity.model.period import Period

WORDED = Path(__file__).resolve().parents[1] / "unit" / "language" / "worded"
PUBLISHED = Period.day(date(2025, 3, 10))
SENTENCES = {
    lang: [one["words"] for one in tomllib.loads((WORDED / f"{lang}.toml").read_text(encoding="utf-8"))["sentence"]]
    for lang in ("ru", "es")
}
LANGS = st.sampled_from(["ru", "es"])
PIECES = sorted({piece for every in SENTENCES.values() for words in every for piece in words.split()})
NOISE = st.lists(
    st.sampled_from([*PIECES, "\n", "\n\n", ".", ",", "—", "«", "»", "%", "$", "1.2.3", "1,234.5,6", "т.", "г."])
).map(" ".join)


@given(LANGS, st.one_of(NOISE, st.text()))
def test_layers_lie_in_the_text_in_order(lang: str, words: str) -> None:
    language = LANGUAGES[lang]
    sentences = language.sentences(words)
    assert language.cues is not None
    layers = [
        sentences,
        language.quantities(words, ()),
        language.dates(words, PUBLISHED),
        language.actors(words, sentences, ()),
        language.numerals(words),
    ]
    for layer in layers:
        assert all(0 <= one.start < one.end <= len(words) for one in layer)
        assert all(one.end <= other.start for one, other in pairwise(layer))
    covered = "".join(words[one.start : one.end] for one in sentences)
    assert "".join(covered.split()) == "".join(words.split())
    for one in language.quantities(words, ()):
        assert one.phrase_start <= one.start < one.end <= one.phrase_end
        assert one.strict.low is None or one.strict.high is None or one.strict.low <= one.strict.high
    for said in language.speech(words, sentences, language.actors(words, sentences, ()), ()):
        assert 0 <= said.content[0] <= said.content[1] <= len(words)


@settings(deadline=None, max_examples=50)
@given(LANGS, st.data())
def test_claims_quote_exactly_and_do_not_hang_on_the_paragraphs_around_them(lang: str, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(SENTENCES[lang]), min_size=1, max_size=4, unique=True))
    words = "\n\n".join(chosen)
    for claim in claims(words, lang, "2025-03-10"):
        passage = words[claim.passage.start : claim.passage.end]
        assert words[claim.evidence.start : claim.evidence.end] in passage
        assert any(passage in sentence for sentence in chosen)


def written(value: Decimal, lang: str, thousands: str) -> str:
    whole, _, rest = f"{value:,f}".partition(".")
    return whole.replace(",", thousands) + (f",{rest}" if rest else "")


@given(st.decimals("0.01", "999999999", places=2), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_russian_numbers_come_back(value: Decimal, thousands: str) -> None:
    words = f"Итог: {written(value, 'ru', thousands)} млн тонн."
    (found,) = LANGUAGES["ru"].quantities(words, ())
    assert (found.value, found.unit) == (float(value * 10**6), "t")


@given(st.decimals("0.01", "999999999", places=2), st.sampled_from([".", " ", ""]))
def test_spanish_numbers_come_back(value: Decimal, thousands: str) -> None:
    words = f"En total {written(value, 'es', thousands)} millones de toneladas."
    (found,) = LANGUAGES["es"].quantities(words, ())
    assert (found.value, found.unit) == (float(value * 10**6), "t")


@given(st.decimals("0.01", "999999999", places=2))
def test_spanish_numbers_with_a_decimal_point_come_back_too(value: Decimal) -> None:
    words = f"En total US$ {value:,.2f} millones."
    (found,) = LANGUAGES["es"].quantities(words, ())
    assert found.value == float(value * 10**6)


@given(st.integers(2, 999), st.sampled_from([("тыс.", 3), ("млн", 6), ("миллиардов", 9), ("трлн", 12)]))
def test_russian_scale_words(value: int, scale: tuple[str, int]) -> None:
    (found,) = LANGUAGES["ru"].quantities(f"Ровно {value} {scale[0]} рублей.", ())
    assert (found.value, found.unit, found.hedge) == (float(value * 10 ** scale[1]), "RUB", "exact")


@given(st.integers(2, 999), st.sampled_from([("mil", 3), ("millones de", 6), ("mil millones de", 9), ("billones de", 12)]))
def test_spanish_scale_words(value: int, scale: tuple[str, int]) -> None:
    (found,) = LANGUAGES["es"].quantities(f"Son {value} {scale[0]} euros.", ())
    assert (found.value, found.unit) == (float(value * 10 ** scale[1]), "EUR")


# fmt: off
MONTHS = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ),
}
# fmt: on


@given(LANGS, st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_days_come_back(lang: str, day: date) -> None:
    month = MONTHS[lang][day.month - 1]
    words = f"Было {day.day} {month} {day.year} года." if lang == "ru" else f"Fue el {day.day} de {month} de {day.year}."
    (found,) = LANGUAGES[lang].dates(words, None)
    assert found.period == Period.day(day)
