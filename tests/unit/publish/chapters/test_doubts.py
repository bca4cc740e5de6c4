from tests.unit.publish.factory import material

from comity.publish.chapters.doubts import doubts
from comity.publish.view import Lines


def test_findings_stand_by_code_with_the_words_they_are_about() -> None:
    found = doubts(material())
    blocks = {block.title: block for block in found.blocks if isinstance(block, Lines)}
    assert list(blocks) == ["figure.unknown-unit", "read.binary", "read.no-date"]
    assert [quote.marked for quote in blocks["figure.unknown-unit"].lines[0].quotes] == ["cut by"]
    assert found.count == 3
