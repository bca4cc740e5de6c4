"""How matters, promises and links are put on lines of a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date

import click

from comity.cli.asof import Times
from comity.cli.lines import chain_text, published_text, unbroken
from comity.cli.options import print_json, print_premises
from comity.cli.ruled_lines import print_struck
from comity.model.claim import Claim
from comity.model.record import RecordKind
from comity.publish.export.matters import matter_row
from comity.publish.material import Material
from comity.publish.matter_lines import described, further, moment_words
from comity.publish.matters import Matter, Moment, matters
from comity.publish.naming import day_words, period_words


def heading(material: Material, what: str, day: date | None, *, is_asked: bool) -> str:
    """The first line of an answer: what, of whom, as of when and why then."""
    first, second = (material.party_name(code) for code in material.dyad)
    if day is None:
        return f"{what} of {first} and {second}; no document carries a date"
    reason = "" if is_asked else " (the latest day that a document proves)"
    return f"{what} of {first} and {second} as of {day_words(day)}{reason}"


def matter_lines(material: Material, matter: Matter, day: date | None) -> Iterator[str]:
    """A matter as a block: name, names, type, parties, state with its words, life, promises, origins."""
    record = matter.record
    yield f"{matter.title}  {record.id}"
    if matter.aliases:
        yield f"  also called  {'; '.join(matter.aliases)}"
    yield f"  is           {described(material, matter)}"
    for name, found in further(matter).items():
        yield f"  {name:<12} {found}"
    yield from _state_lines(material, matter, day)
    for until in matter.until:
        yield f"  runs until   {period_words(until)}"
    yield from (f"  promise      {promise.words}: {promise.sentence}" for promise in matter.promises)
    if len(matter.claims) > 1 or matter.state is None:  # else the state says it all
        yield "  life"
        for moment in matter.life:
            yield from (f"    {line}" for line in moment_lines(material, moment, day))
    yield f"  stands on    {material.support(claim.id for claim in matter.claims)}"


def _state_lines(material: Material, matter: Matter, day: date | None) -> Iterator[str]:
    state = matter.state
    if state is None:
        yield f"  state        {'nothing is told by that day' if day else 'not told'}"
        return
    yield f"  state        {moment_words(state)}"
    yield f"               {said_by(material, state.claims[0])}: “{unbroken(sentence(material, state.claims[0]))}”"


def moment_lines(material: Material, moment: Moment, day: date | None = None) -> Iterator[str]:
    """A moment, then each claim behind it: who says so, the words, the id."""
    later = "  (later than the day asked for)" if day and moment.known and moment.known > day else ""
    yield f"{moment_words(moment)}{later}"
    yield from words_lines(material, moment.claims)


def words_lines(material: Material, claims: Sequence[Claim]) -> Iterator[str]:
    """Who says so with the words and the id, a line for each claim."""
    for claim in claims:
        yield f"  {said_by(material, claim)}: “{unbroken(material.pile.quote(claim.id))}”"


def said_by(material: Material, claim: Claim) -> str:
    """The id of a claim, who says it and where it stands: "c_04.. Example Wire <- trade ministry (2025-03-04)"."""
    return f"{claim.id}  {chain_text(claim)} ({published_text(material.pile.documents[claim.document])})"


def sentence(material: Material, claim: Claim) -> str:
    """The sentence around a claim."""
    return material.pile.words(claim.document)[claim.passage.start : claim.passage.end]


def print_matters(material: Material, kind: RecordKind, called: tuple[str, str, str], times: Times, *, as_json: bool) -> None:
    """Answer a command on matters of one kind; `called` are its heading and its name for one and for many."""
    day = times.day or material.latest_day
    found = matters(material, day, (kind,))
    if as_json:
        print_json({"as_of": day, called[2]: [matter_row(material, matter) for matter in found]})
        return
    print_premises(material)
    click.secho(heading(material, called[0], day, is_asked=times.day is not None), bold=True)
    for matter in found:
        click.echo()
        for line in matter_lines(material, matter, day):
            click.echo(line)
    if not found:
        click.echo(f"No {called[1]} was read in the documents on the two states.")
    print_struck(material)
