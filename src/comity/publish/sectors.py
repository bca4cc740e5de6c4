"""The fields in which two states deal with one another, their order on a page, and what belongs to which."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from comity.extract.sectors import Sector, sector_words
from comity.model.claim import Claim, Figure
from comity.publish.material import Material
from comity.publish.matters import Matter
from comity.resources import load
from comity.resources.indicators import indicators

ORDER = (
    "politics",
    "trade",
    "energy",
    "finance",
    "transport",
    "space",
    "defence",
    "power",
    "communications",
    "health",
    "culture",
    "sanctions",
    "media",
    "agriculture",
    "mining",
    "industry",
    "education",
)
"""The order on a page; a sector of the table that is not named here comes behind these."""
OTHER = "other"
TITLES = {"sanctions": "sanctions and recognition", OTHER: "in no field"}
FRAMEWORK = 4
"""An agreement on so many fields is a framework: it stands under politics, and the fields only name it."""
BY_TYPE = {
    "instrument": {},
    "project": {"bank_link": "finance", "route": "transport"},
    "measure": {"tariff": "trade", "visa": "politics"},
    "event": {"attack": "defence", "deliver": "trade"},
}
POLITICAL = {"meet", "visit", "call", "sign", "vote", "arrest"}
"""Events of these types stand under politics; others under what their words name."""
BY_KIND = {"instrument": "politics", "project": OTHER, "measure": "sanctions", "event": "politics"}


def codes() -> tuple[str, ...]:
    """All sectors in their order, the rest for what names none last."""
    table = [row.code for row in load("sectors", Sector)]
    return (*ORDER, *(code for code in table if code not in ORDER), OTHER)


def title(code: str) -> str:
    """What a sector is called."""
    labels = {row.code: row.label for row in load("sectors", Sector)}
    return TITLES.get(code) or labels.get(code, code)


def named(words: str) -> tuple[str, ...]:
    """The sectors that words name: the most often named first, then in their order."""
    table = sector_words()
    found = Counter(table[tuple(match.group().casefold().split())] for match in _pattern().finditer(words))
    place = {code: number for number, code in enumerate(codes())}
    return tuple(sorted(found, key=lambda code: (-found[code], place.get(code, len(place)))))


@cache
def _pattern() -> re.Pattern[str]:
    """Any words that name a sector, the longer before the shorter, as whole words."""
    phrases = sorted((r"\s+".join(map(re.escape, words)) for words in sector_words()), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])", re.IGNORECASE)


def matter_sectors(material: Material, matter: Matter) -> tuple[str, ...]:
    """The sectors of a matter, the one it stands under first."""
    record = matter.record
    fixed = BY_TYPE[record.kind].get(record.type) if record.kind in BY_TYPE else None
    if fixed or record.kind == "measure" or (record.kind == "event" and record.type in POLITICAL):
        return (fixed or BY_KIND[record.kind],)
    found = _known(record.sectors) or named(matter.title)
    if not found:
        found = named(" ".join(_sentence(material, claim) for claim in matter.claims))[:1]
    ordered = tuple(code for code in codes() if code in found)
    if record.kind == "instrument" and len(ordered) >= FRAMEWORK:
        return ("politics", *(code for code in ordered if code != "politics"))
    return ordered or (BY_KIND[record.kind],)


def _known(given: Iterable[str]) -> tuple[str, ...]:
    """Sectors given by code, or by a word that names one."""
    table, known = sector_words(), set(codes())
    found = (code if code in known else table.get(tuple(code.casefold().split())) for code in given)
    return tuple(dict.fromkeys(code for code in found if code))


def figure_sectors(material: Material, claim: Claim) -> tuple[str, ...]:
    """The sector of a figure's indicator and that of its product; of what has neither, the sector its sentence names most."""
    figure = claim.payload
    if not isinstance(figure, Figure):
        return ()
    indicator = indicators().get(figure.indicator)
    product = named(figure.product or "")[:1] or named(figure.wording)[:1]
    found = dict.fromkeys(((indicator.sector,) if indicator and indicator.sector else ()) + product)
    if not found:
        found = dict.fromkeys(named(_sentence(material, claim))[:1])
    return tuple(found) or (OTHER,)


def _sentence(material: Material, claim: Claim) -> str:
    return material.pile.words(claim.document)[claim.passage.start : claim.passage.end]


def words_sectors(words: str) -> tuple[str, ...]:
    """Where a statement stands: under each of up to three sectors that it names, under the most named of more, else in none."""
    found = named(words)
    return (found if len(found) <= 3 else found[:1]) or (OTHER,)
