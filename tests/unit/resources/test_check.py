from datetime import date

import pytest

from comity.resources.check import Entry, faults, table_digest, with_digests

ENTRY = Entry(source="made", licence="Apache-2.0", date=date(2026, 1, 2), key=("code",), description="ports")


def test_a_table_in_order_has_no_faults():
    assert faults("code\tname\na\tÁlava\nb\tB\n".encode(), "ports.tsv", ENTRY) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("code\nb\na\n", "line 2: rows are not sorted by b"),
        ("code\na\na\n", "line 3: the key a was used above"),
        ("code\nA\u0301\n", "normal form C"),
        ("code\na\r\n", "carriage returns"),
        ("code\na", "one line feed"),
        ("code\tforms\na\tx| y\n", "line 2: a cell or list item is empty or has spaces"),
        ("code\tforms\na\tx||y\n", "line 2: a cell or list item is empty or has spaces"),
        ("name\na\n", "the key names code"),
        ("code\tname\na\n", "line 2: 1 fields"),
    ],
)
def test_a_fault_is_told_with_its_line(content, said):
    assert any(said in fault for fault in faults(content.encode(), "ports.tsv", ENTRY))


def test_order_may_have_a_meaning():
    ordered = Entry(source="made", licence="Apache-2.0", date=date(2026, 1, 2), key=("code",), description="", is_ordered=True)
    assert faults(b"code\nb\na\n", "ports.tsv", ordered) == []


def test_digests_are_written_into_their_blocks_and_nothing_else_changes():
    text = '# head\n\n[ports]\nkey = ["code"]\n\n# about seas\n[seas]\nkey = ["code"]\ndigest = "old"\n'
    written = with_digests(text, {"ports": "1111", "seas": "2222"})
    assert written == (
        '# head\n\n[ports]\nkey = ["code"]\ndigest = "1111"\n\n# about seas\n[seas]\nkey = ["code"]\ndigest = "2222"\n'
    )
    assert with_digests(written, {"ports": "1111", "seas": "2222"}) == written


def test_a_digest_depends_on_every_byte():
    assert table_digest(b"code\na\n") != table_digest(b"code\nb\n")
