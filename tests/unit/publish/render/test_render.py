"""Every form holds the same: each text of the paper is found in what the real reader of the form gives back."""

import ctypes
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx as word
import pypdfium2
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace
from tests.unit.publish import factory, relation
from tests.unit.publish.export.ledgers import NASTY, content
from tests.unit.publish.test_report import hostile

from comity.model.errors import ConfigError
from comity.publish.compose import dossier
from comity.publish.material import Material
from comity.publish.paper import Grid, Item, Paper, Paragraph, paper, source_words
from comity.publish.render import RENDERERS, render
from comity.publish.render.pdf import missing
from comity.publish.view import Dossier
from comity.publish.words import on_one_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SCRIPTS = {
    "Cyrillic": "Министерство торговли Норвегии",
    "Greek": "Υπουργείο Εμπορίου",
    "Georgian": "ვაჭრობის სამინისტრო",
    "Vietnamese": "Bộ Công Thương",
    "Turkish": "Dışişleri Bakanlığı",
    "Armenian and Latin": "Łódź Ærø naïve",
}
RIGHT_TO_LEFT = {"Arabic": "وزارة التجارة", "Hebrew": "משרד הכלכלה"}


def folded(text: str) -> str:
    """Without white space and marks of direction, so that line breaks of a reader do not matter."""
    return re.sub(r"[\s\u200b\u00ad\u202a-\u202e\u2066-\u2069\ufeff]+", "", text)


def markdown_text(made: bytes) -> str:
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return html.document_fromstring(f"<body>{reader.render(made.decode())}</body>").text_content()


def docx_text(made: bytes) -> str:
    document = word.Document(io.BytesIO(made))
    words = [paragraph.text for paragraph in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    (notes,) = [part for part in document.part.package.iter_parts() if part.partname == "/word/endnotes.xml"]
    return "\n".join([*words, *("".join(node.itertext()) for node in etree.fromstring(notes.blob))])


def pdf_text(made: bytes) -> str:
    document = pypdfium2.PdfDocument(made)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return "".join({"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufffe": ""}.get(letter, letter) for letter in text)


def html_text(made: bytes) -> str:
    return html.document_fromstring(made.decode()).text_content()


READERS: dict[str, Callable[[bytes], str]] = {".html": html_text, ".md": markdown_text, ".docx": docx_text, ".pdf": pdf_text}


def texts(made: Paper) -> Iterator[str]:
    """Everything that a paper says, head and foot aside."""
    yield from (made.title, *made.lead, *(fact.value for fact in made.facts), *(fact.name for fact in made.facts))
    for section in made.sections:
        yield section.title.partition(". ")[2].rpartition(" (")[0] if section.title[:1].isdecimal() else section.title
        for part in section.parts:
            match part:
                case Paragraph():
                    yield part.text
                case Item():
                    yield from (part.title, part.strong, *part.tags, *part.sub.split(" · "), *part.notes, *part.steps)
                case Grid():
                    yield from (part.caption, *part.columns, *(cell for row in part.rows for cell in row.cells))
    for note in made.notes:
        yield from (note.before, note.marked, note.after, note.chain, note.dated, note.place)


PILES = {"trade": lambda: dossier(factory.material()), "deeds": lambda: dossier(relation.material())}


@pytest.mark.parametrize("suffix", RENDERERS)
@pytest.mark.parametrize("name", PILES)
def test_every_text_is_in_every_form(name: str, suffix: str) -> None:
    told = PILES[name]()
    found = folded(READERS[suffix](render(told, suffix)))
    lost = [text for text in texts(paper(told)) if folded(text) not in found]
    assert lost == []


@pytest.mark.parametrize("suffix", RENDERERS)
def test_two_runs_are_equal_to_the_byte(suffix: str) -> None:
    assert render(dossier(factory.material()), suffix) == render(dossier(factory.material()), suffix)


def test_a_line_that_points_at_another_bears_its_notes() -> None:
    made = paper(dossier(relation.material()))
    (promised,) = [section for section in made.sections if section.title.startswith("Silent")]
    station = next(part for part in promised.parts if isinstance(part, Item) and part.title == "Satellite ground station")
    assert [made.notes[number - 1].id for number in station.refs] == [relation.CLAIMS["station"].id]


def test_markdown_has_a_footnote_for_every_note_and_no_mark_of_a_document() -> None:
    told = dossier(factory.material())
    made = MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(render(told, ".md").decode())
    root = html.document_fromstring(made)
    assert len(root.xpath("//li[@class='footnote-item']")) == len(paper(told).notes)
    assert {link for link in root.xpath("//a/@href") if not link.startswith("#")} <= {
        note.href for note in paper(told).notes if note.href
    }


def test_word_has_an_endnote_for_every_reference() -> None:
    told = dossier(factory.material())
    document = word.Document(io.BytesIO(render(told, ".docx")))
    used = [int(node.get(f"{W}id")) for node in document.element.iter(f"{W}endnoteReference")]
    (notes,) = [part for part in document.part.package.iter_parts() if part.partname == "/word/endnotes.xml"]
    held = {int(node.get(f"{W}id")) for node in etree.fromstring(notes.blob) if node.get(f"{W}type") is None}
    assert used == sorted(held) == list(range(1, len(paper(told).notes) + 1)), "Word counts the marks in their order"
    shape = document.settings.element.find(f"{W}endnotePr/{W}numFmt")
    assert shape is not None
    assert shape.get(f"{W}val") == "decimal"
    note = etree.fromstring(notes.blob).find(f"{W}endnote[@{W}id='1']")
    quote = paper(told).notes[0]
    assert note is not None
    assert "".join(note.itertext()).endswith(f"{source_words(quote)} {quote.place}")
    assert [run.findtext(f"{W}t") for run in note.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None] == [quote.marked]


def test_no_file_in_the_word_archive_bears_a_time() -> None:
    with zipfile.ZipFile(io.BytesIO(render(dossier(factory.material()), ".docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def named(words: str) -> Dossier:
    told = dossier(factory.material())
    return replace(told, overview=replace(told.overview, lead=(f"Read in {words}.",)))


def test_fonts_are_embedded_and_are_those_of_the_package() -> None:
    raw = pypdfium2.raw
    document = pypdfium2.PdfDocument(render(named(" ".join((*SCRIPTS.values(), *RIGHT_TO_LEFT.values()))), ".pdf"))
    fonts = set()
    for page in document:
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(thing)
            assert raw.FPDFFont_GetIsEmbedded(font) == 1
            size = raw.FPDFFont_GetBaseFontName(font, None, 0)
            name = ctypes.create_string_buffer(size)
            raw.FPDFFont_GetBaseFontName(font, name, size)
            fonts.add(name.value.decode().rpartition("+")[2])
    assert fonts
    assert all(name.startswith(("FiraGO", "NotoSans")) for name in fonts), fonts


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("suffix", RENDERERS)
def test_names_in_other_scripts_come_back_as_they_are(script: str, suffix: str) -> None:
    assert folded(SCRIPTS[script]) in folded(READERS[suffix](render(named(SCRIPTS[script]), suffix)))


@pytest.mark.parametrize("script", RIGHT_TO_LEFT)
@pytest.mark.parametrize("suffix", RENDERERS)
def test_names_from_right_to_left_lose_no_letter(script: str, suffix: str) -> None:
    found = READERS[suffix](render(named(RIGHT_TO_LEFT[script]), suffix))
    assert set(RIGHT_TO_LEFT[script].split()) <= set(re.split(r"[\s.]+", found)), "a reader of PDF gives words by their place"


def test_what_no_font_shows_is_told_letter_by_letter() -> None:
    assert missing(paper(named(" ".join((*SCRIPTS.values(), *RIGHT_TO_LEFT.values()))))) == ""
    assert missing(paper(named("新华社 reported 中"))) == "中华新社"


@pytest.mark.parametrize("words", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("suffix", RENDERERS)
def test_hostile_words_are_words(words: str, suffix: str) -> None:
    told = hostile(words)
    found = READERS[suffix](render(told, suffix))
    unseen = missing(paper(told)) + "\ufffd"
    expected = "".join(letter for letter in folded(on_one_line(words))[:5000] if letter not in unseen)
    if words == NASTY[13] and suffix == ".pdf":  # a reader of PDF gives words by their place
        expected = "Иванов"
    assert expected in "".join(letter for letter in folded(found) if letter not in unseen)


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_no_hostile_word_becomes_a_tag_a_link_or_an_image(suffix: str) -> None:
    for words in NASTY[:-1]:
        made = render(hostile(words), suffix).decode()
        if suffix == ".md":
            made = MarkdownIt("commonmark").enable("table").use(footnote_plugin).render(made)
        root = html.document_fromstring(made)
        assert (
            root.xpath(
                "//script | //img | //code[not(starts-with(., 'comity why') or string-length(.) = 16)] | //body//*[@onclick]"
            )
            == []
        )
        assert [link for link in root.xpath("//a/@href") if not link.startswith("#")] == []
        headings = root.xpath("//h1 | //h2 | //h3")
        assert len(headings) == 3


def test_no_direction_reaches_beyond_its_words() -> None:
    assert on_one_line("right\u202eto left") == "right\ufffdto left"
    assert on_one_line("a\u2066b\u202bc\u2069d") == "a\u2066b\u202bc\u2069d"
    assert on_one_line("\u202bopen \u2067twice") == "\u202bopen \u2067twice\u2069\u202c"
    assert on_one_line("\u202aclosed\u202c after") == "\u202aclosed\u202c after"


def test_an_empty_dossier_is_a_report_too(places: dict[str, Path]) -> None:
    held = content(places["empty"])
    empty = Material(
        dyad=("NOR", "CHL"), pile=held.pile, records=held.records, origins=held.origins, verdict=held.verdict,
        clusters=held.clusters, findings=held.findings,
    )  # fmt: skip
    for suffix, reader in READERS.items():
        if suffix != ".docx":
            assert "Norway and Chile" in reader(render(dossier(empty), suffix))
    assert "Norway and Chile" in docx_text(render(dossier(empty), ".docx"))


def test_another_ending_is_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r"\.docx"):
        render(dossier(factory.material()), ".odt")


def test_a_folder_of_fonts_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no folder"):
        render(dossier(factory.material()), ".pdf", tmp_path / "nowhere")
