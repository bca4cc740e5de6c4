import msgspec
import pytest
from tests.unit.verify.article_factory import instrument

from comity.model.claim import EventType, Instrument
from comity.verify.items import EventItem, InstrumentItem
from comity.verify.payloads import payload


def test_sectors_become_codes_and_unknown_ones_are_left_out() -> None:
    made = payload(msgspec.convert(instrument(sectors=["Shipping", "energy", "oil", "dreams"]), InstrumentItem))
    assert isinstance(made, Instrument)
    assert made.sectors == ("energy", "transport")


def test_parties_are_sorted_and_each_named_once() -> None:
    made = payload(msgspec.convert(instrument(parties=["KEN", "EAEU", "KEN"]), InstrumentItem))
    assert isinstance(made, Instrument)
    assert made.parties == ("EAEU", "KEN")


@pytest.mark.parametrize(
    ("kind", "root"), [("meet", "CONSULT"), ("call", "CONSULT"), ("sign", "AGREE"), ("attack", "ASSAULT"), ("vote", "NONE")]
)
def test_an_event_has_the_root_of_its_type(kind: EventType, root: str) -> None:
    made = payload(EventItem(type=kind, actors=("Kenya",), evidence="x"))
    assert made.root == root  # type: ignore[union-attr]
