"""The hand-made tables of Russian and Spanish: every code in them stands in the tables of the resources."""

import pytest
from msgspec import Struct

from comity.extract.product import product_names
from comity.language import LANGUAGES
from comity.language.common.lexicon import Actors, CueWords, Quantities, read_lexicon
from comity.language.common.states import cldr_names, english_names
from comity.language.ru.actors import declined
from comity.resources import load
from comity.resources.indicators import indicators
from comity.resources.units import unit_rows


class Currency(Struct, frozen=True):
    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]


LANGS = ["ru", "es"]


@pytest.mark.parametrize("lang", LANGS)
def test_codes_stand_in_the_tables(lang: str) -> None:
    cues = read_lexicon(lang, "cues", CueWords)
    assert {*cues.indicators, *cues.verbs} <= indicators().keys()
    assert set(cues.products) <= set(product_names().values())
    actors = read_lexicon(lang, "actors", Actors)
    assert {*actors.names, *actors.adjectives, *actors.capitals} <= english_names().keys()
    lists = read_lexicon(lang, "quantities", Quantities)
    assert lists.money.keys() <= {row.code for row in load("currencies", Currency)}
    assert {row.unit for row in lists.units} - {"persons"} <= {row.unit for row in unit_rows()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_is_found_by_its_name(lang: str) -> None:
    unused = read_lexicon(lang, "actors", Actors).unused
    for code, name in cldr_names(lang, unused).items():
        words = f"— {name} —"
        found = LANGUAGES[lang].actors(words, (), ())
        assert [(one.states, words[one.start : one.end]) for one in found] == [((code,), name)]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Россия", "Россия России Россию Россией"),
        ("Китай", "Китай Китая Китаю Китаем Китае"),
        ("Куба", "Куба Кубы Кубе Кубу Кубой"),
        ("Мексика", "Мексика Мексики Мексике Мексику Мексикой"),
        ("Корея", "Корея Кореи Корее Корею Кореей"),
        ("Египет", "Египет Египта Египту Египтом Египте"),
        ("Беларусь", "Беларусь Беларуси Беларусью"),
        ("Израиль", "Израиль Израиля Израилю Израилем Израиле"),
        ("Нидерланды", "Нидерланды Нидерландов Нидерландам Нидерландами Нидерландах"),
        ("Филиппины", "Филиппины Филиппин Филиппинам Филиппинами Филиппинах"),
        ("Перу", "Перу"),
        ("США", "США"),
        ("Саудовская Аравия", "Саудовская_Аравия Саудовской_Аравии Саудовскую_Аравию Саудовской_Аравией"),
    ],
)
def test_russian_names_are_declined(name: str, forms: str) -> None:
    assert set(declined(name)) == {form.replace("_", " ") for form in forms.split()}


def test_case_tells_where_goods_go_and_where_they_are() -> None:
    words = "из Индии в Индию, в Индии, с Индией, Индии, Индия"
    assert [one.part for one in LANGUAGES["ru"].actors(words, (), ())] == [
        "origin", "destination", "place", "with", "owner", "doer",
    ]  # fmt: skip
