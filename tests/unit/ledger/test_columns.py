from pathlib import Path

import numpy as np
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.ledger.columns import figure_columns


def test_figures_come_as_columns_in_the_order_of_the_view(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        entry.post(page(payloads=(figure(value=3.0), figure(None, None, value=4.0))), "v1")
    with ledger.view() as view:
        columns = figure_columns(view)
        assert columns.claim.tolist() == [claim.id for claim in view.figures()]
    assert columns.value.tolist() == [3.0, 4.0]
    assert columns.reporter.tolist() == ["KEN", None]
    assert columns.period_first.tolist() == [np.datetime64("2024-01-01").item()] * 2
    assert np.isnat(columns.base_first).all()
    assert np.isnan(columns.lenient_high).all()


def test_an_empty_ledger_has_empty_columns_of_the_right_kind(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "pile.comity", create=True).view() as view:
        columns = figure_columns(view)
    assert {len(column) for column in columns} == {0}
    assert columns.value.dtype == np.float64
    assert columns.base_last.dtype == np.dtype("datetime64[D]")
