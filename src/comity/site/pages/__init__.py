"""The pages of the site, in the order of their navigation. A new page is a module here and a line in `PAGES`."""

from comity.site.page import Page
from comity.site.pages import (
    answers,
    board,
    changes,
    clashes,
    documents,
    figures,
    measures,
    origins,
    overview,
    promises,
    records,
    review,
    search,
    sources,
    start,
    statements,
    system,
    timeline,
    why,
)

PAGES: tuple[Page, ...] = (
    start.PAGE,
    search.PAGE,
    overview.PAGE,
    figures.PAGE,
    clashes.PAGE,
    system.PAGE,
    timeline.PAGE,
    board.AGREEMENTS,
    board.PROJECTS,
    measures.PAGE,
    promises.PAGE,
    statements.PAGE,
    sources.PAGE,
    records.PAGE,
    changes.PAGE,
    answers.PAGE,
    review.PAGE,
    documents.PAGE,
    documents.SITE_PAGE,
    origins.PAGE,
    origins.SITE_PAGE,
    why.PAGE,
)
"""The registry. Addresses, twins, the published folder and the tests follow from it."""

_BY_PLACE = {(page.scope, page.name): page for page in PAGES}


def page_of(*, has_pair: bool, name: str) -> Page | None:
    """The page of a name among those of a pair, or of the site."""
    return _BY_PLACE.get(("pair" if has_pair else "site", name))
