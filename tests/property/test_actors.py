"""What holds for the actors of any text."""

from hypothesis import given
from hypothesis import strategies as st

from comity.language.en.actors import actors
from comity.model.analysis import Sentence

PIECES = [
    "Peru", "Chile", "the two countries", "Minister Ana Rivas", "Rivas", "of", "the", "Bank", "Ministry", "and", ",", ".",
    "’s", "(SAPS)", "US$5", "Chinese", "Embassy", "in", "said", "Wang", "Yi", "The expert", "II", "Al", "bin", "—", "Jordan",
    "Former", "state", "administration", "O'Hara", "É", "\n",
]  # fmt: skip


def whole(text):
    return [Sentence(start=0, end=len(text), paragraph=0)] if text else []


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_mentions_are_in_order_apart_and_inside(text):
    last = 0
    for mention in actors(text, whole(text)):
        assert last <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        last = mention.end


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_gives_the_same_again(text):
    assert actors(text, whole(text)) == actors(text, whole(text))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_one_key_has_one_kind(text):
    kinds = {}
    for mention in actors(text, whole(text)):
        assert kinds.setdefault(mention.key, mention.kind) == mention.kind
