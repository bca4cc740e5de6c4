"""The live site: addresses in, pages out. Every page is made from the ledger as it stands when it is asked for."""

import logging
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from importlib.resources import files
from secrets import token_urlsafe
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from comity import __version__
from comity.ledger import Ledger
from comity.model.errors import ComityError, QuestionError
from comity.model.ids import digest
from comity.pipeline.config import configured
from comity.pipeline.parts import Parts, standard
from comity.site.address import KEPT, PREMISES, Address, Form, parse, text
from comity.site.cache import Cache, Sent
from comity.site.catalogue import translator
from comity.site.charts.bundle import bundle
from comity.site.frame import frame
from comity.site.guard import COOKIE, Guard, give_cookie
from comity.site.links import LiveLinks
from comity.site.material import Desk, Shelf
from comity.site.page import Page
from comity.site.pages import PAGES, page_of
from comity.site.render import error_html, html, warm
from comity.site.twins import as_csv, as_json

log = logging.getLogger(__name__)

MEDIA_TYPES: dict[Form, str] = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ics": "text/calendar; charset=utf-8",
}
ASKING = 4
"""So many pages under premises are made at once; what they conclude, one after the other."""
STATIC = {
    "blocks.css": ("comity.publish", "templates/blocks.css", "text/css; charset=utf-8"),
    "site.css": ("comity.site", "static/site.css", "text/css; charset=utf-8"),
    "reader.css": ("comity.site", "static/reader.css", "text/css; charset=utf-8"),
    "reader.js": ("comity.site", "static/reader.js", "text/javascript; charset=utf-8"),
    "theme.js": ("comity.site", "static/theme.js", "text/javascript; charset=utf-8"),
    "site.js": ("comity.site", "static/site.js", "text/javascript; charset=utf-8"),
    "records.css": ("comity.site", "static/records.css", "text/css; charset=utf-8"),
    "days.js": ("comity.site", "static/days.js", "text/javascript; charset=utf-8"),
    "review.js": ("comity.site", "static/review.js", "text/javascript; charset=utf-8"),
}
"""The files of the site: where each lies and what it is."""


def make_app(ledger: Ledger, hosts: Collection[str] | None, token: str = "") -> Starlette:
    """The application for a ledger; it answers only requests whose Host header is among `hosts`, None for any (see `Guard`)."""
    site = Site(ledger, token or token_urlsafe(24))
    app = Starlette(
        routes=[Route("/static/{name}", site.static), Route("/{path:path}", site.page, methods=["GET", "POST"])],
        middleware=[Middleware(Guard, hosts=hosts, token=site.token)],
    )
    app.state.site = site
    return app


class Site:
    """What all requests share: the ledger, the pages made lately, and the token of this server."""

    def __init__(self, ledger: Ledger, token: str) -> None:
        self.ledger = ledger
        self.token = token
        self._shelf = Shelf()
        self._cache = Cache()

    @cached_property
    def _asking(self) -> CapacityLimiter:
        """The threads for pages under premises, which may take long: they never take those of the other readers."""
        return CapacityLimiter(ASKING)

    @cached_property
    def parts(self) -> Parts:
        """What assumed statements are read with, loaded when the first premise asks for it."""
        return standard(configured())

    def warm(self) -> None:
        """Make ready what the first reader would wait for: templates, charts, and the lists that telling of any pair takes.

        For these, the pages that are asked for most are made of a pair of middling size, and kept.
        """
        warm(PAGES)
        with suppress(ComityError), self._desk() as desk:  # whoever asks for a page of a broken ledger is told why
            pairs = desk.view.dyads()
            for left, right, _ in pairs[len(pairs) // 2 :][:1]:
                for name in ("", "figures"):
                    address = Address(pair=(left, right), page=name)
                    self._cache.put((desk.mark, text(address), "html"), self._made(desk, _page_at(address), address, "html"))

    async def static(self, request: Request) -> Response:
        """A file of the site; the browser keeps it while its tag stays."""
        name = request.path_params["name"]
        found = await run_in_threadpool(_asset, name)
        if found is None:
            return PlainTextResponse("There is no such file.\n", status_code=404)
        return _answer(request, found)

    async def page(self, request: Request) -> Response:
        """A page, or what was asked of it with a form."""
        body = await request.body() if request.method == "POST" else b""
        is_asking = any(f"{name}=" in request.url.query for name in PREMISES)
        return await to_thread.run_sync(self._page, request, body, limiter=self._asking if is_asking else None)

    def _page(self, request: Request, body: bytes) -> Response:
        try:
            address, form = parse(request.url.path, request.url.query)
        except ComityError as error:
            return self._failed(Address(), "html", str(error), 404 if "page is called" in str(error) else 400)
        try:
            return self._answered(request, address, form, body)
        except QuestionError as error:
            return self._failed(address, form, str(error), 404)
        except ComityError as error:
            return self._failed(address, form, str(error), 503)
        except Exception as error:  # a fault of ours is told like any other
            log.exception("%s cannot be shown", text(address, form))
            return self._failed(address, form, translator()("error.fault", kind=type(error).__name__), 500)

    def _answered(self, request: Request, address: Address, form: Form, body: bytes) -> Response:
        written = request.url.path.strip("/").partition("/")[0].partition(".")[0]
        if address.pair and written != address.pair_name:
            return RedirectResponse(text(address, form), status_code=308)
        page = _page_at(address)
        with self._desk() as desk:
            if request.method == "POST":
                return self._acted(desk, page, address, body)
            key = (desk.mark, text(address), form)
            is_kept = page.act is None
            found = self._cache.get(key) if is_kept else None
            if found is None:
                found = self._made(desk, page, address, form)
                if is_kept:
                    self._cache.put(key, found)
        answer = _answer(request, found)
        if form == "csv":
            answer.headers["Content-Disposition"] = f'attachment; filename="{_file_name(address)}.csv"'
        if not is_kept:
            answer.headers["Cache-Control"] = "no-store"
        if form == "html" and request.cookies.get(COOKIE) != self.token:
            give_cookie(answer, self.token)
        return answer

    def _made(self, desk: Desk, page: Page, address: Address, form: Form) -> Sent:
        tag = f'"{digest(desk.mark, text(address), form, __version__)}"'
        if form == "ics":
            if page.days is None:
                raise QuestionError(
                    f"The page {address.path} has no calendar; those of measures, agreements and projects have one."
                )
            return Sent(b"".join(page.days(desk, address)), MEDIA_TYPES[form], tag)
        leaf = page.compose(desk, address)
        around = frame(desk, address, PAGES)
        if form == "json":
            body = as_json(leaf, around, address)
        elif form == "csv":
            body = as_csv(leaf).encode()
        else:
            body = html(page, leaf, around, address=address, links=LiveLinks(), token=self.token if page.act else "").encode()
        return Sent(body, MEDIA_TYPES[form], tag)

    def _acted(self, desk: Desk, page: Page, address: Address, body: bytes) -> Response:
        """Do what a form asks; the guard has seen that it comes from our pages."""
        fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200))
        if page.act is None:
            raise QuestionError("Nothing can be sent to this page.")
        if fields.pop("token", "") != self.token:
            return self._failed(address, "html", "The form is of an earlier run of the server; reload the page.", 403)
        return RedirectResponse(text(page.act(desk, address, fields)), status_code=303)

    def _desk(self) -> Desk:
        return Desk(self.ledger, self._shelf, lambda: self.parts)

    def _failed(self, address: Address, form: Form, sentence: str, status: int) -> Response:
        headers = {"Cache-Control": "no-store"}
        if form == "json":
            return JSONResponse({"error": sentence}, status, headers)
        if form in {"csv", "ics"}:
            return PlainTextResponse(f"{sentence}\n", status, headers)
        return Response(error_html(sentence, status, address, LiveLinks()), status, headers, MEDIA_TYPES["html"])


def _page_at(address: Address) -> Page:
    """The registry's page for an address. Raises QuestionError where there is none, or it takes no such parameter."""
    page = page_of(has_pair=address.pair is not None, name=address.page)
    is_fitting = page is not None and (page.item == "may" or (page.item == "must") == bool(address.item))
    if page is None or not is_fitting:
        raise QuestionError(f"No page is called {address.path!r}.")
    empty = Address()
    known = {*KEPT, *page.filters, "pair", "page", "item"}
    others = [name for name in Address.__struct_fields__ if name not in known and getattr(address, name) != getattr(empty, name)]
    if others:
        raise QuestionError(f"The page {address.path} takes no {', '.join(others)}.")
    return page


def _file_name(address: Address) -> str:
    """A name for a download that every system takes: "comity-RUS-VEN-figures"."""
    return "-".join(["comity", *(part.replace(":", "-") for part in address.path.split("/") if part)])


def _asset(name: str) -> Sent | None:
    if name == "vega.js":
        body = bundle()
        return Sent(body, "text/javascript; charset=utf-8", f'"{digest(str(len(body)), __version__)}"')
    if name not in STATIC:
        return None
    package, path, media_type = STATIC[name]
    body = (files(package) / path).read_bytes()
    return Sent(body, media_type, f'"{digest(body.decode())}"')


def _answer(request: Request, found: Sent) -> Response:
    """The page, or word that the browser has it already."""
    headers = {"ETag": found.tag, "Cache-Control": "private, no-cache"}
    if found.tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers)
    return Response(found.body, 200, headers, found.media_type)
