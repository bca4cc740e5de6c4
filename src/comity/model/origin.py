"""Origins: who said it first, and who copied whom."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Voice
from comity.model.ids import ClaimId, DocumentId, OriginId

CopyKind: TypeAlias = Literal["republication", "partial", "update", "translation", "quotation", "furniture"]
"""What two texts share: nearly all of the shorter; a part of it; an outlet's own earlier version; likely one text in another
language or by another translator; words that somebody said; or menus, captions and notes on rights at the edges of a page."""
COPYING: frozenset[CopyKind] = frozenset({"republication", "partial", "update"})
"""The kinds in which one text copies the other."""


class Passage(Struct, frozen=True, gc=False, order=True):
    """The same words on two sides: half-open code points of the left and of the right text."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


class Copy(Struct, frozen=True, gc=False, kw_only=True):
    """Two documents share text. `left` is the earlier or original side where `reasons` tell, else the smaller id.

    `share` is the part of the shorter text's words that the other holds too (0 to 1).
    """

    left: DocumentId
    right: DocumentId
    kind: CopyKind
    share: float
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...]
    is_direction_known: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether one text copies the other; a shared quotation and shared page furniture are none."""
        return self.kind in COPYING


class Origin(Struct, frozen=True, gc=False, kw_only=True):
    """One witness: all claims that go back to one utterance or one document.

    `voice` is who said it first as far as the texts tell (None: not named). `is_certain` is False where the grouping is only
    probable (two texts share an unusual set of figures); `reasons` say why the claims are held together, in sentences.
    """

    id: OriginId
    voice: Voice | None
    claims: tuple[ClaimId, ...]
    documents: tuple[DocumentId, ...]
    is_certain: bool
    reasons: tuple[str, ...]


class Origins(Struct, frozen=True):
    """Every claim belongs to exactly one origin."""

    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
