"""What holds for any pile: origins partition its claims, order changes nothing, passages are the same words on both sides."""

import re
from itertools import pairwise
from random import Random
from unicodedata import combining, normalize

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.trace.pile_factory import NO_RECORDS, Article, Said, capital, figure, person, pile_of

from comity.model.page import Pile
from comity.trace import notices, trace
from comity.trace.copies import copies

PIECES = ("rye", "iron", "ships", "north", "envoy", "said", "that", "trade", "rose", "over", "the", ".", ";", "\n", "“", "”", "é")
CUES = ("Source:", "Edited by", "(", "Example Wire", ")", "—", "\n", "via", "This article", "first published by")
WORDS = st.lists(st.sampled_from(PIECES), max_size=120)
TEXTS = st.lists(WORDS.map(" ".join), max_size=6)
VALUES = (200e6, 400e6, 54.0, 7.0)
VOICES = (None, person("Tomas Orr", "AAA"), person("Orr"), person("Edda Vale", "BBB"), capital("Tarn", "AAA"))


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    articles = []
    for nth in range(draw(st.integers(0, 6))):
        quotes = [f"figure {place} of {draw(st.integers(0, 2))}." for place in range(draw(st.integers(0, 4)))]
        said = [
            Said(quote, draw(st.sampled_from([figure(value) for value in VALUES] + [None])), draw(st.sampled_from(VOICES)))
            for quote in quotes
        ]
        extra = draw(st.sampled_from(["", "Source: Paper 0", "First published by Paper 1", "(EWN)"]))
        articles.append(
            Article(f"Paper {draw(st.integers(0, nth))}", f"{' '.join(quotes)}\n{extra}", *said, address=f"{nth}.txt")
        )
    return pile_of(articles)


@given(piles())
@settings(max_examples=60)
def test_origins_partition_the_claims(pile: Pile) -> None:
    found = trace(pile, NO_RECORDS)
    assert sorted(claim for origin in found.origins for claim in origin.claims) == sorted(pile.claims)
    for origin in found.origins:
        assert origin.documents == tuple(sorted({pile.claims[claim].document for claim in origin.claims}))
        assert origin.reasons


@given(piles(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_changes_nothing(pile: Pile, source: Random) -> None:
    def shuffled(table: dict) -> dict:  # type: ignore[type-arg]
        items = list(table.items())
        source.shuffle(items)
        return dict(items)

    other = Pile(shuffled(pile.documents), shuffled(pile.texts), shuffled(pile.claims))
    assert trace(other, NO_RECORDS) == trace(pile, NO_RECORDS)


@given(piles())
@settings(max_examples=60)
def test_no_origin_holds_two_states_speakers(pile: Pile) -> None:
    for origin in trace(pile, NO_RECORDS).origins:
        states = {pile.claims[claim].speaker.state for claim in origin.claims} - {None}
        assert len(states) <= 1


@given(TEXTS)
def test_passages_are_the_same_words_on_both_sides_and_disjoint(texts: list[str]) -> None:
    for found in copies(texts):
        left, right = texts[found.left], texts[found.right]
        for passage in found.passages:
            assert _plain(left[passage.left_start : passage.left_end]) == _plain(right[passage.right_start : passage.right_end])
        assert 0 < found.share <= 1
        _assert_disjoint([(passage.left_start, passage.left_end) for passage in found.passages])
        _assert_disjoint(sorted((passage.right_start, passage.right_end) for passage in found.passages))


@given(WORDS.map(" ".join))
def test_a_text_is_a_copy_of_itself(text: str) -> None:
    found = copies([text, text])
    assert [each.kind for each in found] == (["republication"] if re.search(r"\w", text) else [])
    assert all(each.share == 1 for each in found)


@given(st.text(max_size=400))
def test_notices_quote_the_text_and_never_overlap(words: str) -> None:
    found = notices(words)
    _assert_disjoint([(notice.start, notice.end) for notice in found])
    assert all(notice.name in words[notice.start : notice.end] for notice in found)


@given(st.lists(st.sampled_from(CUES)))
def test_notices_made_of_cues_name_somebody(pieces: list[str]) -> None:
    words = " ".join(pieces)
    for notice in notices(words):
        assert notice.name.strip("()«»“”") == notice.name != ""
        assert notice.name in words[notice.start : notice.end]


def _plain(text: str) -> list[str]:
    return re.findall(r"\w+", "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign)))


def _assert_disjoint(stretches: list[tuple[int, int]]) -> None:
    assert all(start < end for start, end in stretches)
    assert all(first[1] <= second[0] for first, second in pairwise(stretches))
