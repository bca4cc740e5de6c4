"""The guard before every request: whom the server answers, and what its answers allow a browser to do.

A page of another site can make a browser send requests here, and a name that resolves to this machine can make them look like
our own. So the name in the Host header must be ours, what changes anything must come from our pages and bear a token, and no
answer may be read, framed or run elsewhere.
"""

from collections.abc import Collection
from http.cookies import CookieError, SimpleCookie
from secrets import compare_digest
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.site.address import MAX_QUERY

MAX_BODY = 64 * 1024
MAX_PATH = 1024
COOKIE = "comity"
METHODS = ("GET", "HEAD", "POST")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # nobody else learns where a link was; with none at all our own forms would bear no origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before the application.

    `hosts` are the values that the Host header may have; None takes any, for a server that others may reach and that asks all of
    them for the token (`is_open` False).
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] | None, token: str) -> None:
        self._app = app
        self._hosts = hosts
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it in a sentence."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, dressed)
        elif scope["method"] == "POST":
            await self._bounded(scope, receive, dressed)
        else:
            await self._app(scope, receive, dressed)

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that is not let through."""
        headers = Headers(scope=scope)
        return self._misplaced(scope, headers) or self._foreign(scope, headers)

    def _misplaced(self, scope: Scope, headers: Headers) -> Response | None:
        """What speaks against a request whoever sent it."""
        if scope["method"] not in METHODS:
            return _refused(405, "Only GET, HEAD and POST are answered here.", Allow=", ".join(METHODS))
        if self._hosts is not None and headers.get("host", "").lower() not in self._hosts:
            return _refused(421, "This server answers only to its own name; open the address that `comity serve` printed.")
        if len(scope["query_string"]) > MAX_QUERY or len(scope["path"]) > MAX_PATH:
            return _refused(414, f"The address is too long; at most {MAX_QUERY} characters may follow its question mark.")
        return None

    def _foreign(self, scope: Scope, headers: Headers) -> Response | None:
        """What speaks against a request by where it comes from."""
        if self._hosts is None and (answer := self._unknown(scope, headers)) is not None:
            return answer
        site, mode = headers.get("sec-fetch-site", ""), headers.get("sec-fetch-mode", "")
        if scope["method"] == "POST":
            return self._unlike_ours(headers, site)
        if site in {"cross-site", "same-site"} and mode != "navigate":
            return _refused(403, "Pages of other sites may link here and nothing else.")
        return None

    def _unlike_ours(self, headers: Headers, site: str) -> Response | None:
        """What speaks against a request that changes something."""
        host = headers.get("host", "")
        origin = headers.get("origin")
        is_ours = site in {"", "same-origin"} and origin in {f"http://{host}", f"https://{host}"}
        if not is_ours or not _is_same(_cookie(headers), self._token):
            return _refused(403, "Only the pages of this server may change anything; reload the page and try again.")
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
            return _refused(415, "A form is sent as application/x-www-form-urlencoded.")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY:
            return _too_long()
        return None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to somebody who has not shown the token; whoever shows it in the address is sent on with a cookie."""
        if _is_same(_cookie(headers), self._token):
            return None
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = next((value for name, value in pairs if name == "token"), "")
        if not _is_same(given, self._token):
            return _refused(403, "This server asks for its token; open the address with the token that `comity serve` printed.")
        query = urlencode([pair for pair in pairs if pair[0] != "token"])
        path = "/" + scope["path"].lstrip("/")  # "//elsewhere" would lead away
        answer = RedirectResponse(f"{path}?{query}" if query else path, status_code=303)
        give_cookie(answer, self._token)
        return answer

    async def _bounded(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the whole body before the application sees it, up to its limit."""
        body = b""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return
            body += message.get("body", b"")
            if len(body) > MAX_BODY:
                await _too_long()(scope, receive, send)
                return
            if not message.get("more_body", False):
                break
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def given() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, given, send)


def give_cookie(answer: Response, token: str) -> None:
    """Let the browser keep the token for this server alone."""
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")


def _cookie(headers: Headers) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _is_same(given: str, token: str) -> bool:
    return bool(token) and compare_digest(given.encode("utf-8", "replace"), token.encode())


def _too_long() -> Response:
    return _refused(413, f"At most {MAX_BODY // 1024} kB are taken at once.", Connection="close")


def _refused(status: int, sentence: str, **headers: str) -> Response:
    return PlainTextResponse(f"{sentence}\n", status_code=status, headers={**headers, "Cache-Control": "no-store"})
