"""Everything dated, in lanes: what the timeline holds and what was said, with what was announced for later joined to its day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Claim
from comity.model.ids import ClaimId, digest
from comity.model.period import Period
from comity.publish.lines import snippet
from comity.publish.material import Material
from comity.publish.matters import matters
from comity.publish.naming import capital, chain_words
from comity.publish.timeline import Entry, timeline

Lane: TypeAlias = Literal["events", "instruments", "measures", "figures", "statements"]
LANES: dict[Lane, str] = {
    "events": "Events",
    "instruments": "Agreements and projects",
    "measures": "Measures",
    "figures": "Figures",
    "statements": "Statements",
}
LANE_OF: dict[str, Lane] = {
    "event": "events",
    "instrument": "instruments",
    "project": "instruments",
    "measure": "measures",
    "figure": "figures",
}


class Dated(Struct, frozen=True, kw_only=True):
    """A dated line: where it stands (`lane`), what happened, when, and the claims that say so.

    `id` names it on its page. `other` is the id of the line that it is joined to: of what was announced for later, the telling
    and the day. `is_told` when the date is that of the telling, `is_ahead` when it had not happened then. `record` is what it is
    about, empty for figures and statements; `actors` take part in it by name.
    """

    id: str
    lane: Lane
    sentence: str
    period: Period
    claims: tuple[Claim, ...]
    actors: tuple[str, ...]
    record: str = ""
    other: str = ""
    is_told: bool = False
    is_ahead: bool = False

    @property
    def start(self) -> date:
        """The first day that it may have happened on."""
        return self.period.first or self.period.last or date.max


def chronicle(material: Material) -> tuple[Dated, ...]:
    """All dated lines of the pair on the day of the page, by their first day."""
    day = material.day
    found = matters(material, day)
    parties = {matter.record.id: tuple(map(material.party_name, matter.record.parties)) for matter in found}
    entries = [_of_entry(entry, parties) for entry in timeline(material, found, day)]
    said = [line for line in _statements(material) if day is None or line.start <= day]
    return tuple(
        sorted((*_joined(entries), *said), key=lambda line: (line.start, line.period.last or date.max, line.lane, line.id))
    )


def _of_entry(entry: Entry, parties: dict[str, tuple[str, ...]]) -> Dated:
    claims = tuple(claim.id for claim in entry.claims)
    actors = _speakers(entry.claims) if entry.kind == "figure" else parties.get(entry.record or "", ())
    return Dated(
        id="t-" + digest(entry.kind, entry.title, entry.words, entry.period.label(), *claims),
        lane=LANE_OF[entry.kind],
        sentence=capital(entry.sentence),
        period=entry.period,
        claims=entry.claims,
        actors=actors,
        record=entry.record or "",
        is_told=entry.is_told,
        is_ahead=entry.is_ahead,
    )


def _joined(lines: Iterable[Dated]) -> Iterator[Dated]:
    """Lines of one record that rest on the same claims: the telling and the day it names know of one another."""
    held = list(lines)
    groups: dict[tuple[str, tuple[ClaimId, ...]], list[Dated]] = defaultdict(list)
    for line in held:
        if line.record:
            groups[line.record, tuple(claim.id for claim in line.claims)].append(line)
    others: dict[str, str] = {}
    for group in groups.values():
        told = next((line for line in group if not line.is_ahead or line.is_told), None)
        later = next((line for line in group if line.is_ahead and not line.is_told), None)
        if told is not None and later is not None:
            others |= {told.id: later.id, later.id: told.id}
    for line in held:
        yield Dated(**{**{name: getattr(line, name) for name in line.__struct_fields__}, "other": others.get(line.id, "")})


def _statements(material: Material) -> Iterator[Dated]:
    """What was said on a day, the same words of one speaker once."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in material.statements:
        if claim.asserted is not None and (claim.asserted.first or claim.asserted.last):
            groups[claim.speaker.name, " ".join(material.pile.quote(claim.id).split())].append(claim)
    for (speaker, words), claims in groups.items():
        first = min(
            claims, key=lambda claim: (claim.asserted.first if claim.asserted and claim.asserted.first else date.max, claim.id)
        )
        if first.asserted is not None:
            yield Dated(
                id=f"t-{first.id}",
                lane="statements",
                sentence=f"{speaker}: “{snippet(words)}”",
                period=first.asserted,
                claims=tuple(claims),
                actors=_speakers(claims),
                is_told=True,
            )


def _speakers(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain_words(claim.chain[-1:]) for claim in claims))
