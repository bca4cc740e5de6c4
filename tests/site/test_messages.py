"""The catalogue: every key that a template uses is there, and every message is used."""

import re
from importlib.resources import files

import pytest

from comity.model.errors import ResourceError
from comity.site.catalogue import messages, translator

BUILT = (
    "answers.",
    "nav.",
    "marks.",
    "overview.",
    "premises.",
    "block.",
    "error.",
    "why.",
    "folder.",
    "board.places.",
    "measures.looks.",
    "timeline.lanes.",
    "review.preview_",
    "review.keys.",
)
"""Keys of these are put together from names; the pages' own tests show them."""


def _used() -> set[str]:
    templates = (files("comity.site") / "templates").iterdir()
    return {key for one in templates for key in re.findall(r'say\("([a-z_.]+)"[,)]', one.read_text("utf-8"))}


def test_every_key_is_known() -> None:
    assert _used() <= set(messages())


def test_every_message_is_used() -> None:
    assert {key for key in set(messages()) - _used() if not key.startswith(BUILT)} == set()


def test_a_missing_message_is_told() -> None:
    with pytest.raises(ResourceError, match=r"nothing\.here"):
        translator()("nothing.here")
