"""The exchange form of annotations as types: one class for each kind of record, one field for each key.

Keys that an annotator adds for others (`alt`, `optional`, `note`) are passed over. Dates are YYYY, YYYY-MM or YYYY-MM-DD; those
of figures are whole days.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import (
    Direction,
    EventType,
    Hedge,
    InstrumentAction,
    InstrumentType,
    MeasureAction,
    MeasureType,
    Modality,
    ProjectStatus,
    ProjectType,
    Relation,
    VoiceType,
)


class FigureItem(Struct, frozen=True, kw_only=True):
    """A number. `indicator` is free text; `speaker` is None where the outlet itself asserts it."""

    indicator: str
    relation: Relation
    value: float
    unit: str
    hedge: Hedge
    modality: Modality
    evidence: str
    value_hi: float | None = None
    reporter: str | None = None
    partner: str | None = None
    direction: Direction | None = None
    product: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    base_start: str | None = None
    base_end: str | None = None
    speaker: str | None = None


class InstrumentItem(Struct, frozen=True, kw_only=True):
    """One action on an agreement."""

    name: str
    type: InstrumentType
    parties: tuple[str, ...]
    action: InstrumentAction
    evidence: str
    date: str | None = None
    until: str | None = None
    sectors: tuple[str, ...] = ()


class ProjectItem(Struct, frozen=True, kw_only=True):
    """The state of an undertaking."""

    name: str
    kind: ProjectType
    parties: tuple[str, ...]
    status: ProjectStatus
    evidence: str
    due: str | None = None
    place: str | None = None


class MeasureItem(Struct, frozen=True, kw_only=True):
    """What one state or body does to another, or to a firm or person."""

    type: MeasureType
    action: MeasureAction
    evidence: str
    imposer: str | None = None
    target: str | None = None
    date: str | None = None


class EventItem(Struct, frozen=True, kw_only=True):
    """Something that happened or shall happen."""

    type: EventType
    actors: tuple[str, ...]
    evidence: str
    date: str | None = None
    place: str | None = None


class AttributionItem(Struct, frozen=True, kw_only=True):
    """The first words of what a speaker said; `chain` runs from the outlet to the speaker."""

    speaker: str
    speaker_type: VoiceType
    kind: Literal["direct", "indirect"]
    evidence: str
    chain: tuple[str, ...] = ()


Item: TypeAlias = FigureItem | InstrumentItem | ProjectItem | MeasureItem | EventItem | AttributionItem

ITEMS: dict[str, type[Item]] = {
    "figures": FigureItem,
    "instruments": InstrumentItem,
    "projects": ProjectItem,
    "measures": MeasureItem,
    "events": EventItem,
    "attributions": AttributionItem,
}
"""The type of the records under each key of an article."""
