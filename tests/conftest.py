"""What all tests share: the material beside the checkout, and piles built once."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from comity.ledger import Ledger
from comity.model.page import Source
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.read.gather import gather

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
DEMO = Path(__file__).resolve().parents[1] / "src" / "comity" / "demo" / "pile"

settings.register_profile("steady", derandomize=True)
settings.register_profile("search", max_examples=1_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
"""Properties take the same examples in every run, so that a red run is of the change; `search` looks for new ones."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite golden files from what the code gives now.")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Tests of the shared material are skipped where there is none."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="the shared material is not beside the checkout"))


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def demo_pile() -> Path:
    return DEMO


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the sample documents, to be read only."""
    path = tmp_path_factory.mktemp("demo_ledger") / "pile.comity"
    sources, _ = gather([DEMO], DEMO / "manifest.csv")
    build(sources, standard(), Ledger.open(path, create=True))
    return path


@pytest.fixture
def make_ledger(tmp_path: Path) -> Callable[..., Ledger]:
    """Build a ledger from sources in the order given."""

    def make(sources: Sequence[Source], name: str = "pile.comity") -> Ledger:
        ledger = Ledger.open(tmp_path / name, create=True)
        build(sources, standard(), ledger)
        return ledger

    return make


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours from the environment."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS"):
        if name in os.environ:
            monkeypatch.delenv(name)
