"""Where packs are opened: in this process, or in one of its own that a hostile archive can end without harm to the rest.

A pack is opened from its beginning and read on, some members at a time; where the process that does so is lost, another opens it
again and passes over what came before. What cannot be opened twice costs the rest of the pack, and a finding says so.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeAlias

from msgspec import MsgspecError, Struct, msgpack
from msgspec.structs import replace

from comity.model.finding import Finding
from comity.model.page import Source
from comity.pipeline.lost import bounds_of, reason
from comity.read.limits import Limits
from comity.read.unpack import is_pack
from comity.read.whole import whole
from comity.workers import Crew, Lost

Unpack: TypeAlias = Callable[[Source], Iterator[Source | Finding]]

MEMBERS, MEMBER_BYTES = 64, 8_000_000
"""The most members that are handed over at once, and the bytes of members at which no more are added."""


class Asked(NamedTuple):
    """A pack, and how many of its members are known."""

    source: Source
    known: int


class Some(Struct, frozen=True):
    """Members of a pack in order, each a source or a finding, and whether they are the last."""

    members: tuple[tuple[Source | None, Finding | None], ...]
    is_end: bool


class Opener:
    """Opens packs in a process of its own, which is started for the first; use it in a `with` statement."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.crew = Crew(1, bounds_of(limits), modules=("comity.pipeline",))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.crew.close()

    def members(self, unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
        """The documents of a source and what is wrong with it; a source that is no pack is given back unread."""
        if not is_pack(source):
            yield source
            return
        known, is_end = 0, False
        while not is_end:
            (answer,) = self.crew.map(partial(some, unpack), [Asked(source, known)])
            if isinstance(answer, Lost):
                code, text = reason(answer, self._limits, "unpacking")
                told = f"{source.address}: {text} What was unpacked before is kept."
                yield Finding(code=code, subject=source.address, text=told)
                return
            found = _decode(answer)
            for held, finding in found.members:
                if (member := held or finding) is not None:
                    yield member
            known, is_end = known + len(found.members), found.is_end


def guarded(unpack: Unpack, source: Source) -> Iterator[Source | Finding]:
    """The documents of a source; a fault of ours costs the rest of it and leaves a finding."""
    try:
        yield from unpack(source)
    except Exception as error:  # a fault of ours must not cost the pile
        text = f"{source.address}: a fault in Comity ({type(error).__name__}: {error}); please report it."
        yield Finding(code="read.fault", subject=source.address, text=text)


_open: dict[Asked, Iterator[Source | Finding]] = {}


def some(unpack: Unpack, asked: Asked) -> bytes:
    """The next members of a pack, of which so many are known, as MessagePack. The pack stays open for the next call."""
    members = _open.pop(asked, None) or islice(guarded(unpack, asked.source), asked.known, None)
    _open.clear()
    found: list[tuple[Source | None, Finding | None]] = []
    size = 0
    for member in members:
        found.append((member, None) if isinstance(member, Source) else (None, member))
        size += len(member.raw or b"") if isinstance(member, Source) else 0
        if len(found) == MEMBERS or size >= MEMBER_BYTES:
            _open[Asked(asked.source, asked.known + len(found))] = members
            break
    return _encode(Some(tuple(_storable(*one) for one in found), is_end=not _open))


def _storable(source: Source | None, finding: Finding | None) -> tuple[Source | None, Finding | None]:
    """A member as it can be handed over; one that cannot is told."""
    try:
        kept = None if source is None else replace(source, declared=whole(source.declared))
        _encode((kept, finding))
    except (MsgspecError, UnicodeError, TypeError) as error:
        name = (source.address if source is not None else "").encode("utf-8", "replace").decode()
        return None, Finding(code="read.fault", subject=name, text=f"{name}: a fault in Comity ({error}); please report it.")
    else:
        return kept, finding


def _plain(value: Any) -> bytes:
    if isinstance(value, Path):
        return os.fsencode(value)
    raise NotImplementedError


def _rich(kind: type, value: Any) -> Any:
    return Path(os.fsdecode(value)) if issubclass(kind, Path) else value


_encode = msgpack.Encoder(enc_hook=_plain).encode
_decode = msgpack.Decoder(Some, dec_hook=_rich).decode
