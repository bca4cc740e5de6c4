import pytest

from comity.model.errors import ResourceError
from comity.resources import digest, load, names
from comity.resources.rows import State


def test_a_table_is_read_once():
    assert load("states", State) is load("states", State)


def test_a_missing_table_is_named_together_with_those_there_are():
    with pytest.raises(ResourceError, match=r"no table planets\.tsv.*states"):
        load("planets", State)


def test_the_digest_covers_every_table(monkeypatch):
    before = digest()
    assert len(before) == 16
    assert before == digest()
    monkeypatch.setattr("comity.resources.table_bytes", lambda name: b"other" if name == names()[-1] else b"")
    assert digest() != before
