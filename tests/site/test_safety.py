"""The server answers only those it should, and its answers allow no more than they must."""

import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.ledger import Ledger
from comity.model.errors import ConfigError
from comity.site.guard import HEADERS, MAX_BODY
from comity.site.serve import Served


@pytest.mark.parametrize("path", ["/", "/BRA-IND", "/BRA-IND.json", "/static/site.css", "/nothing", "/BRA-IND?asof=x"])
def test_every_answer_carries_the_policy(site: Any, path: str) -> None:
    reply = site.ask(path)
    for name, value in HEADERS.items():
        assert reply.headers[name.lower()] == value
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert "server" not in reply.headers


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1:{port}.evil"])
def test_another_name_is_refused(site: Any, host: str) -> None:
    reply = site.ask("/", Host=host.format(port=site.port))
    assert reply.status in {400, 421}
    assert "pairs" not in reply.text


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_its_own_names_are_answered(site: Any, host: str) -> None:
    assert site.ask("/", Host=host.format(port=site.port)).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(site: Any, method: str) -> None:
    assert site.ask("/", method).status == 405


def test_head_gives_headers_alone(site: Any) -> None:
    reply = site.ask("/BRA-IND", "HEAD")
    assert reply.status == 200
    assert reply.body == b""
    assert reply.headers["etag"] == site.ask("/BRA-IND").headers["etag"]


def test_other_sites_may_link_and_nothing_else(site: Any) -> None:
    assert site.ask("/BRA-IND.json", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status == 403
    assert site.ask("/BRA-IND", Sec_Fetch_Site="same-site", Sec_Fetch_Mode="cors").status == 403
    assert site.ask("/BRA-IND", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


FORM = {"Content_Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{port}", "Cookie": "comity=guess"},
        {"Origin": "http://127.0.0.1:{port}", "Cookie": "{cookie}", "Sec_Fetch_Site": "cross-site"},
        {"Origin": "http://127.0.0.1:1", "Cookie": "{cookie}"},
    ],
)
def test_nothing_is_changed_from_elsewhere(site: Any, headers: dict[str, str]) -> None:
    filled = {name: value.format(port=site.port, cookie=_cookie(site)) for name, value in headers.items()}
    assert site.ask("/BRA-IND", "POST", "x=1", **FORM, **filled).status == 403


def test_a_post_that_is_ours_reaches_the_page(site: Any) -> None:
    ours = {"Origin": f"http://127.0.0.1:{site.port}", "Cookie": _cookie(site), "Sec_Fetch_Site": "same-origin"}
    reply = site.ask("/BRA-IND", "POST", "x=1", **FORM, **ours)
    assert reply.status == 404
    assert "Nothing can be sent to this page" in reply.text
    assert site.ask("/BRA-IND", "POST", "x=1", Content_Type="text/plain", **ours).status == 415
    assert site.ask("/BRA-IND", "POST", "x" * (MAX_BODY + 1), **FORM, **ours).status == 413


def test_a_body_without_a_length_is_cut_at_the_limit(site: Any) -> None:
    head = (
        f"POST /BRA-IND HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nOrigin: http://127.0.0.1:{site.port}\r\n"
        f"Cookie: {_cookie(site)}\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as link:
        link.sendall(head.encode())
        for _ in range(MAX_BODY // 4096 + 2):
            link.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")
        assert link.recv(64).startswith(b"HTTP/1.1 413")


def test_the_cookie_is_for_this_server_alone(site: Any) -> None:
    given = site.ask("/").headers["set-cookie"].lower()
    assert "httponly" in given
    assert "samesite=strict" in given


def test_long_addresses_are_refused(site: Any) -> None:
    assert site.ask("/?q=" + "x" * 9000).status == 414
    assert site.ask("/" + "x" * 2000).status == 414


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/en.toml", "/static/..%2fserve.py"])
def test_no_other_file_is_given(site: Any, path: str) -> None:
    assert site.ask(path).status in {400, 404}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "No page is called"),
        ("/BRA-IND/nothing", 404, "No page is called"),
        ("/BRA-IND/figures/c_1234", 404, "No page is called"),
        ("/FRA-DEU", 404, "holds nothing on DEU-FRA"),
        ("/BRA-IND?asof=today", 400, "is not a day"),
        ("/BRA-IND?indicator=x", 404, "takes no indicator"),
        ("/BRA-IND?without=Nobody+At+All", 404, "Nothing in the ledger goes back to"),
        ("/BRA-IND?q=%3Cscript%3Ealert(1)%3C/script%3E", 404, "takes no q"),
        ("/%3Cscript%3Ealert(1)%3C/script%3E", 404, "&lt;script&gt;"),
    ],
)
def test_a_fault_is_a_page_with_a_sentence(site: Any, path: str, status: int, words: str) -> None:
    reply = site.ask(path, "GET")
    if path.startswith("/FRA"):
        reply = site.ask("/DEU-FRA")
    assert reply.status == status
    assert words in reply.text
    assert "<script>alert" not in reply.text
    assert "Traceback" not in reply.text


def test_a_twin_tells_a_fault_in_its_own_form(site: Any) -> None:
    assert b'"error"' in site.ask("/DEU-FRA.json").body
    assert site.ask("/DEU-FRA.csv").headers["content-type"].startswith("text/plain")


def test_outside_this_machine_only_when_told(demo_ledger: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org"):
        with pytest.raises(ConfigError, match="--allow-remote"):
            Served(Ledger.open(demo_ledger), host, 0)


def test_a_taken_port_is_told(site: Any) -> None:
    with pytest.raises(ConfigError, match="another --port"):
        Served(Ledger.open(site.ledger), "127.0.0.1", site.port)


def test_others_must_show_the_token(demo_ledger: Path, serve: Callable[..., Any]) -> None:
    with serve(demo_ledger, host="0.0.0.0", allow_remote=True) as site:
        token = re.search(r"token=([\w-]+)", site.url)
        assert token
        assert site.ask("/").status == 403
        assert site.ask("/?token=guess").status == 403
        assert site.ask("/static/site.css").status == 403
        shown = site.ask(f"/BRA-IND?token={token[1]}&at=2024-01-01")
        assert shown.status == 303
        assert shown.headers["location"] == "/BRA-IND?at=2024-01-01"
        assert site.ask("/BRA-IND", Cookie=shown.headers["set-cookie"].partition(";")[0]).status == 200
        assert site.ask(f"//evil.example/?token={token[1]}").headers["location"] == "/evil.example/"


def _cookie(site: Any) -> str:
    return str(site.ask("/").headers["set-cookie"].partition(";")[0])
