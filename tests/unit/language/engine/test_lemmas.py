"""Lemmas as edits of the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.engine.lemmas import edit_of, lemma_of

WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("Policies", "policy", "l3|y"),
        ("Caracas", "Caracas", "k0|"),
        ("signed", "sign", "l2|"),
        ("went", "go", "l4|go"),
        ("n't", "not", "l2|ot"),
        ("The", "the", "l0|"),
        ("MOSCOW", "Moscow", "t0|"),
    ],
)
def test_edits(form: str, lemma: str, edit: str) -> None:
    assert edit_of(form, lemma) == edit
    assert lemma_of(form, edit) == lemma


def test_one_edit_serves_all_words_of_its_kind() -> None:
    assert lemma_of("Deliveries", "l3|y") == "delivery"


@pytest.mark.parametrize("edit", ["l4|go", "l2|", "k9|"])
def test_a_form_too_short_is_its_own_lemma(edit: str) -> None:
    assert lemma_of("ab" if edit != "l4|go" else "abc", edit) in {"ab", "abc"}


@given(WORDS, WORDS)
def test_the_edit_of_a_pair_makes_the_lemma(form: str, lemma: str) -> None:
    wanted = lemma.replace("’", "'")
    assert lemma_of(form, edit_of(form, lemma)) == wanted
