"""`rulings.jsonl`: what goes out comes in again, the union of lines is a merger, and what was changed by hand is refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.errors import RulingError
from comity.model.ruling import KINDS, Ruling, Words
from comity.rule.lines import read, written

NAMES = st.text(min_size=1, max_size=12)
RULINGS = st.builds(
    Ruling,
    kind=st.sampled_from(KINDS),
    claims=st.lists(NAMES, max_size=2).map(tuple),
    subject=st.none() | NAMES,
    values=st.dictionaries(NAMES, st.integers(-5, 5) | NAMES | st.none(), max_size=2),
    analyst=NAMES,
    time=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)).map(lambda t: t.replace(microsecond=0)),
    reason=NAMES,
    words=st.just(
        (Words(claim="c_1", document="d_1", address="a.txt", text="t_1", start=0, end=4, kind="figure", quote="\u2028“ten”\n"),)
    ),
)


@given(st.lists(RULINGS, max_size=6), st.lists(RULINGS, max_size=6))
def test_the_union_of_the_lines_of_two_files_is_the_file_of_all(ours: list[Ruling], theirs: list[Ruling]) -> None:
    mine, other = written(ours), written(theirs)
    merged = b"".join(sorted({*mine.splitlines(keepends=True), *other.splitlines(keepends=True)}))
    assert written(read(mine + other, "x")) == written([*ours, *theirs])
    assert {one.id for one in read(merged, "x")} == {one.id for one in (*ours, *theirs)}


@given(st.lists(RULINGS, max_size=6))
def test_a_file_gives_back_what_was_written_in_one_order(rulings: list[Ruling]) -> None:
    content = written(rulings)
    assert written(reversed(rulings)) == content
    assert {one.id: one for one in read(content, "x")} == {one.id: one for one in rulings}
    assert all(line.startswith(b"{") for line in content.splitlines())


ONE = Ruling(kind="reject", claims=("c_1",), analyst="Ann", time=datetime(2025, 6, 1, tzinfo=UTC), reason="misread")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<<<<<<< HEAD\n", "line 1 is no ruling"),
        (written([ONE]).replace(b"misread", b"well read"), "was changed"),
        (written([ONE]).replace(b'"Ann"', b'""'), "lacks its analyst"),
        (written([ONE]) + b'{"kind": "burn"}\n', "line 2 is no ruling"),
    ],
)
def test_what_is_no_ruling_is_refused_with_its_line(content: bytes, told: str) -> None:
    with pytest.raises(RulingError, match=told):
        read(content, "rulings.jsonl")
