"""`comity serve` as a program: it prints its address, answers there, and ends when it is told to."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from comity.ledger import Ledger
from comity.site.address import Address, text
from comity.site.app import make_app
from comity.site.pages import PAGES

PROGRAM = [sys.executable, "-c", "from comity.cli import main; main()"]


def test_it_serves_until_it_is_interrupted(demo_ledger: Path, tmp_path: Path) -> None:
    command = [*PROGRAM, "serve", "--ledger", str(demo_ledger), "--port", "0"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as served:
        try:
            assert served.stdout is not None
            line = served.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/ ", line)
            assert found, line
            with closing(http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=60)) as connection:
                connection.request("GET", "/BRA-IND")
                answer = connection.getresponse()
                words = answer.read()
            assert answer.status == 200
            assert b"Brazil and India" in words
        finally:
            served.send_signal(signal.SIGINT)
            _, errors = served.communicate(timeout=60)
    assert served.returncode in {0, 130, -signal.SIGINT}
    assert "Traceback" not in errors


def test_what_cannot_be_served_is_told(demo_ledger: Path, tmp_path: Path) -> None:
    def said(*options: str) -> tuple[int, str]:
        found = subprocess.run([*PROGRAM, "serve", *options], capture_output=True, text=True, timeout=120, check=False)
        return found.returncode, found.stderr

    status, words = said("--ledger", str(demo_ledger), "--host", "0.0.0.0")
    assert status == 1
    assert "--allow-remote" in words
    status, words = said("--ledger", str(tmp_path / "none.comity"))
    assert status == 1
    assert "none.comity" in words
    assert said("--port", "70000")[0] == 2


def test_any_name_of_this_machine_is_answered(demo_ledger: Path, serve: Callable[..., Any]) -> None:
    with serve(demo_ledger, host="127.0.0.2") as site:
        with closing(http.client.HTTPConnection("127.0.0.2", site.port, timeout=60)) as connection:
            connection.request("GET", "/")
            answer = connection.getresponse()
            answer.read()
        assert answer.status == 200


def test_what_is_made_ready_is_what_would_be_made(demo_ledger: Path) -> None:
    ledger = Ledger.open(demo_ledger)
    ready, cold = (make_app(ledger, None, "token").state.site for _ in range(2))
    ready.warm()
    with cold._desk() as desk:
        pairs = desk.view.dyads()
        pair = pairs[len(pairs) // 2][:2]
        for page in PAGES:
            if page.scope == "pair" and page.name in {"", "figures"}:
                address = Address(pair=pair, page=page.name)
                kept = ready._cache.get((desk.mark, text(address), "html"))
                assert kept == cold._made(desk, page, address, "html")


def test_nothing_is_made_ready_of_an_empty_ledger(tmp_path: Path) -> None:
    make_app(Ledger.open(tmp_path / "empty.comity", create=True), None).state.site.warm()
