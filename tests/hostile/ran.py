"""`comity add` in a process of its own over a folder, and what it cost."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from comity.ledger import Ledger
from comity.model.claim import Claim
from comity.model.finding import Finding

ROOT = Path(__file__).resolve().parents[2]

KNOWN_GAPS = {"read.no-date", "read.no-publisher", "read.language", "read.dates-differ", "language.unread"}
"""What is said of any text that tells nothing of itself."""


class Ran(NamedTuple):
    """How the command ended, and the most memory that it or one of its workers took, in bytes."""

    status: int
    out: str
    err: str
    peak: int


class Held(NamedTuple):
    """What a ledger holds: words and claims by the address of their document, and findings by their subject."""

    words: dict[str, str]
    claims: dict[str, tuple[Claim, ...]]
    findings: dict[str, tuple[Finding, ...]]

    def about(self, address: str) -> set[str]:
        """Codes of what is said of a file and what is in it, beside the usual gaps."""
        return {
            finding.code
            for subject, found in self.findings.items()
            if subject == address or subject.startswith(f"{address}#")
            for finding in found
        } - KNOWN_GAPS

    def read(self, address: str) -> list[str]:
        """The words of the documents in a file."""
        return [words for name, words in self.words.items() if name == address or name.startswith(f"{address}#")]


def add(pile: Path, ledger: Path, seconds: float) -> Ran:
    """Add a folder as a user does. A run above so many seconds fails: something hangs that nobody ends."""
    place = ledger.parent
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    own = {"HOME": str(place), "TMPDIR": str(place), "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", _MEASURED, "add", str(pile), "--ledger", str(ledger)]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        cwd=place,
        env={**os.environ, **own},
        errors="replace",
    )
    err, _, peak = ended.stderr.rpartition("peak ")
    return Ran(ended.returncode, ended.stdout, err, int(peak or 0) * (1 if sys.platform == "darwin" else 1024))


# The command, and then the most memory that it or any of its children took, as the system counts it. On Linux a process
# starts with the peak of the one that started it as its own `ru_maxrss`: there the peak since its program was loaded is asked for.
_MEASURED = """
import atexit, resource, sys
def own():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
def told():
    print("peak", max(own(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss), file=sys.stderr)
atexit.register(told)
from comity.cli import main
main()
"""


def held(ledger: Path) -> Held:
    """Everything in a ledger that a bad file may touch."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    with Ledger.open(ledger).view() as view:
        documents = view.documents()
        by_id = {document.id: document.address for document in documents}
        for finding in view.findings():
            findings[by_id.get(finding.document, finding.subject) if finding.document else finding.subject].append(finding)
        return Held(
            {document.address: view.words(document.id) for document in documents},
            {document.address: view.claims_of(document.id) for document in documents},
            {subject: tuple(found) for subject, found in findings.items()},
        )
