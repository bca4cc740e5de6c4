"""The cheapest origins to set aside so that the rest can be true: where to look first, never a verdict on who is wrong."""

from collections.abc import Iterable, Mapping

from comity.model.claim import VoiceType
from comity.model.ids import ClaimId, OriginId
from comity.model.origin import Origin
from comity.model.verdict import Conflict
from comity.reconcile.removal import hitting_set, tie_broken

WEIGHTS: Mapping[VoiceType, float] = {
    "government": 1.0,
    "organisation": 0.9,
    "person": 0.7,
    "outlet": 0.5,
    "anonymous": 0.3,
}
"""What it costs to set an origin aside, by who speaks: a body that keeps statistics costs more than a person, a person more than
an outlet, a named voice more than an unnamed one. Copies belong to one origin and cost nothing more.
"""


def set_aside(conflicts: Iterable[Conflict], origins: Iterable[Origin]) -> tuple[OriginId, ...]:
    """The origins of least total weight without which none of these conflicts is left, sorted by id.

    Two statements alone cannot tell who is wrong; of origins of equal weight one is taken by a fixed rule.
    """
    origin_of: dict[ClaimId, Origin] = {claim: origin for origin in origins for claim in origin.claims}
    involved = [sorted({origin_of[c].id for c in one.claims if c in origin_of}) for one in conflicts]
    names = sorted({name for one in involved for name in one})
    number = {name: place for place, name in enumerate(names)}
    weight = {origin.id: WEIGHTS[origin.voice.type] if origin.voice else WEIGHTS["anonymous"] for origin in origin_of.values()}
    costs = {place: tie_broken(weight[name], place) for name, place in number.items()}
    found = hitting_set([frozenset(number[name] for name in one) for one in involved if one], costs)
    return tuple(names[place] for place in sorted(found))
