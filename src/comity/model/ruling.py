"""Rulings: what somebody decides about claims, where the words leave it open."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.ids import AssumptionId, ClaimId

RulingKind: TypeAlias = Literal["same", "different"]


class Ruling(Struct, frozen=True, kw_only=True):
    """That two claims speak of one quantity ("same"), or that the second speaks of another than the first ("different")."""

    kind: RulingKind
    claims: tuple[ClaimId, ClaimId]

    @property
    def id(self) -> AssumptionId:
        """The name under which a conflict or a bound says that it rests on this ruling."""
        return f"ruled {self.kind} {' '.join(self.claims)}"
