"""The report as a Word file with real endnotes."""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from comity.model.errors import ConfigError
from comity.publish.paper import Grid, Item, Paper, Paragraph, Part, Refs, source_words
from comity.publish.view import Quote
from comity.publish.words import on_one_line

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENDNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
ENDNOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: no clock is read."""

A4 = (7_560_310, 10_692_130)
"""Width and height of the page in the units of Word files, 914,400 to the inch."""
LONGEST_TITLE = 255
"""So many characters the properties of a file may hold."""


def docx(paper: Paper) -> bytes:
    """The report as a .docx file. Raises ConfigError where python-docx is not installed."""
    try:
        import docx as word  # noqa: PLC0415  (an extra)
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import Part as FilePart  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError("Word files need python-docx; install it with: pip install 'comity[report]'") from error
    document = word.Document()
    document.core_properties.title = on_one_line(paper.title)[:LONGEST_TITLE]
    document.core_properties.author = "Comity"
    document.core_properties.comments = ""
    _Writer(document).write(paper)
    _number_endnotes(document)
    made = FilePart(PackURI("/word/endnotes.xml"), ENDNOTES_TYPE, _endnotes(paper.notes), document.part.package)
    document.part.relate_to(made, ENDNOTES_RELATION)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


class _Writer:
    """Writes into a document. An endnote is marked where it is first needed; later its number alone is repeated."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._marked: set[int] = set()

    def write(self, paper: Paper) -> None:
        """Head, sections and foot."""
        document = self._document
        document.sections[0].page_width, document.sections[0].page_height = A4
        document.add_heading(on_one_line(paper.title), 0)
        _styled(document.add_paragraph(), paper.as_of, italic=True)
        for sentence in paper.lead:
            document.add_paragraph(on_one_line(sentence))
        for fact in paper.facts:
            line = document.add_paragraph(style="List Bullet")
            _styled(line, fact.value, bold=True)
            line.add_run(f" {on_one_line(fact.name)}")
        for section in paper.sections:
            document.add_heading(on_one_line(section.title), section.level - 1)
            for part in section.parts:
                self._part(part)
        _styled(document.add_paragraph(), paper.foot, italic=True)

    def _part(self, part: Part) -> None:
        match part:
            case Paragraph():
                self._document.add_paragraph(on_one_line(part.text))
            case Item():
                self._item(part)
            case Grid():
                self._grid(part)

    def _item(self, item: Item) -> None:
        document = self._document
        line = document.add_paragraph(style="List Bullet")
        title = f"“{on_one_line(item.title)}”" if item.is_spoken else on_one_line(item.title)
        pieces = [(title, False), (on_one_line(item.strong), True)]
        for words, bold in reversed(pieces) if item.is_strong_first else pieces:
            if words:
                _styled(line, words, bold=bold)
                line.add_run(" ")
        for tag in item.tags:
            _styled(line, f"({on_one_line(tag)}) ", italic=True)
        self._references(line, item.refs)
        if item.sub:
            document.add_paragraph(on_one_line(item.sub), style="List Continue")
        for note in item.notes:
            document.add_paragraph(on_one_line(note), style="List Bullet 2")
        for number, step in enumerate(item.steps, start=1):
            document.add_paragraph(f"{number}. {on_one_line(step)}", style="List Continue 2")

    def _grid(self, grid: Grid) -> None:
        _styled(self._document.add_paragraph(), grid.caption, italic=True)
        table = self._document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
        for cell, column in zip(table.rows[0].cells, grid.columns, strict=True):
            _styled(cell.paragraphs[0], column, bold=True)
        for row in grid.rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row.cells, strict=True):
                cell.paragraphs[0].add_run(on_one_line(words))
            self._references(cells[-1].paragraphs[0], row.refs)
        self._document.add_paragraph()

    def _references(self, paragraph: Any, refs: Refs) -> None:
        """Marks of endnotes, raised; Word counts marks itself, so a note is marked once."""
        for place, number in enumerate(refs):
            if place:
                paragraph.add_run(", ").font.superscript = True
            run = paragraph.add_run(str(number) if number in self._marked else "")
            run.font.superscript = True
            if number not in self._marked:
                self._marked.add(number)
                run._r.append(_element("w:endnoteReference", id=str(number)))


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415  (an extra)
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _in_figures() -> Any:
    shape = _element("w:endnotePr")
    shape.append(_element("w:numFmt", val="decimal"))
    return shape


def _number_endnotes(document: Any) -> None:
    """Endnotes are counted 1, 2, 3 (Word's own way is i, ii, iii); the two lines of separation are named."""
    shape = _in_figures()
    document.sections[0]._sectPr.insert(0, _in_figures())
    shape.extend([_element("w:endnote", id="-1"), _element("w:endnote", id="0")])
    settings = document.settings.element
    after = [child for child in settings if child.tag.endswith("}compat")]
    if after:
        after[0].addprevious(shape)
    else:
        settings.append(shape)


def _styled(paragraph: Any, words: str, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(on_one_line(words) if not words.endswith(" ") else on_one_line(words) + " ")
    run.bold, run.italic = bold or None, italic or None


def _endnotes(notes: tuple[Quote, ...]) -> bytes:
    """The part that holds the endnotes, with Word's own two lines of separation."""
    lines = [
        '<w:endnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:endnote>',
        '<w:endnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:endnote>',
        *(_endnote(number, note) for number, note in enumerate(notes, start=1)),
    ]
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<w:endnotes xmlns:w="{WORD}">{"".join(lines)}</w:endnotes>'.encode()


def _endnote(number: int, quote: Quote) -> str:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:endnoteRef/></w:r>'
    before, after = _spaced(quote.before), _spaced(quote.after)
    words = (_run(" “" + before.lstrip()), _run(on_one_line(quote.marked), "<w:b/>"), _run(after.rstrip() + "” "))
    where = _run(f"{on_one_line(source_words(quote))} {on_one_line(quote.place)}")
    return f'<w:endnote w:id="{number}"><w:p>{raised}{"".join(words)}{where}</w:p></w:endnote>'


def _spaced(words: str) -> str:
    """A piece of a sentence on one line, with the spaces at its ends."""
    line = on_one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{line}{' ' if line and words[-1:].isspace() else ''}"


def _run(words: str, properties: str = "") -> str:
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def _timeless(archive: bytes) -> bytes:
    """The same archive with one time for every file, so that two runs are equal to the byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            kept.writestr(zipfile.ZipInfo(entry.filename, EPOCH), made.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
