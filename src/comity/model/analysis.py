"""What reading a document finds before any claim is made: the layers that extractors ask for by name.

Offsets are half-open code points of the text's words. No layer type names a language.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from comity.model.claim import Hedge, Modality, Relation, Voice
from comity.model.finding import Finding
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.syntax import Syntax
from comity.model.text import Document, Text

SentenceKind: TypeAlias = Literal["prose", "heading", "furniture"]
ActorKind: TypeAlias = Literal["state", "body", "organisation", "outlet", "person", "anonymous"]
WhenKind: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]
PartOfSpan: TypeAlias = Literal["start", "mid", "end"]
Role: TypeAlias = Literal["in", "by", "since", "until", "from", "to", "as_of", "before", "after", "over"]


class Sentence(Struct, frozen=True, gc=False, kw_only=True):
    """A sentence, heading or scrap of page furniture ("Read more ..."), with the number of its paragraph from zero.

    Furniture stays in the words but is never taken for the article's own statement.
    """

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "prose"


class Amount(Struct, frozen=True, kw_only=True):
    """A number with its unit, as the words give it.

    `start:end` covers the number with scale, unit and rate, without hedge words; `phrase_start:phrase_end` covers it with them
    ("more than 276 thousand tons", "up 54%"). `value` and `value_high` (ranges only) are in base units. For a ratio `value` is
    the change in percent (-12 for "fell 12%") or the multiple in times. `strict` and `lenient` follow the rules of
    `Figure`. `noun` is the counted noun phrase as worded, head last, when `unit` is "count" ("joint oil ventures"), or
    the noun that an adjective amount modifies ("15-year extension": "extension").
    `is_relation_certain` is False where only the sentence can tell what the number is (a bare "25%"). `basis` tells what makes
    it an amount: its own words ("words"), a parse that finds a noun of no list counted ("parse"), the pattern in which it
    stands with an amount near it ("licence"), or a choice among all that it may be ("loan").
    `is_rate` tells that the words next to a percentage make it one that is charged, lent at or kept ("at 3.2% over 15 years").
    """

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    value: float
    value_high: float | None = None
    unit: str
    relation: Relation
    is_relation_certain: bool = True
    is_rate: bool = False
    hedge: Hedge = "exact"
    strict: Interval
    lenient: Interval
    noun: str | None = None
    basis: Literal["words", "parse", "licence", "loan"] = "words"


class Loan(Struct, frozen=True, kw_only=True):
    """A number that its own words leave open, and what it may be: with the units of the amounts around it, a part, a place.

    `start:end` covers the number. `options` are the amounts, each with the features that speak for or against it, among them
    the one of the text's quantities that a licence made of the same number; `features` tell of the number alone, for and
    against its being no amount.
    """

    start: int
    end: int
    features: tuple[str, ...]
    options: tuple[tuple[Amount, tuple[str, ...]], ...]


class NumberWord(Struct, frozen=True, gc=False, kw_only=True):
    """A number that the words `start:end` may give, whatever it counts.

    `is_scaled` when a scale word belongs to it ("7 million"); a bare "7" may still be meant in the millions spoken of before.
    `is_weak` for words that rarely mean a number ("a", "second", "half"): they bear one out and contradict none.
    """

    start: int
    end: int
    value: float
    is_scaled: bool = False
    is_weak: bool = False


class When(Struct, frozen=True, kw_only=True):
    """A date, a span of days or a duration, as the words give it.

    `period` is the days it denotes: None for sets, for lengths of time that are not counted from publication and for what
    cannot be resolved. `role` is how the preposition
    before it uses it ("by 2030", "since August"). `precision` is "day", "week", "month", "quarter",
    "half", "season", "year", "decade", "century" or "range".
    `anchor` tells what a relative expression was counted from: "absolute" (nothing), "published", "sentence" (another date in the
    sentence) or "unresolved". `value` is the TIMEX3 value ("2024-Q3", "P15Y"). `part` tells of "early 2024" and "the end of May"
    which part of `period` the words name; where that part begins they leave open.
    """

    start: int
    end: int
    kind: WhenKind
    value: str
    period: Period | None
    role: Role = "in"
    precision: str
    anchor: Literal["absolute", "published", "sentence", "unresolved"]
    part: PartOfSpan | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """Words that name an actor, or point back at one ("the diplomat", "the two countries").

    `key` is the same for every mention of one actor in the document ("state:RUS", "org:pdvsa",
    "person:dmitry chernyshenko"); `name` is its fullest form there.
    `states` are ISO alpha-3 codes: the state itself, the state a body belongs to, both for "the two countries".
    `form` tells how a state is named: "name", "capital", "demonym" ("Russian"), "metonym" (Kremlin), "pronoun".
    `part` is what its case or preposition makes of it in a flow, where the language tells that word by word: goods come from the
    origin and go to the destination; an owner's are the exports or imports; a place is where something is.
    """

    start: int
    end: int
    kind: ActorKind
    key: str
    name: str
    states: tuple[str, ...] = ()
    office: str | None = None
    form: Literal["name", "capital", "demonym", "metonym", "nominal", "pronoun"] = "name"
    part: Literal["origin", "destination", "with", "owner", "doer", "place"] | None = None


class Utterance(Struct, frozen=True, kw_only=True):
    """Who says what. `content` is what was said, without quotation marks; `form` is "direct" when all of it is quoted.

    `chain` are the voices the sentence names, outermost first (agency, then speaker), without the publisher.
    `is_continued` when the speaker is carried over from an earlier sentence that keeps speaking.
    """

    content: tuple[int, int]
    form: Literal["direct", "indirect", "mixed"]
    chain: tuple[Voice, ...]
    speaker: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    is_continued: bool = False


class Cue(Struct, frozen=True, kw_only=True):
    """Words that tell something of the figures near them: `text[start:end]`.

    `kind` is "indicator" (`code` of `indicators.tsv`; `is_verb` for a deed), "product" (`code` is the name in `products.tsv`),
    "bilateral" ("mutual"), "carry" ("the figure": what was spoken of goes on), or a kind of `cues.tsv`, such as a mood.
    """

    kind: str
    start: int
    end: int
    code: str = ""
    is_verb: bool = False


class Cell(Struct, frozen=True, kw_only=True):
    """A cell of a grid that gives an amount, with the words of the grid that say of what and when.

    `row` are the words of its line. `labels` name its row, `heads` its column (the lowest first) and `sections` the part of the
    grid that it stands in, each as spans of the text. `period` is the days of the head or label that is a date, or of what
    stands above the grid; `base` what a change is measured from, where a head says so. `written` is the number with the unit that
    other words of the grid give it.
    """

    amount: Amount
    written: str
    row: tuple[int, int]
    labels: tuple[tuple[int, int], ...]
    heads: tuple[tuple[int, int], ...] = ()
    sections: tuple[tuple[int, int], ...] = ()
    period: Period | None = None
    base: Period | None = None
    modality: Modality = "actual"


class Grid(Struct, frozen=True, kw_only=True):
    """Rows and columns of numbers in a text: its lines `start:end`, the lines above that caption it (nearest first), its cells.

    `is_line` where it is no more than the values behind a label on one line, which prose may go on from.
    """

    start: int
    end: int
    captions: tuple[tuple[int, int], ...]
    cells: tuple[Cell, ...]
    is_line: bool = False


Layer: TypeAlias = Literal["sentences", "quantities", "periods", "syntax", "actors", "speech", "cues"]
"""What an extractor may read."""
PARSED: frozenset[Layer] = frozenset({"sentences", "quantities", "periods", "syntax", "actors", "speech"})
"""The layers of a language that is parsed."""


class Analysis(Struct, frozen=True, kw_only=True):
    """All layers of one document, or of its passages in one language.

    `lang` is that language (that of the document where it is None) and `layers` the layers that it gives. `syntax` holds the
    passages that were worth parsing, `engine` what parsed them; `loans` the numbers that their own words leave open; `cues`
    what a language without a parse says of its figures word by word; `grids` the tables, whose rows are prose to no reader.
    """

    document: Document
    text: Text
    sentences: tuple[Sentence, ...]
    quantities: tuple[Amount, ...]
    periods: tuple[When, ...]
    syntax: tuple[Syntax, ...]
    engine: str | None
    actors: tuple[Mention, ...]
    speech: tuple[Utterance, ...]
    loans: tuple[Loan, ...] = ()
    cues: tuple[Cue, ...] = ()
    grids: tuple[Grid, ...] = ()
    findings: tuple[Finding, ...] = ()
    lang: str | None = None
    layers: frozenset[Layer] = PARSED
