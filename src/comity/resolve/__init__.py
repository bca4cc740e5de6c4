"""Resolve: from claims to what they are about.

Records of one kind have one module; `figures.py` gives each figure its series point.
"""

from collections.abc import Iterable

from comity.model.claim import Claim
from comity.model.record import Records
from comity.resolve.figures import series


def resolve(claims: Iterable[Claim]) -> Records:
    """All records that a pile's claims speak of, with who speaks of what. The order of the claims does not matter."""
    quantities, members = series(claims)
    return Records(quantities=quantities, members=members)
