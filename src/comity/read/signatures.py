"""What a file is that holds no document: by the bytes it begins with."""

import zipfile
from typing import BinaryIO

# Longer beginnings stand before those they begin with.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"8BPS", "an image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document or spreadsheet"),
    (b"\xd0\xcf\x11\xe0", "an old office document or spreadsheet"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "an archive of a kind that is not read (7z)"),
    (b"Rar!\x1a\x07", "an archive of a kind that is not read (RAR)"),
    (b"\x28\xb5\x2f\xfd", "a file compressed in a way that is not read (Zstandard)"),
    (b"\x04\x22\x4d\x18", "a file compressed in a way that is not read (LZ4)"),
    (b"MSCF", "an archive of a kind that is not read (CAB)"),
    (b"ITSF", "a help file"),
    (b"!<arch>", "a library of programs"),
    (b"PAR1", "a table of data (Parquet)"),
    (b"ARROW1", "a table of data (Arrow)"),
    (b"\x89HDF", "a table of data (HDF5)"),
    (b"\x93NUMPY", "a table of data (NumPy)"),
    (b"\x80\x04\x95", "a pickled object of a program"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"fLaC", "a sound"),
    (b"\xff\xfb", "a sound"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"FLV\x01", "a film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"OTTO\x00", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"%!PS", "a PostScript file"),
    (b"-----BEGIN PGP", "an encrypted message"),
)
ZIPPED = (
    ("xl/workbook.xml", "a spreadsheet"),
    ("ppt/presentation.xml", "a presentation"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an e-book"),
    ("AndroidManifest.xml", "a program"),
    ("META-INF/MANIFEST.MF", "a program"),
)
"""Files by which an archive that is one document of an office program, or a program, is known."""


def foreign(head: bytes) -> str | None:
    """What a file is, with its article, where its beginning tells that no document is in it; else None."""
    if head[:4] == b"RIFF":
        return "an image" if head[8:12] == b"WEBP" else "a sound or film"
    if head[4:8] == b"ftyp":
        return "an image" if head[8:12] in {b"heic", b"avif", b"mif1"} else "a sound or film"
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return "an image"
    return next((kind for signature, kind in SIGNATURES if head.startswith(signature)), None)


def zipped(stream: BinaryIO) -> str | None:
    """What a ZIP archive is when it is one document: "docx", or words for people; None where it is an archive of files.

    Raises zipfile.BadZipFile where it is no archive.
    """
    with zipfile.ZipFile(stream) as archive:
        names = set(archive.namelist()[:10_000])
    if "word/document.xml" in names:
        return "docx"
    return next((kind for name, kind in ZIPPED if name in names), None)
