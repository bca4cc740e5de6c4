"""Rulings: what somebody decides about claims and sources, where the words leave it open or the machine read them wrongly."""

from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias, get_args

from msgspec import Struct, json

from comity.model.ids import AssumptionId, ClaimId, DocumentId, HeldId, TextId, digest

RulingKind: TypeAlias = Literal["same", "different", "accept", "reject", "edit", "prefer", "set aside", "note", "withdraw"]
KINDS: tuple[RulingKind, ...] = get_args(RulingKind)
ON_ITEMS: frozenset[RulingKind] = frozenset({"accept", "reject", "edit", "note"})
"""The kinds of rulings that there are on what is held back."""
RulingId: TypeAlias = str
How: TypeAlias = Literal["rejected", "set aside", "gives way"]


class Words(Struct, frozen=True, kw_only=True):
    """The words that a ruling on a claim is bound to: a claim of this kind rests on them, whatever is read out of it.

    `ordinal` counts the claims of this kind on exactly these words from zero, None where it could not be told.
    """

    claim: ClaimId
    document: DocumentId
    address: str
    text: TextId
    start: int
    end: int
    kind: str
    quote: str
    ordinal: int | None = None


class Ruling(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision, never changed: it is withdrawn by a further one.

    By kind, `claims` and `subject` are:

    - "same": two claims speak of one quantity, agreement, project, measure or event; "different": the second speaks of another
      than the first;
    - "accept": the claim counts although it is doubtful; "reject": it does not count, for it was read wrongly;
    - "edit": `values` of its payload are as the analyst says, and the analyst is their source;
    - these three, and a note, on what is held back of another reader: `subject` is the item by its digest, and they speak of the
      claim that bears it, held back or not; another item on the same words is another matter;
    - "prefer": the first claim stands, and the others give way to it as long as it counts;
    - "set aside": what goes back to `subject` does not count, which is an outlet or speaker by name, a document, an origin (then
      `claims` are those it had), or, without a subject, one claim;
    - "note": a remark on the id `subject`, or on the claims; it changes nothing;
    - "withdraw": the ruling `subject` of the same analyst no longer holds.

    `analyst` and `time` (to the second, with its zone) are told by whoever rules; both are missing of what is merely supposed.
    `words` are what each claim rested on when it was ruled on. `given` is the id under which a ruling was given whose claims
    were found again in another document of the same words; it is never kept.
    """

    kind: RulingKind
    claims: tuple[ClaimId, ...] = ()
    subject: str | None = None
    values: dict[str, Any] = {}
    analyst: str = ""
    time: datetime | None = None
    reason: str = ""
    words: tuple[Words, ...] = ()
    given: RulingId | None = None

    @property
    def id(self) -> RulingId:
        """The digest of who ruled what, when and why; what the words were enters it through the claims."""
        if self.given is not None:
            return self.given
        said = json.encode(self.values, order="deterministic").decode("utf-8")
        when = "" if self.time is None else self.time.astimezone(UTC).isoformat()
        return "u_" + digest(self.kind, len(self.claims), *self.claims, self.subject, said, self.analyst, when, self.reason)

    @property
    def item(self) -> HeldId | None:
        """The digest of the item that this ruling is on; None where it is on claims, whatever was read."""
        is_of_item = self.kind in ON_ITEMS and self.subject is not None and self.subject.startswith("h_")
        return self.subject if is_of_item and self.claims else None

    @property
    def premise(self) -> AssumptionId:
        """The name under which a conflict or a bound says that it rests on this ruling."""
        return f"ruled {self.kind} {' '.join(self.claims)}"

    @property
    def place(self) -> tuple[str, RulingId]:
        """The order of rulings: by time, then id."""
        return "" if self.time is None else self.time.astimezone(UTC).isoformat(), self.id

    @property
    def is_supposed(self) -> bool:
        """Whether nobody ruled so: it is only asked what would follow."""
        return not self.analyst


class Struck(Struct, frozen=True, kw_only=True, order=True):
    """That a claim does not count, how, and by which ruling."""

    claim: ClaimId
    ruling: RulingId
    how: How
