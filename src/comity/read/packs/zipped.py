"""ZIP archives."""

import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.packs.budget import Budget, inner, member, too_large
from comity.read.packs.names import BROKEN, Names, damaged, link, locked, refused

DIRECTORY = 32_000_000
"""Bytes of the list of members (some 400,000 of them); it is held in memory as a whole, at about ten times its size."""


def members_of_zip(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The files of an archive in the order of its list. Raises SourceError where that is too long."""
    _refuse_long(pack, stream)
    names = Names()
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.filename.endswith("/"):
                continue
            name = names.own(info.filename)
            address = inner(pack, name)
            budget.member()
            if stat.S_ISLNK(info.external_attr >> 16):
                yield link(address)
            elif info.flag_bits & 1:
                yield locked(address)
            elif info.file_size > budget.limits.file_bytes:
                yield refused(address, too_large(address, budget.limits))
            else:
                yield _read(pack, name, archive, info, budget)


def _read(pack: Source, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Source | Finding:
    """One member; one that is broken costs only itself."""
    address = inner(pack, name)
    try:
        with archive.open(info) as stream:
            return member(pack, name, budget.bytes_of(stream, address))  # type: ignore[arg-type]
    except SourceError as error:
        return refused(address, error)
    except BROKEN as error:
        return damaged(address, str(error) or type(error).__name__)


def _refuse_long(pack: Source, stream: BinaryIO) -> None:
    """Look at the end of the archive for the length of its list, before all of it is held."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 66_000))
    end = stream.read()
    stream.seek(0)
    place = end.rfind(b"PK\x05\x06")
    if place < 0 or len(end) - place < 22:
        return  # no archive, as the library will say
    length: int = struct.unpack("<L", end[place + 12 : place + 16])[0]
    wide = end.rfind(b"PK\x06\x06", 0, place)
    if wide >= 0 and place - wide >= 56:
        length = max(length if length != 0xFFFFFFFF else 0, struct.unpack("<Q", end[wide + 40 : wide + 48])[0])
    if length > DIRECTORY:
        raise SourceError("read.pack-too-large", f"{pack.address}: its list of members is too long; split the archive")
