"""Which language words are in: sentences, headlines and scraps in eighteen languages, and paragraphs inside others."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from comity.language.detect import language_of, passages, without

SAMPLES = tomllib.loads((Path(__file__).parent / "samples.toml").read_text(encoding="utf-8"))
KNOWN = {lang: one for lang, one in SAMPLES.items() if lang != "unknown"}
TRAINING = Path(__file__).resolve().parents[3] / "training" / "press" / "texts"


def each(kind: str) -> list[Any]:
    return [pytest.param(lang, words, id=words) for lang, one in KNOWN.items() for words in one[kind]]


@pytest.mark.parametrize(("lang", "words"), each("sentences"))
def test_a_sentence_tells_its_language(lang: str, words: str) -> None:
    assert language_of(words) == lang


@pytest.mark.parametrize(("lang", "words"), each("headlines"))
def test_a_headline_tells_its_language_or_nothing(lang: str, words: str) -> None:
    assert language_of(words) in {lang, None}


def test_most_headlines_tell_their_language() -> None:
    told = [language_of(words) == lang for lang, one in KNOWN.items() for words in one["headlines"]]
    assert sum(told) >= 0.9 * len(told)


@pytest.mark.parametrize("words", SAMPLES["unknown"]["sentences"])
def test_what_tells_nothing_stays_unknown(words: str) -> None:
    assert language_of(words) is None


def test_no_english_training_text_is_lost_or_loses_a_paragraph() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(TRAINING.iterdir())]
    assert len(texts) > 500
    assert [words for words in texts if language_of(words) != "en" or passages(words, "en")] == []


@pytest.mark.parametrize("lang", ["ru", "es", "fr", "de", "uk", "pt", "ar", "zh"])
def test_a_paragraph_in_another_language_is_found_where_it_stands(lang: str) -> None:
    own = SAMPLES["en"]["sentences"]
    other = " ".join(SAMPLES[lang]["sentences"][:3])
    words = f"{own[0]} {own[1]}\n\n{other}\n\n{own[2]}\n"
    (found,) = passages(words, "en")
    assert (words[found.start : found.end], found.lang) == (other, lang)
    blank = without(words, (found,))
    assert len(blank) == len(words)
    assert blank.replace(" ", "") == words.replace(other, "").replace(" ", "")


@pytest.mark.parametrize("lang", ["en", "ru", "es", "fr", "pt"])
def test_a_document_has_no_foreign_paragraph_of_its_own_language(lang: str) -> None:
    words = "\n\n".join([*KNOWN[lang]["headlines"], *KNOWN[lang]["sentences"]])
    assert passages(words, lang) == ()


def test_names_digits_and_scraps_inside_an_english_article_stay_its_own() -> None:
    scraps = [
        "José Ejemplo, María Muestra, Petróleos de Prueba, Los Ángeles, São Paulo, Bogotá, Córdoba, Asunción",
        "12,345 | 67% | 8.9",
    ]
    words = "\n\n".join([*SAMPLES["en"]["sentences"], *scraps, "«Нет», said the minister of trade when he was asked about it."])
    assert passages(words, "en") == ()


def test_english_alone_never_loads_the_model_of_other_languages() -> None:
    code = (
        "import sys; from comity.language.detect import language_of, passages;"
        "words = sys.stdin.read(); print(language_of(words), passages(words, 'en'), 'py3langid' in sys.modules)"
    )
    words = "\n\n".join(SAMPLES["en"]["sentences"])
    told = subprocess.run([sys.executable, "-c", code], input=words, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["en", "()", "False"]


def test_the_same_words_always_tell_the_same() -> None:
    words = [words for one in KNOWN.values() for words in one["sentences"]]
    assert [language_of(one) for one in words] == [language_of(one) for one in reversed(words)][::-1]
