"""What the site's tests share: the sample documents served for real, a browser, and a watch over what a page does in it."""

import http.client
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.site.tied import tied_ledger

from comity.ledger import Ledger
from comity.site.serve import Served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE_SECONDS = 60.0


class Reply:
    """An answer of the server: status, headers with names in lower case, and body."""

    def __init__(self, answer: http.client.HTTPResponse) -> None:
        self.status = answer.status
        self.headers = {name.lower(): value for name, value in answer.getheaders()}
        self.body = answer.read()

    @property
    def text(self) -> str:
        return self.body.decode()


class Site:
    """A server that runs."""

    def __init__(self, served: Served, ledger: Path) -> None:
        self.url = served.url.rstrip("/")
        self.port = served.port
        self.ledger = ledger

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Reply:
        """Send a request; names of headers have "_" for "-"."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            return Reply(connection.getresponse())
        finally:
            connection.close()


@contextmanager
def serving(ledger: Path, **options: Any) -> Iterator[Site]:
    """Serve a ledger on a free port of this machine."""
    served = Served(Ledger.open(ledger), options.pop("host", "127.0.0.1"), 0, **options)
    thread = threading.Thread(target=served.run)
    thread.start()
    try:
        end = monotonic() + PATIENCE_SECONDS
        while not served.is_started and thread.is_alive() and monotonic() < end:
            sleep(0.01)
        assert served.is_started
        yield Site(served, ledger)
    finally:
        served.stop()
        thread.join(PATIENCE_SECONDS)


@pytest.fixture(scope="session")
def site(demo_ledger: Path) -> Iterator[Site]:
    """The sample documents, served."""
    with serving(demo_ledger) as found:
        yield found


@pytest.fixture(scope="session")
def serve() -> Callable[..., Any]:
    """Serve another ledger: `with serve(path) as site`."""
    return serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium; tests that need it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


class Watch:
    """What a page did that it must not: requests elsewhere, errors on the console, breaches of its policy."""

    def __init__(self, page: Any, origin: str) -> None:
        self.faults: list[str] = []
        page.on("request", lambda request: self._requested(request.url, origin))
        page.on("console", lambda message: self._told(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _requested(self, url: str, origin: str) -> None:
        if not url.startswith(("data:", "blob:", origin)):
            self.faults.append(f"request: {url}")

    def _told(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"}:
            self.faults.append(f"{kind}: {words}")


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open an address in a page of its own. Options are those of a browser context; at the end no page may have faults."""
    opened: list[tuple[Any, Watch]] = []

    def opening(url: str, **options: Any) -> Any:
        context = browser.new_context(**options)
        page = context.new_page()
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}/" if parts.scheme == "http" else "file://"
        opened.append((context, Watch(page, origin)))
        page.goto(url, wait_until="networkidle")
        return page

    yield opening
    faults = [fault for _, watch in opened for fault in watch.faults]
    for context, _ in opened:
        context.close()
    assert not faults


def serious(page: Any) -> list[str]:
    """What axe-core finds on a page that is serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    results = axe.run(page, options={"preload": False}).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in results
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.fixture
def assert_accessible(open_page: Callable[..., Any]) -> Callable[[str], None]:
    """Open an address in both themes and on a narrow screen; axe-core must find nothing serious in any."""

    def check(url: str) -> None:
        for options in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": {"width": 360, "height": 740}}):
            page = open_page(url, **options)
            assert not serious(page), (url, options)

    return check


@pytest.fixture(scope="session")
def tied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A pile with a tie, a silent promise and a measure, served."""
    with serving(tied_ledger(tmp_path_factory.mktemp("tied"))) as found:
        yield found
