"""The dossier as one self-contained page: no script, nothing fetched, every word of a document escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from comity.publish.paper import paper
from comity.publish.view import Block, Dossier, Quote
from comity.publish.words import showable


def report(dossier: Dossier) -> str:
    """The page in HTML, ready to be written as UTF-8 to a file that can be handed over. Equal dossiers give equal pages.

    Quotations bear the numbers that they have as endnotes on paper.
    """
    numbers = {note: number for number, note in enumerate(paper(dossier).notes, start=1)}
    return _environment().get_template("dossier.html.j2").render(dossier=dossier, numbers=numbers)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("comity.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_showable,
    )
    environment.filters["kind"] = _kind
    environment.globals |= {"place": _place, "trail": _trail}
    return environment


def _showable(value: object) -> object:
    """What may stand in a page; markup of the templates passes as it is."""
    return showable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _place(href: str) -> str:
    """Where a place of the page is found: on the page itself."""
    return href


def _trail(name: str, *_: Quote) -> Markup:
    """What tells how the thing of an id came about: a command, for the page stands alone."""
    return Markup("<code>comity why {}</code>").format(name)


def _kind(block: Block) -> object:
    """The name of a block's kind, by which its template is chosen."""
    return type(block).__struct_config__.tag
