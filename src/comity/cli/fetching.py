"""What `fetch` and `watch` share: their options, lists of addresses in files, and adding what was fetched."""

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.fetch import Fetched, Limits

F = TypeVar("F", bound=Callable[..., Any])


class Manner(NamedTuple):
    """How to fetch, as far as a user chooses: whether from private machines, how slowly, and how many pages at most."""

    allow_private: bool
    pause: float
    most: int


def manner_options(function: F) -> F:
    """Give a command the options of fetching, which `manner` gathers."""
    for decorate in (
        click.option("--allow-private", is_flag=True, help="Fetch from machines of your own network too."),
        click.option(
            "--pause",
            type=click.FloatRange(min=0.0, max=3600.0),
            default=2.0,
            show_default=True,
            metavar="SECONDS",
            help="Least time between two requests to one host; a longer one that the host asks for counts.",
        ),
        click.option(
            "--most",
            type=click.IntRange(min=1),
            default=1_000,
            show_default=True,
            help="Visit at most so many addresses in a run.",
        ),
    ):
        function = decorate(function)
    return function


def limits_of(manner: Manner) -> "Limits":
    """The limits of a run that a user chose."""
    from comity.fetch import Limits

    return Limits(interval=manner.pause, pages=manner.most, is_private_allowed=manner.allow_private)


def addresses_in(file: Path) -> list[str]:
    """The addresses that a file lists, one a line; what follows " #", and lines that begin with it, are remarks.

    Raises ConfigError where the file cannot be read or lists nothing.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise ConfigError(f"{file}: the list of addresses cannot be read ({reason}); check its name.") from error
    found = [line.partition(" #")[0].strip() for line in lines if not line.lstrip().startswith("#")]
    addresses = [address for address in found if address]
    if not addresses:
        raise ConfigError(f"{file}: it lists no address; write one a line.")
    return addresses


def fetched(addresses: Sequence[str], archive: Path, manner: Manner, ledger: Path | None) -> "Fetched":
    """Fetch addresses, tell what was not to be had on standard error, and how it went.

    What a `ledger` holds is not asked for again when a feed or a sitemap lists it.
    """
    from comity.fetch import fetch

    known = frozenset[str]() if ledger is None else _known_in(ledger)
    is_watched = sys.stderr.isatty()
    found = fetch(addresses, archive, limits_of(manner), known, lambda url: click.echo(url, err=True) if is_watched else None)
    for finding in found.findings:
        click.echo(f"{finding.code}: {finding.text}", err=True)
    click.echo(found.sentence())
    return found


def _known_in(ledger: Path) -> frozenset[str]:
    """The web addresses of the documents of a ledger; none where there is no ledger yet."""
    from comity.ledger import Ledger

    if not ledger.exists():
        return frozenset()
    with Ledger.open(ledger).view() as view:
        return frozenset(document.metadata.url for document in view.documents() if document.metadata.url)


def add_fetched(archive: Path, ledger: Path, config: Path | None, rates: Path | None, day: date | None) -> None:
    """Read what lies in an archive and not yet in the ledger, derive what follows, and tell what is doubtful in it."""
    from comity.ledger import Ledger
    from comity.model.page import Source
    from comity.pipeline import build
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.parts import standard
    from comity.read.gather import gather
    from comity.read.unpack import unpacked

    parts = standard(with_rates(configured(config), rates))
    opened = Ledger.open(ledger, create=True)
    with opened.view() as view:
        held = {document.address for document in view.documents()}
        told = set(view.findings())
    packs, findings = gather([archive], None)
    sources, doubts = [], list(findings)
    for item in (item for pack in packs for item in unpacked(pack, parts.limits, parts.fields)):
        if not isinstance(item, Source):
            doubts += [item] if item.code != "read.left-out" else []  # requests and redirects, which we put there
        elif item.address not in held:
            sources.append(item)
    report = build(sources, parts, opened, doubts, day=day)
    with opened.view() as view:
        for finding in view.findings():
            if finding not in told:
                click.echo(f"{finding.code}: {finding.text}", err=True)
    click.echo(report.sentence())
