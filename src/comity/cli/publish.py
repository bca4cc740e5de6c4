"""`comity publish`: the pages of the site as a folder to hand over."""

from pathlib import Path

import click

from comity.cli.options import Dyad, ledger_option
from comity.model.errors import ConfigError


@click.command("publish")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("pairs", nargs=-1, type=Dyad(), metavar="[PAIR]...")
@ledger_option
def command(folder: Path, pairs: tuple[tuple[str, str], ...], ledger: Path) -> None:
    """Write the pages that `comity serve` shows, of some pairs of states or of all, to a folder that needs no server.

    Every page has its twins in JSON and CSV beside it; each clash is answered without each of its statements and origins, and
    the main pages as of the end of each year. A folder that was published before is replaced, any other is left alone.
    """
    from comity.ledger import Ledger

    try:
        from comity.site.folder import publish
    except ImportError as error:
        raise ConfigError(f"publish needs {error.name}; install the extra: pip install 'comity[site]'.") from error

    done = publish(Ledger.open(ledger), folder, tuple((min(pair), max(pair)) for pair in pairs))
    click.echo(f"{done.pages:,} pages, {done.size / 1e6:.1f} MB: open {done.folder / 'index.html'} in a browser.")
