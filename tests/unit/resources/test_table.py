import pytest
from msgspec import Struct

from comity.model.errors import ResourceError
from comity.resources.table import decode


class Port(Struct, frozen=True):
    code: str
    berths: int
    forms: tuple[str, ...]
    depth: float | None = None
    is_free: bool = False


HEADER = "code\tberths\tforms\tdepth\tis_free\n"


def test_cells_take_the_type_of_their_field():
    rows = decode(f"{HEADER}abc\t12\tAlba|Alba Port\t9.5\ttrue\n".encode(), "ports.tsv", Port)
    assert rows == (Port("abc", 12, ("Alba", "Alba Port"), 9.5, True),)


def test_an_empty_cell_is_none_an_empty_list_or_the_default():
    (row,) = decode(f"{HEADER}abc\t12\t\t\t\n".encode(), "ports.tsv", Port)
    assert row == Port("abc", 12, (), None, False)


def test_an_optional_column_may_be_left_out():
    (row,) = decode(b"code\tberths\tforms\nabc\t1\tA\n", "ports.tsv", Port)
    assert row.depth is None


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (f"{HEADER}abc\tmany\tA\t\t\n", "ports.tsv, line 2, column berths"),
        (f"{HEADER}abc\t1\tA\t\t\n\t1\tA\t\t\n", "ports.tsv, line 3, column code"),
        (f"{HEADER}abc\t1\n", "ports.tsv, line 2: 2 fields"),
        ("code\tberths\tforms\tcolour\n", "ports.tsv, line 1, column colour"),
        ("code\tforms\n", "ports.tsv, line 1, column berths"),
        ("code\tcode\tberths\tforms\n", "ports.tsv, line 1"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(content, place):
    with pytest.raises(ResourceError) as caught:
        decode(content.encode(), "ports.tsv", Port)
    assert place in str(caught.value)


def test_bytes_that_are_no_utf8_are_refused():
    with pytest.raises(ResourceError, match="not UTF-8"):
        decode(b"code\n\xff\n", "ports.tsv", Port)
