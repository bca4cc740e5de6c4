"""Two documents side by side, with the words marked that only one of them has."""

from collections.abc import Iterator

from msgspec import Struct

from comity.model.errors import QuestionError
from comity.model.ids import DocumentId
from comity.model.origin import Copy
from comity.model.text import Document
from comity.model.wording import digits
from comity.publish.material import Material
from comity.publish.naming import count, dated
from comity.publish.view import Row, Table
from comity.site.address import Address
from comity.site.cards import Way
from comity.site.material import Desk
from comity.site.page import Leaf
from comity.trace.beside import Chunk, altered
from comity.trace.beside import beside as sentence_pairs

AT_ONCE = 150
"""So many lines stand on one page."""
RIBBONS = 200
HIGH, BAR = 80, 10
"""How high the picture is, and the bar of either text in it."""


class Both(Struct, frozen=True, kw_only=True):
    """Two sentences beside each other, in chunks; a side is empty where the other text has nothing like it."""

    left: tuple[Chunk, ...]
    right: tuple[Chunk, ...]
    is_same: bool


class Ribbon(Struct, frozen=True, kw_only=True):
    """Where shared words stand in either text: widths of both bars, of 1000, and the corners of what joins them."""

    left: int
    right: int
    joins: tuple[str, ...]


class Beside(Leaf, frozen=True, kw_only=True):
    """Two texts, some lines at a time. `other` shows all lines, or only those that differ."""

    ends: tuple[Way, Way]
    dates: tuple[str, str]
    langs: tuple[str | None, str | None]
    reasons: tuple[str, ...]
    ribbon: Ribbon | None
    rows: tuple[Both, ...]
    total: int
    other: Address
    is_altered: bool
    before: Address | None
    after: Address | None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The lines that are shown."""
        rows = tuple(Row(cells=(_words(row.left), _words(row.right))) for row in self.rows)
        return (Table(title="Side by side", caption=self.title, columns=("Left", "Right"), rows=rows),)


def beside(desk: Desk, address: Address) -> Beside:
    """Compare the documents `a` and `b` of an address. Raises QuestionError where one is not given or not known."""
    if not (address.a and address.b):
        raise QuestionError(
            "Two documents are set side by side as in sources/compare?a=d_...&b=d_...; the page of sources lists them."
        )
    material = desk.material(address)
    if not {address.a, address.b} <= set(material.pile.documents):
        material = desk.around({address.a, address.b})
    left, right = _document(material, address.a), _document(material, address.b)
    every = [_both(*pair) for pair in sentence_pairs(material.pile.words(left.id), material.pile.words(right.id))]
    differing = [row for row in every if not row.is_same]
    is_altered = address.show == "altered"
    kept = differing if is_altered else every
    copy = next((one for one in material.copies if {one.left, one.right} == {left.id, right.id}), None)
    return Beside(
        title=f"{left.name} and {right.name}" if left.name != right.name else f"Two documents of {left.name}",
        lead=tuple(_lead(every, differing, copy)),
        ends=(_end(left, address), _end(right, address)),
        dates=(dated(left.metadata), dated(right.metadata)),
        langs=(left.metadata.lang, right.metadata.lang),
        reasons=copy.reasons if copy else (),
        ribbon=_ribbon(material, left.id, right.id, copy) if copy and copy.passages else None,
        rows=tuple(kept[address.first : address.first + AT_ONCE]),
        total=len(kept),
        other=address.here(show="" if is_altered else "altered"),
        is_altered=is_altered,
        before=address.here(first=max(0, address.first - AT_ONCE)) if address.first else None,
        after=address.here(first=address.first + AT_ONCE) if len(kept) > address.first + AT_ONCE else None,
    )


def _document(material: Material, name: DocumentId) -> Document:
    found = material.pile.documents.get(name)
    if found is None:
        raise QuestionError(f"There is no document {name} in the ledger; the page of sources lists those of the pair.")
    return found


def _end(document: Document, address: Address) -> Way:
    return Way(words=document.metadata.title or document.name, to=address.to("documents", document.id))


def _both(left: str, right: str) -> Both:
    here, there = altered(left, right)
    is_same = bool(left and right) and not any(chunk.is_altered for chunk in (*here, *there))
    return Both(left=here, right=there, is_same=is_same)


def _lead(every: list[Both], differing: list[Both], copy: Copy | None) -> Iterator[str]:
    if copy is not None and copy.kind != "furniture":
        yield f"They share {digits(100 * copy.share, 2)} % of the words of the shorter text."
    same = len(every) - len(differing)
    altered_ones = sum(bool(row.left and row.right) for row in differing)
    left, right = (
        sum(bool(row.left) and not row.right for row in differing),
        sum(bool(row.right) and not row.left for row in differing),
    )
    yield f"{count(same, 'sentence')} in the same words, {altered_ones} reworded; {left} on the left alone, {right} on the right."


def _ribbon(material: Material, left: DocumentId, right: DocumentId, copy: Copy) -> Ribbon:
    sizes = [max(len(material.pile.words(side)), 1) for side in (left, right)]
    longest = max(sizes)
    joins = []
    for one in copy.passages[:RIBBONS]:
        upper, lower = (one.left_start, one.left_end), (one.right_start, one.right_end)
        if copy.left != left:
            upper, lower = lower, upper
        a, b, c, d = (1000 * place // longest for place in (*upper, *reversed(lower)))
        joins.append(f"{a},{BAR} {b},{BAR} {c},{HIGH - BAR} {d},{HIGH - BAR}")
    return Ribbon(left=1000 * sizes[0] // longest, right=1000 * sizes[1] // longest, joins=tuple(joins))


def _words(chunks: tuple[Chunk, ...]) -> str:
    return " ".join(chunk.words for chunk in chunks)
