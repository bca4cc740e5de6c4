from tests.unit.publish.factory import CLAIMS, material, undisputed

from comity.publish.chapters.figures import figures
from comity.publish.view import Plot, Table


def plot(*, is_disputed: bool) -> Plot:
    block = figures(material() if is_disputed else material(found=undisputed())).blocks[0]
    assert isinstance(block, Plot)
    return block


def test_the_table_beside_a_chart_holds_every_figure_of_the_series() -> None:
    quoted = {quote.id for row in plot(is_disputed=True).table.rows for quote in row.quotes}
    names = ("wire-200", "wire-54", "wire-400", "post-200", "post-54", "gazette-85", "sample-400", "bulletin-200")
    assert quoted == {CLAIMS[name].id for name in names}


def test_copies_share_a_row() -> None:
    rows = [row for row in plot(is_disputed=True).table.rows if row.cells[1] == "+54 % ⚠1"]
    assert len(rows) == 1
    assert rows[0].cells[5] == "1 origin · 2 outlets"


def test_a_target_is_given_the_pace_it_needs() -> None:
    notes = plot(is_disputed=False).notes
    assert "From $200M in 2024 to $400M in 2030 (forecast) takes +12.2 % a year." in notes
    assert len(plot(is_disputed=False).drawing.joins) == 2


def test_a_pace_from_a_disputed_value_says_so_and_none_is_called_achieved() -> None:
    notes = plot(is_disputed=True).notes
    assert any("in 2024, which is disputed, to" in note for note in notes)
    assert not any(note.startswith("From 2018 to 2024") for note in notes)


def test_what_follows_is_drawn_and_stands_in_the_table() -> None:
    found = plot(is_disputed=False)
    assert "implied" in found.drawing.kinds
    row = next(row for row in found.table.rows if row.cells[3] == "follows")
    assert row.cells[:3] == ("2018", "nobody states it", "about $129.9M ($123M to $136.8M)")


def test_disputed_marks_carry_the_number_of_the_conflict() -> None:
    labels = {mark.label.text for mark in plot(is_disputed=True).drawing.marks if mark.label}
    assert "$85M ⚠1" in labels


def test_figures_alone_in_their_series_share_a_table() -> None:
    last = figures(material()).blocks[-1]
    assert isinstance(last, Table)
    assert {row.quotes[0].id for row in last.rows} == {CLAIMS["bulletin-month"].id, CLAIMS["sample-tripled"].id}


def test_a_pile_without_figures_says_so() -> None:
    found = figures(material(("NOR", "PER")))
    assert (found.count, found.blocks) == (0, ())
    assert found.lead.startswith("No figure")
