"""What is disputed: the smallest sets of statements that cannot all be true, and what else is at odds."""

from comity.publish.chapters.disputed import disputed as chapter
from comity.publish.material import Material
from comity.publish.questions.asked import Asked
from comity.publish.view import Chapter


def disputed(material: Material, _: Asked) -> tuple[Chapter, ...]:
    """The chapter on disputes."""
    return (chapter(material),)
