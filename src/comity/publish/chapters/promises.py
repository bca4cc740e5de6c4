"""Promised and due: what was said to come, and what became of it."""

from comity.publish.material import Material
from comity.publish.matter_lines import promise_line
from comity.publish.matters import all_promises
from comity.publish.naming import capital, count, day_words, spelled
from comity.publish.promises import Promise, Standing
from comity.publish.view import Chapter, Lines

TITLES: dict[Standing, str] = {
    "silent": "Silent: the day has passed and nobody reports",
    "due": "Due",
    "undated": "Promised without a day",
    "answered": "Reported on since",
}


def promises(material: Material) -> Chapter:
    """Promises, plans and threats by how they stand on the latest day that a document proves; within that by their day."""
    day = material.day
    found = all_promises(material, day)
    blocks = tuple(
        Lines(title=title, lines=tuple(promise_line(material, promise) for promise in found if promise.standing == standing))
        for standing, title in TITLES.items()
    )
    lead = _lead(found, day_words(day) if day else "") if found else "Nothing is promised, planned or threatened here."
    return Chapter(
        id="promises", title="Promised and due", lead=lead, count=len(found), blocks=tuple(each for each in blocks if each.lines)
    )


def _lead(found: tuple[Promise, ...], day: str) -> str:
    silent = sum(promise.standing == "silent" for promise in found)
    opening = f"{capital(count(len(found), 'promise'))}, plans, threats and aims included"
    if not silent:
        return f"{opening}; of none has the day passed without a report."
    return f"{opening}; of {spelled(silent)} the day had passed by {day} and no document reports what became of it."
