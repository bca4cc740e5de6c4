"""Which states some words name, held against trying every name at every place."""

import re

from hypothesis import given
from hypothesis import strategies as st

from comity.resources import load
from comity.resources.mentions import named_states, names_state, state_pattern
from comity.resources.rows import State

CODES = sorted(row.iso3 for row in load("states", State))
FORMS = sorted({form for row in load("states", State) for form in (row.name, *row.forms, *row.demonyms)})


@given(
    st.lists(st.sampled_from(FORMS) | st.sampled_from(["Guinean", "x", "the"]), max_size=6),
    st.sampled_from([" ", ", ", "-", "", "\n"]),
)
def test_every_name_is_found_and_no_other(parts: list[str], between: str) -> None:
    words = between.join(parts)
    assert named_states(words) == tuple(code for code in CODES if names_state(words, code))


def test_every_name_is_found_alone() -> None:
    for form in FORMS:
        pattern = [code for code in CODES if (one := state_pattern(code)) is not None and one.search(form)]
        assert list(named_states(f"({form})")) == pattern
        assert pattern
        assert re.match(r"\w", form)
