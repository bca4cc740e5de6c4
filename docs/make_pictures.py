"""Take the pictures of the README and the guide from the sample documents: `python docs/make_pictures.py` (needs Chromium)."""

import json
import shutil
import tempfile
import threading
from pathlib import Path
from time import sleep
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

import comity.demo
from comity.ledger import Ledger
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather
from comity.site.serve import Served

TARGET = Path(__file__).resolve().parent / "pictures"
PILE = Path(comity.demo.__file__).resolve().parent / "pile"
WIDTH = 1180
PICTURES = {
    "overview.png": ("/BRA-IND", "light", 1010),
    "clash.png": ("CLASH", "light", 1180),
    "figures.png": ("/BRA-IND/figures", "dark", 1000),
    "timeline.png": ("/BRA-IND/timeline", "light", 900),
}
"""Each picture with its address, theme and height in pixels; CLASH is the first clash of the pair."""


def main() -> None:
    """Serve the sample documents, open each page and keep what it shows."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder) / "pile.comity", create=True)
        sources, findings = gather([PILE], PILE / "manifest.csv")
        build(sources, standard(), ledger, findings)
        served = Served(ledger, "127.0.0.1", 0)
        thread = threading.Thread(target=served.run)
        thread.start()
        try:
            while not served.is_started:
                sleep(0.05)
            _shoot(served.url.rstrip("/"), chromium)
        finally:
            served.stop()
            thread.join()


def _shoot(url: str, chromium: str | None) -> None:
    with urlopen(f"{url}/BRA-IND/clashes.json") as reply:  # noqa: S310  (our own server, on this machine)
        clash = json.load(reply)["page"]["cards"][0]["page"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (address, theme, height) in PICTURES.items():
            context = browser.new_context(color_scheme=theme, viewport={"width": WIDTH, "height": height})
            page = context.new_page()
            page.goto(url + (clash if address == "CLASH" else address), wait_until="networkidle")
            page.screenshot(path=str(TARGET / name))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
