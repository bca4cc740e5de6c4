"""Russian and Spanish sentences of our own: the amounts, dates and figures that their words give."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.languages.score import claims, gold, told

from comity.language import LANGUAGES
from comity.model.period import Period

HERE = Path(__file__).parent
PUBLISHED = date(2025, 3, 10)


def rows(key: str) -> list[Any]:
    found = []
    for lang in ("ru", "es"):
        sentences = tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))["sentence"]
        found += [pytest.param(lang, one["words"], one[key], id=one["words"]) for one in sentences if key in one]
    return found


def none() -> list[Any]:
    texts = tomllib.loads((HERE / "none.toml").read_text(encoding="utf-8"))
    return [pytest.param(lang, words, id=words) for lang, every in texts.items() for words in every]


def test_there_are_sentences_enough() -> None:
    counts = {
        lang: sum(row.values[0] == lang for key in ("amounts", "dates", "figures") for row in rows(key)) for lang in ("ru", "es")
    }
    assert min(counts.values()) >= 60
    assert len(none()) >= 40


@pytest.mark.parametrize(("lang", "words", "wanted"), rows("amounts"))
def test_amounts(lang: str, words: str, wanted: list[str]) -> None:
    found = []
    for one in LANGUAGES[lang].quantities(words, ()):
        value = f"{one.value:.15g}" if one.value_high is None else f"{one.value:.15g}..{one.value_high:.15g}"
        found.append(f"{words[one.phrase_start : one.phrase_end]} | {value} | {one.unit} | {one.relation} | {one.hedge}")
    assert found == wanted


@pytest.mark.parametrize(("lang", "words", "wanted"), rows("dates"))
def test_dates(lang: str, words: str, wanted: list[str]) -> None:
    found = [
        f"{words[one.start : one.end]} | {one.period.label() if one.period else '?'} | {one.role}"
        for one in LANGUAGES[lang].dates(words, Period.day(PUBLISHED))
    ]
    assert found == wanted


@pytest.mark.parametrize(("lang", "words", "wanted"), rows("figures"))
def test_figures(lang: str, words: str, wanted: list[str]) -> None:
    found = claims(words, lang, PUBLISHED.isoformat())
    assert [told(claim) for claim in found] == [gold(line) for line in wanted]
    for claim in found:
        quote = words[claim.evidence.start : claim.evidence.end]
        assert quote.strip() == quote
        assert any(letter.isdigit() for letter in quote) or {"удвоился", "duplicó", "seis"} & set(quote.split())


@pytest.mark.parametrize(("lang", "words"), none())
def test_nothing_is_claimed_where_no_figure_between_states_is_told(lang: str, words: str) -> None:
    assert [told(claim) for claim in claims(words, lang, PUBLISHED.isoformat())] == []
