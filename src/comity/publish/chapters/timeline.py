"""The timeline: everything dated, by year, as exactly as the words give it."""

from collections import defaultdict

from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matters import matters
from comity.publish.naming import capital, chain_words, count, listed, period_words
from comity.publish.timeline import Entry, precision
from comity.publish.timeline import timeline as timeline_of
from comity.publish.view import Chapter, Line, Lines

EXACT = {"day"}


def timeline(material: Material) -> Chapter:
    """Events with their words, and the dated moments of what stands in other chapters."""
    day = material.day
    entries = timeline_of(material, matters(material, day), day)
    years: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        start = entry.period.first or entry.period.last
        years[str(start.year) if start else "No year"].append(entry)
    blocks = tuple(Lines(title=year, lines=tuple(_line(material, entry) for entry in years[year])) for year in sorted(years))
    lead = (
        f"{capital(count(len(entries), 'dated line'))}. A tag tells how exactly a date is given; what was promised stands at the "
        "telling and again at its day."
        if entries
        else "Nothing in these documents bears a date."
    )
    return Chapter(id="timeline", title="Timeline", lead=lead, count=len(entries), blocks=blocks)


def _line(material: Material, entry: Entry) -> Line:
    exactness = precision(entry.period)
    tags = (*(() if exactness in EXACT else (exactness,)), *(("day of the telling",) if entry.is_told else ()))
    is_event = entry.kind == "event"
    return Line(
        title=capital(entry.sentence),
        value=period_words(entry.period),
        tags=tags,
        detail=listed(dict.fromkeys(chain_words(claim.chain) for claim in entry.claims)) if is_event else "",
        quotes=tuple(claim_quote(material, claim) for claim in entry.claims) if is_event else (),
        href="" if is_event else f"#{'figures' if entry.kind == 'figure' else entry.record}",
        is_value_first=True,
    )
