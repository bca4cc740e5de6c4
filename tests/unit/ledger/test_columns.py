from pathlib import Path

import numpy as np
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.ledger.columns import figure_columns
from comity.model.claim import Figure


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


def test_columns_are_those_of_the_claims_one_by_one(tmp_path: Path) -> None:
    """Readings that no longer count are left out, and documents come by address, whatever the order of adding."""
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        for address, value in (("b.txt", 5.0), ("a.txt", 6.0), ("c.txt", 7.0)):
            entry.post(page(address=address, payloads=(figure(value=value), figure("TGO", None, value=value + 0.5))), "v1")
        entry.post(page(address="a.txt", payloads=(figure("MLI", "GHA", value=8.0),)), "v2")
    with ledger.view() as view:
        columns, claims = figure_columns(view), view.figures()
    payloads = [claim.payload for claim in claims if isinstance(claim.payload, Figure)]
    assert columns.value.tolist() == [8.0, 5.0, 5.5, 7.0, 7.5]
    assert columns.claim.tolist() == [claim.id for claim in claims]
    assert columns.document.tolist() == [claim.document for claim in claims]
    assert columns.speaker.tolist() == [claim.chain[-1].name if claim.chain else None for claim in claims]
    assert columns.modality.tolist() == [claim.modality for claim in claims]
    for name in ("indicator", "relation", "reporter", "partner", "direction", "product", "unit", "value"):
        assert getattr(columns, name).tolist() == [getattr(payload, name) for payload in payloads]
    assert columns.strict_low.tolist() == [payload.strict.low for payload in payloads]
    assert columns.period_last.tolist() == [payload.period and payload.period.last for payload in payloads]
