from msgspec.structs import replace
from tests.unit.publish.factory import (
    CLAIMS,
    DYAD,
    clusters,
    conflicts,
    findings,
    material,
    member,
    origins,
    pile,
    records,
    undisputed,
)

from comity.model.verdict import Cluster, Verdict
from comity.publish.chapters.disputed import disputed, sides
from comity.publish.material import Material
from comity.publish.view import Clash, Lines


def clash(number: int) -> Clash:
    block = disputed(material()).blocks[number - 1]
    assert isinstance(block, Clash)
    return block


def test_a_contradiction_shows_its_statements_its_arithmetic_and_what_must_give() -> None:
    found = clash(1)
    assert (found.label, found.title) == ("contradiction", "These three cannot all be true")
    assert found.outcome.startswith("One of these three must give: the statements stand apart by a factor of 1.44.")
    assert len(found.steps) == 3
    marked = {quote.marked for line in found.statements for quote in line.quotes}
    assert marked == {"reached about $200 million in 2024", "up 54% from 2018", "was $85 million"}


def test_no_statement_is_called_the_error() -> None:
    assert "error" not in repr(disputed(material())).lower()


def test_a_slip_is_offered_and_a_tension_named() -> None:
    assert "monthly" in clash(1).slip
    assert clash(2).label == "tension"


def test_copies_appear_under_the_statement_they_repeat() -> None:
    line = next(line for line in clash(1).statements if line.value == "about $200M")
    assert line.support == "1 origin · 2 outlets"


def test_assumptions_that_are_needed_count_among_what_must_give() -> None:
    needs = replace(conflicts()[0], assumptions=("mirror-trade",))
    found = disputed(material(found=Verdict((), (needs,), ()))).blocks[0]
    assert isinstance(found, Clash)
    assert found.outcome.startswith("One of these three must give: the statements and assumptions")


def test_a_gap_beyond_all_numbers_is_still_a_page() -> None:
    wide = replace(conflicts()[0], gap=1e6)
    assert disputed(material(found=Verdict((), (wide,), ()))).count == 1


def test_without_conflicts_the_page_says_so() -> None:
    found = disputed(material(found=undisputed()))
    assert found.lead == "No statements were found that cannot all be true."
    assert found.blocks == ()
    assert sides(material()) == (1, 0, 1)


def test_a_tension_in_words_stands_beside_the_conflicts_but_none_is_told_twice() -> None:
    told = Cluster(id="v_7", kind="quantity", verdict="clash", members=tuple(map(member, ("wire-200", "wire-54", "gazette-85"))))
    vague = Cluster(id="v_8", kind="quantity", verdict="tension", members=(member("sample-tripled"),), note="Vague.")
    found = Material(
        dyad=DYAD,
        pile=pile(),
        records=records(),
        origins=origins(),
        verdict=Verdict((), conflicts(), ()),
        clusters=(*clusters(), told, vague),
        findings=findings(),
    )
    last = disputed(found).blocks[-1]
    assert isinstance(last, Lines)
    assert [line.title for line in last.lines] == ["Vague."]
    assert last.lines[0].quotes[0].id == CLAIMS["sample-tripled"].id
