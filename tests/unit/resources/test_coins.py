"""Coins against the minor units of ISO 4217 and the states that the other tables know."""

from comity.resources import load
from comity.resources.coins import coin_rows, coins
from comity.resources.rows import State

THOUSANDTHS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
"""Codes to which ISO 4217 gives three decimals."""
NO_MINOR_UNIT = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"}
"""Codes to which ISO 4217 gives none."""
BY_LAW = {("khoums", "MRU"): 5, ("iraimbilanja", "MGA"): 5, ("jiao", "CNY"): 10}
"""What the standard's decimals do not tell."""


def test_coins_are_the_minor_units_of_the_standard() -> None:
    for row in coin_rows():
        assert row.currency not in NO_MINOR_UNIT, row
        standard = 1000 if row.currency in THOUSANDTHS else 100
        assert row.parts == BY_LAW.get((row.name, row.currency), standard), row


def test_every_state_and_form_is_one_coin() -> None:
    known = {state.iso3 for state in load("states", State)}
    owners: dict[str, str] = {}
    for row in coin_rows():
        assert set(row.states) <= known, row
        for form in row.forms:
            assert owners.setdefault(form, row.name) == row.name, form


def test_a_coin_of_several_monies_is_spelled_alike_in_all() -> None:
    for name, rows in coins().items():
        assert len({row.forms for row in rows}) == 1, name
