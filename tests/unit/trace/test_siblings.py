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
