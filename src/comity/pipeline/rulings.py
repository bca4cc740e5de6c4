"""What rulings mean between the stages: which claims give way in the arithmetic, and which rulings change nothing."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from comity.model.claim import Claim
from comity.model.errors import HoldsAlreadyError, QuestionError
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.origin import Origins
from comity.model.record import Records
from comity.model.ruling import Struck
from comity.model.verdict import Verdict
from comity.reconcile.rulings import repeated
from comity.resolve.rulings import Obstacle
from comity.rule.doubts import impossible
from comity.rule.standing import Preference


def giving_way(
    preferences: Sequence[Preference], claims: Mapping[ClaimId, Claim], records: Records, origins: Origins
) -> dict[ClaimId, Struck]:
    """The claims that say nothing in the arithmetic because another is preferred, what repeats them of one origin included.

    What is preferred never gives way to what gives way to it: of a circle of preferences all stay.
    """
    over: dict[ClaimId, set[ClaimId]] = {}
    for one in preferences:
        over.setdefault(one.yields, set()).add(one.stands)
    firm = [one for one in preferences if not _is_over(one.yields, one.stands, over)]
    whose = {one.yields: one.ruling for one in firm}
    return {
        claim: Struck(claim=claim, ruling=whose[first].id, how="gives way")
        for claim, first in sorted(repeated(whose, claims, records, origins).items())
    }


def _is_over(high: ClaimId, low: ClaimId, over: Mapping[ClaimId, set[ClaimId]]) -> bool:
    """Whether `low` gives way to `high`, if only by others in between."""
    seen, pending = set[ClaimId](), [low]
    while pending:
        above = over.get(pending.pop(), set()) - seen
        if high in above:
            return True
        seen |= above
        pending += sorted(above)
    return False


def with_doubts(verdict: Verdict, findings: Iterable[Finding], obstacles: Iterable[Obstacle]) -> Verdict:
    """A verdict with what there is to say of rulings. What holds without a ruling needs no word.

    Raises QuestionError where a ruling that is merely supposed changes nothing, HoldsAlreadyError if that is because it holds.
    """
    told = list(findings)
    for obstacle in obstacles:
        if obstacle.ruling.is_supposed:
            raise HoldsAlreadyError(obstacle.why) if obstacle.is_idle else QuestionError(obstacle.why)
        if not obstacle.is_idle:
            told.append(impossible(obstacle.ruling, obstacle.why))
    return replace(verdict, findings=tuple(sorted((*verdict.findings, *told)))) if told else verdict
