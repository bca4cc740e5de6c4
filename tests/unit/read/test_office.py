import io
import zipfile
from datetime import datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from tests.unit.read.pack_factory import zipped

from comity.model.errors import SourceError
from comity.read.office import docx


def made() -> bytes:
    document = Document()
    document.core_properties.title, document.core_properties.author = "A pact", "A. Writer"
    document.core_properties.created = datetime(2025, 5, 7, 10)
    document.add_heading("A pact on grain", 1)
    document.add_paragraph("Kenya and Ghana signed.").add_run(" In bold.").bold = True
    table = document.add_table(2, 3)
    for row in range(2):
        for column in range(3):
            table.cell(row, column).text = f"r{row}c{column}"
    table.cell(1, 2).add_table(1, 1).cell(0, 0).text = "inner"
    document.add_paragraph("After the table.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_come_in_their_order() -> None:
    content = docx(made(), "a.docx")
    assert content.words.split("\n") == [
        "A pact on grain", "Kenya and Ghana signed. In bold.", "r0c0 | r0c1 | r0c2", "r1c0 | r1c1 | r1c2 inner",
        "After the table.",
    ]  # fmt: skip
    assert (content.declared.title, content.declared.author) == ("A pact", "A. Writer")
    assert [(one.source, one.period.label()) for one in content.declared.dates] == [("file", "2025-05-07")]


def test_changes_count_as_accepted_and_controls_are_looked_into() -> None:
    document = Document()
    told = nsdecls("w")
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {told}><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText>struck</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t xml:space='preserve'> and added</w:t></w:r></w:ins></w:p>"
        ),
    )
    document.element.body.insert(
        1, parse_xml(f"<w:sdt {told}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    out = io.BytesIO()
    document.save(out)
    content = docx(out.getvalue(), "a.docx")
    assert content.words == "Kept and added\nIn a control."
    assert content.declared.dates == ()  # the day is that of the template


def with_part(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return out.getvalue()


HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
TAIL = b"</w:body></w:document>"


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (n + 1, *[n] * 4) for n in range(97, 120)
    )
    body = laughs + b"]>" + HEAD + b"<w:p><w:r><w:t>Words &x; here</w:t></w:r></w:p>" + TAIL
    try:
        assert len(docx(with_part("word/document.xml", body), "a.docx").words) < 100
    except SourceError as error:
        assert error.code == "read.damaged"  # noqa: PT017


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (made()[:-30], "read.damaged"),
        (zipped({"word/document.xml": b"<a>"}), "read.damaged"),
        (with_part("word/document.xml", HEAD + b"<w:p>" * 300_000), "read.damaged"),
        (with_part("word/document.xml", b" " * 70_000_000), "read.too-large"),
        (zipped({"word/document.xml": b"<a/>", "word/media/a.png": b"\0" * 100_000_000}), "read.too-large"),
    ],
)
def test_what_is_broken_or_a_bomb_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.docx: ") as caught:
        docx(raw, "a.docx")
    assert caught.value.code == code
