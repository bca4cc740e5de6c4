"""What rulings mean between the stages: which claims give way to others, and which rulings change nothing."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from comity.model.errors import HoldsAlreadyError, QuestionError
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.ruling import Struck
from comity.model.verdict import Verdict
from comity.reconcile.rulings import repeated
from comity.resolve import resolve
from comity.resolve.rulings import Obstacle, ruled
from comity.rule import Honoured
from comity.rule.doubts import impossible
from comity.trace import trace

CIRCLE = "it prefers in a circle with other rulings, none of which is followed; withdraw one."


def without_what_gives_way(honoured: Honoured) -> Honoured:
    """A pile under rulings without the claims to which another is preferred, and without what repeats them of one origin.

    What is preferred never gives way to what gives way to it: of a circle of preferences none is followed, with a finding each.
    """
    if not honoured.preferences:
        return honoured
    pile = honoured.pile
    records, _ = ruled(resolve(pile), honoured.pairs, pile.claims)
    over: dict[ClaimId, set[ClaimId]] = {}
    for one in honoured.preferences:
        over.setdefault(one.yields, set()).add(one.stands)
    circling = [one for one in honoured.preferences if _is_over(one.yields, one.stands, over)]
    firm = [one for one in honoured.preferences if not _is_over(one.yields, one.stands, over)]
    whose = {one.yields: one.ruling for one in firm}
    same = repeated(whose, pile.claims, records, trace(pile, records))
    yielding = {name: Struck(claim=name, ruling=whose[first].id, how="gives way") for name, first in sorted(same.items())}
    doubts = {one.ruling.id: impossible(one.ruling, CIRCLE) for one in circling}
    claims = {name: claim for name, claim in pile.claims.items() if name not in yielding}
    return replace(
        honoured,
        pile=Pile(pile.documents, pile.texts, claims),
        struck=tuple(sorted((*honoured.struck, *yielding.values()))),
        edited=tuple(name for name in honoured.edited if name in claims),
        pairs=tuple(one for one in honoured.pairs if claims.keys() >= set(one.claims)),
        findings=tuple(sorted((*honoured.findings, *doubts.values()))),
    )


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
