"""Claims: what an origin asserts, tied to exact words."""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.ids import ClaimId, DocumentId
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.text import Span

VoiceType: TypeAlias = Literal["person", "organisation", "government", "outlet", "anonymous"]
Modality: TypeAlias = Literal["actual", "target", "forecast", "estimate", "capacity", "conditional"]
Relation: TypeAlias = Literal["level", "ratio", "difference", "share", "rank"]
Direction: TypeAlias = Literal["export", "import", "both"]
Hedge: TypeAlias = Literal["exact", "about", "over", "under", "up_to", "at_least", "range"]


class Voice(Struct, frozen=True, gc=False, kw_only=True):
    """One link of an origin chain: who passed the words on.

    `name` is the fullest form the document gives; `state` is the ISO 3166-1 alpha-3 code of the state it speaks for, where
    that is known; `office` is the office the words give ("Deputy Prime Minister").
    """

    name: str
    type: VoiceType
    state: str | None = None
    office: str | None = None


Chain: TypeAlias = tuple[Voice, ...]
"""Publisher, then agency, then speaker: outermost first. The last voice is the one that asserts."""


class Figure(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="figure"):
    """A number that says how much of something there is, was or shall be.

    `indicator` is a code of `indicators.tsv` ("trade.turnover") or, where none fits, the head noun phrase itself; `wording`
    is the phrase as the text has it. `value` is in base units (276 thousand tons is 276000 "t"); for a ratio in "percent" it
    is the change (+54, -12), in "times" the multiple. `unit` is an ISO 4217 code, "t", "bbl", "percent", "times", "count",
    "rank", ...; a rate has a slash: "USD/month". `strict` and `lenient` are the values that the words and their hedge allow, in
    the unit itself for levels and differences, as a factor for ratios (+54 % is 1.535 to 1.545) and as a fraction for shares.
    `base` is the period that a ratio or difference is measured from.
    """

    indicator: str
    wording: str
    relation: Relation
    value: float
    value_high: float | None = None
    unit: str
    hedge: Hedge
    strict: Interval
    lenient: Interval
    scope: str | None = None
    reporter: str | None = None
    partner: str | None = None
    direction: Direction | None = None
    product: str | None = None
    period: Period | None = None
    base: Period | None = None


class Statement(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="statement"):
    """What a speaker said, quoted (`direct`) or reported (`indirect`); `cue` is the word that says so, as worded."""

    form: Literal["direct", "indirect"]
    cue: str | None = None


InstrumentType: TypeAlias = Literal["treaty", "agreement", "mou", "plan", "contract", "protocol", "statement", "other"]
InstrumentAction: TypeAlias = Literal[
    "signed", "extended", "ratified", "announced", "negotiating", "in_force", "terminated", "reached"
]
ProjectType: TypeAlias = Literal["joint_venture", "infrastructure", "route", "facility", "programme", "bank_link", "other"]
ProjectStatus: TypeAlias = Literal[
    "planned", "announced", "under_way", "operating", "extended", "suspended", "cancelled", "completed"
]
MeasureType: TypeAlias = Literal["sanction", "licence", "tariff", "recognition", "asset_freeze", "visa", "embargo", "other"]
MeasureAction: TypeAlias = Literal["imposed", "threatened", "eased", "revoked", "granted", "extended", "in_force"]
LegalType: TypeAlias = Literal["law", "decree", "regulation", "directive", "resolution", "order", "decision", "code"]
EventType: TypeAlias = Literal["meet", "visit", "call", "sign", "deliver", "announce", "attack", "arrest", "vote", "other"]


class Instrument(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="instrument"):
    """One action on an agreement, treaty, plan, contract: "signed a strategic partnership treaty on 7 May".

    `name` is the noun phrase as worded, without article; `parties` are ISO alpha-3 codes or codes of `bodies.tsv`, sorted; `date`
    is when the action happened or shall happen, `until` how long the instrument runs; `sectors` are codes of `sectors.tsv`;
    `signatories` are persons as named.
    """

    name: str
    type: InstrumentType
    parties: tuple[str, ...]
    action: InstrumentAction
    date: Period | None = None
    until: Period | None = None
    place: str | None = None
    sectors: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()


class Project(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="project"):
    """The state of an undertaking: "plans to open a ground station by July", "operates five joint ventures".

    `name` is the noun phrase as worded; `parties` as in `Instrument`; `owners` are organisations as named; `due` is the day or
    span by which something shall be done or until which it runs.
    """

    name: str
    type: ProjectType
    parties: tuple[str, ...]
    status: ProjectStatus
    due: Period | None = None
    place: str | None = None
    sectors: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()


class LegalBasis(Struct, frozen=True, gc=False, kw_only=True):
    """An act of law that a measure rests on, as worded: "Council Regulation (EU) 2024/1745", "decree No. 77 of May 3".

    `name` is that phrase without article, `start:end` where it stands in the text (blanks apart they are the same words);
    `number` is its number as worded ("2024/1745", "77"), `date` the day, month or year that the words give the act itself.
    """

    type: LegalType
    name: str
    start: int
    end: int
    number: str | None = None
    date: Period | None = None


class Measure(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="measure"):
    """What one state or body does to another: a sanction, licence, tariff, recognition, freeze.

    `imposer` and `target` are ISO alpha-3 codes, codes of `bodies.tsv` or, for firms and persons, names; withdrawing recognition
    is "recognition" with action "revoked". `object` is what the measure is about, as worded ("Chevron's licence"), `until` how
    long it holds where the words set an end, `basis` the acts of law that they rest it on, in the order of the text.
    """

    type: MeasureType
    imposer: str | None
    target: str | None
    action: MeasureAction
    date: Period | None = None
    object: str | None = None
    until: Period | None = None
    basis: tuple[LegalBasis, ...] = ()


class Event(Struct, frozen=True, gc=False, kw_only=True, tag_field="kind", tag="event"):
    """Something that happened or shall happen between actors, with a place and a date where the words give them.

    `actors` are names as the document gives them in full (states by their name); `root` is the PLOVER root type.
    """

    type: EventType
    root: str
    actors: tuple[str, ...]
    date: Period | None = None
    place: str | None = None


Payload: TypeAlias = Figure | Statement | Instrument | Project | Measure | Event


def kind_of(payload: Payload) -> str:
    """The kind of a claim by its payload: "figure", "statement", "instrument", "project", "measure" or "event"."""
    return str(payload.__struct_config__.tag)


class Claim(Struct, frozen=True, gc=False, kw_only=True):
    """What an origin asserts in one document, with the exact words.

    `evidence` is the words that carry the claim and `passage` the sentence around them; `asserted` is when it was said, which
    is the day of publication unless the words tell otherwise; `is_denied` marks what the words deny. `is_attributed` when the
    words give it to a speaker; else the outlet asserts it itself.
    `reader` is who read it out ("builtin") and `extractor` the rule with its version ("figure.level@1"); `engine` names what
    parsed the words, with its digest ("english-1+0a1b..."), None where another reader needed none. `is_vouched` when an analyst
    ruled that it was read rightly, so that no doubt about the reading counts.
    """

    id: ClaimId
    document: DocumentId
    evidence: Span
    passage: Span
    chain: Chain
    asserted: Period | None
    modality: Modality
    payload: Payload
    reader: str
    extractor: str
    engine: str | None = None
    is_denied: bool = False
    is_attributed: bool = False
    is_vouched: bool = False

    @property
    def speaker(self) -> Voice:
        """The voice that asserts: the last of the chain."""
        return self.chain[-1]
