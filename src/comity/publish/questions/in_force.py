"""What is in force on a day: agreements and measures by the state that the documents prove for it."""

from datetime import date
from typing import Literal, TypeAlias

from comity.publish.material import Material
from comity.publish.matter_lines import matter_line
from comity.publish.matters import Matter, matters
from comity.publish.naming import capital, count, day_words
from comity.publish.questions.asked import Asked
from comity.publish.view import Chapter, Lines

Group: TypeAlias = Literal["holds", "agreed", "ended", "open"]
HOLDS = {"in_force", "ratified", "extended", "imposed", "granted", "eased"}
"""Actions after which something holds; what is eased still holds in part."""
AGREED = {"signed", "reached"}
ENDED = {"terminated", "revoked"}
TITLES: dict[Group, str] = {
    "holds": "In force, as last told",
    "agreed": "Signed or agreed; nobody tells whether it is in force",
    "ended": "Ended by then",
    "open": "Negotiated, announced or threatened",
}


def in_force(material: Material, asked: Asked) -> tuple[Chapter, ...]:
    """Agreements and measures as of a day, without one as of the latest day that a document proves."""
    day = asked.on or material.day
    found = [matter for matter in matters(material, day, ("instrument", "measure")) if matter.state is not None]
    blocks = tuple(
        Lines(title=title, lines=lines)
        for group, title in TITLES.items()
        if (lines := tuple(matter_line(material, matter) for matter in found if group_of(matter, day) == group))
    )
    holding = sum(group_of(matter, day) == "holds" for matter in found)
    when = f" on {day_words(day)}" if day else ""
    number = capital(count(holding, "agreement or measure", "agreements and measures"))
    lead = (
        f"{number} in force{when}, of {len(found)} told of by then. "
        "A state is the last that a document proves: silence since then is no proof that it still holds."
        if found
        else f"No agreement or measure is told of{when}."
    )
    return (Chapter(id="in-force", title=f"In force{when}", lead=lead, count=holding, blocks=blocks),)


def group_of(matter: Matter, day: date | None) -> Group:
    """How a matter stands on a day: one that was to end by then has ended, whatever was done before."""
    state = matter.state
    action = state.action if state is not None and not state.is_ahead and not state.is_denied else ""
    over = day is not None and any(until.last is not None and until.last < day for until in matter.until[-1:])
    if action in ENDED or (over and action in HOLDS | AGREED):
        return "ended"
    return "holds" if action in HOLDS else "agreed" if action in AGREED else "open"
