from pathlib import Path

import pytest
from tests.unit.ledger.factory import page

from comity.ledger import Ledger
from comity.ledger.connection import Connection, query
from comity.model.errors import LedgerError

QUERIES = sorted(Path(__file__).parents[3].glob("src/comity/ledger/query/*.sql"))


@pytest.mark.parametrize("name", [path.stem for path in QUERIES])
def test_every_query_begins_with_a_comment_that_says_what_it_asks(name: str) -> None:
    assert query(name).startswith("-- ")


def test_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "pile.comity", create=True).entry() as entry:
        entry.post(page(), "v1")
    monkeypatch.setattr("os.access", lambda *_: False)
    with Ledger.open(tmp_path / "pile.comity").view() as view:
        assert len(view.documents()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pile.comity"]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "pile.comity", create=True)
    with pytest.raises(LedgerError, match="may be written"):
        Connection(tmp_path / "pile.comity").run("DELETE FROM claim")
