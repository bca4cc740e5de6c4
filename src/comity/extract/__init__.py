"""Extract: from the layers of one document to claims.

An extractor is a function with a declaration. It yields freely; `extract` alone orders, drops exact doubles and gives ids.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct

from comity.extract.draft import Draft
from comity.extract.event import RULES as EVENT_RULES
from comity.extract.event import events
from comity.extract.figure import RULES as FIGURE_RULES
from comity.extract.figure import figures
from comity.extract.instrument import RULES as INSTRUMENT_RULES
from comity.extract.instrument import instruments
from comity.extract.learned import KINDS, completed
from comity.extract.measure import RULES as MEASURE_RULES
from comity.extract.measure import measures
from comity.extract.measure.answered import answered
from comity.extract.measure.named import named as named_targets
from comity.extract.project import RULES as PROJECT_RULES
from comity.extract.project import projects
from comity.extract.statement import RULES as STATEMENT_RULES
from comity.extract.statement import statements
from comity.extract.worded import RULES as WORDED_RULES
from comity.extract.worded import worded
from comity.model.analysis import Analysis, Layer
from comity.model.claim import Claim
from comity.model.ids import claim_id
from comity.model.text import Span

READER = "builtin"


class Extractor(Struct, frozen=True, kw_only=True):
    """A kind of claim and how it is read out: `rules` are the rules it applies, each with a docstring that says what it reads.

    `reads` names the layers of the analysis that it needs; texts in a language without one of them it leaves alone.
    """

    name: str
    version: int
    reads: tuple[Layer, ...]
    run: Callable[[Analysis], Iterator[Draft]]
    rules: Mapping[Any, Callable[..., Any]]

    def label(self, rule: str) -> str:
        """How a claim names the rule that made it: "figure.ratio@1"."""
        return f"{self.name}.{rule}@{self.version}"


FIGURES = Extractor(
    name="figure",
    version=2,
    reads=("sentences", "quantities", "periods", "syntax", "actors", "speech"),
    run=figures,
    rules=FIGURE_RULES,
)
WORDED = Extractor(
    name="worded",
    version=1,
    reads=("sentences", "quantities", "periods", "cues", "actors", "speech"),
    run=worded,
    rules=WORDED_RULES,
)
INSTRUMENTS = Extractor(
    name="instrument",
    version=1,
    reads=("sentences", "syntax", "periods", "actors", "speech"),
    run=partial(completed, kind="instrument", rules=instruments),
    rules=INSTRUMENT_RULES | {"weighed": KINDS["instrument"].make},
)
MEASURES = Extractor(
    name="measure",
    version=1,
    reads=("sentences", "syntax", "periods", "actors", "speech"),
    run=partial(completed, kind="measure", rules=measures),
    rules=MEASURE_RULES | {"named": named_targets, "answered": answered, "weighed": KINDS["measure"].make},
)
PROJECTS = Extractor(
    name="project",
    version=1,
    reads=("sentences", "syntax", "periods", "actors", "speech"),
    run=partial(completed, kind="project", rules=projects),
    rules=PROJECT_RULES | {"weighed": KINDS["project"].make},
)
EVENTS = Extractor(
    name="event",
    version=1,
    reads=("sentences", "syntax", "periods", "actors", "speech"),
    run=partial(completed, kind="event", rules=events),
    rules=EVENT_RULES | {"weighed": KINDS["event"].make},
)
STATEMENTS = Extractor(name="statement", version=1, reads=("sentences", "speech"), run=statements, rules=STATEMENT_RULES)

EXTRACTORS: tuple[Extractor, ...] = (FIGURES, WORDED, INSTRUMENTS, MEASURES, PROJECTS, EVENTS, STATEMENTS)


def extract(analysis: Analysis, extractors: tuple[Extractor, ...] = EXTRACTORS) -> tuple[Claim, ...]:
    """All claims of a document, by place in the text; exact doubles once."""
    able = (extractor for extractor in extractors if analysis.layers.issuperset(extractor.reads))
    drafts = [(draft, extractor) for extractor in able for draft in extractor.run(analysis)]
    drafts.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1].name, pair[0].order, pair[0].rule))
    ordinals: Counter[tuple[int, int, str]] = Counter()
    claims: list[Claim] = []
    seen: set[tuple[int, int, str]] = set()
    for draft, extractor in drafts:
        key = (draft.start, draft.end, repr(draft.payload))
        if key in seen:
            continue
        seen.add(key)
        place = (draft.start, draft.end, extractor.name)
        claims.append(_claim(analysis, draft, extractor, ordinals[place]))
        ordinals[place] += 1
    return tuple(claims)


def rule_text(label: str, extractors: tuple[Extractor, ...] = EXTRACTORS) -> str | None:
    """What the rule behind a claim does, from its docstring; None for a rule that this version does not know."""
    name, _, rest = label.partition(".")
    rule = rest.partition("@")[0]
    for extractor in extractors:
        if extractor.name == name and rule in extractor.rules:
            return extractor.rules[rule].__doc__
    return None


def _claim(analysis: Analysis, draft: Draft, extractor: Extractor, ordinal: int) -> Claim:
    document = analysis.document
    return Claim(
        id=claim_id(document.id, draft.start, draft.end, extractor.name, ordinal),
        document=document.id,
        evidence=Span(document.text, draft.start, draft.end),
        passage=Span(document.text, *draft.passage),
        chain=draft.chain,
        asserted=draft.asserted or document.metadata.published,
        modality=draft.modality,
        is_denied=draft.is_denied,
        is_attributed=draft.is_attributed,
        payload=draft.payload,
        reader=READER,
        extractor=extractor.label(draft.rule),
        engine=analysis.engine,
    )
