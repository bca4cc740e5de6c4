"""How the chapters on agreements, projects and measures are made: matters by type, each a line."""

from collections import defaultdict

from comity.model.record import RecordKind
from comity.publish.acts import type_words
from comity.publish.material import Material
from comity.publish.matter_lines import matter_line
from comity.publish.matters import Matter, matters
from comity.publish.naming import capital, count, day_words
from comity.publish.view import Chapter, Lines


def listing(material: Material, kind: RecordKind, *, title: str, one: str, many: str, empty: str) -> Chapter:
    """The matters of a kind by type, in order of time, with their state on the latest day that a document proves."""
    day = material.day
    found = matters(material, day, (kind,))
    groups: dict[str, list[Matter]] = defaultdict(list)
    for matter in found:
        groups[matter.record.type].append(matter)
    blocks = tuple(
        Lines(title=capital(type_words(code, kind)), lines=tuple(matter_line(material, matter) for matter in groups[code]))
        for code in sorted(groups, key=lambda code: (code == "other", -len(groups[code]), code))
    )
    asof = f"; each with its state on {day_words(day)}" if day else ""
    lead = f"{capital(count(len(found), one, many))}{asof}. Each line comes with its life and the words." if found else empty
    return Chapter(id=many, title=title, lead=lead, count=len(found), blocks=blocks)
