"""The sample documents: short texts by plainly invented outlets, free to reuse, on realistic relations between real states.

They hold what a pile of news holds: reprints with and without a notice, a machine translation, statements that cannot all be
true, figures that only look as if they clashed (a rate beside a total, a part beside the whole, a half year beside the year), a
promise of which nothing more is heard, a licence granted and revoked, one treaty under several names, and two plans that
resemble each other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files

from comity.model.finding import Finding
from comity.model.page import Source
from comity.read.gather import gather

DYADS = (("BRA", "IND"), ("CAN", "CUB"), ("KAZ", "TUR"))
"""The pairs of states that the sample documents are about."""


@contextmanager
def demo_sources() -> Iterator[tuple[tuple[Source, ...], tuple[Finding, ...]]]:
    """The sample documents as sources, with what gathering them found."""
    with as_file(files("comity.demo") / "pile") as folder:
        yield gather([folder], folder / "manifest.csv")
