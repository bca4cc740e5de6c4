"""What a run of a command found wrong or doubtful, a line each."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.ledger import Ledger


def print_findings(ledger: "Ledger", subjects: Collection[str]) -> None:
    """Print the findings of a ledger on some subjects where errors go."""
    with ledger.view() as view:
        for finding in view.findings():
            if finding.subject in subjects:
                click.echo(f"{finding.code}: {finding.text}", err=True)
