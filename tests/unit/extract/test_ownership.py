"""Shares that somebody owns: whose, of what, and what is no such share."""

import pytest
from tests.unit.extract.test_figure import figures_of

from comity.model.claim import Figure

Share = tuple[float, str | None, str | None, str | None]


def shares(words: str) -> list[Share]:
    """Value, owner, the other state and the thing of every ownership share of some words."""
    found = [figure for _, figure in figures_of(words) if isinstance(figure, Figure) and figure.indicator == "ownership"]
    return [(figure.value, figure.reporter, figure.partner, figure.scope) for figure in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A Qatari group owns 40 percent of the Kenyan terminal.", [(40, "QAT", "KEN", "of kenyan terminal")]),
        ("Kenya listed the terminal, in which Qatar's Sandport owns 60%.", [(60, "QAT", "KEN", "of terminal")]),
        ("Norway said firms which are 100% owned by the Republic of Kenya may bid.", [(100, "KEN", "NOR", "of firms")]),
        ("The mine in Chile is 46.7%-owned by Japan's Kitamori.", [(46.7, "JPN", "CHL", "of mine")]),
        ("Egypt bought a 15 per cent stake in the Sudanese bank.", [(15, "EGY", "SDN", "of sudanese bank")]),
        ("Russia owns 25 percent of the Hungarian plant's shares.", [(25, "RUS", "HUN", "of hungarian plant")]),
        (
            "Turkey would take a 49 percent share in the Somali refinery, with Somalia keeping 51 percent.",
            [(49, "TUR", "SOM", "of somali refinery"), (51, "SOM", None, "of somali refinery")],
        ),
        (
            "Oman and India hold 51% and 49% of the venture respectively.",
            [(51, "OMN", "IND", "of venture"), (49, "IND", "OMN", "of venture")],
        ),
        ("Japan raised its holding in the Mongolian mine to 34 percent.", [(34, "JPN", "MNG", "of mongolian mine")]),
    ],
)
def test_an_owner_holds_a_share_of_a_thing(words: str, expected: list[Share]) -> None:
    assert shares(words) == expected
    assert all(figure.product is None and figure.direction is None for _, figure in figures_of(words))


@pytest.mark.parametrize(
    "words",
    [
        "India controls 30 percent of exports of rice to Benin.",
        "China's share in the trade of Chad is 20 percent.",
        "Interest rates on the loan from China to Kenya are at 3 percent.",
        "The tariff of 10 percent held by India hurts Nepal.",
        "Kenya's exports to Norway grew by 12 percent.",
    ],
)
def test_a_share_of_a_quantity_is_not_owned(words: str) -> None:
    assert not [share for share in shares(words) if share[3] is not None]


def test_the_rest_is_of_the_thing_before() -> None:
    found = shares("A Qatari group owns 40 percent of the Kenyan terminal. Kenya holds the rest, 60 percent.")
    assert found == [(40, "QAT", "KEN", "of kenyan terminal"), (60, "KEN", None, "of kenyan terminal")]
