"""A relation of Norway and Chile in three invented documents: a treaty, a late station, eased sanctions, a third state."""

from collections.abc import Iterable
from datetime import date

from comity.model.claim import Chain, Claim, Event, Figure, Instrument, Measure, Modality, Project, Statement, Voice, kind_of
from comity.model.ids import claim_id, digest, document_id, text_id
from comity.model.interval import Interval
from comity.model.origin import Origin, Origins
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Link, Membership, Quantity, Record, Records
from comity.model.text import Document, Metadata, Notice, Span, Text
from comity.model.verdict import Verdict
from comity.publish.acts import Act
from comity.publish.material import Material

DYAD = ("NOR", "CHL")
WIRE = (
    "Norway and Chile signed a partnership treaty in Oslo on 4 March 2025. "
    "Norway plans to open a satellite ground station in Chile by 5 July 2025. "
    "Norway and Chile are negotiating a fisheries protocol. "
    "Chile signed a border pact with Peru in 2020. "
    "“We want more trade in copper,” minister Anna Orlova said. "
    "Norwegian helicopters train with the armed forces of Chile."
)
SAMPLE = (
    "The partnership agreement of Norway and Chile was signed in March 2025. "
    "Both parliaments ratified the treaty on 1 September 2025. "
    "The United States imposed sanctions on Chile in 2024. "
    "Anna Orlova met Luis Vega in Lima on 2 September 2025."
)
GAZETTE = (
    "The United States eased its sanctions on Chile in December 2025. "
    "Trade between Norway and Chile came to $200 million in 2024, and is to reach $300 million in 2025. "
    "The treaty of Norway and Chile was signed long ago."
)
PAGES: dict[str, tuple[str, str, Period | None]] = {
    "wire": ("Example Wire", WIRE, Period.day(date(2025, 3, 5))),
    "sample": ("Santiago Sample", SAMPLE, Period.month(2025, 9)),
    "gazette": ("Northern Gazette", GAZETTE, Period.day(date(2026, 1, 12))),
}
LATEST = date(2026, 1, 12)
ORLOVA = Voice(name="Anna Orlova", type="person", state="NOR", office="minister")
BOTH = ("CHL", "NOR")


def document(page: str) -> tuple[Document, Text]:
    publisher, words, published = PAGES[page]
    text = Text(text_id(words), words)
    metadata = Metadata(publisher=publisher, published=published, grade="stated", lang="en")
    notices = (Notice(kind="republication", name="Example Agency", start=0, end=6),) if page == "sample" else ()
    address = f"pile/{page}.txt"
    return Document(id=document_id(text.id, address), text=text.id, address=address, metadata=metadata, notices=notices), text


def claim(
    page: str,
    evidence: str,
    payload: Act | Figure | Statement,
    *,
    modality: Modality = "actual",
    chain: Chain = (),
    is_denied: bool = False,
) -> Claim:
    found, text = document(page)
    start = text.words.index(evidence)
    end = start + len(evidence)
    first = text.words.rfind(". ", 0, start) + 2 if ". " in text.words[:start] else 0
    return Claim(
        id=claim_id(found.id, start, end, kind_of(payload), 0),
        document=found.id,
        evidence=Span(text.id, start, end),
        passage=Span(text.id, first, max(end, text.words.find(".", end) + 1)),
        chain=(Voice(name=found.name, type="outlet"), *chain),
        asserted=found.metadata.published,
        modality=modality,
        payload=payload,
        reader="builtin",
        extractor="example@1",
        is_denied=is_denied,
    )


def instrument(
    name: str, action: str = "signed", when: Period | None = None, parties: tuple[str, ...] = BOTH, **more: object
) -> Instrument:
    return Instrument(name=name, type="treaty", parties=parties, action=action, date=when, **more)  # type: ignore[arg-type]


def sanction(action: str, when: Period | None) -> Measure:
    return Measure(type="sanction", imposer="USA", target="CHL", action=action, date=when)  # type: ignore[arg-type]


def trade(value: float, year: int) -> Figure:
    return Figure(
        indicator="trade.turnover",
        wording="trade",
        relation="level",
        value=value,
        unit="USD",
        hedge="exact",
        strict=Interval(value, value),
        lenient=Interval(value, value),
        reporter="NOR",
        partner="CHL",
        direction="both",
        period=Period.year(year),
    )


FIELDS = ("energy", "mining", "transport", "culture")
CLAIMS = {
    "signed": claim(
        "wire",
        "signed a partnership treaty",
        instrument("partnership treaty", when=Period.day(date(2025, 3, 4)), sectors=FIELDS, place="Oslo"),
    ),
    "station": claim(
        "wire",
        "plans to open a satellite ground station",
        Project(
            name="satellite ground station",
            type="facility",
            parties=BOTH,
            status="planned",
            due=Period.day(date(2025, 7, 5)),
            place="Chile",
        ),
    ),
    "protocol": claim(
        "wire",
        "negotiating a fisheries protocol",
        Instrument(name="fisheries protocol", type="protocol", parties=BOTH, action="negotiating"),
    ),
    "pact": claim(
        "wire", "signed a border pact with Peru", instrument("border pact", when=Period.year(2020), parties=("CHL", "PER"))
    ),
    "says": claim("wire", "We want more trade in copper", Statement(form="direct", cue="said"), chain=(ORLOVA,)),
    "repeated": claim("sample", "was signed in March 2025", instrument("partnership agreement", when=Period.month(2025, 3))),
    "ratified": claim("sample", "ratified the treaty", instrument("treaty", "ratified", Period.day(date(2025, 9, 1)))),
    "imposed": claim("sample", "imposed sanctions on Chile", sanction("imposed", Period.year(2024))),
    "met": claim(
        "sample",
        "met Luis Vega in Lima",
        Event(type="meet", root="CONSULT", actors=("Anna Orlova", "Luis Vega"), date=Period.day(date(2025, 9, 2)), place="Lima"),
    ),
    "eased": claim("gazette", "eased its sanctions on Chile", sanction("eased", Period.month(2025, 12))),
    "trade": claim("gazette", "$200 million in 2024", trade(200e6, 2024)),
    "aim": claim("gazette", "is to reach $300 million in 2025", trade(300e6, 2025), modality="target"),
    "undated": claim("gazette", "was signed long ago", instrument("treaty")),
}


def record(
    kind: str, name: str, type_: str, parties: tuple[str, ...], names: tuple[str, ...] = (), sectors: tuple[str, ...] = ()
) -> Record:
    return Record(
        id="r_" + digest(kind, name), kind=kind, name=name, names=names or (name,), type=type_, parties=parties, sectors=sectors
    )  # type: ignore[arg-type]


TREATY = record(
    "instrument", "partnership treaty", "treaty", BOTH, ("partnership agreement", "partnership treaty", "treaty"), FIELDS
)
STATION = record("project", "satellite ground station", "facility", BOTH, sectors=("space",))
SANCTIONS = record("measure", "sanction: USA, CHL", "sanction", ("CHL", "USA"))
MEMBERS = {
    TREATY: ("signed", "repeated", "ratified", "undated"),
    STATION: ("station",),
    SANCTIONS: ("imposed", "eased"),
}


def point(figure: Figure, world: str) -> Quantity:
    return Quantity.of(
        indicator=figure.indicator, reporter="NOR", partner="CHL", direction="both", period=figure.period, unit="USD", world=world
    )


def material(*, without: Iterable[str] = (), extra: Iterable[Claim] = (), members: Iterable[Membership] = ()) -> Material:
    """The relation, with some of its claims left out and others added; what has no member here has no record."""
    left_out = set(without)
    kept = [*(found for name, found in CLAIMS.items() if name not in left_out), *extra]
    pages = [document(page) for page in PAGES]
    points = {CLAIMS[name].id: point(CLAIMS[name].payload, world) for name, world in (("trade", "actual"), ("aim", "target:nor"))}
    ids = {each.id for each in kept}
    held = [
        Membership(found.id, CLAIMS[name].id, "of") for found, names in MEMBERS.items() for name in names if name not in left_out
    ]
    held += [Membership(quantity.id, name, "of") for name, quantity in points.items() if name in ids]
    sentence = CLAIMS["eased"].passage
    tie = Link(
        kind="under",
        source=STATION.id,
        target=TREATY.id,
        document=CLAIMS["eased"].document,
        start=sentence.start,
        end=sentence.end,
        because=(),
        note="The station stands under the treaty.",
    )
    origins = tuple(
        Origin(
            id="o_" + digest(each.id),
            voice=each.speaker,
            claims=(each.id,),
            documents=(each.document,),
            is_certain=True,
            reasons=(),
        )
        for each in kept
    )
    ordered = sorted(kept, key=lambda each: (each.document, each.evidence.start, each.id))
    return Material(
        dyad=DYAD,
        pile=Pile({d.id: d for d, _ in pages}, {t.id: t for _, t in pages}, {each.id: each for each in ordered}),
        records=Records(tuple(points.values()), tuple(sorted((*held, *members))), (TREATY, STATION, SANCTIONS), (tie,)),
        origins=Origins(origins, ()),
        verdict=Verdict((), (), ()),
        clusters=(),
        findings=(),
    )
