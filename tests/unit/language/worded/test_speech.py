"""Who says what in Russian and Spanish, where a plain pattern tells."""

import pytest

from comity.language import LANGUAGES

SAYINGS = [
    ("ru", "«Торговля выросла на 5%», — заявил министр Иван Примеров.", "Торговля выросла на 5%", "Иван Примеров", "direct"),
    ("ru", "Торговля выросла на 5%, сообщила таможня.", "Торговля выросла на 5%", "таможня", "indirect"),
    ("ru", "По данным таможни Китая, импорт упал.", "импорт упал.", "таможни Китая", "indirect"),
    ("ru", "Посол Кубы отметил, что сахар подорожал.", "сахар подорожал.", "Посол Кубы", "indirect"),
    ("ru", "Сахар подорожал, по оценкам аналитиков.", "Сахар подорожал", "аналитиков", "indirect"),
    ("es", "«El comercio creció», dijo la ministra Ana Ejemplo.", "El comercio creció", "Ana Ejemplo", "direct"),
    ("es", "El comercio creció, informó el ministerio de Comercio.", "El comercio creció", "ministerio de Comercio", "indirect"),
    ("es", "Según la aduana, el comercio creció.", "el comercio creció.", "aduana", "indirect"),
    ("es", "El embajador de Cuba señaló que el azúcar subió.", "el azúcar subió.", "embajador de Cuba", "indirect"),
    ("es", "El azúcar subió, según analistas.", "El azúcar subió", "analistas", "indirect"),
]


@pytest.mark.parametrize(("lang", "words", "content", "name", "form"), SAYINGS)
def test_who_says_what(lang: str, words: str, content: str, name: str, form: str) -> None:
    language = LANGUAGES[lang]
    sentences = language.sentences(words)
    (said,) = language.speech(words, sentences, language.actors(words, sentences, ()), ())
    assert (words[slice(*said.content)], said.chain[-1].name, said.form) == (content, name, form)
    assert said.cue is not None
    assert said.speaker is not None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Сахар подорожал на 5 рублей."),
        ("ru", "Он заявил протест."),
        ("es", "El azúcar subió 5 euros."),
        ("es", "Dijo adiós."),
    ],
)
def test_where_nobody_is_named_nobody_says_it(lang: str, words: str) -> None:
    language = LANGUAGES[lang]
    assert language.speech(words, language.sentences(words), (), ()) == ()


def test_a_speaker_has_a_state_and_an_office_where_the_words_give_them() -> None:
    words = "«Всё готово», — заявил министр торговли Индии Радж Примеров."
    language = LANGUAGES["ru"]
    sentences = language.sentences(words)
    (said,) = language.speech(words, sentences, language.actors(words, sentences, ()), ())
    (voice,) = said.chain
    assert (voice.name, voice.type, voice.state, voice.office) == ("Радж Примеров", "person", "IND", "министр торговли Индии")
