"""What hangs on a letter: its attachments, each a document of its own."""

from collections.abc import Iterator
from typing import BinaryIO

from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.mail import attachments, may_hold_attachments
from comity.read.packs.budget import Budget, member
from comity.read.packs.names import Names


def members_of_mail(letter: Source, stream: BinaryIO, budget: Budget) -> Iterator[Source | Finding]:
    """The attachments of a letter under their names; nothing where it has none. The letter itself is read by its own reader.

    Raises SourceError where the letter is larger than a document may be or cannot be taken apart.
    """
    raw = budget.bytes_of(stream, letter.address)
    if not may_hold_attachments(raw):
        return
    names = Names()
    for number, (name, content, media) in enumerate(attachments(raw, letter.address), 1):
        budget.member()
        yield member(letter, names.own(name or f"part {number}"), content, media=media)
