"""The system: sector by sector what the documents hold, with what stands in full in other chapters by its name."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from comity.model.claim import Claim
from comity.publish.lines import place_quote, same_figures, snippet
from comity.publish.material import Material
from comity.publish.matter_lines import described, matter_line, moment_words
from comity.publish.matters import Matter
from comity.publish.naming import capital, chain_words, count, listed
from comity.publish.system import Passage, Sector, Tie, passage_words, summary
from comity.publish.system import system as system_of
from comity.publish.view import Chapter, Line, Lines


def system(material: Material) -> Chapter:
    """Every sector in its order, the empty ones included."""
    day = material.day
    found = system_of(material, day)
    filled = [sector for sector in found.sectors if not sector.is_empty]
    blocks = tuple(
        Lines(title=capital(sector.title), text=f"{capital(summary(sector))}.", lines=tuple(sector_lines(material, sector)))
        for sector in (found.sectors if filled else ())
    )
    lead = (
        f"{capital(count(len(filled), 'sector'))} of {len(found.sectors)} in these documents. "
        "A framework agreement stands under politics; the sectors it covers name it."
        if filled
        else "These documents hold nothing on any sector."
    )
    return Chapter(id="system", title="System", lead=lead, count=len(filled), blocks=blocks)


def sector_lines(material: Material, sector: Sector) -> Iterator[Line]:
    """What a sector holds, line by line: matters, figures, ties, then many short things folded into one line each."""
    yield from (_matter(material, matter) for matter in sector.lasting)
    yield from (_matter(material, matter, "see there") for matter in sector.mentions)
    yield from (_aside(material, matter) for matter in sector.asides)
    yield from _figures(material, sector.figures)
    yield from (_tie(material, tie) for tie in sector.ties)
    yield from _events(sector)
    yield from _folded(
        "statement", [f"“{snippet(material.pile.quote(c.id))}” {chain_words(c.chain)}" for c in sector.statements], "#statements"
    )
    yield from _folded("further sentence", _passages(material, sector.sentences))
    yield from _folded("sentence in passing", _passages(material, sector.passing), plural="sentences in passing")
    yield from (Line(title=line) for line in sector.media)


def _matter(material: Material, matter: Matter, tag: str = "") -> Line:
    """A matter by its name and state; its life and words stand in its chapter."""
    record = matter.record
    return Line(
        title=capital(matter.title),
        value=moment_words(matter.state) if matter.state else "no state is told",
        tags=(tag,) if tag else (),
        detail="" if tag else described(material, matter),
        href=f"#{record.id}",
    )


def _aside(material: Material, matter: Matter) -> Line:
    """A matter with a third state: it has no chapter, so its words stand here."""
    line = matter_line(material, matter)
    others = listed(material.party_name(code) for code in matter.others)
    return replace(line, tags=(f"with {others}", *line.tags))


def _figures(material: Material, claims: tuple[Claim, ...]) -> Iterator[Line]:
    """Figures that say the same of one thing in one line."""
    for (title, value, modality), group in same_figures(material, claims).items():
        yield Line(
            title=title,
            value=value,
            tags=("figure", *(() if modality == "actual" else (modality,))),
            support=material.support(claim.id for claim in group),
            href="#figures",
        )


def _tie(material: Material, tie: Tie) -> Line:
    """A tie with its sentence."""
    link = tie.link
    quote = place_quote(material, link.document, link.start, link.end)
    return Line(title=capital(tie.words), tags=("tie",), quotes=(quote,))


def _events(sector: Sector) -> Iterator[Line]:
    """Events by name and date; their words stand in the timeline, those without any date here."""
    words = [f"{m.title}: {'; '.join(moment_words(moment) for moment in m.life)}" for m in sector.events]
    yield from _folded("event", words, "#timeline")


def _passages(material: Material, passages: Iterable[Passage]) -> list[str]:
    return [
        f"“{snippet(passage_words(material, passage))}” {material.pile.documents[passage.document].name}" for passage in passages
    ]


def _folded(noun: str, notes: list[str], href: str = "", plural: str | None = None) -> Iterator[Line]:
    """Many short things as one line that opens."""
    if notes:
        yield Line(title=capital(count(len(notes), noun, plural)), notes=tuple(notes), href=href)
