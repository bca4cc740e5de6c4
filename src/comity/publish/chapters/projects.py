"""Projects: joint undertakings, with their state on the day of the page."""

from comity.publish.chapters.listing import listing
from comity.publish.material import Material
from comity.publish.view import Chapter


def projects(material: Material) -> Chapter:
    """Each project with parties, state, life and words."""
    return listing(
        material,
        "project",
        title="Projects",
        one="project",
        many="projects",
        empty="No joint undertaking was read in these documents.",
    )
