"""Tape archives, read as a stream from their beginning to their end."""

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.packs.budget import Budget, Counted, counted_stream, inner, member
from comity.read.packs.names import Names, link, refused

HEADERS = 4_000_000
"""Bytes that may lie between two members: long names and their like."""


def members_of_tar(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The files of an archive in its order. Raises tarfile.TarError or EOFError where it is damaged."""
    names = Names()
    buffered, counted = counted_stream(stream, budget)
    with tarfile.open(fileobj=buffered, mode="r|", errors="surrogateescape") as archive:
        while (info := _next(archive, counted)) is not None:
            budget.member()
            name = names.own(info.name)
            if info.issym() or info.islnk():
                yield link(inner(pack, name))
            elif info.isfile() and not info.issparse():
                yield _read(pack, name, archive, info, budget)
            archive.members.clear()  # type: ignore[attr-defined]  # else every name is kept until the end
        # The library takes a cut inside of a header, or between two members, for the end.
        if archive.fileobj is not None and archive.fileobj.tell() < archive.offset + tarfile.BLOCKSIZE:
            raise EOFError("it ends without the mark of its end")


def _next(archive: tarfile.TarFile, counted: Counted) -> tarfile.TarInfo | None:
    counted.fence(HEADERS)
    info = archive.next()
    counted.fence(None)
    return info


def _read(pack: Source, name: str, archive: tarfile.TarFile, info: tarfile.TarInfo, budget: Budget) -> Source | Finding:
    content = archive.extractfile(info)
    address = inner(pack, name)
    if content is None:
        return refused(address, SourceError("read.unreadable", f"{address}: it has no content of its own"))
    with content:
        try:
            raw = budget.bytes_of(content, address, is_counted=True)  # type: ignore[arg-type]
        except SourceError as error:
            while content.read(1 << 18):  # past it, so that the search for the next does not run into the fence
                pass
            return refused(address, error)
    if len(raw) < info.size:
        msg = f"{len(raw)} of {info.size} bytes of {name}"
        raise EOFError(msg)
    return member(pack, name, raw)
