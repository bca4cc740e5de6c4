"""Kept apart: what resembles a match or a clash and is neither, what fits together without being the same, and what is open."""

from collections.abc import Iterator
from itertools import pairwise

from comity.model.verdict import Cluster
from comity.model.wording import SYMBOLS, amount, digits
from comity.publish.chapters.firm import FIRM
from comity.publish.lines import member_quote
from comity.publish.material import Material
from comity.publish.naming import capital, count
from comity.publish.view import Block, Chapter, Line, Lines

VERDICTS = {
    "unit_trap_no_clash": "different unit",
    "unrelated": "same number, different thing",
    "do_not_merge": "look alike, not the same",
    "trap": "neither match nor clash",
    "compatible": "compatible",
    "compatible_subset": "part and whole",
    "sequence": "one after another",
    "deadline_passed_no_report": "due date passed, no report",
}
GROUPS = (
    ("Looks like a match or a clash, and is neither", ("unit_trap_no_clash", "unrelated", "do_not_merge", "trap")),
    ("Fits together", ("compatible", "compatible_subset", "sequence")),
    ("Open", ("deadline_passed_no_report",)),
)
ELSEWHERE = {*FIRM, "clash", "likely_slip", "tension"}
"""Verdicts that other chapters show."""


def apart(material: Material) -> Chapter:
    """Clusters that keep statements apart or merely side by side, by verdict."""
    blocks = tuple(_blocks(material))
    number = sum(len(block.lines) for block in blocks)
    lead = (
        "Resemblances that mislead, and statements that fit together without saying the same."
        if blocks
        else "Nothing here needed to be told apart."
    )
    kept: tuple[Block, ...] = blocks
    return Chapter(id="apart", title="Kept apart", lead=lead, count=number, blocks=kept)


def _blocks(material: Material) -> Iterator[Lines]:
    known = {verdict for _, verdicts in GROUPS for verdict in verdicts}
    rest = tuple(sorted({cluster.verdict for cluster in material.clusters} - known - ELSEWHERE))
    for title, verdicts in (*GROUPS, ("Other", rest)):
        lines = tuple(_line(material, cluster) for cluster in material.clusters if cluster.verdict in verdicts)
        if lines:
            yield Lines(title=title, lines=lines)


def _line(material: Material, cluster: Cluster) -> Line:
    verdict = VERDICTS.get(cluster.verdict, cluster.verdict.replace("_", " "))
    return Line(
        title=cluster.note or capital(verdict),
        value=f"factor {digits(cluster.factor, 3)}" if cluster.factor else "",
        tags=(verdict,),
        support="" if cluster.origins is None else count(cluster.origins, "origin"),
        notes=tuple(f"{derived_name(name)}: {derived_words(name, value)}." for name, value in sorted(cluster.derived.items())),
        quotes=tuple(member_quote(material, member) for member in cluster.members),
    )


def derived_words(name: str, value: float | str) -> str:
    """A concluded number in words, in the unit that its name ends with ("turnover_2018_usd", "growth_percent_per_year")."""
    if isinstance(value, str):
        return value
    parts = name.lower().split("_")
    currency = next((part.upper() for part in parts if part.upper() in SYMBOLS), None)
    if currency:
        return amount(value, currency)
    return amount(value, "percent") if "percent" in parts else digits(value)


def derived_name(name: str) -> str:
    """What a concluded number is of, without its unit: "change_2018_2023_percent" is "Change 2018 to 2023"."""
    parts = [part for part in name.split("_") if part.upper() not in SYMBOLS and part != "percent"]
    spans = [f"to {part}" if part.isdecimal() and before.isdecimal() else part for before, part in pairwise(["", *parts])]
    return capital(" ".join(spans))
