"""The article of an answer, however it is wrapped; a clear reason where there is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.verify.answers import article_in

ARTICLE = {"figures": [{"value": 3, "evidence": 'a "brace" } in words {'}], "events": []}
TEXT = json.dumps(ARTICLE)


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        f"\ufeff\n{TEXT}\n",
        f"```json\n{TEXT}\n```",
        f"Sure, here it is:\n\n```\n{json.dumps(ARTICLE, indent=2)}\n```\nAnything else?",
        f"The answer is {TEXT} as asked.",
        f'As in the example {{"value": 1}} I write:\n{TEXT}',
        f"```json\n{TEXT}\n```\nand once more\n```json\n{TEXT}\n```",
        f"<think>{{not json}} hm</think>{TEXT}",
    ],
)
def test_the_article_is_found(answer: str) -> None:
    assert article_in(answer) == ARTICLE


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "empty"),
        ("I cannot do that.", "no whole JSON object"),
        (TEXT[:-5], "no whole JSON object"),
        ("[1]", "no object"),
        ('{"value": 3} and more', "no whole JSON object"),
        (f'{TEXT} or {{"figures": []}}', "2 different answers"),
        ("{" * 50_000, "no whole JSON object"),
        ("x" * 9_000_000, "longer|more than any"),
    ],
)
def test_what_holds_none_is_told_why(answer: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        article_in(answer)


@given(st.text(max_size=200))
def test_any_answer_is_an_object_or_a_reason(answer: str) -> None:
    reason = ""
    found: object = None
    try:
        found = article_in(answer)
    except ValueError as error:
        reason = str(error)
    assert isinstance(found, dict) != bool(reason)
