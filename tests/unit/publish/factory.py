"""A small pile about Norway and Chile, with invented outlets: six documents, one a copy; a contradiction and a tension."""

from datetime import date

from comity.model.claim import Chain, Claim, Figure, Hedge, Modality, Relation, Statement, Voice
from comity.model.finding import Finding
from comity.model.ids import claim_id, digest, document_id, text_id
from comity.model.interval import Interval
from comity.model.origin import Copy, Origin, Origins, Passage
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Membership, Quantity, Records
from comity.model.text import Document, Metadata, Span, Text
from comity.model.verdict import Bound, Cluster, Conflict, Member, Slip, Step, Verdict
from comity.publish.material import Dyad, Material

DYAD = ("NOR", "CHL")
WIRE = (
    "Trade between Norway and Chile grows\n"
    "Trade between the two countries reached about $200 million in 2024, up 54% from 2018, trade minister Anna Orlova told "
    "Example Wire. She said turnover could grow to $400 million by 2030. “We shall open a direct route,” the minister added."
)
POST = WIRE + "\nThis article first appeared on Example Wire."
GAZETTE = (
    "In 2018 the trade turnover of Norway and Chile was $85 million, the Norwegian customs service said. "
    "Norway shipped 30 thousand tons of salmon to Chile in 2024."
)
SAMPLE = (
    "Chile and Norway aim to double their turnover to around $400 million by 2030. Norwegian salmon exports to Chile came to "
    "34 thousand tons in 2024. Lithium sales to Norway tripled in 2025, according to the Chilean chamber."
)
BULLETIN = (
    "A lobby in Oslo hopes that trade with Chile will rise to $30 million a month. In 2024 Norway's trade with Chile came to "
    "around 200 million dollars. Duties of 12% on Chilean wine were cut by 12%."
)
MONITOR = "Норвегия и Чили: «мы договорились», заявил министр. The agreement of Norway and Chile was signed on 4 March 2025."
ORLOVA = Voice(name="Anna Orlova", type="person", state="NOR", office="trade minister")
CUSTOMS = Voice(name="Norwegian customs service", type="government", state="NOR")


def outlet(name: str) -> Voice:
    return Voice(name=name, type="outlet")


def document(
    address: str, words: str, publisher: str | None, day: date | None = None, url: str | None = None, lang: str = "en"
) -> tuple[Document, Text]:
    text = Text(text_id(words), words)
    metadata = Metadata(
        url=url, publisher=publisher, published=Period.day(day) if day else None, grade="stated" if day else "unknown", lang=lang
    )
    return Document(id=document_id(text.id, address), text=text.id, address=address, metadata=metadata), text


PAGES = {
    "wire": document("pile/a.txt", WIRE, "Example Wire", date(2025, 3, 4), "https://wire.example/trade"),
    "post": document("pile/b.txt", POST, "Example Post", date(2025, 3, 5), "https://post.example/trade-grows#top"),
    "gazette": document("pile/c.txt", GAZETTE, "Northern Gazette", date(2024, 6, 1), "https://gazette.example/a"),
    "sample": document("pile/d.txt", SAMPLE, "Santiago Sample", date(2026, 1, 12), "javascript:alert(1)"),
    "bulletin": document("pile/e.txt", BULLETIN, "Fjord Bulletin"),
    "monitor": document("pile/f.txt", MONITOR, None, date(2025, 3, 9)),
}


def claim(page: str, evidence: str, payload: Figure | Statement, chain: Chain, modality: Modality = "actual") -> Claim:
    found, text = PAGES[page]
    start = text.words.index(evidence)
    end = start + len(evidence)
    first = max([0, *(place + len(mark) for mark in ("\n", ". ") if (place := text.words.rfind(mark, 0, start)) >= 0)])
    last = text.words.find(".", end) + 1 or len(text.words)
    kind = "figure" if isinstance(payload, Figure) else "statement"
    return Claim(
        id=claim_id(found.id, start, end, kind, 0),
        document=found.id,
        evidence=Span(text.id, start, end),
        passage=Span(text.id, first, max(end, last)),
        chain=(outlet(found.name), *chain),
        asserted=found.metadata.published,
        modality=modality,
        payload=payload,
        reader="builtin",
        extractor=f"{kind}.level@1",
    )


def figure(
    value: float,
    unit: str,
    year: int | None,
    strict: tuple[float | None, float | None],
    lenient: tuple[float | None, float | None] | None = None,
    *,
    indicator: str = "trade.turnover",
    relation: Relation = "level",
    hedge: Hedge = "exact",
    base: int | None = None,
    product: str | None = None,
    export: bool = False,
) -> Figure:
    return Figure(
        indicator=indicator,
        wording=indicator,
        relation=relation,
        value=value,
        unit=unit,
        hedge=hedge,
        strict=Interval(*strict),
        lenient=Interval(*(lenient or strict)),
        reporter="NOR",
        partner="CHL",
        direction="export" if export else "both",
        product=product,
        period=Period.year(year) if year else None,
        base=Period.year(base) if base else None,
    )


def turnover(year: int, world: str = "actual", unit: str = "USD") -> Quantity:
    return Quantity.of(
        indicator="trade.turnover",
        reporter="NOR",
        partner="CHL",
        direction="both",
        period=Period.year(year),
        unit=unit,
        world=world,
    )


M = 1e6
ABOUT_200 = figure(200 * M, "USD", 2024, (190 * M, 210 * M), (150 * M, 250 * M), hedge="about")
UP_54 = figure(54, "percent", 2024, (1.535, 1.545), (1.53, 1.55), relation="ratio", base=2018)
SALMON = {"indicator": "trade.exports", "product": "salmon", "export": True}
CLAIMS = {
    "wire-200": claim("wire", "reached about $200 million in 2024", ABOUT_200, (ORLOVA,)),
    "wire-54": claim("wire", "up 54% from 2018", UP_54, (ORLOVA,)),
    "wire-400": claim(
        "wire", "could grow to $400 million", figure(400 * M, "USD", 2030, (390 * M, 410 * M)), (ORLOVA,), "forecast"
    ),
    "wire-says": claim("wire", "We shall open a direct route", Statement(form="direct", cue="added"), (ORLOVA,)),
    "post-200": claim("post", "reached about $200 million in 2024", ABOUT_200, (ORLOVA,)),
    "post-54": claim("post", "up 54% from 2018", UP_54, (ORLOVA,)),
    "post-says": claim("post", "We shall open a direct route", Statement(form="direct", cue="added"), (ORLOVA,)),
    "gazette-85": claim(
        "gazette", "was $85 million", figure(85 * M, "USD", 2018, (84.5 * M, 85.5 * M), (84 * M, 86 * M)), (CUSTOMS,)
    ),
    "gazette-salmon": claim(
        "gazette", "30 thousand tons of salmon", figure(30e3, "t", 2024, (29.5e3, 30.5e3), (25e3, 35e3), **SALMON), ()
    ),
    "sample-salmon": claim("sample", "34 thousand tons", figure(34e3, "t", 2024, (33.5e3, 34.5e3), (32e3, 36e3), **SALMON), ()),
    "sample-400": claim(
        "sample",
        "to around $400 million by 2030",
        figure(400 * M, "USD", 2030, (380 * M, 420 * M), (300 * M, 500 * M), hedge="about"),
        (),
        "target",
    ),
    "sample-tripled": claim(
        "sample",
        "tripled in 2025",
        figure(3, "times", 2025, (2.95, 3.05), indicator="trade.imports", relation="ratio", base=2024, product="lithium"),
        (Voice(name="Chilean chamber", type="organisation", state="CHL"),),
    ),
    "bulletin-month": claim(
        "bulletin", "$30 million a month", figure(30 * M, "USD/month", None, (29.5 * M, 30.5 * M)), (), "forecast"
    ),
    "bulletin-200": claim("bulletin", "around 200 million dollars", ABOUT_200, ()),
    "monitor-says": claim(
        "monitor", "мы договорились", Statement(form="direct", cue="заявил"), (Voice(name="министр", type="anonymous"),)
    ),
}


def records() -> Records:
    salmon = Quantity.of(
        indicator="trade.exports",
        reporter="NOR",
        partner="CHL",
        direction="export",
        product="salmon",
        period=Period.year(2024),
        unit="t",
    )
    monthly = Quantity.of(
        indicator="trade.turnover", reporter="NOR", partner="CHL", direction="both", unit="USD/month", world="forecast:fjord"
    )
    lithium = {"indicator": "trade.imports", "reporter": "NOR", "partner": "CHL", "direction": "import", "product": "lithium"}
    tripled, before = (Quantity.of(**lithium, period=Period.year(year)) for year in (2025, 2024))
    q18, q24, forecast, target = turnover(2018), turnover(2024), turnover(2030, "forecast:orlova"), turnover(2030, "target:chl")
    of = {
        "wire-200": q24,
        "wire-54": q24,
        "wire-400": forecast,
        "post-200": q24,
        "post-54": q24,
        "gazette-85": q18,
        "gazette-salmon": salmon,
        "sample-salmon": salmon,
        "sample-400": target,
        "sample-tripled": tripled,
        "bulletin-month": monthly,
        "bulletin-200": q24,
    }
    base = {"wire-54": q18, "post-54": q18, "sample-tripled": before}
    members = [Membership(quantity.id, CLAIMS[name].id, "of") for name, quantity in of.items()]
    members += [Membership(quantity.id, CLAIMS[name].id, "base") for name, quantity in base.items()]
    quantities = {quantity.id: quantity for quantity in (*of.values(), *base.values())}
    return Records(tuple(quantities[key] for key in sorted(quantities)), tuple(sorted(members)))


def origin(names: tuple[str, ...], voice: Voice | None, reason: str = "", *, is_certain: bool = True) -> Origin:
    claims = tuple(sorted(CLAIMS[name].id for name in names))
    documents = tuple(sorted({CLAIMS[name].document for name in names}))
    reasons = (reason,) if reason else ()
    return Origin(
        id="o_" + digest(*claims), voice=voice, claims=claims, documents=documents, is_certain=is_certain, reasons=reasons
    )


def origins() -> Origins:
    found = [
        origin(
            ("wire-200", "wire-54", "wire-400", "wire-says", "post-200", "post-54", "post-says"),
            ORLOVA,
            "Example Post carries the text of Example Wire.",
        ),
        origin(("gazette-85",), CUSTOMS),
        origin(("gazette-salmon",), None),
        origin(("sample-400", "sample-salmon"), None, is_certain=False, reason="Two figures stand together."),
        origin(("sample-tripled",), CLAIMS["sample-tripled"].speaker),
        origin(("bulletin-month", "bulletin-200"), None),
        origin(("monitor-says",), CLAIMS["monitor-says"].speaker),
    ]
    size = len(WIRE)
    copy = Copy(
        left=PAGES["wire"][0].id,
        right=PAGES["post"][0].id,
        kind="republication",
        share=0.98,
        passages=(Passage(0, size, 0, size),),
        reasons=("The notice names Example Wire.",),
        is_direction_known=True,
    )
    return Origins(tuple(sorted(found, key=lambda each: each.id)), (copy,))


def conflicts() -> tuple[Conflict, ...]:
    q18, q24 = turnover(2018).id, turnover(2024).id
    clash = tuple(sorted(CLAIMS[name].id for name in ("wire-200", "wire-54", "gazette-85")))
    steps = (
        Step(
            because=CLAIMS["wire-200"].id,
            quantity=q24,
            base=None,
            factor=Interval(190 * M, 210 * M),
            text="2024 is $190M to $210M.",
        ),
        Step(
            because=CLAIMS["wire-54"].id,
            quantity=q24,
            base=q18,
            factor=Interval(1.535, 1.545),
            text="2024 is 1.535 to 1.545 times 2018, so 2018 is $123M to $137M.",
        ),
        Step(
            because=CLAIMS["gazette-85"].id,
            quantity=q18,
            base=None,
            factor=Interval(84.5 * M, 85.5 * M),
            text="2018 is $84.5M to $85.5M.",
        ),
    )
    slip = Slip(kind="month-year", factor=12.0, text="Read as a monthly value, the 2018 figure would fit.")
    salmon = tuple(sorted(CLAIMS[name].id for name in ("gazette-salmon", "sample-salmon")))
    return (
        Conflict(id="k_" + digest(*salmon), label="tension", claims=salmon, assumptions=(), gap=0.0938, steps=()),
        Conflict(
            id="k_" + digest(*clash), label="contradiction", claims=clash, assumptions=(), gap=0.3635, steps=steps, slip=slip
        ),
    )


def bounds() -> tuple[Bound, ...]:
    def bound(quantity: Quantity, strict: tuple[float, float], nominal: float, names: tuple[str, ...], *, stated: bool) -> Bound:
        because = tuple(CLAIMS[name].id for name in names)
        interval = Interval(*strict)
        return Bound(
            quantity=quantity.id, strict=interval, lenient=interval, nominal=nominal, because=because, steps=(), is_stated=stated
        )

    return (
        bound(turnover(2018), (84.5 * M, 85.5 * M), 85 * M, ("gazette-85",), stated=True),
        bound(turnover(2024), (190 * M, 210 * M), 200 * M, ("bulletin-200",), stated=True),
        bound(turnover(2030, "target:chl"), (380 * M, 420 * M), 400 * M, ("sample-400",), stated=True),
    )


def undisputed() -> Verdict:
    """Without the customs figure nothing clashes, and 2018 follows."""
    q18 = turnover(2018)
    because = (CLAIMS["wire-200"].id, CLAIMS["wire-54"].id)
    step = Step(
        because=because[1],
        quantity=turnover(2024).id,
        base=q18.id,
        factor=Interval(1.535, 1.545),
        text="2024 is 1.54 times 2018.",
    )
    follows = Bound(
        quantity=q18.id,
        strict=Interval(123 * M, 136.8 * M),
        lenient=Interval(97 * M, 163 * M),
        nominal=129.87 * M,
        because=because,
        steps=(step,),
        is_stated=False,
    )
    return Verdict(bounds=(follows, *bounds()[1:]), conflicts=(), findings=())


def member(name: str) -> Member:
    found = CLAIMS[name]
    return Member(
        document=found.document, start=found.evidence.start, end=found.evidence.end, claim=found.id, modality=found.modality
    )


def words(page: str, evidence: str) -> Member:
    found, text = PAGES[page]
    start = text.words.index(evidence)
    return Member(document=found.id, start=start, end=start + len(evidence))


def clusters() -> tuple[Cluster, ...]:
    return (
        Cluster(
            id="v_1",
            kind="quantity",
            verdict="agree_value_differ_modality",
            members=(member("wire-400"), member("sample-400")),
            origins=2,
            note="One value, a forecast of the minister and an aim of the two states.",
        ),
        Cluster(
            id="v_2",
            kind="quantity",
            verdict="unit_trap_no_clash",
            members=(member("bulletin-month"), member("bulletin-200")),
            derived={"annualised_usd": 360 * M, "multiple_of_2024": 1.8},
            note="A value per month beside a value per year.",
        ),
        Cluster(
            id="v_3",
            kind="quantity",
            verdict="unrelated",
            members=(words("bulletin", "Duties of 12%"), words("bulletin", "cut by 12%")),
            note="Both are 12 %: one is a rate of duty, the other a reduction.",
        ),
        Cluster(
            id="v_4",
            kind="instrument",
            verdict="same",
            members=(words("monitor", "agreement of Norway and Chile"), words("wire", "direct route")),
            derived={"date": "2025-03-04"},
            origins=2,
            note="One agreement under two names.",
        ),
    )


def findings() -> tuple[Finding, ...]:
    bulletin = PAGES["bulletin"][0]
    return (
        Finding(
            code="read.no-date",
            subject=bulletin.address,
            text="The document carries no date; state one in the manifest.",
            document=bulletin.id,
        ),
        Finding(code="read.binary", subject="pile/scan.txt", text="pile/scan.txt is not text; convert it first."),
        Finding(
            code="figure.unknown-unit",
            subject=bulletin.address,
            text="“cut by” has no clear base.",
            document=bulletin.id,
            start=BULLETIN.index("cut by"),
            end=BULLETIN.index("cut by") + 6,
        ),
    )


def pile() -> Pile:
    documents = {found.id: found for found, _ in PAGES.values()}
    texts = {text.id: text for _, text in PAGES.values()}
    ordered = sorted(CLAIMS.values(), key=lambda each: (documents[each.document].address, each.evidence.start, each.id))
    return Pile(documents, texts, {each.id: each for each in ordered})


def verdict() -> Verdict:
    return Verdict(bounds=bounds(), conflicts=conflicts(), findings=())


def material(dyad: Dyad = DYAD, *, held: Pile | None = None, found: Verdict | None = None) -> Material:
    return Material(
        dyad=dyad,
        pile=held or pile(),
        records=records(),
        origins=origins(),
        verdict=found or verdict(),
        clusters=clusters(),
        findings=findings(),
    )
