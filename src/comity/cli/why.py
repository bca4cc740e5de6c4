"""`comity why`: what stands behind an id."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import json_option, ledger_option, print_json, view_of
from comity.model.claim import kind_of
from comity.model.errors import QuestionError

if TYPE_CHECKING:
    from comity.ledger.view import View
    from comity.model.claim import Claim

MIN_START = 6
"""The letter of an id, its mark and four digits."""


@click.command("why")
@click.argument("name", metavar="ID")
@ledger_option
@json_option
def command(name: str, ledger: Path, *, as_json: bool) -> None:
    """Explain an id of any list; its first digits are enough.

    A claim shows its words, document, chain and rule; a quantity what follows for it and from what; a conflict its arithmetic.
    """
    import msgspec

    with view_of(ledger) as view:
        found = view.identify(name) or _of_another_reader(view, name)
        if found is None:
            raise QuestionError(f"{ledger} holds nothing called {name}; ids stand at the start of the lines of every list.")
        kind, full = found
        if as_json:
            print_json({"kind": kind, "id": full, **msgspec.to_builtins(record(view, kind, full))})
            return
        for line in EXPLAIN[kind](view, full):
            click.echo(line)
        for line in _ruled(view, full):
            click.echo(line)


def record(view: "View", kind: str, name: str) -> object:
    """What an id stands for; for a quantity, with the bound that follows for it."""
    if kind == "record":
        quantity = next(q for q in view.records().quantities if q.id == name)
        bound = next((b for b in view.verdict().bounds if b.quantity == name), None)
        return {"quantity": quantity, "bound": bound}
    if kind == "claim":
        return claim_of(view, name)
    pools: dict[str, Callable[[], dict[str, object]]] = {
        "held": lambda: {key: one for one in view.held() for key in (one.id, one.claim.id)},
        "ruling": lambda: {item.id: item for item in view.rulings()},
        "document": lambda: dict(view.pile().documents),
        "text": lambda: dict(view.pile().texts),
        "matter": lambda: {item.id: item for item in view.records().records},
        "origin": lambda: {item.id: item for item in view.origins().origins},
        "conflict": lambda: {item.id: item for item in view.verdict().conflicts},
        "cluster": lambda: {item.id: item for item in view.clusters()},
    }
    return pools[kind]()[name]


def _of_another_reader(view: "View", name: str) -> tuple[str, str] | None:
    """The whole id of a claim that stands beside one of another reader on the same words, as only views of several show it."""
    from comity.ask.readers import alias

    start = name.strip().lower()
    ids = {alias(claim) for reader in view.readers() for claim in view.claims_by(reader)} if len(start) > MIN_START else set()
    found = sorted(identity for identity in ids if identity.startswith(start))
    return ("claim", found[0]) if len(found) == 1 else None


def claim_of(view: "View", name: str) -> "Claim":
    """The claim of an id: the one that counts, else what some reader read there last."""
    from comity.ask.readers import alias

    counting = view.pile().claims.get(name)
    if counting is not None:
        return counting
    found = view.readings(name)
    every = found or [claim for reader in view.readers() for claim in view.claims_by(reader) if alias(claim) == name]
    if not every:
        raise QuestionError(f"No reader holds {name} any more: the document was read again since, or its metadata corrected.")
    return every[0]


def _other_readings(view: "View", claim: "Claim") -> Iterator[str]:
    """What other readers read in the words of a claim."""
    from comity.ask.readers import is_alike
    from comity.cli.lines import described

    for reader in view.readers():
        for other in view.claims_by(reader) if reader != claim.reader else ():
            is_shared = other.document == claim.document and other.passage == claim.passage
            if is_alike(claim, other):
                yield f"  agrees    {reader}: {described(other)}"
            elif is_shared and other.evidence == claim.evidence and kind_of(other.payload) == kind_of(claim.payload):
                yield f"  differs   {reader}: {described(other)}"


def _claim(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import chain_text, published_text, unbroken
    from comity.model.claim import Figure
    from comity.model.wording import figure_value, limits

    pile = view.pile()
    claim = claim_of(view, name)
    document, words = pile.documents[claim.document], pile.words(claim.document)
    yield f"Claim {name}"
    yield f"  words     “{unbroken(words[claim.evidence.start : claim.evidence.end])}”"
    yield f"  in        “{unbroken(words[claim.passage.start : claim.passage.end])}”"
    yield f"  at        {document.address}, characters {claim.evidence.start} to {claim.evidence.end} of text {document.text}"
    yield f"  document  {document.id}  {document.name}, {published_text(document)} ({document.metadata.grade})"
    if document.metadata.url:
        yield f"  original  {document.metadata.url}"
    yield f"  chain     {chain_text(claim)}"
    if isinstance(claim.payload, Figure):
        figure = claim.payload
        unit = None if figure.relation in {"ratio", "share"} else figure.unit
        flow = " ".join(part for part in (figure.reporter, figure.direction, figure.partner) if part)
        parts = (figure.indicator, figure.product, figure.scope, flow)
        yield f"  figure    {figure_value(figure)}: {', '.join(part for part in parts if part)} ({claim.modality})"
        yield f"  read as   {limits(figure.strict, unit)} strictly, {limits(figure.lenient, unit)} leniently"
        yield f"  period    {figure.period.label() if figure.period else 'not said'}" + (
            f", measured from {figure.base.label()}" if figure.base else ""
        )
    yield from _rule_of(claim)
    if name not in pile.claims and name not in {one.claim for one in view.struck()}:
        yield "  counts    not now: another reader's claims count for this document"
    for held in view.held([name]) if name not in pile.claims else ():
        yield f"  held back {unbroken(held.claim.reader)} says {unbroken(held.says)}, and we read {unbroken(held.reads)}"
    yield from _other_readings(view, claim)
    records = view.records()
    names = {matter.id: matter.name for matter in records.records}
    for member in records.members:
        if member.claim == name:
            measured = "what it measures" if member.part == "of" else "what it is measured from"
            yield f"  about     {member.record} ({names.get(member.record, measured)})"
    for origin in view.origins().origins:
        if name in origin.claims:
            yield f"  origin    {origin.id}  {origin.voice.name if origin.voice else 'not named'}, {len(origin.claims)} claims"
    for conflict in view.verdict().conflicts:
        if name in conflict.claims:
            yield f"  disputed  {conflict.id}  {conflict.label}"


def _rule_of(claim: "Claim") -> Iterator[str]:
    """By which rule and reader a claim was read, and how often claims of the rule were right."""
    from comity.cli.lines import unbroken
    from comity.extract import READER, rule_text
    from comity.resources.measured import precision_of
    from comity.rule.edit import EXTRACTOR
    from comity.verify import is_accepted

    is_own = claim.reader == READER
    if claim.is_vouched:
        is_edited = claim.extractor == EXTRACTOR
        yield f"  vouched   {'its values are those of ' + claim.reader if is_edited else 'an analyst accepted it'}"
    rule = (
        unbroken(rule_text(claim.extractor) or "not known to this version") if is_own else "handed in and held against the words"
    )
    if not is_own and is_accepted(claim):
        rule += ", which read otherwise by our rules; a person accepted it"
    yield f"  rule      {claim.extractor}, reader {claim.reader}: {rule}"
    if not is_own and claim.engine:
        yield f"  version   {claim.engine}"
    known = precision_of(claim.extractor) if is_own else None
    if known is not None:
        yield (
            f"  measured  of {known.claimed} such claims on texts that nobody had read, {known.found} said what the text says, "
            f"{known.complete} of them in every detail"
        )


def _ruled(view: "View", name: str) -> Iterator[str]:
    """The rulings on an id, on the claims of a record or conflict too, and how each stands."""
    from comity.cli.ruled_lines import ruling_line, states
    from comity.rule import found_again

    rulings = view.rulings()
    if not rulings:
        return
    rulings = found_again(rulings, view.as_read())
    about = {name, *(member.claim for member in view.records().members if member.record == name)}
    about |= {claim for conflict in view.verdict().conflicts if conflict.id == name for claim in conflict.claims}
    standing, struck = states(rulings), {one.ruling: one.how for one in view.struck() if one.claim == name}
    for ruling in rulings:
        if about & {*ruling.claims, ruling.subject} or ruling.id in struck:
            how = struck.get(ruling.id) or standing[ruling.id]
            yield f"  ruled     {ruling_line(ruling)}  [{how}]"
    for finding in view.findings():
        if finding.code == "ruling.disagreement" and any(one in finding.text for one in about):
            yield f"  {finding.text}"


def _held(view: "View", name: str) -> Iterator[str]:
    """What waits for a person: the words, both readings, and what was ruled on it, by the item too."""
    from comity.cli.lines import unbroken
    from comity.publish.naming import chain_words

    held = next(one for one in view.held() if name in {one.id, one.claim.id})
    claim, words = held.claim, view.words(held.claim.document)
    yield f"Held back {claim.id}, item {held.id}: {kind_of(claim.payload)}, {view.document(claim.document).name}"
    yield f"  words     “{unbroken(words[claim.evidence.start : claim.evidence.end])}”"
    yield f"  said by   {unbroken(chain_words(claim.chain))}"
    yield f"  reader    {unbroken(claim.reader)} ({unbroken(claim.engine or '')})"
    yield f"  it says   {unbroken(held.says)}"
    yield f"  we read   {unbroken(held.reads)}"
    yield f"  {held.code}: take it with `comity review`, or `comity rule accept {claim.id}`."


def _ruling(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import unbroken
    from comity.cli.ruled_lines import ruling_line, states

    rulings = view.rulings()
    ruling = next(one for one in rulings if one.id == name)
    yield f"Ruling {ruling_line(ruling)}  [{states(rulings)[name]}]"
    yield f"  told at   {ruling.time.isoformat() if ruling.time else 'no time'}"
    for words in ruling.words:
        yield f"  words     “{unbroken(words.quote)}” ({words.kind}, {words.address}, from {words.start}): {words.claim}"
    struck = [one for one in view.struck() if one.ruling == name]
    yield from (f"  strikes   {one.claim} [{one.how}]" for one in struck)
    yield from (f"  {finding.code}: {finding.text}" for finding in view.findings(name))


def _quantity(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import claim_lines
    from comity.model.wording import amount, limits

    pile, verdict = view.pile(), view.verdict()
    quantity = next(q for q in view.records().quantities if q.id == name)
    period = quantity.period.label() if quantity.period else "no period"
    flow = " ".join(part for part in (quantity.reporter, quantity.direction, quantity.partner) if part)
    parts = (quantity.indicator, quantity.product, quantity.scope, flow, period, f"world: {quantity.world}")
    yield f"Quantity {name}"
    yield f"  {', '.join(part for part in parts if part)}"
    bound = next((b for b in verdict.bounds if b.quantity == name), None)
    if bound is None:
        yield "  Nothing follows for it."
    else:
        yield (
            f"  {'stated' if bound.is_stated else 'nobody states it; it follows'}: "
            + (f"about {amount(bound.nominal, quantity.unit)}, " if bound.nominal is not None else "")
            + f"{limits(bound.strict, quantity.unit)} strictly, {limits(bound.lenient, quantity.unit)} leniently"
        )
        for step in bound.steps:
            yield f"    {step.text}"
        yield "  because of"
        for reason in bound.because:
            yield from (
                f"    {line}" for line in (claim_lines(pile, reason) if reason in pile.claims else [f"assumption {reason}"])
            )
    yield "  said by"
    for member in view.records().members:
        if member.record == name:
            yield from (f"    {line}" for line in claim_lines(pile, member.claim))


def _matter(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import claim_lines

    pile, records = view.pile(), view.records()
    matter = next(item for item in records.records if item.id == name)
    date = matter.date.label() if matter.date else "no date"
    yield f"{matter.kind.capitalize()} {name}: {matter.name}"
    yield f"  {', '.join((matter.type, *matter.parties, date))}"
    yield from (f"  also called {other}" for other in matter.names if other != matter.name)
    yield from (f"  tied by {link.kind}: {link.note}" for link in records.links if name in {link.source, link.target})
    yield "  said by"
    for member in records.members:
        if member.record == name:
            yield from (f"    {line}" for line in claim_lines(pile, member.claim))


def _conflict(view: "View", name: str) -> Iterator[str]:
    from comity.cli.clashes import conflict_lines

    conflict = next(item for item in view.verdict().conflicts if item.id == name)
    yield from conflict_lines(view.pile(), conflict)


def _origin(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import claim_lines

    pile = view.pile()
    origin = next(item for item in view.origins().origins if item.id == name)
    yield f"Origin {name}: {origin.voice.name if origin.voice else 'not named'}"
    yield f"  {'certainly' if origin.is_certain else 'probably'} one witness in {len(origin.documents)} documents"
    yield from (f"  {reason}" for reason in origin.reasons)
    for claim in origin.claims:
        yield from (f"    {line}" for line in claim_lines(pile, claim))


def _cluster(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import unbroken

    pile = view.pile()
    cluster = next(item for item in view.clusters() if item.id == name)
    yield f"Cluster {name}: {cluster.verdict} ({cluster.kind})"
    yield f"  {cluster.note}"
    if cluster.origins is not None:
        yield f"  independent origins: {cluster.origins}"
    yield from (f"  {key}: {value}" for key, value in cluster.derived.items())
    for member in cluster.members:
        quote = unbroken(pile.words(member.document)[member.start : member.end])
        yield f"    {member.claim or member.document}  {pile.documents[member.document].name}: “{quote}”"


def _document(view: "View", name: str) -> Iterator[str]:
    from comity.cli.lines import claim_lines, published_text, unbroken
    from comity.read.metadata import said

    pile = view.pile()
    document = pile.documents[name]
    yield f"Document {name}: {document.name}, {published_text(document)} ({document.metadata.grade})"
    yield f"  at {document.address}, text {document.text}" + (f", {document.metadata.url}" if document.metadata.url else "")
    if document.metadata.dates:
        yield f"  date: {said(document.metadata.dates)}"
    yield from (f"  {notice.kind}: {notice.name}" for notice in document.notices)
    for claim in pile.claims.values():
        if claim.document == name:
            yield from (f"    {line}" for line in claim_lines(pile, claim.id))
    for finding in view.findings(name):
        yield f"  {finding.code}: {unbroken(finding.text)}"


def _text(view: "View", name: str) -> Iterator[str]:
    pile = view.pile()
    yield f"Text {name}: {len(pile.texts[name].words)} characters"
    yield from (f"  {d.id}  {d.name}, {d.address}" for d in pile.documents.values() if d.text == name)


EXPLAIN: dict[str, Callable[["View", str], Iterator[str]]] = {
    "claim": _claim,
    "record": _quantity,
    "matter": _matter,
    "conflict": _conflict,
    "origin": _origin,
    "cluster": _cluster,
    "document": _document,
    "text": _text,
    "ruling": _ruling,
    "held": _held,
}
