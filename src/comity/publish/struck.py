"""What rulings do to the claims of a pair: which do not count, and which have other values."""

from comity.model.ids import ClaimId
from comity.model.ruling import Ruling, Struck
from comity.publish.material import Material
from comity.rule import found_again, standing


def struck_of(material: Material) -> tuple[Struck, ...]:
    """The claims of the dossier's documents that do not count, in the order of the documents."""
    kept = {document.id: place for place, document in enumerate(material.documents)}
    claims = material.read.claims
    found = [one for one in material.struck if one.claim in claims and claims[one.claim].document in kept]
    return tuple(
        sorted(found, key=lambda one: (kept[claims[one.claim].document], claims[one.claim].evidence, one.claim, one.ruling))
    )


def edits_of(material: Material) -> tuple[tuple[ClaimId, Ruling], ...]:
    """The claims of the dossier that an analyst gave other values, each ruling that did once."""
    values = standing(found_again(material.rulings, material.read)).values
    return tuple(
        (claim, ruling)
        for claim in material.claims
        if claim in values
        for ruling in sorted({one.id: one for _, one in values[claim].values()}.values(), key=lambda one: one.place)
    )
