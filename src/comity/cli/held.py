"""What is held back of another reader's claims, asked one by one: a key takes it or leaves it."""

import re
import sys
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import click

from comity.cli.keys import pressed
from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.ledger import Ledger
    from comity.model.finding import Finding

ID = re.compile(r"c_[0-9a-f]{4,16}")
"""An id of a claim, or the beginning of one."""
HELD = re.compile(r"; if that is right, accept (?P<id>c_\w+)\.$")
"""How a finding on something held back ends."""


def held_id(finding: "Finding") -> str | None:
    """The id under which what a finding holds back is accepted; None for a finding that holds nothing back."""
    match = HELD.search(finding.text)
    return match["id"] if match and finding.code.startswith("verify.") else None


def ids(given: Iterable[str]) -> tuple[str, ...]:
    """Ids as --accept takes them, in full or by their first letters; what is none of a claim is wrong usage."""
    found = tuple(one.strip().lower() for one in given)
    for one in found:
        if not ID.fullmatch(one):
            raise click.UsageError(f"--accept {one!r} is no id: what is held back ends in one, such as c_12ab34cd56ef7890.")
    return found


def unmet(ledger: "Ledger", reader: str, accepted: Collection[str]) -> list[str]:
    """A sentence for each id under which nothing of a reader was accepted, now or before, or what was is refused by a ruling."""
    from comity.verify import is_accepted

    with ledger.view() as view:
        known = [claim.id for claim in view.claims_by(reader) if is_accepted(claim)]
        struck = {one.claim: one.ruling for one in view.struck() if one.how == "rejected"}
    refused = [(one, name) for one in accepted for name in known if name.startswith(one) and name in struck]
    told = [
        f"--accept {one}: a ruling refused it, {struck[name]}, so it does not count; withdraw that first."
        for one, name in refused
    ]
    return told + [
        f"--accept {one}: nothing of {reader} is held back under this id, so nothing was taken; what is held back ends in its id."
        for one in accepted
        if not any(name.startswith(one) for name in known)
    ]


def need_terminal() -> None:
    """Raise ConfigError where nobody can press a key."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ConfigError("--ask waits for keys, so it needs a terminal; --accept ID takes what is held back without one.")


def taken_at_a_key(ledger: "Ledger", subjects: Collection[str]) -> list[str]:
    """The ids of what a person takes of all that is held back of some files: y takes it, n leaves it, q leaves the rest."""
    from comity.rule import standing

    with ledger.view() as view:
        told = standing(view.rulings())
        refused = {one.claim.id for one in view.held() if one.id in told.rejected}
        found = [(held_id(one), one) for one in view.findings() if one.subject in subjects]
        held = [(name, one) for name, one in found if name is not None and name not in refused]
        words = {one.document: view.words(one.document) for _, one in held if one.document is not None}
    taken: list[str] = []
    for number, (name, finding) in enumerate(held, start=1):
        click.echo(f"\n[{number} of {len(held)}] {HELD.sub('.', finding.text)}")
        click.echo(f"  “{_sentence(words.get(finding.document or '', ''), finding)}”")
        key = ""
        while key not in {"y", "n", "q", "\x04"}:
            click.echo("y take it  n leave it  q leave the rest > ", nl=False)
            key = pressed()
            click.echo(key)
        if key in {"q", "\x04"}:
            break
        taken += [name] if key == "y" else []
    return taken


def _sentence(words: str, finding: "Finding") -> str:
    """The words of a finding with what stands around them in their line."""
    start, end = finding.start or 0, finding.end or 0
    line = words.rfind("\n", 0, start) + 1, len(words) if words.find("\n", end) < 0 else words.find("\n", end)
    before, behind = words[max(line[0], start - 160) : start], words[end : min(line[1], end + 160)]
    return f"{before}«{words[start:end]}»{behind}"
