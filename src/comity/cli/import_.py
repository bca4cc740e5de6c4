"""`comity import`: claims that somebody else annotated."""

from pathlib import Path

import click

from comity.cli.options import ledger_option
from comity.cli.premises import rates_option

DEFAULT_READER = "annotator"


@click.command("import")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--reader", default=DEFAULT_READER, show_default=True, help="Who read the claims out; each claim carries the name.")
@click.option("--version", default="1", show_default=True, help="The reader's version, which each claim carries too.")
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Take what is held back under this id; may be repeated.")
@click.option("--ask", is_flag=True, help="Show what is held back one by one, and take it at a key.")
@click.option("--beside", is_flag=True, help="Keep the claims beside those that count, for --reader and --agree.")
@ledger_option
@rates_option
def command(  # noqa: PLR0917  (click passes options by name)
    folder: Path,
    reader: str,
    version: str,
    accepted: tuple[str, ...],
    ledger: Path,
    rates: Path | None,
    *,
    ask: bool,
    beside: bool,
) -> None:
    """Take annotations from the files of DIR, in the form that `comity export --to gold` writes, one for each document.

    Files are JSON, or a model's answer with JSON in a code fence or among words (.json, .txt, .md). A file belongs to the
    document that has its name. From then on its claims count for that document, in place of those read here, which stay in
    the ledger. Each is held against the words first: what they do not bear out is left out, what they contradict is held
    back, both named with the reason. What is held back is taken by --accept or at a key by --ask; the claim then carries the
    mark "accepted" in its rule wherever claims are exported, and later imports of the same record keep it. What nobody takes
    here is kept, and `comity review` asks about it. The exit status is 1 when no file belongs to a document, or nothing is held
    back under an id of --accept.
    """
    import sys
    from functools import partial

    from comity.cli.findings import print_findings
    from comity.cli.held import ids, need_terminal, taken_at_a_key, unmet
    from comity.ledger import Ledger
    from comity.model.finding import Finding
    from comity.pipeline import Article, enter
    from comity.pipeline.config import configured, with_rates
    from comity.pipeline.rates import read_rates
    from comity.publish.export.names import short_names
    from comity.verify.files import articles

    if not reader.strip() or reader == "builtin":
        raise click.UsageError(f"{reader!r} cannot be the reader's name; give the name of a person or a program.")
    accepted = ids(accepted)
    table = with_rates(configured(), rates).rates
    known = read_rates(Path(table)) if table is not None else ()
    opened = Ledger.open(ledger)
    with opened.view() as view:
        documents = {name: document for document, name in short_names(view.pile()).items()}
    found, findings = articles(folder, documents)
    strays = tuple(
        Finding(code="verify.no-document", subject=f"{name}.json", text=f"{name}.json is left out: no document is called {name}.")
        for name in found
        if name not in documents
    )
    taken = {documents[name]: Article(f"{name}.json", content) for name, content in found.items() if name in documents}
    doubts = (*findings, *strays)
    if ask:
        need_terminal()
    subjects = {f"{name}.json" for name in found} | {finding.subject for finding in findings}
    run = partial(enter, taken, reader, opened, doubts, known, version, is_preferred=not beside)
    report = run(accepted=accepted)
    if ask and (chosen := taken_at_a_key(opened, subjects)):
        report = run(accepted=(*accepted, *chosen))
    print_findings(opened, subjects)
    missed = unmet(opened, reader, accepted)
    for sentence in missed:
        click.echo(sentence, err=True)
    click.echo(report.sentence())
    if missed or not taken:
        sys.exit(1)
