"""`comity report`: a dossier on two states, or the answer to one question, as a file to hand over."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.asof import Day, Times, times_options
from comity.cli.options import Dyad as DyadType
from comity.cli.options import finish, ledger_option, material_of, readers_options, spare, strict_option
from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.publish.material import Material
    from comity.publish.view import Dossier

KINDS = (
    "firm", "disputed", "apart", "system", "agreements", "projects", "measures", "promises", "timeline", "figures", "statements",
    "sources", "doubts",
)  # fmt: skip
"""The names of the chapters of `comity.publish.compose.CHAPTERS`."""
QUESTIONS = ("promised", "disputed", "changed", "said", "in-force")
"""The names of `comity.publish.questions.QUESTIONS`."""


@click.command("report")
@click.argument("dyad", type=DyadType(), metavar="PAIR")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file: .html, .md, .docx or .pdf."
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this chapter; may be repeated.")
@click.option("--question", type=click.Choice(QUESTIONS), help="Answer one question instead.")
@click.option("--before", type=Day(), help="With promised: what is due before this day.")
@click.option("--since", type=Day(), help="With changed: what was said on this day or later.")
@click.option("--on", type=Day(), help="With in-force: the day; without it, the latest that a document proves.")
@click.option("--by", metavar="NAME", help="With said: the voice, by part of its name.")
@click.option("--fonts", type=click.Path(path_type=Path, file_okay=False), help="A folder of further fonts for .pdf.")
@ledger_option
@readers_options
@strict_option
@times_options
def command(  # noqa: PLR0917  (click hands over options by name)
    dyad: tuple[str, str],
    output: Path,
    kinds: tuple[str, ...],
    question: str | None,
    before: date | None,
    since: date | None,
    on: date | None,
    by: str | None,
    fonts: Path | None,
    ledger: Path,
    times: Times,
    *,
    strict: bool,
) -> None:
    """Write what is known of two states to one file that can be handed over, in the form that its name ends in.

    Without --kind and --question it is the whole dossier: what is firm, what is disputed, figures, sources, each with its words.
    In .md, .docx and .pdf the words stand in endnotes; in .html under each line.
    """
    from comity.publish.compose import dossier
    from comity.publish.questions import Asked, answer, by_kind

    asked = Asked(before=before, since=since, on=on, by=by)
    if question is None and asked != Asked():
        raise click.UsageError("--before, --since, --on and --by belong to a --question.")
    if question is not None and kinds:
        raise click.UsageError("Ask a --question or choose by --kind, not both.")
    material = material_of(dyad, ledger, times)
    spare(ledger, output)
    told = answer(material, question, asked) if question else by_kind(material, kinds) if kinds else dossier(material)
    write(told, output, fonts)
    click.echo(f"The {'answer' if question else 'dossier'} is in {output}.", err=True)
    finish(material, strict=strict)


def write_dossier(material: "Material", output: Path) -> None:
    """Write the whole dossier of some material to a file."""
    from comity.publish.compose import dossier

    write(dossier(material), output)


def write(told: "Dossier", output: Path, fonts: Path | None = None) -> None:
    """Write a dossier to a file in the form that its name ends in. Raises ConfigError where the file cannot be written."""
    from comity.publish.paper import paper
    from comity.publish.render import render
    from comity.publish.render.pdf import missing

    made = render(told, output.suffix, fonts)
    try:
        output.write_bytes(made)
    except OSError as error:
        raise ConfigError(f"{output} cannot be written ({error.strerror}); name a file in a folder that exists.") from error
    if output.suffix.lower() == ".pdf" and (lacking := missing(paper(told), fonts)):
        shown = " ".join(lacking[:20]) + (" ..." if len(lacking) > 20 else "")
        click.echo(f"No font at hand shows {shown} ({len(lacking)} characters); name a folder of fonts with --fonts.", err=True)
