"""What a colleague reads out of the small pile otherwise than we do, so that it is held back."""

from pathlib import Path
from typing import Any

from tests.unit.cli.test_cli import comity

from comity.ledger import Ledger
from comity.model.held import Held
from comity.pipeline import Article, enter

READER = "a colleague"
FIGURE: dict[str, Any] = {
    "indicator": "trade",
    "relation": "level",
    "value": 62e9,
    "unit": "USD",
    "hedge": "exact",
    "modality": "actual",
    "reporter": "POL",
    "partner": "VNM",
    "direction": "both",
    "period_start": "2024-01-01",
    "period_end": "2024-12-31",
    "evidence": "amounted to $6.2 billion in 2024",
}
"""Ten times what the words say, as a figure that others speak of too."""
INSTRUMENT: dict[str, Any] = {
    "name": "agreement on fisheries",
    "type": "agreement",
    "parties": ["POL", "VNM"],
    "action": "ratified",
    "date": "2021-03-03",
    "evidence": "ratified the agreement on fisheries on 3 March 2025",
}
"""Another year than the words say."""
EVENT: dict[str, Any] = {
    "type": "sign",
    "actors": ["Poland", "Vietnam"],
    "evidence": "Poland and Vietnam ratified the agreement",
}
"""What the words bear out."""


def article(figure: Any = FIGURE, instrument: Any = INSTRUMENT, **more: Any) -> dict[str, Any]:
    """What the colleague hands in of the document "customs"."""
    return {
        "figures": [figure] if figure else [],
        "instruments": [instrument] if instrument else [],
        "events": [EVENT],
        **more,
    }


def hand_in(ledger: Ledger, content: dict[str, Any] | None = None, *, version: str = "1", reader: str = READER) -> None:
    """Hand it in; the built-in reader's claims on the document no longer count then."""
    with ledger.view() as view:
        (document,) = [one.id for one in view.documents() if one.address.endswith("customs.txt")]
    enter({document: Article("customs.json", content or article())}, reader, ledger, version=version)


def held(ledger: Ledger) -> dict[str, Held]:
    """What is held back now, by the kind of claim."""
    with ledger.view() as view:
        return {one.claim.payload.__struct_config__.tag: one for one in view.held()}  # type: ignore[misc]


def exported(ledger: Ledger, folder: Path) -> dict[str, bytes]:
    """Exports of a ledger that name claims and conclusions, by format."""
    found = {}
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("jsonl", "csv", "prov", "graphml", "ftm"):
        target = folder / name
        assert comity("export", "--to", name, "-o", target, "--ledger", ledger.path).status == 0
        parts = sorted(target.iterdir()) if target.is_dir() else [target]
        found[name] = b"\n".join(part.name.encode() + part.read_bytes() for part in parts)
    return found
