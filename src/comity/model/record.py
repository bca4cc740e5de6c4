"""Records: what claims are about."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Direction
from comity.model.ids import ClaimId, DocumentId, QuantityId, RecordId, digest
from comity.model.period import Period

Part: TypeAlias = Literal["of", "base"]


class Quantity(Struct, frozen=True, gc=False, kw_only=True):
    """What a figure is about: two claims speak of one series point when all fields agree.

    `world` is "actual", or the modality and speaker of a world of its own ("target:moscow"): a target never contradicts
    an outcome.
    `unit` is the unit of its level ("USD", "USD/month", "t"), so that a rate never meets a total.
    """

    id: QuantityId
    indicator: str
    scope: str | None
    reporter: str | None
    partner: str | None
    direction: Direction | None
    product: str | None
    period: Period | None
    unit: str | None
    world: str

    @classmethod
    def of(
        cls,
        *,
        indicator: str,
        scope: str | None = None,
        reporter: str | None = None,
        partner: str | None = None,
        direction: Direction | None = None,
        product: str | None = None,
        period: Period | None = None,
        unit: str | None = None,
        world: str = "actual",
    ) -> "Quantity":
        """Make the quantity of a key; its id is the digest of the key."""
        label = None if period is None else period.label()
        key = digest(indicator, scope, reporter, partner, direction, product, label, unit, world)
        return cls(
            id="q_" + key,
            indicator=indicator,
            scope=scope,
            reporter=reporter,
            partner=partner,
            direction=direction,
            product=product,
            period=period,
            unit=unit,
            world=world,
        )


RecordKind: TypeAlias = Literal["instrument", "project", "measure", "event", "person"]


class Record(Struct, frozen=True, gc=False, kw_only=True):
    """An instrument, project, measure, event or person that claims of several documents may be about.

    `name` is the fullest of the names it goes by, `names` all of them, sorted; `parties` are codes, sorted; `date` is the most
    exact date of the action that founds it (signing, imposing, happening), where the texts give one.
    """

    id: RecordId
    kind: RecordKind
    name: str
    names: tuple[str, ...]
    type: str
    parties: tuple[str, ...]
    sectors: tuple[str, ...] = ()
    date: Period | None = None


LinkKind: TypeAlias = Literal[
    "under", "implements", "agreed_at", "finances", "enables", "restricts", "licenses", "supplies", "replaces", "part_of"
]


class Link(Struct, frozen=True, gc=False, kw_only=True):
    """A sentence that ties one record (or flow) to another.

    `source` and `target` are record or quantity ids, read as "source KIND target". `document`, `start` and `end` delimit the
    sentence; `because` are the claims it rests on; `note` says the tie in words.
    """

    kind: LinkKind
    source: RecordId
    target: RecordId
    document: DocumentId
    start: int
    end: int
    because: tuple[ClaimId, ...]
    note: str


class Membership(Struct, frozen=True, gc=False, order=True):
    """A claim speaks of a record: as what it measures ("of") or as what it measures from ("base")."""

    record: RecordId
    claim: ClaimId
    part: Part


class Naming(Struct, frozen=True, gc=False, order=True):
    """Whom a document calls by a name: the folded name, the person's record, and the surname without its declined ending."""

    document: DocumentId
    name: str
    record: RecordId
    stem: str


class Records(Struct, frozen=True):
    """Everything that a pile's claims are about, sorted by id."""

    quantities: tuple[Quantity, ...]
    members: tuple[Membership, ...]
    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    names: tuple[Naming, ...] = ()
