import random
import re
from functools import cache

import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.errors import SourceError
from comity.read.limits import Limits
from comity.read.pdf import pdf
from comity.read.pdf.forms import contains_itself

SENTENCES = (
    "Kenya and Ghana signed an intergovernmental agreement on agricultural cooperation in the capital of the region.",
    "Bilateral turnover reached about 200 million dollars in 2024, notwithstanding extraordinary transportation difficulties.",
    "Representatives of both ministries characterised the far-reaching arrangement as unprecedented for the countries.",
    "According to the customs administration, deliveries of fertilisers and machinery increased considerably.",
)
TITLE = "Kenya and Ghana sign a far-reaching trade agreement"


def paragraph(number: int) -> str:
    order = random.Random(number)
    return f"Paragraph {number}. " + " ".join(order.sample(SENTENCES, len(SENTENCES)))


@cache
def made(columns: int, count: int = 24, *, has_table: bool = False) -> bytes:
    """A document with running head and foot, hyphenated and justified, as typesetters make them."""
    head = (
        f'#set page(paper: "a4", header: [Example Wire #h(1fr) Bulletin 12], columns: {columns}, '
        "footer: context [#align(center)[#counter(page).display()]])\n#set par(justify: true)\n"
        f'#set text(hyphenate: true, lang: "en", size: 10pt)\n#place(top + center, scope: "parent", float: true)[= {TITLE}]\n'
    )
    cells = ("Year", "Exports", "Imports", "Turnover", "2018", "40.5", "44.5", "85.0", "2024", "90.1", "110.2", "200.3")
    table = f"#table(columns: 4, {', '.join(f'[{cell}]' for cell in cells)})"
    body = [paragraph(number) + ("\n\n" + table if has_table and number == 3 else "") for number in range(count)]
    return typst.compile((head + "\n\n".join(body)).encode())


@pytest.mark.parametrize("columns", [1, 2])
def test_columns_are_read_one_after_another_and_words_parted_by_line_ends_are_joined(columns: int) -> None:
    lines = pdf(made(columns), "a.pdf").words.split("\n")
    assert lines == [TITLE, *map(paragraph, range(24))]


@pytest.mark.parametrize("columns", [1, 2])
def test_the_rows_of_a_table_are_lines(columns: int) -> None:
    lines = pdf(made(columns, has_table=True), "a.pdf").words.split("\n")
    place = lines.index("Year | Exports | Imports | Turnover")
    assert lines[place + 1 : place + 3] == ["2018 | 40.5 | 44.5 | 85.0", "2024 | 90.1 | 110.2 | 200.3"]
    assert [line for line in lines if " | " not in line] == [TITLE, *map(paragraph, range(24))]


def test_three_narrow_columns_keep_every_word_in_order() -> None:
    words = pdf(made(3), "a.pdf").words.replace(" | ", " ")
    said = " ".join(map(paragraph, range(24)))
    assert re.sub(r"[\s-]", "", words) == re.sub(r"[\s-]", "", TITLE + said)


def test_running_heads_and_page_numbers_are_no_words() -> None:
    words = pdf(made(1), "a.pdf").words
    assert "Bulletin" not in words
    assert not any(line.strip().isdigit() for line in words.split("\n"))


def test_what_only_one_page_says_at_its_head_is_kept() -> None:
    raw = typst.compile(b"#set page(margin: 1cm)\nA line at the very head of the page.\n\n#pagebreak()\nAnother line there.")
    assert pdf(raw, "a.pdf").words == "A line at the very head of the page.\nAnother line there."


def test_title_author_and_day_of_making_are_told() -> None:
    made_on = "datetime(year: 2025, month: 5, day: 7)"
    source = f'#set document(title: "A pact", author: "A. Writer", date: {made_on})\nWords of a pact on grain.'
    declared = pdf(typst.compile(source.encode()), "a.pdf").declared
    assert (declared.title, declared.author) == ("A pact", "A. Writer")
    assert [(one.source, one.period.label()) for one in declared.dates] == [("file", "2025-05-07")]


PICTURE = b"#rect(width: 10cm, height: 10cm, fill: blue)"


def test_a_scan_is_reported() -> None:
    with pytest.raises(SourceError, match="OCR") as caught:
        pdf(typst.compile(PICTURE), "a.pdf")
    assert caught.value.code == "read.scan"
    mixed = pdf(typst.compile(b"Words of the first page, which is no picture.\n#pagebreak()\n" + PICTURE), "a.pdf")
    assert mixed.words == "Words of the first page, which is no picture."
    assert [note.code for note in mixed.notes] == ["read.scan"]
    assert "page 2" in mixed.notes[0].text


def test_too_many_pages_or_characters_are_refused() -> None:
    for limits in (Limits(pages=1), Limits(text_mb=0.001)):
        with pytest.raises(SourceError, match="split it") as caught:
            pdf(made(1), "a.pdf", limits)
        assert caught.value.code == "read.too-large"


def test_letters_strewn_over_a_page_are_all_read() -> None:
    strewn = "#for i in range(6000) { place(dx: calc.rem(i * 37, 500) * 1pt, dy: calc.rem(i * 91, 700) * 1pt)[x] }"
    words = pdf(typst.compile(strewn.encode()), "a.pdf").words
    assert words.count("x") == 6000


LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 999999999>>endobj\n"
    b"3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 5>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def test_pages_that_lead_in_a_circle_end() -> None:
    with pytest.raises(SourceError, match=r"^a\.pdf: "):
        pdf(LOOP, "a.pdf")


def test_a_locked_file_is_named() -> None:
    # An encryption dictionary without a key that opens it: what a reader meets that has no password.
    locked = made(1).replace(
        b"trailer\n<<",
        b"trailer\n<<\n  /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"00" * 32
        + b"> /U <"
        + b"11" * 32
        + b"> >>\n  /ID [<00> <00>]",
    )
    try:
        pypdfium2.PdfDocument(locked).close()
    except pypdfium2.PdfiumError as error:
        assert "password" in str(error).lower()  # noqa: PT017
    with pytest.raises(SourceError) as caught:
        pdf(locked, "a.pdf")
    assert caught.value.code == "read.locked"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damage_gives_words_or_a_sentence(data: st.DataObject) -> None:
    raw = bytearray(made(1, 2))
    for _ in range(data.draw(st.integers(1, 30))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        pdf(bytes(raw[: data.draw(st.integers(100, len(raw)))]), "a.pdf")
    except SourceError as error:
        assert str(error).startswith("a.pdf: ")  # noqa: PT017


def test_a_drawing_in_several_drawings_is_no_loop_and_one_within_itself_is() -> None:
    form = "<</Subtype/Form/Resources<</XObject<</A {} 0 R/B {} 0 R>>>>>>\nstream\nendstream"
    parts = [form.format(2, 3), form.format(3, 4), form.format(4, 4), "<</Subtype/Image>>\nstream\nendstream"]
    objects = [f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, 1)]
    assert not contains_itself("".join(objects).encode())
    apart = "5 0 obj<</Subtype/Form/Resources 6 0 R>>stream endstream 6 0 obj<</XObject 7 0 R>>endobj 7 0 obj<</A {} 0 R>>"
    assert not contains_itself(apart.format(3).encode() + "".join(objects).encode())
    assert contains_itself(apart.format(5).encode() + "".join(objects).encode())
