from tests.unit.publish.factory import CLAIMS, material, undisputed

from comity.publish.chapters.firm import firm
from comity.publish.view import Chapter, Line, Lines


def lines(chapter: Chapter, title: str) -> tuple[Line, ...]:
    return next((block.lines for block in chapter.blocks if isinstance(block, Lines) and block.title.startswith(title)), ())


def claims(chapter: Chapter) -> set[str]:
    return {
        quote.id
        for block in chapter.blocks
        if isinstance(block, Lines)
        for line in block.lines
        for quote in line.quotes
        if quote.id
    }


def test_nothing_disputed_is_firm() -> None:
    found = claims(firm(material()))
    assert CLAIMS["bulletin-200"].id in found
    assert not found & {
        CLAIMS[name].id for name in ("wire-200", "post-200", "post-54", "gazette-85", "gazette-salmon", "sample-salmon")
    }


def test_copies_of_one_origin_confirm_nothing() -> None:
    chapter = firm(material(found=undisputed()))
    (shared,) = lines(chapter, "Said by two or more")
    assert shared.support == "2 origins · 3 outlets"
    ratio = next(line for line in lines(chapter, "Said by one origin") if line.value == "+54 %")
    assert ratio.support == "1 origin · 2 outlets"


def test_aims_and_expectations_stand_apart_with_both_modalities() -> None:
    joined = lines(firm(material()), "Expected")[0]
    assert joined.tags == ("forecast", "target")
    assert joined.notes == ("One value, a forecast of the minister and an aim of the two states.",)


def test_what_follows_gives_its_argument_and_its_words() -> None:
    (line,) = lines(firm(material(found=undisputed())), "What follows")
    assert line.value == "about $129.9M ($123M to $136.8M)"
    assert line.steps == ("2024 is 1.54 times 2018.",)
    assert {quote.id for quote in line.quotes} == {CLAIMS["wire-200"].id, CLAIMS["wire-54"].id}
    assert line.detail.startswith("The figures it follows from were first said by Anna Orlova")


def test_names_of_one_thing_are_told_with_their_words() -> None:
    (line,) = lines(firm(material()), "Same thing")
    assert [quote.marked for quote in line.quotes] == ["agreement of Norway and Chile", "direct route"]
