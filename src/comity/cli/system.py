"""`comity system`: a relation sector by sector."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, print_json, print_premises, reading

if TYPE_CHECKING:
    from comity.publish.material import Material
    from comity.publish.system import Passage, Sector


@click.command("system")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """Show a relation sector by sector: agreements, projects, measures and events with their state, figures, ties, statements.

    A sector of which the documents hold nothing says so. An agreement on many fields stands under politics; the fields name it.
    """
    from comity.cli.blocks import heading
    from comity.cli.ruled_lines import print_struck
    from comity.publish.export.system import system_row
    from comity.publish.system import summary, system

    material = material_of(dyad, ledger, times)
    day = times.day or material.latest_day
    found = system(material, day)
    if as_json:
        print_json(system_row(material, found))
    else:
        print_premises(material)
        click.secho(heading(material, "System", day, is_asked=times.day is not None), bold=True)
        for sector in found.sectors:
            click.secho(f"\n{sector.title.upper()}: {summary(sector)}", bold=True)
            for line in sector_lines(material, sector, day):
                click.echo(f"  {line}" if line else "")
        print_struck(material)
    finish(material, strict=strict)


def sector_lines(material: "Material", sector: "Sector", day: date | None) -> Iterator[str]:
    """A sector on lines: matters, figures, ties, statements, then sentences that no claim was read from."""
    from comity.cli.blocks import matter_lines, words_lines
    from comity.publish.matter_lines import moment_words

    yield from sector.media
    for matter in sector.lasting:
        yield ""
        yield from matter_lines(material, matter, day)
    if sector.events:
        yield "events"
    for matter in sector.events:
        yield f"  {matter.title}: {'; '.join(moment_words(moment) for moment in matter.life)}"
        yield from (f"  {line}" for line in words_lines(material, matter.claims))
    for matter in sector.mentions:
        state = f": {moment_words(matter.state)}" if matter.state else ""
        yield f"also: {matter.title}  {matter.record.id}{state}"
    for matter in sector.asides:
        yield ""
        yield f"with third states: {', '.join(material.party_name(code) for code in matter.others)}"
        yield from matter_lines(material, matter, day)
    yield from _claim_lines(material, sector)


def _claim_lines(material: "Material", sector: "Sector") -> Iterator[str]:
    from comity.cli.blocks import words_lines
    from comity.cli.lines import unbroken
    from comity.publish.lines import same_figures

    if sector.figures:
        yield "figures"
    for (title, value, modality), claims in same_figures(material, sector.figures).items():
        yield f"  {title}: {value}{'' if modality == 'actual' else f' ({modality})'}"
        yield from (f"  {line}" for line in words_lines(material, claims))
    if sector.ties:
        yield "ties"
    for tie in sector.ties:
        yield f"  {tie.words}"
        yield f"    “{unbroken(material.pile.words(tie.link.document)[tie.link.start : tie.link.end])}”"
    if sector.statements:
        yield "statements"
        yield from words_lines(material, sector.statements)
    for label, passages in (
        ("further sentences, no claim read from them", sector.sentences),
        ("named in passing", sector.passing),
    ):
        yield from _passage_lines(material, label, passages)


def _passage_lines(material: "Material", label: str, passages: "tuple[Passage, ...]") -> Iterator[str]:
    from comity.cli.lines import unbroken
    from comity.publish.system import passage_words

    if passages:
        yield label
    for passage in passages:
        yield f"  {material.pile.documents[passage.document].name}: “{unbroken(passage_words(material, passage))}”"
