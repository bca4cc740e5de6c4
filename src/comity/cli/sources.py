"""`comity sources`: documents, who copies whom, and how many origins really spoke."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.asof import Times, times_options
from comity.cli.options import finish, material_of, print_json, print_premises, reading

if TYPE_CHECKING:
    from comity.model.origin import Copy
    from comity.model.text import Document
    from comity.publish.material import Material
    from comity.trace.families import Family


@click.command("sources")
@reading
@times_options
def command(dyad: tuple[str, str], ledger: Path, times: Times, *, as_json: bool, strict: bool) -> None:
    """List the documents on two states, which republish which and so are one family, and the origins behind their figures."""
    from comity.cli.ruled_lines import print_struck

    material = material_of(dyad, ledger, times)
    if as_json:
        print_json(_as_json(material))
    else:
        print_premises(material)
        _print(material)
        print_struck(material)
    finish(material, strict=strict)


def _origins(material: "Material") -> list[Any]:
    return list(material.origins_of(claim.id for claim in material.figures))


def _copies(material: "Material") -> list["Copy"]:
    kept = {document.id for document in material.documents}
    return [copy for copy in material.copies if copy.left in kept and copy.right in kept]


def _families(material: "Material") -> tuple["Family", ...]:
    from comity.trace.families import copy_families

    return copy_families(_copies(material))


def _as_json(material: "Material") -> dict[str, Any]:
    import msgspec

    found: dict[str, Any] = msgspec.to_builtins(
        {
            "documents": material.documents,
            "copies": _copies(material),
            "families": _families(material),
            "origins": _origins(material),
        }
    )
    return found


def _print(material: "Material") -> None:
    from comity.cli.slips import slip_lines

    for document in material.documents:
        click.echo(_document_line(document))
        for notice in document.notices:
            altered = ", and says that it may have been changed" if notice.is_altered else ""
            click.echo(f"    {notice.kind}: {notice.name}{altered}")
        for line in slip_lines(material.pile, document, material.copies):
            click.echo(f"    {line}")
    names = {document.id: document.name for document in material.documents}
    for copy in _copies(material):
        arrow = "->" if copy.is_direction_known else "--"
        click.echo(f"{copy.kind}: {names[copy.left]} {arrow} {names[copy.right]}, {copy.share:.0%} of the shorter text")
        for reason in copy.reasons:
            click.echo(f"    {reason}")
    _print_families(material)
    origins = _origins(material)
    click.secho(f"Independent origins behind the figures: {len(origins)}", bold=True)
    for origin in origins:
        voice = origin.voice.name if origin.voice else "not named"
        doubt = "" if origin.is_certain else ", probably one"
        printed = sorted({names.get(document, document) for document in origin.documents})
        click.echo(f"  {origin.id}  {voice}: {len(origin.claims)} claims in {', '.join(printed)}{doubt}")
        for reason in origin.reasons:
            click.echo(f"    {reason}")


def _print_families(material: "Material") -> None:
    """The families of copies; a document of the pair that nobody copies stands in none."""
    found = _families(material)
    if not found:
        return
    click.secho(f"Families of copies: {len(found)}", bold=True)
    documents = {document.id: document for document in material.documents}
    for family in found:
        begun = f"begun by {documents[family.first].name}" if family.first else "which text came first is not known"
        click.echo(f"  {len(family.documents)} documents tell one story, {begun}")
        for document in family.documents:
            click.echo(f"    {document}  {documents[document].name}{', the first' if document == family.first else ''}")


def _document_line(document: "Document") -> str:
    from comity.cli.lines import published_text

    url = f"  {document.metadata.url}" if document.metadata.url else ""
    return f"{document.id}  {document.name}, {published_text(document)} ({document.metadata.grade})  {document.address}{url}"
