import pytest

from comity.trace.siblings import sibling_slips
from comity.trace.translations import translations

OTHER = (
    "Estria hired a private military company in May. The two ministries spoke of the implementation of the harbour project, "
    "and the prospects of the rye market were good."
)


@pytest.mark.parametrize(
    ("words", "wording", "sibling"),
    [
        ("In May Norland saw a private military campaign.", "a private military campaign", "a private military company"),
        (
            "They discussed the realization of the harbour project.",
            "the realization of the harbour project",
            "the implementation of the harbour project",
        ),
        ("Bright perspectives of the rye market.", "perspectives of the rye market", "prospects of the rye market"),
    ],
)
def test_a_literal_rendering_is_told_where_the_sibling_has_the_usual_word(words: str, wording: str, sibling: str) -> None:
    (slip,) = sibling_slips(words, OTHER)
    assert (slip.wording, slip.sibling) == (wording, sibling)
    assert words[slip.start : slip.end] == wording


@pytest.mark.parametrize(
    "words",
    [
        "The election campaign began in May.",
        "In May a company of guards opened its summer campaign.",
        "He saw the realization of his dreams.",
        "A campaign of the army.",
        OTHER,
    ],
)
def test_good_english_is_no_slip_elsewhere(words: str) -> None:
    assert sibling_slips(words, OTHER) == ()
    assert sibling_slips(OTHER, words) == ()


VERSION = (
    "The president of Estria spoke of the common energy policy of the two countries, and thanked the owners of the harbour. "
    "He will return to the region in the coming quarter, the ministry of transport added."
)


@pytest.mark.parametrize(
    ("words", "wording", "sibling"),
    [
        (
            "Estria's leader told about the common energy politics of the two countries.",
            "the common energy politics of the two countries",
            "the common energy policy of the two countries",
        ),
        ("Shall he return to the religion in the coming quarter.", "return to the religion in the coming quarter", None),
    ],
)
def test_in_a_translation_the_sibling_alone_shows_a_word_taken_for_another(words: str, wording: str, sibling: str | None) -> None:
    (slip,) = sibling_slips(words, VERSION, is_translated=True)
    assert slip.wording == wording
    assert words[slip.start : slip.end] == wording
    assert slip.sibling == sibling or (sibling is None and "to the region in the" in slip.sibling)
    assert (slip.lang, slip.original) == (None, None)
    assert sibling_slips(words, VERSION) == ()  # a text that nothing shows to be translated may choose its words


@pytest.mark.parametrize(
    "words",
    [
        "He spoke of the common energy plans of the two countries.",  # another word, none that looks like it
        "He spoke of the common energy policies of the two countries.",  # another form of the word
        "A common policy; energy politics are another thing.",  # other words around
        "He will return to the region in the coming quarter, the Minister of transport added.",  # an office, a form of the word
        VERSION,
    ],
)
def test_other_words_of_a_translation_are_no_slips(words: str) -> None:
    assert sibling_slips(words, VERSION, is_translated=True) == ()


def test_a_slip_that_the_table_knows_is_told_once() -> None:
    (slip,) = sibling_slips("In May Norland saw a private military campaign.", OTHER, is_translated=True)
    assert slip.lang == "ru"


def test_a_slip_beside_the_sibling_is_a_sign_of_translation() -> None:
    one = (
        "The minister Boris Primerov said that the implementation of the harbour project cost 412 million in 2023. Exports of "
        "wheat rose to 73 thousand tons from 58 thousand, he told Galina Sample in Port Estria. Otto Beispiel lent 19.5 million."
    )
    other = (
        "Minister Boris Primerov has named the realization of the harbour project at 412 million in 2023. Grew the export to 73 "
        "thousand t against 58 thousand, shared he with Galina Sample at Port Estria. By Otto Beispiel was lent 19,5 million."
    )
    (found,) = translations([one, other], [None, None])
    assert found.signs[0].startswith("“the realization of the harbour project” in one reads like a machine's “the implementation")
    assert translations([one, other.replace("realization", "cost")], [None, None]) == []
