"""Measures: sanctions, licences, tariffs and recognitions that touch one of the two states."""

from comity.publish.chapters.listing import listing
from comity.publish.material import Material
from comity.publish.view import Chapter


def measures(material: Material) -> Chapter:
    """Each measure with parties, state, life and words."""
    return listing(
        material,
        "measure",
        title="Measures",
        one="measure",
        many="measures",
        empty="No sanction, licence, tariff or recognition was read in these documents.",
    )
