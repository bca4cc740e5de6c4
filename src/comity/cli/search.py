"""`comity search`: claims and documents by their words."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.options import json_option, ledger_option, print_json, view_of

if TYPE_CHECKING:
    from comity.ledger.view import View
    from comity.search import ClaimHit, Found


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many claims and documents to show."
)
@ledger_option
@json_option
def command(words: tuple[str, ...], limit: int, ledger: Path, *, as_json: bool) -> None:
    """Find claims and documents by their words.

    All words must be there; "words in quotation marks" stand together, word* is how a word begins, -word must not be there
    (after --, so that it is no option). Fields: by: speaker, from: publisher, kind: of claim, state:, after: and before: a day
    of publication. Claims come first, by what they are about, with the words that answer marked; then documents.
    """
    from comity.search import search

    with view_of(ledger) as view:
        found = search(view, " ".join(words), limit)
        for note in found.notes:
            click.echo(note, err=True)
        if as_json:
            print_json(_row(found))
            return
        for line in _lines(view, found):
            click.echo(line)


def _lines(view: "View", found: "Found") -> Iterator[str]:
    from comity.cli.lines import published_text

    records = _names(view, [record for record, _ in found.claims if record])
    yield click.style(f"{_many(found.claim_count, 'claim')}, {_many(found.document_count, 'document')}", bold=True)
    for record, hits in found.claims:
        yield f"{record}  {records.get(record, '')}" if record else "About nothing in particular"
        for hit in hits:
            yield from (f"  {line}" for line in _claim_lines(hit))
    if found.documents:
        yield click.style("Documents", bold=True)
    for one in found.documents:
        yield f"  {one.document.id}  {one.document.name}, {published_text(one.document)}, {one.document.address}"
        yield f"    {_marked(one.words, one.marks)}"


def _claim_lines(hit: "ClaimHit") -> Iterator[str]:
    from comity.cli.lines import chain_text, published_text
    from comity.model.claim import kind_of

    yield f"{hit.claim.id}  {kind_of(hit.claim.payload)}; {chain_text(hit.claim)}; {published_text(hit.document)}"
    yield f"  {_marked(hit.sentence, hit.marks)}"


def _marked(words: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Words on one line with what answers the search between brackets: nothing is lost where there are no colours."""
    from comity.cli.lines import unbroken

    parts, place = [], 0
    for start, end in marks:
        parts += [words[place:start], "[", words[start:end], "]"]
        place = end
    return unbroken("".join([*parts, words[place:]]))


def _names(view: "View", records: list[str]) -> dict[str, str]:
    """What records are called."""
    from comity.model.record import Quantity
    from comity.publish.naming import period_words, series_words
    from comity.resources import load
    from comity.resources.rows import State

    states = {row.iso3: row.name for row in load("states", State)}
    called: dict[str, str] = {}
    for name in records:
        kind, record = view.record(name)
        if isinstance(record, Quantity):
            called[name] = f"{series_words(record, states)}, {period_words(record.period)}"
        else:
            called[name] = f"{kind}: {record.name}"
    return called


def _row(found: "Found") -> dict[str, Any]:
    import msgspec

    row: dict[str, Any] = msgspec.to_builtins(found)
    row["claims"] = [{"record": record, "claims": msgspec.to_builtins(hits)} for record, hits in found.claims]
    return row


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
