"""Agreements: treaties, plans and contracts, with their state on the day of the page."""

from comity.publish.chapters.listing import listing
from comity.publish.material import Material
from comity.publish.view import Chapter


def agreements(material: Material) -> Chapter:
    """Each agreement with parties, state, life and words."""
    return listing(
        material,
        "instrument",
        title="Agreements",
        one="agreement",
        many="agreements",
        empty="No agreement, treaty, plan or contract was read in these documents.",
    )
