"""A ledger that grew, in any order and any steps, has every derived row that one derived anew has, to the byte."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.piles import World, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.ledger import Entry, Ledger
from comity.ledger.connection import Row
from comity.ledger.derived import COLUMNS
from comity.model.page import Page
from comity.model.period import Period
from comity.pipeline import follow, growth

STEPS = 6
"""So many times something comes, changes or goes, each time with all that follows from it."""
THOROUGH = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], print_blob=True
)


def derived(ledger: Ledger) -> dict[str, list[Row]]:
    """All derived rows, by table."""
    with ledger.view() as view:
        tables = {table: f"SELECT {', '.join(map(quoted, columns))} FROM {table}" for table, columns in COLUMNS.items()}
        tables["finding"] = "SELECT code, subject, text, document FROM finding WHERE owner = 'verdict'"
        return {table: sorted(view.rows(sql), key=repr) for table, sql in tables.items()}


def quoted(column: str) -> str:
    return f'"{column}"'


def changed(one: Page, rng: Random) -> Page:
    """The same words, of which other things are known or from which other claims were read."""
    assert one.document is not None
    known = one.document.metadata
    match rng.randrange(4):
        case 0:
            metadata = replace(known, publisher=rng.choice((None, "Other Sample", known.publisher)))
            return replace(one, document=replace(one.document, metadata=metadata))
        case 1:
            later = None if known.published is None or known.published.first is None else known.published.first.replace(year=2026)
            metadata = replace(known, published=later and Period.day(later))
            return replace(one, document=replace(one.document, metadata=metadata))
        case 2:
            return replace(one, claims=tuple(rng.sample(one.claims, len(one.claims) // 2)))
        case _:
            return replace(one, claims=tuple(replace(claim, is_denied=rng.random() < 0.3) for claim in one.claims))


def step(entry: Entry, rng: Random, waiting: list[Page], held: list[Page], number: int) -> None:
    """Something comes, or what came before is read again."""
    for one in waiting[: rng.randint(0, 4)]:
        waiting.remove(one)
        held.append(one)
        entry.post(one, "first")
    for place in rng.sample(range(len(held)), min(len(held), rng.randint(0, 2))):
        held[place] = changed(held[place], rng)
        entry.post(held[place], f"version {number}")
    if rng.random() < 0.2 and held:
        one = rng.choice(held)
        assert one.document is not None
        claims = [replace(claim, reader="a colleague") for claim in one.claims if rng.random() < 0.7]
        entry.hand_in(one.document, claims, "a colleague", is_preferred=rng.random() < 0.7)


@THOROUGH
@given(
    st.integers(0, 10**6),
    st.sampled_from([2, 3, 5, 12]),
    st.sampled_from([2, 5, 40]),
    st.sampled_from([60, 400, 5000]),
    st.sampled_from([1, 10]),
)
def test_a_ledger_that_grew_equals_one_derived_anew(seed: int, states: int, outlets: int, days: int, odd: int) -> None:
    rng = Random(seed)
    waiting = [page(World(seed, states, outlets, days, odd), number) for number in range(24)]
    rng.shuffle(waiting)
    held, waiting = waiting[:8], waiting[8:]
    with TemporaryDirectory() as folder, patch.object(growth, "MUCH", 0):
        ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
        with ledger.entry() as entry:
            for one in held:
                entry.post(one, "first")
            follow(entry, is_whole=True)
        for number in range(STEPS):
            with ledger.entry() as entry:
                step(entry, rng, waiting, held, number)
                follow(entry)
        grown = derived(ledger)
        with ledger.entry() as entry:
            follow(entry, is_whole=True)
        assert derived(ledger) == grown
