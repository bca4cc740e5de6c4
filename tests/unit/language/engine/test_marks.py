"""Shapes of words and the space before them."""

import pytest

from comity.language.engine.marks import BLANK, GLUED, LINE, MARKS, SPACE, mark, space


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("", GLUED),
        (" ", SPACE),
        ("\t ", SPACE),
        ("\n", LINE),
        (" \r\n ", LINE),
        ("\n \n", BLANK),
        ("\r", LINE),
        ("\u2029", BLANK),
    ],
)
def test_space(between: str, kind: int) -> None:
    assert space(between) == kind


def test_words_of_one_shape_share_their_mark_and_others_do_not() -> None:
    groups = [
        ["oil", "gas"],
        ["Oil", "Caracas"],
        ["PDVSA", "NATO"],
        ["2030", "1,5"],
        ["B2B", "X1"],
        ["J.", "X"],
        [",", "--"],
        ["McKay"],
    ]
    found = [{mark(word, SPACE) for word in group} for group in groups]
    assert all(len(marks) == 1 for marks in found)
    assert len(set.union(*found)) == len(groups)


def test_marks_stay_below_their_number_and_keep_the_space() -> None:
    words = ["oil", "Oil", "OIL", "x1", "1", "%", "iPhone", "日本", "A", "McKay", "INTERNATIONAL"]
    found = {mark(word, before) for word in words for before in (GLUED, SPACE, LINE, BLANK)}
    assert max(found) < MARKS - 1
    assert all(mark(word, BLANK) != mark(word, SPACE) for word in words)
