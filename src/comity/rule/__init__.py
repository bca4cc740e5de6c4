"""Rule: what the rulings of analysts do to a pile, before anything is concluded from it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from comity.model.claim import Claim
from comity.model.errors import RulingError
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.ruling import Ruling, Struck
from comity.rule.binding import found_again
from comity.rule.doubts import disagreed, gone, held_in_spite, impossible
from comity.rule.edit import edited
from comity.rule.items import with_taken
from comity.rule.sources import claims_aside
from comity.rule.standing import Disagreement, Preference, Standing, standing

__all__ = ["Honoured", "found_again", "honour", "standing", "with_taken"]


class Honoured(Struct, frozen=True, kw_only=True):
    """A pile under rulings.

    `pile` holds the claims that count, with edited values in their place and with what was taken of what is held back; `struck`
    those that do not and why; `edited` the claims that are not as they were read, `taken` those that were held back, as they were
    read, whether or not another ruling strikes them out again. `pairs` are the rulings on what is one and what
    is not, `preferences` those on what gives way, for later stages. `findings` tell of rulings that found no words, cannot hold,
    or exclude one another.
    """

    pile: Pile
    struck: tuple[Struck, ...] = ()
    edited: tuple[ClaimId, ...] = ()
    taken: tuple[Claim, ...] = ()
    pairs: tuple[Ruling, ...] = ()
    preferences: tuple[Preference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    findings: tuple[Finding, ...] = ()


def honour(pile: Pile, rulings: Iterable[Ruling], origins: Callable[[Pile], Origins]) -> Honoured:
    """A pile as it counts under rulings, their order not mattering. `origins` traces a pile, where a ruling is on an origin.

    Raises RulingError where what is merely supposed cannot hold; a ruling that somebody gave leaves a finding instead.
    """
    told = standing(found_again(rulings, pile))
    if not told.live:
        return Honoured(pile=pile)
    held, pile = pile.held.keys() - pile.claims.keys(), with_taken(pile, told.accepted)
    struck, contested = _struck(pile, told, cache(lambda: origins(pile)))
    findings = [*gone(told, pile), *map(disagreed, (*told.disagreements, *contested))]
    ids = {one.claim for one in struck}
    changed: dict[ClaimId, Claim] = {}
    for claim in sorted((told.accepted.keys() & pile.claims.keys()) - ids):
        ruling, values = told.accepted[claim], told.values.get(claim, {})
        try:
            changed[claim] = _vouched(pile, claim, ruling, values)
        except RulingError as error:
            if ruling.is_supposed:
                raise
            findings.append(impossible(ruling, str(error)))
    claims = {key: changed.get(key, claim) for key, claim in pile.claims.items() if key not in ids}
    return Honoured(
        pile=Pile(pile.documents, pile.texts, claims),
        struck=tuple(sorted(struck)),
        edited=tuple(sorted(changed)),
        taken=tuple(claim for name, claim in pile.claims.items() if name in held),
        pairs=tuple(one for one in told.pairs if claims.keys() >= set(one.claims)),
        preferences=tuple(one for one in told.preferences if {one.stands, one.yields} <= claims.keys()),
        disagreements=(*told.disagreements, *contested),
        findings=tuple(sorted(findings)),
    )


def _struck(pile: Pile, told: Standing, origins: Callable[[], Origins]) -> tuple[list[Struck], tuple[Disagreement, ...]]:
    """The claims that do not count, and those that somebody accepts although another set their source aside."""
    found = {
        claim: Struck(claim=claim, ruling=ruling.id, how="rejected" if ruling.kind == "reject" else "set aside")
        for claim, ruling in told.rejected.items()
        if claim in pile.claims
    }
    contested = []
    for ruling in told.aside:
        for claim in sorted(claims_aside(ruling, pile, origins)):
            if claim not in told.accepted:
                found.setdefault(claim, Struck(claim=claim, ruling=ruling.id, how="set aside"))
            elif told.accepted[claim].analyst != ruling.analyst:
                contested.append(held_in_spite(claim, ruling, told.accepted[claim]))
    return list(found.values()), tuple(contested)


def _vouched(pile: Pile, claim: ClaimId, ruling: Ruling, values: Mapping[str, tuple[object, Ruling]]) -> Claim:
    """A claim as an analyst accepts or edits it."""
    if not values:
        return replace(pile.claims[claim], is_vouched=True)
    analysts = ", ".join(sorted({one.analyst for _, one in values.values()}))
    given = {name: value for name, (value, _) in values.items()}
    return edited(pile.claims[claim], pile.quote(claim), given, analysts or ruling.analyst)
