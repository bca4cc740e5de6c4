"""`comity serve`: the ledger in a browser."""

from pathlib import Path

import click

from comity.cli.options import ledger_option
from comity.model.errors import ConfigError


@click.command("serve")
@ledger_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="The port; 0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--allow-remote", is_flag=True, help="Allow an address that other machines reach; they need the token printed.")
@click.option("--open", "is_opened", is_flag=True, help="Open the first page in the browser.")
def command(ledger: Path, port: int, host: str, *, allow_remote: bool, is_opened: bool) -> None:
    """Read the ledger in a browser, live, until interrupted. Nothing leaves this machine."""
    from comity.ledger import Ledger

    try:
        from comity.site.serve import Served
    except ImportError as error:
        raise ConfigError(f"serve needs {error.name}; install the extra: pip install 'comity[site]'.") from error

    served = Served(Ledger.open(ledger), host, port, allow_remote=allow_remote)
    click.echo(f"Serving {ledger} at {served.url} (stop with Ctrl-C)")
    if is_opened:
        click.launch(served.url)
    served.run()
