"""PLOVER roots of own sentences."""

import pytest

from comity.extract.plover import root, root_of

SAID = [
    ("Ghana condemned Togo over the closed border.", "Ghana", "Togo", "ACCUSE"),
    ("Peru and its neighbour Chile, whose president met Peru's on Monday, were content.", "Chile", "Peru", "CONSULT"),
    ("Oman rejected a proposal by Yemen.", "Oman", "Yemen", "REJECT"),
    ("Fiji urged Tonga to sign.", "Fiji", "Tonga", "REQUEST"),
    ("Mali expelled an envoy of Niger.", "Mali", "Niger", "SANCTION"),
    ("Laos donated rice to Nepal.", "Laos", "Nepal", "AID"),
    ("Cuba warned Haiti against it.", "Cuba", "Haiti", "THREATEN"),
    ("Iraq deployed troops on the border with Kuwait.", "Iraq", "Kuwait", "MOBILIZE"),
    ("Sudan shelled villages in Chad.", "Sudan", "Chad", "ASSAULT"),
    ("Norway cut its military aid to Benin.", "Norway", "Benin", "SANCTION"),
    ("Kenya lifted the ban on maize from Malawi.", "Kenya", "Malawi", "YIELD"),
    ("Japan imposed new sanctions on Belarus.", "Japan", "Belarus", "COERCE"),
    ("Gabon pledged full support for Angola.", "Gabon", "Angola", "SUPPORT"),
    ("Ghana recalled its ambassador from Togo.", "Ghana", "Togo", "SANCTION"),
]


@pytest.mark.parametrize(("text", "source", "target", "expected"), SAID)
def test_the_verb_between_source_and_target_decides(text: str, source: str, target: str, expected: str) -> None:
    assert root({"text": text, "source": source, "target": target}) == {"root": expected}


def test_words_that_tell_nothing_give_no_root() -> None:
    assert root_of("Bhutan lies east of Nepal.", "Bhutan", "Nepal") is None


def test_a_source_that_the_text_does_not_name_still_leaves_its_words() -> None:
    assert root_of("Police arrested two men.", "Elbonia", "two men") == "COERCE"


def test_a_language_without_words_gives_no_root() -> None:
    assert root_of("Ghana condemned Togo.", "Ghana", "Togo", lang="xx") is None
