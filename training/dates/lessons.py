"""What annotated texts teach about dates: of each date, that it is the right one among those that it could be mistaken for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from comity.ledger import Ledger
from comity.model.text import Document, Text
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.pipeline.readers import reading_of
from comity.publish.export.names import short_names
from comity.read.gather import gather
from comity.verify import Reading, dated
from comity.verify.bearings import beside
from comity.verify.evidence import Evidence
from comity.verify.items import ITEMS, Item
from comity.verify.times import Times
from training.figures.learn import learn
from training.figures.teacher import Noted

LEFT_OUT: dict[str, dict[str, Any]] = {
    "figures": {"hedge": "exact", "modality": "actual"},
    "instruments": {"parties": []},
    "projects": {"parties": []},
    "events": {"actors": []},
}
"""What annotations leave out and the exchange form wants."""
DECAY, LEAST, LIGHTEST = 1.0, 5, 0.02


def read_by_us(folder: Path, place: Path) -> dict[str, tuple[Document, Text, Reading]]:
    """The texts of a folder as Comity reads them, by name; `place` is an empty folder for the ledger."""
    ledger = Ledger.open(place / "pile.comity", create=True)
    sources, _ = gather([folder / "texts"], folder / "manifest.csv")
    build(sources, standard(), ledger)
    with ledger.view() as view:
        pile = view.pile()
    found = {}
    for identity, name in short_names(pile).items():
        document = pile.documents[identity]
        text = pile.texts[document.text]
        own = [claim for claim in pile.claims.values() if claim.document == identity]
        found[name] = document, text, reading_of(document, text, own)
    return found


def articles(folder: Path) -> dict[str, dict[str, Any]]:
    """The annotations of a folder by name, with the keys that they leave out."""
    found = {}
    for path in sorted((folder / "gold").glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = article | {key: [LEFT_OUT.get(key, {}) | record for record in article.get(key, [])] for key in ITEMS}
    return found


def lessons(read: tuple[Document, Text, Reading], article: Mapping[str, Any]) -> Iterator[Noted]:
    """One lesson for each date of an article."""
    document, text, reading = read
    times, evidence = Times(text.words, document.metadata.published, reading), Evidence(text.words)
    placed: list[tuple[Item, int, int]] = []
    for key, kind in ITEMS.items():
        for raw in article.get(key, []):
            item: Item = msgspec.convert(raw, kind)  # type: ignore[assignment]
            place = evidence.place(key, item.evidence)
            if place is not None and reading.sentences:
                placed.append((item, *place))
    times.hear(one for item, start, end in placed for one in dated.kin(item, start, end))
    for item, *place in placed:
        given, own = dated.fields(item), dated.own(item, *place, reading)
        quoted = dated.quoted(item, *place, reading)
        for field in given:
            bearings = times.bearings(field, given, quoted, evidence.passage(*place), dated.mood(item), own)
            options = [field.days, *bearings.rivals(field.days)]
            features = [bearings.of(days) for days in options]
            yield Noted(f"{len(list(beside(field.days)))} beside", features, [True] + [False] * (len(options) - 1))


def train(noted: list[Noted]) -> dict[str, float]:
    """What each feature weighs."""
    return learn(noted, decay=DECAY, least=LEAST, lightest=LIGHTEST)
