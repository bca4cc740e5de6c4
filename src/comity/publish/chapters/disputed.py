"""What is disputed: statements that cannot all be true, with the arithmetic, and those at odds only when read strictly."""

from collections import Counter

from comity.model.ids import ClaimId
from comity.model.verdict import Cluster, Conflict
from comity.model.wording import apart, digits
from comity.publish.lines import claims_line, member_quote
from comity.publish.material import Material
from comity.publish.naming import capital, count, listed, spelled
from comity.publish.view import Block, Chapter, Clash, Line, Lines

LARGEST_GAP = 700.0
"""The exponential of more does not fit a float."""


def disputed(material: Material) -> Chapter:
    """Contradictions, likely slips, then tensions, each with its statements, the argument and how far they stand apart."""
    clashes = tuple(_clash(material, conflict) for conflict in material.conflicts)
    others = [
        cluster
        for cluster in material.clusters
        if cluster.verdict in {"clash", "likely_slip", "tension"} and not _is_shown(material, cluster)
    ]
    lines = tuple(_line(material, cluster) for cluster in others)
    blocks: tuple[Block, ...] = (*clashes, Lines(title="At odds in words", lines=lines)) if lines else clashes
    return Chapter(
        id="disputed", title="What is disputed", lead=_lead(material, len(others)), count=len(clashes) + len(lines), blocks=blocks
    )


def _lead(material: Material, others: int) -> str:
    hard, slips, soft = sides(material)
    if not material.conflicts and not others:
        return "No statements were found that cannot all be true."
    counted = [count(hard, "contradiction"), *([count(slips, "likely slip")] if slips else []), count(soft, "tension")]
    mended = "A likely slip is mended by one usual mix-up. " if slips else ""
    return (
        f"{capital(listed(counted))}. {mended}"
        "A contradiction holds under the widest reading of the words; a tension only under a strict one, or with an assumption. "
        "Which statement is wrong the arithmetic cannot tell."
    )


def sides(material: Material) -> tuple[int, int, int]:
    """How many contradictions, how many likely slips and how many tensions."""
    labels = Counter(conflict.label for conflict in material.conflicts)
    return labels["contradiction"], labels["slip"], labels["tension"]


def _is_shown(material: Material, cluster: Cluster) -> bool:
    """Whether a conflict already tells of this cluster."""
    claims = {member.claim for member in cluster.members}
    return any(claims.issuperset(conflict.claims) for conflict in material.conflicts)


def _clash(material: Material, conflict: Conflict) -> Clash:
    size = len(conflict.claims)
    return Clash(
        id=conflict.id,
        number=material.number_of[conflict.id],
        label=conflict.label,
        title=f"These {spelled(size)} cannot all be true" if size > 1 else "This statement cannot be true as it stands",
        statements=tuple(_statement(material, claim) for claim in conflict.claims),
        steps=tuple(step.text for step in conflict.steps),
        outcome=_outcome(conflict),
        support=material.support(repeat for claim in conflict.claims for repeat in material.repeats(claim)),
        assumptions=conflict.assumptions,
        slip=conflict.slip.text if conflict.slip else "",
        relief=conflict.relief,
        mends=tuple(mend.text for mend in conflict.mends),
    )


def _statement(material: Material, claim: ClaimId) -> Line:
    return claims_line(material, [material.pile.claims[repeat] for repeat in material.repeats(claim)])


def _outcome(conflict: Conflict) -> str:
    """What must give. It is never said which: leave any one out and the rest can be true."""
    number = len(conflict.claims) + len(conflict.assumptions)
    what = "statements" if not conflict.assumptions else "statements and assumptions"
    must = f"One of these {spelled(number)} must give" if number > 1 else "It must give"
    gap = f"the {what} stand apart by {apart(min(conflict.gap, LARGEST_GAP))}"
    return f"{must}: {gap}. Leave any one out and the rest can be true." if number > 1 else f"{must}: {gap}."


def _line(material: Material, cluster: Cluster) -> Line:
    known = [member.claim for member in cluster.members if member.claim in material.pile.claims]
    return Line(
        title=cluster.note or f"A {cluster.verdict}",
        value=f"factor {digits(cluster.factor, 3)}" if cluster.factor else "",
        tags=({"clash": "contradiction", "likely_slip": "slip"}.get(cluster.verdict, "tension"),),
        support=material.support(claim for claim in known if claim),
        quotes=tuple(member_quote(material, member) for member in cluster.members),
    )
