"""The benchmark's annotations with a share of them spoilt: the spoilt are caught and no sound one is lost."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.property.corruption import KINDS, Change, read, spoilt

from comity.ledger import Ledger
from comity.model.text import Document, Text
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.pipeline.readers import reading_of
from comity.publish.export.names import short_names
from comity.read.gather import gather
from comity.verify import Reading, verify

HALF = Path(__file__).resolve().parents[2] / "benchmarks" / "press" / "development"
SEEDS = range(24)
OF_BARS = {"digit", "scale", "month", "year", "word", "moved"}


class Read(NamedTuple):
    document: Document
    text: Text
    reading: Reading


@pytest.fixture(scope="module")
def benchmark(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Each text of the benchmark as Comity reads it, by name."""
    ledger = Ledger.open(tmp_path_factory.mktemp("press") / "pile.comity", create=True)
    sources, _ = gather([HALF / "texts"], HALF / "manifest.csv")
    build(sources, standard(), ledger)
    with ledger.view() as view:
        pile = view.pile()
    found = {}
    for identity, name in short_names(pile).items():
        document, text = pile.documents[identity], pile.texts[pile.documents[identity].text]
        own = [claim for claim in pile.claims.values() if claim.document == identity]
        found[name] = Read(document, text, reading_of(document, text, own))
    return found


def refused(read_as: Read, article: dict[str, Any]) -> set[str]:
    """The records that are no claims, each named as in the findings ("figures[3]")."""
    claims, findings, _ = verify(read_as.document, read_as.text, article, "a colleague", read_as.reading)
    lost = [finding for finding in findings if finding.code != "verify.unsaid-place"]
    given = sum(len(article.get(key, [])) for key in ("figures", "instruments", "projects", "measures", "events", "attributions"))
    assert len(claims) == given - len(lost)
    return {finding.text.split(", ", 1)[1].split("]")[0] + "]" for finding in lost}


def test_no_sound_item_is_lost_and_hardly_any_is_held(benchmark: dict[str, Read]) -> None:
    """What is held is there to be accepted; so many are held of texts that no weight was learned from, too."""
    articles, _ = read(HALF / "gold", HALF / "texts")
    items = sum(len(article.get(key, [])) for article in articles.values() for key in KINDS)
    held = sum(len(refused(benchmark[name], article)) for name, article in articles.items())
    taken = [
        verify(one.document, one.text, articles[name], "a colleague", one.reading, lambda _: True)[0]
        for name, one in benchmark.items()
        if name in articles
    ]
    assert sum(map(len, taken)) == items
    assert held <= 0.003 * items


def test_spoilt_items_are_caught_and_the_sound_ones_beside_them_kept(benchmark: dict[str, Read]) -> None:
    articles, texts = read(HALF / "gold", HALF / "texts")
    sound = {name: refused(benchmark[name], article) for name, article in articles.items()}
    caught: Counter[str] = Counter()
    made: Counter[str] = Counter()
    lost: list[tuple[int, str, str]] = []
    for seed in SEEDS:
        found, changes = spoilt(articles, texts, seed)
        by_name: dict[str, list[Change]] = {}
        for change in changes:
            by_name.setdefault(change.name, []).append(change)
        for name, ours in by_name.items():
            names = refused(benchmark[name], found[name]) - sound[name]
            for change in ours:
                made[change.kind] += 1
                caught[change.kind] += f"{change.key}[{change.number}]" in names
            lost += [(seed, name, one) for one in names - {f"{change.key}[{change.number}]" for change in ours}]
    told = {kind: f"{caught[kind]}/{made[kind]}" for kind in sorted(made)}
    assert len(lost) <= len(SEEDS) // 4, lost  # held, for an item beside them of the same series is spoilt
    assert sum(made.values()) > 1000
    barred = [kind for kind in made if kind in OF_BARS]
    assert sum(caught[kind] for kind in barred) / sum(made[kind] for kind in barred) >= 0.95, told
    assert caught["state"] / made["state"] >= 0.95, told
