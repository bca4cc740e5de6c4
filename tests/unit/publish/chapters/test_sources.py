from tests.unit.publish.factory import material

from comity.publish.chapters.sources import sources
from comity.publish.view import Lines, Table


def test_documents_tell_their_date_how_it_is_known_and_whom_they_copied() -> None:
    table = sources(material()).blocks[0]
    assert isinstance(table, Table)
    rows = {row.cells[0]: row for row in table.rows}
    assert rows["Example Post"].cells[3] == "copy of Example Wire (98 % of the shorter text)"
    assert rows["Example Wire"].cells[3] == "copied by Example Post (98 % of the shorter text)"
    assert rows["Fjord Bulletin"].cells[1:3] == ("no date", "unknown")


def test_only_web_addresses_are_links() -> None:
    table = sources(material()).blocks[0]
    assert isinstance(table, Table)
    links = {row.cells[0]: row.href for row in table.rows}
    assert links["Example Wire"] == "https://wire.example/trade"
    assert links["Santiago Sample"] is None


def test_origins_are_told_with_reasons_whoever_gave_most_figures_first() -> None:
    block = sources(material()).blocks[1]
    assert isinstance(block, Lines)
    first = block.lines[0]
    assert first.title == "Anna Orlova (trade minister)"
    assert first.support == "5 figures · 2 outlets"
    assert first.notes[0] == "Example Post carries the text of Example Wire."
    assert first.detail == "Example Post ← Anna Orlova; Example Wire ← Anna Orlova"
    probable = [line for line in block.lines if "probably one origin" in line.tags]
    assert [line.detail for line in probable] == ["Santiago Sample"]


def test_no_documents_are_told() -> None:
    found = sources(material(("XXA", "XXB")))
    assert (found.lead, found.blocks) == ("No document here speaks of both states.", ())
