"""What a document shares with others, for people: how much, which way it went, and where the words stand."""

from msgspec import Struct

from comity.model.ids import DocumentId
from comity.model.origin import Copy
from comity.model.text import Document
from comity.model.wording import digits
from comity.publish.material import Material
from comity.site.address import Address
from comity.site.cards import Way

COPIED = {
    "republication": "republished",
    "partial": "printed in part",
    "update": "brought up to date",
    "translation": "likely translated",
}
"""What one side of a copy did with the other."""


class Shared(Struct, frozen=True, kw_only=True):
    """Words that a document has in common with another: `places` in this one, `way` to the other, `compare` to both together."""

    other: DocumentId
    sentence: str
    reasons: tuple[str, ...]
    is_copy: bool
    places: tuple[tuple[int, int], ...]
    way: Way
    compare: Address | None


def shared_words(material: Material, document: Document, home: Address) -> tuple[Shared, ...]:
    """What a document shares with others besides what stands at the edges of pages; whoever shares most comes first."""
    found = [one for one in material.copies if document.id in {one.left, one.right} and one.kind != "furniture"]
    found.sort(key=lambda one: (-one.share, one.left, one.right))
    return tuple(_shared(material, document, one, home) for one in found)


def _shared(material: Material, document: Document, copy: Copy, home: Address) -> Shared:
    is_left = copy.left == document.id
    other = material.pile.documents[copy.right if is_left else copy.left]
    places = tuple(
        sorted((one.left_start, one.left_end) if is_left else (one.right_start, one.right_end) for one in copy.passages)
    )
    return Shared(
        other=other.id,
        sentence=_sentence(copy, other, is_left=is_left),
        reasons=copy.reasons,
        is_copy=copy.is_copy,
        places=places,
        way=Way(words=other.name, to=home.to("documents", other.id)),
        compare=home.to("sources", "compare", a=copy.left, b=copy.right) if home.pair else None,
    )


def _sentence(copy: Copy, other: Document, *, is_left: bool) -> str:
    if copy.kind == "quotation":
        return f"A quotation in it stands in {other.name} too."
    part = f"{digits(100 * copy.share, 2)} % of the shorter text"
    done = COPIED.get(copy.kind, "shared")
    if not copy.is_direction_known:
        return f"It shares {part} with {other.name}; which came first is not known."
    return f"{other.name} {done} it: they share {part}." if is_left else f"It is {done} from {other.name}: they share {part}."
