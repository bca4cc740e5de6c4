"""Whatever a document says, a reader of an export or a report gets its words and nothing else."""

import csv
import io
from xml.etree import ElementTree as ET

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from comity.publish.export.calendar_file import _folded, _text
from comity.publish.export.cells import FORMULA, one_line, plain, safe
from comity.publish.export.graphml import _data
from comity.publish.render.markdown import plain as markdown_words
from comity.publish.words import on_one_line

MARKS = "\\`*_{}[]<>#|~^$&=+!:@-.()\"'/ \n\t0123456789ab"
words = st.one_of(st.text(), st.text(alphabet=MARKS, max_size=40))
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def read(markdown: str) -> str:
    root = html.document_fromstring(f"<body>{READER.render(markdown)}</body>")
    return " ".join(root.text_content().split())


@given(words)
@example("1. a")
@example("- a")
@example("[^1]")
@example("&amp;")
@example("--- ---")
@example("    code")
def test_markdown_shows_the_words_in_a_line_and_in_a_list(said: str) -> None:
    expected = " ".join(on_one_line(said).split())
    assert read(markdown_words(said)) == expected
    assert read(f"- {markdown_words(said)}") == expected
    assert read(f"x **{markdown_words('a' + said)}** y") == " ".join(f"x a{on_one_line('a' + said)[1:]} y".split())


@given(words)
def test_markdown_shows_the_words_in_a_cell(said: str) -> None:
    assert read(f"| h |\n| --- |\n| {markdown_words(said)} |") == " ".join(f"h {on_one_line(said)}".split())


@given(words)
def test_a_calendar_reads_the_words_back(said: str) -> None:
    lines = [_folded("BEGIN", "VCALENDAR"), _folded("BEGIN", "VEVENT"), _folded("SUMMARY", _text(said)), _folded("END", "VEVENT")]
    made = b"".join([*lines, _folded("END", "VCALENDAR")])
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (entry,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(entry["SUMMARY"]) == plain(said).replace("\r\n", "\n").replace("\r", "\n")


@given(words)
def test_a_cell_is_no_formula_and_keeps_its_words(said: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([safe(said), "end"])
    ((cell, end),) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert end == "end"
    assert not cell.lstrip(" ").startswith(FORMULA)
    assert cell in {plain(said), "'" + plain(said)}


@given(words)
def test_xml_holds_the_words(said: str) -> None:
    found = ET.fromstring(_data("node", "label", one_line(said)))
    assert (found.text or "") == one_line(said)
