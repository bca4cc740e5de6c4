"""A small pile in which two offices give one trade two values, one outlet reprints another, and ministers sign things."""

from datetime import date
from pathlib import Path

from comity.ledger import Ledger
from comity.model.claim import Claim, Figure, kind_of
from comity.model.page import Pile, Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import Parts, standard

WIRE = (
    "Trade between Poland and Vietnam amounted to $4.1 billion in 2024, the Polish development ministry said on Monday. "
    "Poland and Vietnam signed an agreement on fisheries on 20 January 2025, the ministry said."
)
DOCUMENTS = {
    "wire": ("Example Wire", date(2025, 2, 3), WIRE),
    "reprint": ("Mock Herald", date(2025, 2, 4), f"{WIRE}\n\nFirst published by Example Wire."),
    "customs": (
        "Sample Courier",
        date(2025, 3, 10),
        (
            "Trade between Poland and Vietnam amounted to $6.2 billion in 2024, the Vietnamese customs department said. "
            "Poland and Vietnam ratified the agreement on fisheries on 3 March 2025, the department said."
        ),
    ),
    "later": (
        "Sample Courier",
        date(2025, 5, 6),
        (
            "Poland and Vietnam signed a memorandum on ports on 5 May 2025, the Vietnamese transport ministry said. "
            "Poland plans to open a trade office in Hanoi by July 2025."
        ),
    ),
}


def sources(folder: Path, *names: str) -> list[Source]:
    """The documents as files."""
    found = []
    for name in names or tuple(DOCUMENTS):
        publisher, day, words = DOCUMENTS[name]
        path = folder / f"{name}.txt"
        path.write_text(f"{words}\n", encoding="utf-8")
        stated = Metadata(publisher=publisher, published=Period.day(day), grade="stated")
        found.append(Source(path=path, address=f"{name}.txt", stated=stated))
    return found


def built(folder: Path, *names: str, parts: Parts | None = None) -> Ledger:
    """A ledger of these documents."""
    ledger = Ledger.open(folder / "pile.comity", create=True)
    build(sources(folder, *names), parts or standard(), ledger)
    return ledger


def levels_of(pile: Pile) -> list[Claim]:
    """The figures for the trade of 2024."""
    return [c for c in pile.claims.values() if isinstance(c.payload, Figure) and c.payload.indicator == "trade.turnover"]


def levels(pile: Pile) -> dict[str, Claim]:
    """The figure that each document gives for the trade of 2024, by the document's name."""
    return {pile.documents[claim.document].address.removesuffix(".txt"): claim for claim in levels_of(pile)}


def acts(pile: Pile, kind: str, document: str) -> list[Claim]:
    """The claims of one kind in one document, by its name, in the order of the text."""
    return acts_of(pile, kind, f"{document}.txt")


def acts_of(pile: Pile, kind: str, address: str) -> list[Claim]:
    """The claims of one kind in the document at an address, in the order of the text."""
    found = [
        claim
        for claim in pile.claims.values()
        if kind_of(claim.payload) == kind and pile.documents[claim.document].address == address
    ]
    return sorted(found, key=lambda claim: (claim.evidence, claim.id))
