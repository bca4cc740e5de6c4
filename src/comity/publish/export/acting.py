"""Who acts, by code or name, and the acts of each record: what several exports need alike."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from comity.model.claim import Claim
from comity.model.record import Record
from comity.publish.acts import act_name, act_of, lone
from comity.publish.export.content import Content
from comity.resources import load
from comity.resources.rows import Body, State


class Actors:
    """States and bodies by their codes."""

    @cached_property
    def _states(self) -> dict[str, State]:
        return {row.iso3: row for row in load("states", State)}

    @cached_property
    def _codes(self) -> dict[str, str]:
        """The code of a state by any of its names."""
        return {form.casefold(): row.iso3 for row in self._states.values() for form in (row.name, *row.forms)}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        return {row.code: row.name for row in load("bodies", Body)}

    def name(self, code: str) -> str:
        """The name of a state or body; firms and persons are given by name already."""
        state = self._states.get(code)
        return state.name if state else self._bodies.get(code, code)

    def is_body(self, code: str) -> bool:
        """Whether a code is that of an international body."""
        return code in self._bodies

    def iso2(self, code: str | None) -> str | None:
        """The two letters of a state in lower case; None for what is no state."""
        state = self._states.get(code or "")
        return state.iso2.lower() if state else None

    def state(self, name: str) -> str | None:
        """The code of the state that a name names."""
        return self._codes.get(name.casefold())


def acts_by_record(content: Content, actors: Actors) -> Iterator[tuple[Record, list[Claim]]]:
    """Agreements, projects, measures and events with their claims, by id; a claim of no record makes one of its own."""
    known = {record.id: record for record in content.records.records if record.kind != "person"}
    record_of = {member.claim: known[member.record] for member in content.records.members if member.record in known}
    groups: dict[str, list[Claim]] = defaultdict(list)
    records: dict[str, Record] = {}
    for claim in content.pile.claims.values():
        act = act_of(claim)
        if act is None:
            continue
        record = record_of.get(claim.id) or lone(claim, act, act_name(act, actors.name), actors.state)
        records[record.id] = record
        groups[record.id].append(claim)
    for name in sorted(groups):
        yield records[name], groups[name]
