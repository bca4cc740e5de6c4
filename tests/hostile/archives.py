"""Bad archives and squeezed files."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator

from tests.hostile.bad import TEA, Bad, cut, either, fine, garbled, refused
from tests.unit.read.pack_factory import bomb, tarred, zipped

RAW = TEA.encode()
SQUEEZERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": lambda raw: gzip.compress(raw, mtime=0), "bz2": bz2.compress, "xz": lzma.compress
}  # fmt: skip
MANY = "\n".join(f"{number * number % 9973} boxes. {TEA}" for number in range(60)).encode()


def archives() -> Iterator[Bad]:
    yield from _cut()
    yield from _bombs()
    yield from _names()
    yield from _kinds()


def _cut() -> Iterator[Bad]:
    pile = {f"{number}.txt": MANY[number * 700 :][:1500] for number in range(4)}
    for number, raw in enumerate(cut(zipped(pile), 10)):
        yield refused(f"cut-{number}.zip", raw, "read.damaged")
    for number, raw in enumerate(cut(tarred(pile), 6, 600)[:-1]):
        yield Bad(f"cut-{number}.tar", raw, frozenset(("read.damaged",)), "boxes" if len(raw) > 2100 else "")
    for suffix, squeeze in SQUEEZERS.items():
        whole = squeeze(MANY)
        for number, raw in enumerate(cut(whole, 6)):
            yield refused(f"cut-{number}.txt.{suffix}", raw, "read.damaged")
        for number, raw in enumerate(garbled(whole, range(len(whole) // 3, len(whole) - 8, len(whole) // 6))):
            yield refused(f"garbled-{number}.txt.{suffix}", raw, "read.damaged")
        for number, raw in enumerate(cut(squeeze(tarred(pile)), 4)):
            yield either(f"cut-{number}.tar.{suffix}", raw)
    one = zipped({"a.txt": MANY})
    for number, raw in enumerate(garbled(one, range(60, len(one) - 120, len(one) // 12))):
        yield refused(f"garbled-{number}.zip", raw, "read.damaged")
    for number, raw in enumerate(garbled(one, range(len(one) - 75, len(one), 6))):
        yield either(f"garbled-list-{number}.zip", raw)
    for number, raw in enumerate(garbled(tarred({"a.txt": RAW}), range(0, 500, 45))):
        yield either(f"garbled-head-{number}.tar", raw)
    yield refused("head-only.zip", b"PK\x03\x04", "read.damaged")
    yield refused("end-only.zip", b"PK\x05\x06" + b"\x00" * 18, "read.empty")._replace(codes=frozenset())
    yield refused(
        "list-said-huge.zip", b"PK\x03\x04" + b"PK\x05\x06" + b"\x00" * 8 + b"\xfe" * 8 + b"\x00" * 2, "read.pack-too-large"
    )
    yield fine("something-behind.zip", zipped({"a.txt": RAW}) + b"\x00" * 100)
    yield fine("two-parts.txt.gz", gzip.compress(RAW) + gzip.compress(RAW))
    yield either("something-behind.txt.gz", gzip.compress(RAW) + b"tea")


def _bombs() -> Iterator[Bad]:
    zeros = b"\x00" * 1_000_000
    yield refused("bomb.txt.gz", bomb(100_000_000), "read.pack-too-large")
    yield refused("bomb.txt.bz2", bz2.compress(b"\x00" * 100_000_000), "read.pack-too-large")
    yield refused("bomb.txt.xz", lzma.compress(zeros * 80, preset=0), "read.pack-too-large")
    yield refused("bomb.zip", zipped({"a.txt": zeros * 80}), "read.pack-too-large")
    yield refused(
        "bomb.tar.gz",
        gzip.compress(tarred({f"{number}.txt": b"\x00" * 9_000_000 for number in range(8)}), 1),
        "read.pack-too-large",
        "read.binary",
    )
    yield refused("bomb-in-bomb.zip", zipped({"a.zip": zipped({"b.txt": zeros * 80})}), "read.pack-too-large")
    yield refused(
        "bombs.zip", zipped({f"{number}.txt.gz": bomb(10_000_000) for number in range(8)}), "read.pack-too-large", "read.binary"
    )
    yield fine("bomb-beside.zip", zipped({"a.txt": RAW, "b.txt.gz": bomb(100_000_000)}), TEA, "read.pack-too-large")
    yield refused("said-huge.zip", _said(300_000_000), "read.too-large")
    yield refused("said-small.zip", _said(3), "read.damaged")
    deep = RAW
    for level in range(12):
        deep = zipped({f"level-{level}.{'zip' if level else 'txt'}": deep})
    yield refused("deep.zip", deep, "read.too-deep")
    deep = RAW
    for _ in range(12):
        deep = gzip.compress(deep)
    yield refused(f"deep.txt{'.gz' * 12}", deep, "read.too-deep")
    yield refused(
        "many.zip",
        zipped({f"{number:06}.bin": b"\x00" for number in range(20_000)}, zipfile.ZIP_STORED),
        "read.unknown-format",
        "read.left-out",
    )
    yield refused(
        "many.tar", tarred({f"{number:06}.png": b"\x89PNG" for number in range(5_000)}), "read.unknown-format", "read.left-out"
    )


def _said(size: int) -> bytes:
    """An archive whose member is other than it says."""
    raw = zipped({"a.txt": RAW}, zipfile.ZIP_STORED)
    return raw.replace(len(RAW).to_bytes(4, "little"), size.to_bytes(4, "little"))


def _names() -> Iterator[Bad]:
    for number, name in enumerate((
        "../../escaped.txt", "/etc/escaped.txt", "C:\\escaped.txt", "..\\..\\escaped.txt", "a/../../escaped.txt", "//host/escaped.txt",
        "con.txt", "a" * 400 + ".txt", "\u202etxt.exe.txt", "a\nb.txt", "a#b.txt", "~/escaped.txt", "%2e%2e/escaped.txt", "$(id).txt",
        "-rf.txt", "ä̈.txt", "<b>.txt", "';--.txt",
    )):  # fmt: skip
        yield fine(f"name-{number}.zip", zipped({name: RAW}))
        yield fine(f"name-{number}.tar", tarred({name: RAW}))
    twice = io.BytesIO()
    with tarfile.open(fileobj=twice, mode="w") as archive:
        for _ in range(3):
            info = tarfile.TarInfo("a.txt")
            info.size = len(RAW)
            archive.addfile(info, io.BytesIO(RAW))
    yield fine("one-name.tar", twice.getvalue())
    yield fine("links.tar", tarred({"a.txt": RAW}, ["b.txt", "../c.txt"]), TEA, "read.linked-member")
    yield refused("only-links.tar", tarred({}, ["b.txt"]), "read.linked-member")
    yield fine("special.tar", _special(), TEA, "read.empty")
    link = io.BytesIO()
    with zipfile.ZipFile(link, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    yield refused("link.zip", link.getvalue(), "read.linked-member")


def _special() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.DIRTYPE, tarfile.CONTTYPE, b"Z"):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type = kind
            archive.addfile(info)
        info = tarfile.TarInfo("a.txt")
        info.size = len(RAW)
        archive.addfile(info, io.BytesIO(RAW))
    return out.getvalue()


def _kinds() -> Iterator[Bad]:
    locked = bytearray(zipped({"a.txt": RAW}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield refused("locked.zip", bytes(locked), "read.locked")
    odd = bytearray(zipped({"a.txt": RAW}))
    for place in (8, odd.index(b"PK\x01\x02") + 10):
        odd[place] = 97
    yield refused("odd-method.zip", bytes(odd), "read.damaged")
    for name, head in {
        "7z": b"7z\xbc\xaf\x27\x1c", "rar": b"Rar!\x1a\x07\x00", "zst": b"\x28\xb5\x2f\xfd", "lz4": b"\x04\x22\x4d\x18", "cab": b"MSCF",
        "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "exe": b"MZ\x90\x00", "elf": b"\x7fELF",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rtf": b"{\\rtf1", "sqlite": b"SQLite format 3\x00", "parquet": b"PAR1",
        "mp3": b"ID3\x03", "woff": b"wOFF", "class": b"\xca\xfe\xba\xbe", "wasm": b"\x00asm", "npy": b"\x93NUMPY", "ogg": b"OggS",
    }.items():  # fmt: skip
        yield refused(f"kind.{name}", head + bytes(range(256)) * 20, "read.unknown-format")
        yield refused(f"kind-{name}.txt", head + bytes(range(256)) * 20, "read.binary")
    for name, member in {"xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}.items():
        raw = zipped({"[Content_Types].xml": b"<Types/>", member: b"<x/>"})
        yield refused(f"office.{name}", raw, "read.unknown-format")
