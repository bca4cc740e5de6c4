"""Bad PDF and Word documents."""

import io
import zipfile
from collections.abc import Iterator

import docx
import typst
from tests.hostile.bad import TEA, Bad, cut, either, fine, garbled, refused, sparse
from tests.hostile.pages import LAUGHS, OUTSIDE
from tests.unit.read.pack_factory import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def papers() -> Iterator[Bad]:
    yield from _pdfs()
    yield from _word()


def made(*objects: str, trailer: str = "") -> bytes:
    """A PDF of these objects, the first of which is its root."""
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {size}{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def stream(content: str, fields: str = "") -> str:
    return f"<</Length {len(content)}{fields}>>\nstream\n{content}\nendstream"


def _pdfs() -> Iterator[Bad]:
    whole = typst.compile(f"{TEA}\n\n".encode() * 3)
    yield fine("whole.pdf", whole, "The tea of the valley")
    for number, raw in enumerate(cut(whole, 8, 20)):
        yield either(f"cut-{number}.pdf", raw)
    for number, raw in enumerate(garbled(whole, range(20, len(whole), len(whole) // 8))):
        yield either(f"garbled-{number}.pdf", raw)
    root, kids = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"
    font = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    leaf = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R{font}>>"
    said = f"BT /F 12 Tf 9 700 Td ({TEA}) Tj ET"
    yield fine("by-hand.pdf", made(root, kids, leaf, stream(said)), "The tea of the valley")
    yield either("kids-loop.pdf", made(root, "<</Type/Pages/Kids[2 0 R]/Count 1>>"))
    yield either("kids-circle.pdf", made(root, kids, "<</Type/Pages/Kids[2 0 R]/Count 1>>"))
    yield either("kids-many-times.pdf", made(root, f"<</Type/Pages/Kids[{'3 0 R ' * 60}]/Count 60>>", leaf, stream(said)))
    yield refused("pages-said.pdf", made(root, "<</Type/Pages/Kids[3 0 R]/Count 100000>>", leaf, stream(said)), "read.too-large")
    yield either("pages-minus.pdf", made(root, "<</Type/Pages/Kids[3 0 R]/Count -5>>", leaf, stream(said)))
    yield either("contents-loop.pdf", made(root, kids, leaf.replace("4 0 R", "3 0 R")))
    yield either("parent-loop.pdf", made(root, kids, leaf.replace("2 0 R", "3 0 R"), stream(said)))
    drawn = leaf.replace("/Font", "/XObject<</X 5 0 R>>/Font")
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    for number, again in enumerate(("/X Do ", "/X Do /X Do ")):  # each level twice would take all memory there is
        body = stream(f"/X Do {said}"), stream(f"{again}{said}", form)
        yield refused(f"form-loop-{number}.pdf", made(root, kids, drawn, *body), "read.damaged")
    two = form.replace("5 0 R", "6 0 R"), form
    body = stream(f"/X Do {said}"), *(stream("/X Do /X Do", one) for one in two)
    yield refused("form-loop-of-two.pdf", made(root, kids, drawn, *body), "read.damaged")
    yield either("length-wrong.pdf", made(root, kids, leaf, stream(said).replace("/Length ", "/Length 9")))
    yield either("length-loop.pdf", made(root, kids, leaf, f"<</Length 4 0 R>>\nstream\n{said}\nendstream"))
    yield either("box-wild.pdf", made(root, kids, leaf.replace("600 800", "1e38 -1e38"), stream(said)))
    yield either("box-none.pdf", made(root, kids, leaf.replace("0 0 600 800", "0 0 0 0"), stream(said)))
    yield either("rotated.pdf", made(root, kids, leaf.replace("/Parent", "/Rotate 77777777777/Parent"), stream(said)))
    yield either("saves.pdf", made(root, kids, leaf, stream("q " * 20_000 + said)))
    yield either("arrays.pdf", made(root, kids, leaf, stream("[" * 20_000 + said)))
    yield either("many-letters.pdf", made(root, kids, leaf, stream(f"BT /F 1 Tf 9 700 Td ({'tea ' * 900}) Tj ET")))
    yield either("filter-odd.pdf", made(root, kids, leaf, stream(said, "/Filter[/FlateDecode/FlateDecode/LZWDecode]")))
    yield either("previous-loop.pdf", made(root, kids, leaf, stream(said), trailer="/Prev 9"))
    yield either(
        "script.pdf", made(root.replace("/Pages", "/OpenAction<</S/JavaScript/JS(while(1);)>>/Pages"), kids, leaf, stream(said))
    )
    yield either(
        "launch.pdf", made(root.replace("/Pages", "/OpenAction<</S/Launch/F(/bin/sh)>>/Pages"), kids, leaf, stream(said))
    )
    yield refused("wordless.pdf", made(root, kids, leaf, stream("0 0 m 9 9 l S")), "read.scan")
    yield refused("pageless.pdf", made(root, "<</Type/Pages/Kids[]/Count 0>>"), "read.empty")._replace(codes=None)
    yield refused(
        "picture.pdf", made(root, kids, leaf, stream("q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q")), "read.scan"
    )
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "41" * 32 + ">/U<" + "42" * 32 + ">/P -4>>/ID[<00><00>]"
    yield refused("locked.pdf", made(root, kids, leaf, stream(said), trailer=locked), "read.locked")
    yield refused("head.pdf", b"%PDF-1.7\n", "read.damaged")
    yield refused("garbage.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "read.damaged")
    yield refused("sparse.pdf", sparse(60_000_000, b"%PDF-1.7\n"), "read.damaged")
    yield refused("huge.pdf", sparse(201_000_000, b"%PDF-1.7\n"), "read.too-large")
    yield refused("page-in-name.pdf.txt", b"%PDF-1.7\n" + bytes(range(256)) * 40, "read.damaged")


def word(body: str, before: str = "", **more: bytes) -> bytes:
    """A Word document with this XML in its body."""
    base = io.BytesIO()
    docx.Document().save(base)
    with zipfile.ZipFile(base) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = f"<?xml version='1.0'?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()
    return zipped(members | more)


def _word() -> Iterator[Bad]:
    p = f"<w:p><w:r><w:t>{TEA}</w:t></w:r></w:p>"
    whole = word(p)
    yield fine("whole.docx", whole)
    for number, raw in enumerate(cut(whole, 8)):
        yield refused(f"cut-{number}.docx", raw, "read.damaged")
    for number, raw in enumerate(garbled(whole, range(20, len(whole), len(whole) // 10))):
        yield either(f"garbled-{number}.docx", raw)
    yield either(
        "laughs.docx", word(p + "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", LAUGHS.replace("DOCTYPE r", "DOCTYPE w:document"))
    )
    yield either(
        "outside.docx", word(p + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE.replace("DOCTYPE r", "DOCTYPE w:document"))
    )
    yield either("nested.docx", word(p + "<w:sdt>" * 200 + p + "</w:sdt>" * 200))
    yield either("nested-deep.docx", word(p + "<w:sdt>" * 100_000))
    yield either("tables.docx", word(p + "<w:tbl><w:tr><w:tc>" * 60 + p + "</w:tc></w:tr></w:tbl>" * 60))
    yield either("open.docx", word(p + "<w:p><w:r>"))
    yield refused("wordless.docx", word("<w:p/>"), "read.empty")
    yield refused("bomb.docx", word(p, **{"word/big.xml": b" " * 70_000_000}), "read.too-large")
    yield either("no-document.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b""}))
    yield either("no-types.docx", zipped({"word/document.xml": b"<x/>"}))
    yield fine("text.docx", TEA.encode())
    yield fine("page.docx", f"<!doctype html><html><p>{TEA}".encode())
