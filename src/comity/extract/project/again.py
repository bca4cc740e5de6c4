"""Again: a later sentence that goes on about an undertaking without its name, and tells when it is due."""

from msgspec.structs import replace

from comity.extract.project.noun import Told
from comity.model.claim import ProjectStatus

AHEAD: frozenset[ProjectStatus] = frozenset({"planned", "under_way", "announced"})
"""How far an undertaking may be of which a later sentence says once more that it shall be finished."""
MOST_BACK = 4
"""How many sentences back the undertaking may be named that "the bridge" goes on about."""


def dated_by(item: Told, kept: list[Told]) -> int | None:
    """The place among those told of the one that "the bridge", which shall be done, means; None where it is another."""
    if not item.is_definite or item.noun.first != item.noun.last or item.project.status != "planned":
        return None
    near = [place for place, other in enumerate(kept) if 0 < item.setting.number - other.setting.number <= MOST_BACK]
    kin = [place for place in near if kept[place].project.type == item.project.type]
    same = [place for place in kin if _head(kept[place]) == _head(item)] or (kin if len(near) == 1 else [])
    if not same or kept[same[-1]].project.status not in AHEAD:
        return None
    other = kept[same[-1]].project
    is_other_day = other.due is not None and item.project.due is not None and other.due != item.project.due
    return None if is_other_day else same[-1]


def completed(told: Told, later: Told) -> Told:
    """What was told, with the day that the later sentence tells."""
    due = told.project.due or later.project.due
    return told._replace(project=replace(told.project, due=due))


def _head(told: Told) -> str:
    """The last word of the noun, without the ending of a plural."""
    return told.setting.words[told.noun.last].text.removesuffix("s")
