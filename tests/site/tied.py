"""A small pile in which a sentence ties a project to a treaty, a promise goes silent, and another is put off."""

from datetime import date
from pathlib import Path

from comity.ledger import Ledger
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import standard

DOCUMENTS = {
    "wire": (
        "Example Wire",
        date(2025, 3, 10),
        (
            "Poland and Vietnam signed the Treaty on Maritime Cooperation in Hanoi on 3 March 2025, the ministry said. "
            "Poland and Vietnam plan to build a container terminal in Haiphong under the Treaty on Maritime Cooperation by 2027."
        ),
    ),
    "courier": (
        "Sample Courier",
        date(2025, 4, 2),
        (
            "Poland and Vietnam signed a memorandum on ports on 1 April 2025. "
            "Poland imposed a tariff on Vietnamese steel on 20 March 2025. "
            "Poland plans to open a trade office in Hanoi by July 2025."
        ),
    ),
    "later": ("Mock Herald", date(2025, 9, 1), "It rained in Poland and in Vietnam on Monday."),
}


def tied_ledger(folder: Path) -> Path:
    """The ledger of these documents."""
    sources = []
    for name, (publisher, day, words) in DOCUMENTS.items():
        (folder / f"{name}.txt").write_text(words, "utf-8")
        stated = Metadata(publisher=publisher, published=Period.day(day), grade="stated", lang="en")
        sources.append(Source(path=folder / f"{name}.txt", address=f"{name}.txt", stated=stated))
    path = folder / "pile.comity"
    build(sources, standard(), Ledger.open(path, create=True))
    return path
