"""From the values of a page to HTML."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

import msgspec
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from comity.model.interval import Interval
from comity.model.period import Period
from comity.publish.chart import Point, Pull
from comity.publish.view import Block, Quote
from comity.publish.words import showable
from comity.site.address import KEPT, PREMISES, Address, text
from comity.site.catalogue import translator
from comity.site.charts.chart import Chart, drawn
from comity.site.charts.interval import interval_chart
from comity.site.frame import Frame
from comity.site.links import Links
from comity.site.notes import numbered
from comity.site.page import Leaf, Page, shown
from comity.site.pages import PAGES, page_of
from comity.site.passages import text_address


def html(page: Page, leaf: Leaf, frame: Frame, *, address: Address, links: Links, token: str = "") -> str:
    """The page as HTML. Words of documents are escaped; equal values give equal pages.

    Templates have: `page`, `leaf`, `frame`, `address`, `say(key, ...)` for the words of the interface, `to(page, item, ...)` for
    a link to another page of the pair, `here(...)` for this one otherwise, `href(address)` for any, `numbers` of quotations, and
    the setters of blocks (`lines`, `clash`, `table`, `picture`).
    """
    numbers = numbered(leaf) if links.is_live else {}  # in a folder, for its size, sources stand with the words on paper too
    around = _around(address, links, page)
    return (
        _environment()
        .get_template(page.template)
        .render(page=page, leaf=leaf, frame=frame, numbers=numbers, token=token, **around)
    )


def error_html(sentence: str, status: int, address: Address, links: Links) -> str:
    """A page that says what went wrong."""
    return _environment().get_template("error.html.j2").render(sentence=sentence, status=status, **_around(address, links, None))


def _around(address: Address, links: Links, page: Page | None) -> dict[str, Any]:
    """What every template can use."""
    return {
        "address": address,
        "canonical": text(address),
        "kept": {name: getattr(address, name) for name in KEPT if getattr(address, name)},
        "premise_names": PREMISES,
        "filters": shown(page, address) if page else {},
        "links": links,
        "href": links.href,
        "to": lambda page="", item="", **changes: links.href(address.to(page, item, **changes)),
        "here": lambda **changes: links.href(address.here(**changes)),
        "place": _places(address, links),
        "trail": _trails(address, links),
        "has_page": lambda name: page_of(has_pair=address.pair is not None, name=name) is not None,
    }


def _places(address: Address, links: Links) -> Callable[..., str]:
    """Where a place of the dossier is found here: a chapter on the page of its name, what has an id on its own page.

    It is looked for in the scope of the page, or in that of another address.
    """

    def place(href: str, at: Address | None = None) -> str:
        if not href.startswith("#"):
            return href
        base, name = at or address, href[1:]
        has_pair = base.pair is not None
        if has_pair and page_of(has_pair=True, name=name):
            return links.href(base.to(name))
        if name[1:2] != "_":
            return ""
        page = ITEM_PAGES.get(name[:2], WHY)
        page = page if page_of(has_pair=has_pair, name=page) else WHY
        return links.href(base.to(page, name)) if page_of(has_pair=has_pair, name=page) else ""

    return place


def _trails(address: Address, links: Links) -> Callable[[str], Markup]:
    """What tells how the thing of an id came about, and lets the page be asked for without a claim."""
    say = translator()
    asking = address.to() if address.page == WHY else address  # what is left out has no explanation of its own

    def trail(name: str, quote: Quote | None = None) -> Markup:
        parts = []
        why = links.href(address.to(WHY, name)) if page_of(has_pair=address.pair is not None, name=WHY) else ""
        if why and name != address.item:
            parts.append(Markup('<a href="{}" data-why>{}</a> <code>{}</code>').format(why, say("block.why"), name))
        else:
            parts.append(Markup("<code>{}</code>").format(name))
        if quote is not None and page_of(has_pair=address.pair is not None, name=TEXT):
            words = links.href(text_address(address, quote.source, name, quote.start))
            parts += [Markup('<a href="{}#{}">{}</a>').format(words, name, say("block.text"))] if words else []
        if name.startswith("c_") and address.pair:
            is_aside = name in address.aside
            other = asking.minus("aside", name) if is_aside else asking.plus("aside", name)
            if links.is_held(other):
                words = say("block.back" if is_aside else "block.aside")
                parts.append(Markup('<a href="{}" rel="nofollow">{}</a>').format(links.href(other), words))
        return Markup(" · ").join(parts)

    return trail


TEXT = "documents"

ITEM_PAGES = {"k_": "clashes", "r_": "records", "o_": "origins", "d_": TEXT}
"""The pages of things by the letter that their ids begin with; all others have their `why` page."""

WHY = "why"


def warm(pages: Iterable[Page]) -> None:
    """Make ready what the first page would wait for: the templates, and the engine of charts with the kind that it draws most."""
    for name in ("base.html.j2", "blocks.html.j2", "parts.html.j2", *(page.template for page in pages)):
        _environment().get_template(name)
    sample = [
        Point(kind=kind, period=Period.year(2020), value=1.0, strict=Interval(1, 2), lenient=Interval(0, 2), label="1", title="1")
        for kind in ("actual", "target", "implied")
    ]
    drawn(interval_chart(sample, [Pull(0, 1, "")], unit=None, id="warm", title="", places=["", "#", ""]))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("comity.site"), PackageLoader("comity.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_showable,
    )
    environment.filters["kind"] = _kind
    environment.filters["svg"] = _svg
    environment.filters["data"] = _data
    environment.filters["path"] = _path
    environment.filters["each"] = _each
    environment.filters["linked"] = lambda address, links: links.href(address)
    environment.globals["say"] = translator()
    environment.globals["pages"] = PAGES
    environment.globals["day"] = date
    return environment


def _showable(value: object) -> object:
    """What may stand in a page; markup of the templates passes as it is."""
    return showable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kind(block: Block) -> object:
    """The name of a block's kind, by which its template is chosen."""
    return type(block).__struct_config__.tag


def _svg(chart: Chart) -> Markup:
    """The drawing of a chart; words in it were escaped when it was drawn."""
    return Markup(showable(drawn(chart)))  # noqa: S704


def _data(value: object) -> Markup:
    """A value for a block of JSON inside a page: nothing in it can end the block."""
    words = msgspec.json.encode(value).decode()
    for mark in "<>&\u2028\u2029":
        words = words.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(words)  # noqa: S704


def _path(href: str) -> str:
    """A link without its query, for forms, which write their own."""
    return href.partition("?")[0]


def _each(value: object) -> tuple[object, ...]:
    """The values of a parameter as a form sends them, one by one."""
    if isinstance(value, tuple):
        return value
    return ("1",) if value is True else (value,)
