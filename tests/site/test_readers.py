"""Many readers at once while a build writes: nobody meets an error, and each page tells of one moment."""

import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from typing import Any

READERS = 50
ADDING = """
import sys
from pathlib import Path
from comity.ledger import Ledger
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather
folder, path = Path(sys.argv[1]), Path(sys.argv[2])
parts, ledger = standard(), Ledger.open(path)
for file in sorted(folder.iterdir()):
    build(gather([file], None)[0], parts, ledger)
"""


def test_fifty_readers_while_a_build_runs(demo_ledger: Path, tmp_path: Path, serve: Callable[..., Any]) -> None:
    path, news = tmp_path / "pile.comity", tmp_path / "news"
    copyfile(demo_ledger, path)
    news.mkdir()
    for number in range(12):
        words = f"Trade between Brazil and India reached ${13 + number} billion in {2010 + number}, the ministry said."
        (news / f"{number:02}.txt").write_text(words)
    with serve(path) as site:
        before = site.ask("/BRA-IND").headers["etag"]
        adding = subprocess.Popen([sys.executable, "-c", ADDING, str(news), str(path)])
        seen: set[tuple[str, str, str]] = set()

        def read(number: int) -> list[tuple[int, str]]:
            replies = []
            while adding.poll() is None or len(replies) < 3:
                for page in ("/BRA-IND", "/BRA-IND/figures", "/", "/CAN-CUB?without=Example+Wire"):
                    reply = site.ask(page)
                    replies.append((reply.status, reply.text[:300] if reply.status != 200 else ""))
                    if page == "/BRA-IND" and reply.status == 200:
                        held = re.search(r"\((\d+) documents, (\d+) claims\)", reply.text)
                        assert held
                        seen.add((reply.headers["etag"], held[1], held[2]))
            return replies

        with ThreadPoolExecutor(READERS) as pool:
            replies = [reply for found in pool.map(read, range(READERS)) for reply in found]
        assert adding.wait() == 0
        assert {status for status, _ in replies} == {200}, [words for status, words in replies if status != 200][:3]
        assert len({tag for tag, _, _ in seen}) == len(seen), "one moment gave two pages"
        assert site.ask("/BRA-IND").headers["etag"] != before
        assert re.search(r"\(21 documents, ", site.ask("/BRA-IND").text)
