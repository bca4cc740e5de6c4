"""`comity read`: have a language model read the documents."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import ledger_option, view_of
from comity.cli.premises import rates_option
from comity.model.errors import ConfigError

if TYPE_CHECKING:
    from comity.consult import Consulted, Estimate
    from comity.consult.settings import Model
    from comity.model.page import Pile
    from comity.model.text import Document
    from comity.pipeline.config import Config


@click.command("read")
@click.argument("names", metavar="[DOCUMENT]...", nargs=-1)
@click.option("--model", "name", required=True, metavar="NAME", help="A table [models.NAME] of the configuration.")
@click.option("--estimate", "is_estimate", is_flag=True, help="Tell what it would cost, and ask nothing.")
@click.option("--requests", type=click.IntRange(min=0), help="Make at most so many requests.")
@click.option("--tokens", type=click.IntRange(min=0), help="Use at most so many tokens, sent and answered.")
@click.option("--money", type=click.FloatRange(min=0), help="Spend at most so much, by the prices of the configuration.")
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Take what is held back under this id; may be repeated.")
@click.option("--beside", is_flag=True, help="Keep the claims beside those that count, for --reader and --agree.")
@ledger_option
@click.option("--config", type=click.Path(path_type=Path), help="Configuration file; comity.toml of this folder if it is there.")
@rates_option
def command(  # noqa: PLR0917  (click passes options by name)
    names: tuple[str, ...],
    name: str,
    requests: int | None,
    tokens: int | None,
    money: float | None,
    accepted: tuple[str, ...],
    ledger: Path,
    config: Path | None,
    rates: Path | None,
    *,
    is_estimate: bool,
    beside: bool,
) -> None:
    """Have a model read documents, all or those named as in `comity export --to gold`, and take what the words bear out.

    Passages go to the endpoint of the configuration and nowhere else. Answers are kept beside the ledger, so that what was
    answered is not asked again, not after a kill either. What the words contradict is held back, and `comity review` asks about
    it. The exit status is 1 when a document got no usable answer, or nothing is held back under an id of --accept.
    """
    import sys

    from msgspec.structs import replace

    from comity.cli.findings import print_findings
    from comity.cli.held import ids, unmet
    from comity.cli.progress import counted
    from comity.consult import Limits, consult, estimate
    from comity.consult.prompt import version
    from comity.consult.settings import key_of
    from comity.consult.store import Answers
    from comity.ledger import Ledger
    from comity.pipeline import Article, enter
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.rates import read_rates

    accepted = ids(accepted)
    settings = with_rates(configured(config), rates)
    model = _model(name, settings)
    opened = Ledger.open(ledger)
    with view_of(ledger) as view:
        pile = view.pile()
    documents, called = _documents(pile, names)
    answers = Answers(ledger.with_name(f"{ledger.name}.answers"))
    if is_estimate:
        click.echo(_told(estimate(documents, model, answers), model))
        return
    table = read_rates(Path(settings.rates)) if settings.rates is not None else ()
    limits = Limits(requests=requests, tokens=tokens, money=money)
    key = key_of(name, model)
    with counted(len(documents)) as watch:
        found = consult(documents, model, key, answers, limits, watch)
    subjects = {document.id: f"{called[document.id]} by {name}" for document in documents}
    articles = {identity: Article(subjects[identity], content) for identity, content in found.articles.items()}
    doubts = [replace(one, subject=subjects[one.document], text=f"{name}: {one.text}") for one in found.findings if one.document]
    about = set(subjects.values())
    release = f"{model.model}-{version()}"
    report = enter(articles, name, opened, doubts, table, release, about=about, accepted=accepted, is_preferred=not beside)
    print_findings(opened, about)
    click.echo(_spent(found))
    missed = unmet(opened, name, accepted)
    for sentence in missed:
        click.echo(sentence, err=True)
    click.echo(report.sentence())
    if missed or len(found.articles) < len(documents):
        sys.exit(1)


def _model(name: str, config: "Config") -> "Model":
    """A model of the configuration. Raises ConfigError where there is none of that name."""
    if name == "builtin":
        raise ConfigError("builtin is the name of Comity's own reader; call the model otherwise.")
    if name not in config.models:
        known = ", ".join(sorted(config.models)) or "none"
        raise ConfigError(f"No model is called {name!r}; the configuration has {known}. See docs/how-to/models.md.")
    return config.models[name]


def _documents(pile: "Pile", names: tuple[str, ...]) -> "tuple[dict[Document, str], dict[str, str]]":
    """The documents of some names, or all, with their words; and what each is called."""
    from comity.publish.export.names import short_names

    called = short_names(pile)
    strange = sorted(set(names) - set(called.values()))
    if strange:
        raise ConfigError(f"No document is called {strange[0]!r}; `comity export --to gold` names its files after them.")
    chosen = [identity for identity in pile.documents if not names or called[identity] in names]
    return {pile.documents[identity]: pile.words(identity) for identity in chosen}, dict(called)


def _told(found: "Estimate", model: "Model") -> str:
    kept = found.passages - found.requests
    money = f", about {found.money:.2f} and at most {found.most_money:.2f} in money" if model.price_in or model.price_out else ""
    return (
        f"{found.requests} requests ({kept} of {found.passages} passages need none), about {found.tokens:,} and at "
        f"most {found.most_tokens:,} tokens{money}. A retry is a request more."
    )


def _spent(found: "Consulted") -> str:
    spent = found.spent
    money = f", {spent.money:.4f} in money" if spent.money else ""
    return f"{spent.requests} requests, {spent.tokens:,} tokens{money}; {found.kept} passages were answered before."
