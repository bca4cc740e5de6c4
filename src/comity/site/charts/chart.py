"""A chart as a value, and its drawing.

Colours are the variables of the style sheet ("var(--ink)"), so that one drawing serves both themes and paper.
"""

import re
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"
"""The Vega-Lite that specifications are written for."""

SANS = "Helvetica Neue, Arial, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"

CONFIG: dict[str, Any] = {
    "background": None,
    "font": SANS,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "titleColor": "var(--soft)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "var(--rule)",
        "domainColor": "var(--ink)",
        "tickColor": "var(--rule)",
        "ticks": False,
        "domain": False,
        "labelPadding": 8,
    },
    "text": {"color": "var(--ink)", "fontSize": 12},
    "mark": {"color": "var(--ink)"},
}
"""How every chart looks."""


PLACE = re.compile(r'xlink:href="[^"#]*#')
"""Places of the page as vl-convert writes them: it takes every link for one of its own data."""


class Chart(Struct, frozen=True, kw_only=True):
    """A drawn set of values: the specification with its data, and the words that tell what it shows to those who do not see it.

    `id` is unique within the page. The table beside a chart holds every value of it.
    """

    id: str
    title: str
    description: str
    spec: dict[str, Any]

    @property
    def told(self) -> dict[str, str]:
        """What the JSON twin of a page has of it."""
        return {"id": self.id, "title": self.title, "description": self.description}


def chart(id: str, title: str, description: str, spec: dict[str, Any]) -> Chart:  # noqa: A002
    """A chart in the look of the site."""
    return Chart(id=id, title=title, description=description, spec={"$schema": SCHEMA, "config": CONFIG, **spec})


def drawn(given: Chart) -> str:
    """The chart as an SVG element without script, style or anything fetched; equal charts give equal drawings."""
    return _svg(msgspec.json.encode(given.spec))


SPARE = re.compile(
    r' (?:pointer-events="none"|opacity="1"|font-family="[^"]*")'
    r'|<path class="(?:background|foreground)" aria-hidden="true"[^>]*/>'
)
"""What says nothing in a drawing that stands still; the letters are those of the page."""


@lru_cache(maxsize=256)
def _svg(spec: bytes) -> str:
    import vl_convert  # noqa: PLC0415  (it starts an engine of its own, which takes a second)

    found: str = vl_convert.vegalite_to_svg(spec.decode(), vl_version=VERSION, allowed_base_urls=[])
    return SPARE.sub("", PLACE.sub('href="#', found))
