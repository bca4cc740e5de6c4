"""Saved pages of invented outlets: each form as sites of its kind make them, with the day on which it was really published."""

from datetime import date, timedelta
from typing import NamedTuple

from comity.model.text import Grade

OUTLETS = ("Example Wire", "Sample Courier", "Mock Herald", "Test Gazette", "Placeholder Post")
FILLER = (
    "Kenya and Ghana signed an agreement on the trade of grain in the capital, the ministry said. "
    "Representatives of both governments spoke of a new stage in relations between the two countries. "
    "Turnover reached about 200 million dollars in the last year, according to the customs service. "
)


class Page(NamedTuple):
    """A page as saved, its form, and what ought to be found."""

    form: str
    html: str
    day: date | None
    grade: Grade
    publisher: str


def pages() -> list[Page]:
    """Every form at every outlet, on days over twenty years."""
    found = []
    for number, outlet in enumerate(OUTLETS):
        for place, form in enumerate(FORMS):
            day = date(2004 + 4 * number, 1 + (5 * place + number) % 12, 3 + (7 * place + 3 * number) % 25)
            found.append(_page(form, outlet, day))
    return found


FORMS: dict[str, Grade] = {
    "all agree": "confirmed",
    "address and mark-up": "confirmed",
    "address and words": "confirmed",
    "script and time": "agreed",
    "property and time": "agreed",
    "script with a time zone": "agreed",
    "graph in a script": "agreed",
    "script and correction": "agreed",
    "property and words": "agreed",
    "only address": "inferred",
    "only time": "inferred",
    "only dateline": "inferred",
    "migrated": "disputed",
    "other articles beside": "unknown",
    "no date": "unknown",
}


def _page(form: str, outlet: str, day: date) -> Page:
    """A page of a form. One that was migrated declares the day of the move; its address has the day of its publication."""
    site = f"https://www.{outlet.lower().replace(' ', '-')}.example"
    iso, spoken = day.isoformat(), f"{day:%B} {day.day}, {day.year}"
    with_day = form in {"all agree", "address and mark-up", "address and words", "only address", "migrated"}
    url = f"{site}/{day:%Y/%m/%d}/a-pact" if with_day else f"{site}/world/a-pact-4711"
    head = [f'<link rel="canonical" href="{url}">', f"<title>A pact on grain | {outlet}</title>"]
    top: list[str] = []
    if form == "all agree":
        head.append(_script(f'"datePublished": "{iso}T09:00:00Z", "publisher": {{"@type": "Organization", "name": "{outlet}"}}'))
    if form in {"script and time", "script and correction"}:
        later = (day + timedelta(days=40)).isoformat()
        correction = f', "dateModified": "{later}"' if form == "script and correction" else ""
        head.append(_script(f'"datePublished": "{iso}"{correction}'))
    if form == "script with a time zone":
        head.append(_script(f'"datePublished": "{iso}T23:30:00+03:00"'))
    if form == "graph in a script":
        head.append(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
            f'{{"@type": ["NewsArticle"], "datePublished": "{iso}"}}]}}</script>'
        )
    if form in {"property and time", "property and words"}:
        head += [
            f'<meta property="article:published_time" content="{iso}T08:00:00+00:00">',
            f'<meta property="og:site_name" content="{outlet}">',
        ]
    if form == "migrated":
        head.append(_script(f'"datePublished": "{(day + timedelta(days=900)).isoformat()}"'))
    if form in {"all agree", "address and mark-up", "script and time", "property and time", "only time"}:
        top.append(f'<time datetime="{iso}" class="entry-date published">{spoken}</time>')
    if form in {"address and words", "property and words", "only dateline"}:
        top.append(f"<p>NAIROBI, {spoken} - {FILLER}</p>")
    aside = ""
    if form == "other articles beside":
        aside = "<aside><h3>Read also</h3><ul><li>A fair opens</li><li>A port grows</li></ul></aside>"
    body = f"<article><h1>A pact on grain</h1>{''.join(top)}{f'<p>{FILLER}</p>' * 6}</article>{aside}"
    shell = f"<header><a href='/'><img src='/l.png' alt='{outlet} logo'></a></header><main>{body}</main>"
    foot = f"<footer>&copy; {outlet}. All rights reserved.</footer>"
    html = f"<!doctype html><html lang='en'><head>{''.join(head)}</head><body>{shell}{foot}</body></html>"
    return Page(form, html, None if FORMS[form] == "unknown" else day, FORMS[form], outlet)


def _script(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "A pact on grain", {fields}}}</script>'
