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


class Voice(Struct, frozen=True, kw_only=True):
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


class Figure(Struct, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
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


class Statement(Struct, frozen=True, kw_only=True, tag_field="kind", tag="statement"):
    """What a speaker said, quoted (`direct`) or reported (`indirect`); `cue` is the word that says so, as worded."""

    form: Literal["direct", "indirect"]
    cue: str | None = None


Payload: TypeAlias = Figure | Statement


class Claim(Struct, frozen=True, kw_only=True):
    """What an origin asserts in one document, with the exact words.

    `evidence` is the words that carry the claim and `passage` the sentence around them; `asserted` is when it was said, which
    is the day of publication unless the words tell otherwise; `is_denied` marks what the words deny. `is_attributed` when the
    words give it to a speaker; else the outlet asserts it itself.
    `reader` is who read it out ("builtin") and `extractor` the rule with its version ("figure.level@1").
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
    is_denied: bool = False
    is_attributed: bool = False

    @property
    def speaker(self) -> Voice:
        """The voice that asserts: the last of the chain."""
        return self.chain[-1]
