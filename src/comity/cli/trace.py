"""`comity trace`: where the words of a document come from, what became of an origin's words, two documents side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import json_option, ledger_option, print_json, view_of
from comity.model.errors import QuestionError

if TYPE_CHECKING:
    from comity.ledger.view import View
    from comity.model.origin import Origin
    from comity.model.page import Pile
    from comity.model.text import Document


@click.command("trace")
@click.argument("name", metavar="DOC")
@click.argument("other", metavar="[DOC]", required=False)
@ledger_option
@json_option
def command(name: str, other: str | None, ledger: Path, *, as_json: bool) -> None:
    """Show where a document's words come from: its notices, who shares text with it, and the origins of what it says.

    DOC is an id, the end of an address, or a text file that the ledger does not hold. The id of an origin shows everything
    it first said and how it was reworded; two documents are set side by side with the altered words marked.
    """
    with view_of(ledger) as view:
        pile = view.pile()
        if other is not None:
            _print(_beside(pile, _document(view, pile, name), _document(view, pile, other)), as_json=as_json)
            return
        kind, full = view.identify(name) or ("", name)
        if kind == "origin":
            origin = next(each for each in view.origins().origins if each.id == full)
            _print(_origin(pile, origin), _origin_json(pile, origin), as_json=as_json)
        elif Path(name).is_file() and not _documents(pile, name):
            _print(_foreign(view, pile, Path(name).read_text(encoding="utf-8", errors="replace"), name), as_json=as_json)
        else:
            document = _document(view, pile, name)
            _print(_traced(view, pile, document), _document_json(view, pile, document), as_json=as_json)


def _print(lines: Iterator[str], found: object = None, *, as_json: bool) -> None:
    """Print what was found as JSON, the lines themselves where it has no other form; else the lines."""
    if as_json:
        print_json(found if found is not None else {"lines": list(lines)})
        return
    for line in lines:
        click.echo(line)


def _documents(pile: "Pile", name: str) -> list["Document"]:
    return [document for document in pile.documents.values() if document.address == name or document.address.endswith(f"/{name}")]


def _document(view: "View", pile: "Pile", name: str) -> "Document":
    """The document of an id or of the end of an address."""
    found = view.identify(name)
    if found is not None and found[0] == "document":
        return pile.documents[found[1]]
    named = _documents(pile, name)
    if len(named) == 1:
        return named[0]
    what = "Several documents are" if named else "No document is"
    raise QuestionError(f"{what} called {name}; `comity sources` lists them with their ids.")


def _traced(view: "View", pile: "Pile", document: "Document") -> Iterator[str]:
    from comity.cli.lines import published_text
    from comity.cli.slips import slip_lines

    yield f"{document.name}, {published_text(document)} ({document.metadata.grade})  {document.address}"
    for notice in document.notices:
        altered = ", and says that it may have been changed" if notice.is_altered else ""
        yield f"  {notice.kind}: {notice.name}{altered}"
    yield from (f"  {line}" for line in slip_lines(pile, document, view.origins().copies))
    yield from _copies(view, pile, document)
    origins = [origin for origin in view.origins().origins if document.id in origin.documents]
    yield f"What it says goes back to {len(origins)} origin{'' if len(origins) == 1 else 's'}"
    for origin in origins:
        own = sum(pile.claims[claim].document == document.id for claim in origin.claims if claim in pile.claims)
        yield f"  {_title(origin)}: {own} claim{'' if own == 1 else 's'} here, {len(origin.claims) - own} elsewhere"


def _title(origin: "Origin") -> str:
    from comity.trace.sides import side_words

    voice = origin.voice.name if origin.voice else "not named"
    side = side_words(origin.voice)
    doubt = "" if origin.is_certain else ", probably one"
    return f"{origin.id}  {voice}{f' ({side})' if side else ''}{doubt}"


def _copies(view: "View", pile: "Pile", document: "Document") -> Iterator[str]:
    copies = [copy for copy in view.origins().copies if document.id in {copy.left, copy.right}]
    if not copies:
        yield "It shares text with no other document here."
    for copy in copies:
        left, right = pile.documents[copy.left], pile.documents[copy.right]
        arrow = "->" if copy.is_direction_known else "--"
        passages = f", {len(copy.passages)} passage{'' if len(copy.passages) == 1 else 's'}" if copy.passages else ""
        yield f"{copy.kind}: {left.name} {arrow} {right.name}, {copy.share:.0%} of the shorter text{passages}"
        yield from (f"    {reason}" for reason in copy.reasons)
        other = right if left.id == document.id else left
        yield f"    comity trace {document.id} {other.id} sets the two side by side"


def _origin(pile: "Pile", origin: "Origin") -> Iterator[str]:
    from comity.cli.lines import claim_lines
    from comity.trace.drift import drifts

    yield f"Origin {_title(origin)}"
    documents = [pile.documents[key] for key in origin.documents]
    yield f"  {'certainly' if origin.is_certain else 'probably'} one witness, in {', '.join(sorted({d.name for d in documents}))}"
    yield from (f"  {reason}" for reason in origin.reasons)
    yield "  What it first said"
    for claim in origin.claims:
        if claim in pile.claims:
            yield from (f"    {line}" for line in claim_lines(pile, claim))
    changed = drifts(pile, origin)
    yield "  How it was reworded" if changed else "  Nothing in it differs between the documents."
    for drift in changed:
        yield f"    {drift.kind}: {drift.note}"
        yield f"        {drift.first} -> {drift.later}"


def _beside(pile: "Pile", left: "Document", right: "Document") -> Iterator[str]:
    from shutil import get_terminal_size

    from comity.cli.beside import beside

    width = max(80, min(200, get_terminal_size().columns))
    yield from beside(pile.words(left.id), pile.words(right.id), (left.name, right.name), width)


def _foreign(view: "View", pile: "Pile", words: str, name: str) -> Iterator[str]:
    """What a text that the ledger does not hold shares with those that it holds."""
    from comity.trace import packed_prints
    from comity.trace.copies import compare

    documents = [pile.documents[document] for document in view.met_by(packed_prints(words))]
    shared = [(document, compare(pile.words(document.id), words)) for document in documents]
    told = [(document, sharing) for document, sharing in shared if sharing is not None]
    yield f"{name} is not in the ledger; it shares text with {len(told) or 'none'} of {len(pile.documents)} documents."
    for document, sharing in sorted(told, key=lambda pair: (-pair[1].share, pair[0].id)):
        yield f"  {sharing.kind}: {document.id}  {document.name}, {sharing.share:.0%} of the shorter text"


def _document_json(view: "View", pile: "Pile", document: "Document") -> dict[str, object]:
    import msgspec

    from comity.cli.slips import slip_lines

    found = view.origins()
    return {
        "document": msgspec.to_builtins(document),
        "slips": list(slip_lines(pile, document, found.copies)),
        "copies": msgspec.to_builtins([copy for copy in found.copies if document.id in {copy.left, copy.right}]),
        "origins": msgspec.to_builtins([origin for origin in found.origins if document.id in origin.documents]),
    }


def _origin_json(pile: "Pile", origin: "Origin") -> dict[str, object]:
    import msgspec

    from comity.trace.drift import drifts

    claims = [pile.claims[claim] for claim in origin.claims if claim in pile.claims]
    return {
        "origin": msgspec.to_builtins(origin),
        "claims": msgspec.to_builtins(claims),
        "drift": msgspec.to_builtins(drifts(pile, origin)),
    }
