"""What follows from all claims together: bounds, conflicts, and verdicts on clusters of statements."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Modality
from comity.model.finding import Finding
from comity.model.ids import AssumptionId, ClaimId, ClusterId, ConflictId, DocumentId, QuantityId, RecordId
from comity.model.interval import Interval

Label: TypeAlias = Literal["contradiction", "slip", "tension"]


class Assumption(Struct, frozen=True, gc=False, kw_only=True):
    """Something nobody said but that is used, such as the tolerance between two states' statistics of one flow."""

    id: AssumptionId
    text: str
    strict: Interval
    lenient: Interval


class Step(Struct, frozen=True, gc=False, kw_only=True):
    """One line of a proof: which claim or assumption, and what it says in plain words.

    `factor` is the interval it gives to `quantity` over `base`, or to the value of `quantity` itself where `base` is None.
    """

    because: ClaimId | AssumptionId
    quantity: QuantityId
    base: QuantityId | None
    factor: Interval
    text: str


class Slip(Struct, frozen=True, gc=False, kw_only=True):
    """A single usual mix-up that would mend a conflict.

    Its kind is "month-year" (times 12), "scale" (times 1000 or 100), "tonnes-barrels", or that of another quantity than the one
    named ("year", "fiscal-year", "flow", with factor 1).
    """

    kind: str
    factor: float
    text: str


class Mend(Struct, frozen=True, gc=False, kw_only=True):
    """The smallest change to one statement that would let all of a conflict be true; the others stay as they are.

    `value` is the limit that the statement would have to reach, in its unit (a factor for ratios, a fraction for shares).
    """

    claim: ClaimId
    value: float
    text: str


class Conflict(Struct, frozen=True, gc=False, kw_only=True):
    """A minimal set of claims that cannot all be true: leave any one out and the rest can.

    `gap` is the natural logarithm of the factor that is missing, so exp(gap) is how far the statements stand apart. A
    contradiction survives the lenient reading and needs no assumption of ours; `assumptions` also names the user's rates and
    rulings that it rests on, which may carry one. A slip would be one, or is as far apart under an assumption, if no usual
    mix-up mended it; everything else is a tension. `mends` gives one change for each claim, and `relief` says of a tension what
    makes it no more than that.
    """

    id: ConflictId
    label: Label
    claims: tuple[ClaimId, ...]
    assumptions: tuple[AssumptionId, ...]
    gap: float
    steps: tuple[Step, ...]
    slip: Slip | None = None
    mends: tuple[Mend, ...] = ()
    relief: str = ""


class Bound(Struct, frozen=True, gc=False, kw_only=True):
    """What the claims together allow for a quantity, in its unit; None where nothing limits it.

    `nominal` is the value that follows when every number on the way is taken at its word (None where there is none).
    `because` are the claims and assumptions that the bounds rest on. `is_stated` when a claim gives the level itself.
    """

    quantity: QuantityId
    strict: Interval
    lenient: Interval
    nominal: float | None
    because: tuple[ClaimId | AssumptionId, ...]
    steps: tuple[Step, ...]
    is_stated: bool


class Member(Struct, frozen=True, gc=False, kw_only=True):
    """A statement in a cluster: words of a document, with the claim that rests on them, if one does."""

    document: DocumentId
    start: int
    end: int
    claim: ClaimId | None = None
    modality: Modality | None = None


class Cluster(Struct, frozen=True, gc=False, kw_only=True):
    """Statements and one verdict on them, in the vocabulary of `docs/reference/verdicts.md`.

    `origins` counts independent origins, never articles. `derived` are numbers and names that were concluded, in base units;
    `note` says in a sentence why. `record` is what a cluster is about whose members rest on no claim: a person.
    """

    id: ClusterId
    kind: str
    verdict: str
    members: tuple[Member, ...]
    origins: int | None = None
    derived: dict[str, float | str] = {}
    factor: float | None = None
    note: str = ""
    record: RecordId | None = None


class Verdict(Struct, frozen=True):
    """The outcome of reconciling: sorted by id."""

    bounds: tuple[Bound, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
