"""Ledgers built once for all tests of exports."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.publish.export import ledgers

KINDS = ("trade", "deeds", "no_figures", "empty", "hostile")


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    return {name: getattr(ledgers, name)(folder / f"{name}.comity") for name in KINDS}


@pytest.fixture(params=KINDS)
def any_ledger(request: pytest.FixtureRequest, places: dict[str, Path]) -> Path:
    """Each of the ledgers."""
    return places[request.param]


@pytest.fixture
def wide_cells() -> Iterator[None]:
    """Let the reader of CSV take cells of millions of characters, in this test alone."""
    before = csv.field_size_limit(10_000_000)
    yield
    csv.field_size_limit(before)
