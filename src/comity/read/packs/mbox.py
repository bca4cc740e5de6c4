"""Mailboxes: letters one after another, each under a line that begins with `From `."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.packs.budget import Budget, inner, member, too_large
from comity.read.packs.names import refused

LINE = 1 << 16
"""Bytes of a line that are looked at as one."""

_POSTMARK = re.compile(rb"From \S.{0,200}\b\d\d:\d\d(?::\d\d)?\b|From - ")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def members_of_mbox(pack: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The letters of a mailbox by their number from 1. One that is too large costs only itself."""
    number, size = 0, 0
    pieces: list[bytes] = []
    is_after_gap = True
    while True:
        line = stream.readline(LINE)
        if not line or (is_after_gap and _POSTMARK.match(line)):
            if number:
                yield _letter(pack, number, pieces, size, budget)
            if not line:
                return
            number, size, pieces = number + 1, 0, []
            budget.member()
        else:
            size += len(line)
            if size <= budget.limits.file_bytes:
                pieces.append(line)
        is_after_gap = line in {b"\n", b"\r\n"}


def _letter(pack: Source, number: int, pieces: list[bytes], size: int, budget: Budget) -> Source | Finding:
    address = inner(pack, number)
    if size > budget.limits.file_bytes:
        return refused(address, too_large(address, budget.limits))
    raw = _QUOTED.sub(rb"\1", b"".join(pieces))
    return member(pack, str(number), raw, media="message/rfc822")
