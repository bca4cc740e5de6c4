"""The events of a document, each told once: two tellings of one event become the fuller of them."""

from comity.extract.event.trigger import Occurrence
from comity.model.period import Period


class Telling:
    """The events of a document so far, each told once."""

    def __init__(self) -> None:
        """Begin a document."""
        self.told: list[Occurrence] = []
        self._places: dict[tuple[str, str], list[int]] = {}

    def add(self, new: Occurrence) -> None:
        """Add an event, or let it take the place of an earlier telling of the same that says less."""
        keys = [(new.event.type, actor) for actor in new.event.actors]
        known = sorted({place for key in keys for place in self._places.get(key, ())})
        for place in known:
            if _is_same(self.told[place], new):
                self.told[place] = max(self.told[place], new, key=_worth)
                return
        for key in keys:
            self._places.setdefault(key, []).append(len(self.told))
        self.told.append(new)

    def add_heading(self, new: Occurrence) -> None:
        """Add an event of a heading that names two actors, where the prose tells of none of its type with one of them."""
        near = [old for old in self.told if old.event.type == new.event.type]
        is_told = any({*old.event.actors} & {*new.event.actors} or old.found.setting.sentence.kind == "prose" for old in near)
        if len(new.event.actors) > 1 and new.event.type in {"sign", "meet"} and not is_told:
            self.add(new)


def _worth(occurrence: Occurrence) -> tuple[bool, bool, int]:
    event = occurrence.event
    return event.date is not None, event.place is not None, len(event.actors)


def _is_same(old: Occurrence, new: Occurrence) -> bool:
    """Whether two tellings are of one event: same type, actors within one another, and nothing that tells them apart."""
    one, other = old.event, new.event
    if one.type != other.type or not _is_within(one.actors, other.actors) or old.mood != new.mood:
        return False
    if one.date is not None and other.date is not None:
        return _agree(one.date, other.date) and (one.place is None or other.place is None or one.place == other.place)
    if one.type == "sign":
        return new.is_anaphor or (other.date is None and other.place is None and old.mood == "actual")
    return one.place is None or other.place is None or one.place == other.place


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


def _agree(one: Period, other: Period) -> bool:
    return one.contains(other) or other.contains(one)
