"""Doubts: what could not be read, and what was read with reservations."""

from collections import defaultdict

from comity.model.finding import Finding
from comity.publish.lines import place_quote
from comity.publish.material import Material
from comity.publish.naming import capital, count
from comity.publish.view import Chapter, Line, Lines


def doubts(material: Material) -> Chapter:
    """Findings by code, each a sentence."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in material.findings:
        groups[finding.code].append(finding)
    blocks = tuple(
        Lines(title=code, lines=tuple(_line(material, finding) for finding in groups[code])) for code in sorted(groups)
    )
    total = len(material.findings)
    lead = (
        f"{capital(count(total, 'finding'))} on what could not be read or is doubtful."
        if total
        else "Everything could be read. That a statement was read does not make it true."
    )
    return Chapter(id="doubts", title="Doubts", lead=lead, count=total, blocks=blocks)


def _line(material: Material, finding: Finding) -> Line:
    place, start, end = finding.document, finding.start, finding.end
    has_words = place is not None and start is not None and end is not None and end > start
    quotes = (place_quote(material, place, start, end),) if has_words and place and start is not None and end is not None else ()
    return Line(title=finding.text, detail=finding.subject if finding.subject not in finding.text else "", quotes=quotes)
