"""Whatever the text, sentences cover it once and utterances quote it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.language.en.sentences import sentences
from comity.language.en.speech import speech
from comity.language.en.tokens import tokens
from comity.model.analysis import Mention

PIECES = [
    "Ada Ejemplo",
    "he",
    "the minister",
    "Example Wire",
    "said",
    "told",
    "adding",
    "according to",
    "that",
    "trade rose 5%",
    "the port would open",
    "“",
    "”",
    '"',
    "«",
    "»",
    "‘",
    "’",
    "''",
    "— ",
    ", ",
    ". ",
    "? ",
    ": ",
    "\n",
    "\n\n",
    " ",
    "U.S.",
    "and",
    "but",
    "with",
    "as",
    "noting",
    "who",
    "quoted",
    "as saying",
    "is sure",
    "in a statement",
    "on Monday",
    "(",
    ")",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=120)


def mentions(text: str) -> list[Mention]:
    names = {"Ada Ejemplo": "person", "Example Wire": "outlet"}
    return [
        Mention(start=start, end=start + len(name), kind=kind, key=name, name=name)
        for name, kind in names.items()
        for start in range(len(text))
        if text.startswith(name, start)
    ]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_every_sign_once_in_order(text: str) -> None:
    place = 0
    for item in sentences(text):
        assert item.start >= place
        assert not text[place : item.start].strip()
        assert text[item.start : item.end].strip() == text[item.start : item.end] != ""
        place = item.end
    assert not text[place:].strip()


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_paragraph_numbers_never_fall(text: str) -> None:
    numbers = [item.paragraph for item in sentences(text)]
    assert numbers == sorted(numbers)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_utterances_quote_words_and_name_a_voice(text: str) -> None:
    items = sentences(text)
    for item in speech(text, items, mentions(text)):
        start, end = item.content
        assert 0 <= start < end <= len(text)
        assert any(sign.isalnum() for sign in text[start:end])
        assert item.chain
        assert all(voice.name for voice in item.chain)
        assert any(sentence.start <= start < sentence.end for sentence in items if sentence.kind == "prose")


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_order_of_mentions_does_not_matter(text: str) -> None:
    items, named = sentences(text), mentions(text)
    assert speech(text, items, named) == speech(text, items, named[::-1])


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_tokens_stand_in_order_and_leave_only_space_between(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert token.start >= place
        assert not text[place : token.start].strip()
        assert token.low == text[token.start : token.end].lower()
        place = token.end
    assert not text[place:].strip()


@given(
    st.sampled_from(["trade rose", "the port would open in May", "exports of tea fell by a tenth in 2024"]),
    st.sampled_from(["said", "noted", "announced", "warned"]),
)
def test_before_and_after_mean_the_same(content: str, verb: str) -> None:
    said = [f"Ada Ejemplo {verb} that {content}.", f"{content.capitalize()}, Ada Ejemplo {verb}."]
    heard = [speech(text, sentences(text), mentions(text)) for text in said]
    assert [text[slice(*items[0].content)].lower() for text, items in zip(said, heard, strict=True)] == [content.lower()] * 2
    assert {items[0].chain for items in heard} == {heard[0][0].chain}
