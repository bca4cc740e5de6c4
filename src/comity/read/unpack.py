"""From a file to the documents in it: packs are streamed, a member at a time; nothing is ever written to disk."""

import io
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeAlias

from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.fields import FIELDS, Fields
from comity.read.formats import HEAD, Kind, format_of, is_known
from comity.read.limits import LIMITS, Limits
from comity.read.packs.attached import members_of_mail
from comity.read.packs.budget import Budget, SpentError, counted_stream, member
from comity.read.packs.feed import members_of_feed
from comity.read.packs.lines import members_of_array, members_of_lines
from comity.read.packs.mbox import members_of_mbox
from comity.read.packs.names import BROKEN, damaged, refused
from comity.read.packs.squeezed import expanded
from comity.read.packs.tarred import members_of_tar
from comity.read.packs.warc import members_of_warc, record_at
from comity.read.packs.zipped import members_of_zip
from comity.read.sniff import kind_of, unknown, what_is

Members: TypeAlias = Callable[[Source, BinaryIO, Budget], Iterator[Source | Finding]]

MEMBERS: dict[Kind, Members] = {
    "zip": members_of_zip,
    "tar": members_of_tar,
    "warc": members_of_warc,
    "mbox": members_of_mbox,
    "lines": members_of_lines,
    "array": members_of_array,
    "feed": members_of_feed,
    "mail": members_of_mail,
}
ARCHIVES: frozenset[Kind] = frozenset({"zip", "tar", "squeezed", "mail"})
"""Packs whose members are files, which may be anything; those of the others are documents."""

MOST_ALIKE = 200
"""Findings of one code that a pack may leave; the rest are told as a number."""


def is_pack(source: Source) -> bool:
    """Whether a source may hold documents besides itself; False where it cannot be opened."""
    try:
        with _opened(source) as stream:
            kind = kind_of(source, stream)
            return kind in MEMBERS or kind == "squeezed"
    except OSError:
        return False


def unpacked(source: Source, limits: Limits = LIMITS, fields: Fields = FIELDS) -> Iterator[Source | Finding]:
    """The documents of a source, and what cannot be read in it.

    A file that holds one document is given back unread. The members of a pack come in its order with the address
    `PACK#MEMBER`: the name in an archive, the offset of a record in a crawl, the number of a letter, line or entry; members that
    are packs are unpacked in turn. All that is unpacked is counted against `limits`.
    """
    try:
        with _opened(source) as stream:
            kind = kind_of(source, stream)
            if kind in MEMBERS or kind == "squeezed":
                budget = Budget(limits, stream.seek(0, io.SEEK_END), fields)
                yield from _bounded(source, _inside(source, kind, stream, budget, 1))
            else:
                yield source
    except OSError:
        yield source  # reading it will say what is wrong


def one_of(source: Source, place: str, limits: Limits = LIMITS, fields: Fields = FIELDS) -> Source:
    """The member of a pack at a place: what follows `#` in its address. A record of a crawl is reached at once by its offset.

    Raises SourceError where there is none.
    """
    address = f"{source.address}#{place}"
    with _opened(source) as stream:
        if place.isdigit() and kind_of(source, stream) in {"warc", "squeezed"} and _is_crawl(stream):
            budget = Budget(limits, stream.seek(0, io.SEEK_END), fields)
            return record_at(source, stream, budget, int(place))
    for item in unpacked(source, limits, fields):
        if isinstance(item, Source) and item.address == address:
            return item
        if isinstance(item, Finding) and item.subject == address:
            raise SourceError(item.code, item.text)
    raise SourceError("read.missing", f"{address}: there is no such member; `{source.address}` holds others")


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    with source.path.open("rb") if source.raw is None and source.path.is_file() else io.BytesIO(source.raw or b"") as stream:
        yield stream


def _is_crawl(stream: BinaryIO) -> bool:
    stream.seek(0)
    head = stream.read(HEAD)
    if head.startswith(b"\x1f\x8b"):
        stream.seek(0)
        head = expanded(stream, Budget(LIMITS, HEAD)).read(5)
    stream.seek(0)
    return head.startswith(b"WARC/")


def _inside(source: Source, kind: Kind, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Source | Finding]:
    """What a pack holds, with the packs in it unpacked. Raises SpentError where the limits are spent."""
    stream.seek(0)
    try:
        if kind == "mail":
            yield source
        if kind == "squeezed":
            yield from _expanded(source, stream, budget, depth)
        else:
            yield from _members(source, kind, stream, budget, depth)
    except SourceError as error:
        yield refused(source.address, error)
    except (*BROKEN, NotImplementedError, tarfile.TarError, RecursionError) as error:
        yield damaged(source.address, str(error) or type(error).__name__)


def _expanded(source: Source, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Source | Finding]:
    """What a squeezed file holds: a pack that can be read as a stream, or one file."""
    content = expanded(stream, budget)
    name = _bare(source.address)
    kind = format_of(name, content.peek(HEAD)[:HEAD])
    if kind == "warc":
        yield from _members(source, kind, stream, budget, depth)
    elif kind in {"tar", "mbox", "lines"}:
        yield from _members(source, kind, content, budget, depth)
    else:
        raw = budget.bytes_of(content, source.address, is_counted=True)
        yield from _member(member(source, name, raw), budget, depth)


def _members(source: Source, kind: Kind, stream: BinaryIO, budget: Budget, depth: int) -> Iterator[Source | Finding]:
    """The members of a pack: files, which may be packs, letters, which may carry files, or documents."""
    read = counted_stream(stream, budget)[0] if kind in {"mbox", "lines"} else stream
    for item in MEMBERS[kind](source, read, budget):
        if isinstance(item, Finding) or kind not in ARCHIVES | {"mbox"}:
            yield item
        elif kind == "mbox":
            yield from _inside(item, "mail", io.BytesIO(item.raw or b""), budget, depth)
        else:
            yield from _member(item, budget, depth)


def _member(item: Source, budget: Budget, depth: int) -> Iterator[Source | Finding]:
    """A file that lay in a pack, by the rule for files in a folder: hidden ones are passed over, packs are unpacked."""
    name = item.address.rpartition("#")[2]
    if any(part.startswith(".") and part.strip(".") for part in name.replace("\\", "/").split("/")) or name.startswith(
        "__MACOSX/"
    ):
        return
    stream = io.BytesIO(item.raw or b"")
    kind = kind_of(item, stream)
    is_text = (item.media or "").startswith("text/") or is_known(name)
    if kind == "foreign" or (kind == "plain" and not is_text):
        yield unknown(item.address, None if kind == "plain" else what_is(stream))
    elif kind not in MEMBERS and kind != "squeezed":
        yield item
    elif depth < budget.limits.depth:
        yield from _inside(item, kind, stream, budget, depth + 1)
    elif kind == "mail":
        yield item
    else:
        text = f"{item.address}: more than {budget.limits.depth} archives inside one another; unpack it (`depth` under [limits])."
        yield Finding(code="read.too-deep", subject=item.address, text=text)


def _bare(address: str) -> str:
    """The name of what a squeezed file holds: `a.txt` of `pile/a.txt.gz`."""
    name = address.rpartition("#")[2].rpartition("/")[2]
    return f"{name[:-4]}.tar" if name.lower().endswith(".tgz") else name.rpartition(".")[0] or name


def _bounded(source: Source, items: Iterator[Source | Finding]) -> Iterator[Source | Finding]:
    """The same, with a finding where the limits are spent, and not more than so many findings of one code."""
    seen: Counter[str] = Counter()
    try:
        for item in items:
            if isinstance(item, Finding):
                seen[item.code] += 1
            if isinstance(item, Source) or seen[item.code] <= MOST_ALIKE:
                yield item
    except SpentError as error:
        text = f"{source.address}: {error}; the rest of it is not read. Raise the limit under [limits] if it is sound."
        yield Finding(code="read.pack-too-large", subject=source.address, text=text)
    except Exception as error:  # a fault of ours, or of a library, must not cost the pile
        text = f"{source.address}: a fault in Comity ({type(error).__name__}: {error}); please report it."
        yield Finding(code="read.fault", subject=source.address, text=text)
    surplus = {code: count - MOST_ALIKE for code, count in sorted(seen.items()) if count > MOST_ALIKE}
    if surplus:
        told = ", ".join(f"{count} {code}" for code, count in surplus.items())
        text = f"{source.address}: more findings about its members than are shown ({told}); look at it by hand."
        yield Finding(code="read.left-out", subject=source.address, text=text)
