"""How rulings are put on lines of a terminal, and what they strike out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from comity.model.ruling import Ruling, RulingId
    from comity.publish.material import Material


def ruling_line(ruling: "Ruling") -> str:
    """A ruling on one line: id, what, on what, by whom, when, why."""
    from comity.cli.lines import unbroken

    about = ", ".join((*([ruling.subject] if ruling.subject else []), *ruling.claims[:4]))
    more = f" and {len(ruling.claims) - 4} more" if len(ruling.claims) > 4 else ""
    values = "".join(f" {name}={value}" for name, value in sorted(ruling.values.items()))
    day = ruling.time.date().isoformat() if ruling.time else ""
    return f"{ruling.id}  " + unbroken(f"{ruling.kind} {about}{more}{values}; {ruling.analyst}, {day}: {ruling.reason}")


def states(rulings: Iterable["Ruling"]) -> Mapping["RulingId", str]:
    """How each ruling stands: "holds", "withdrawn", "replaced" by a later one of its analyst, or "disputed" by another's."""
    from comity.rule.standing import standing, withdrawn

    told = list(rulings)
    found, gone = standing(told), withdrawn(told)
    live = {ruling.id for ruling in found.live}
    disputed = {ruling.id for one in found.disagreements for ruling in one.rulings}

    def state(ruling: "Ruling") -> str:
        if ruling.id in gone:
            return "withdrawn"
        if ruling.kind == "withdraw":
            return "holds"
        return "disputed" if ruling.id in disputed else "holds" if ruling.id in live else "replaced"

    return {ruling.id: state(ruling) for ruling in told}


def struck_lines(material: "Material") -> Iterator[str]:
    """What rulings do to the claims of a pair: what is struck out, what gives way, what was edited, where analysts disagree."""
    from comity.cli.lines import claim_lines
    from comity.publish.struck import edits_of, struck_of

    rulings = {ruling.id: ruling for ruling in material.rulings}
    struck = struck_of(material)
    if struck:
        yield click.style("By ruling these do not count", bold=True)
    for name in dict.fromkeys(one.ruling for one in struck):
        yield f"  {ruling_line(rulings[name])}"
        for one in struck:
            if one.ruling == name:
                first, words = claim_lines(material.read, one.claim)
                yield f"    {click.style(first, strikethrough=True)}  [{one.how}]"
                yield f"  {click.style(words, strikethrough=True)}"
    edits = edits_of(material)
    if edits:
        yield click.style("By ruling these are read otherwise", bold=True)
    for claim, ruling in edits:
        yield f"  {claim_lines(material.pile, claim)[0]}"
        yield f"    {ruling_line(ruling)}"
    for finding in material.findings:
        if finding.code in {"ruling.disagreement", "ruling.claim-gone", "ruling.cannot-hold"}:
            yield f"{finding.code}: {finding.text}"


def struck_count(material: "Material") -> str:
    """How many claims of a pair rulings strike out and edit, in a sentence; empty where it is none."""
    from comity.publish.naming import count
    from comity.publish.struck import edits_of, struck_of

    struck, edits = len(struck_of(material)), len(edits_of(material))
    if not struck and not edits:
        return ""
    edited = f" and {edits} read otherwise" if edits else ""
    return (
        f"By ruling {count(struck, 'statement')} {'does' if struck == 1 else 'do'} not count{edited}; comity rulings tells why."
    )


def print_struck(material: "Material") -> None:
    """Print what rulings do to the claims of a pair, if anything."""
    for line in struck_lines(material):
        click.echo(line)


def struck_rows(material: "Material") -> list[dict[str, Any]]:
    """What does not count by ruling, for JSON: the claim as it was read, with its words, how it is struck out, and the ruling."""
    import msgspec

    from comity.publish.struck import struck_of

    rulings = {ruling.id: ruling for ruling in material.rulings}
    return [
        {
            "claim": msgspec.to_builtins(material.read.claims[one.claim]),
            "quote": material.read.quote(one.claim),
            "how": one.how,
            "ruling": {"id": one.ruling, **msgspec.to_builtins(rulings[one.ruling])},
        }
        for one in struck_of(material)
    ]
