"""A part of what another statement counts."""

from tests.unit.resolve.record_factory import Said, day, pile, project
from tests.unit.verdict.judged import judged

from comity.model.page import Pile

WHOLE = "There are seven joint mills of Equinor and Gazprom in Kenya."
PART = "Equinor and Gazprom run the mills at Lodwar and Kitale."


def told(whole: str, part: str, **changes: object) -> Pile:
    seven = project("joint mills", type="joint_venture")
    two = project("mills at Lodwar and Kitale", status="operating", **changes)
    return pile(
        ("Example Wire", day(2024, 3, 4), whole, [Said("joint mills", seven), Said(whole[:20], seven)]),
        ("Sample Courier", day(2024, 5, 4), part, [Said("mills at Lodwar", two)]),
    )


def test_two_named_mills_among_seven() -> None:
    (found,) = judged(told(WHOLE, PART), "compatible_subset")
    assert (found.kind, found.derived) == ("project", {"part": 2, "whole": 7})
    assert "Lodwar and Kitale" in found.note


def test_no_part_without_common_owners_states_or_room() -> None:
    assert judged(told(WHOLE, PART.replace("Gazprom", "Shell")), "compatible_subset") == []
    assert judged(told(WHOLE, PART, parties=("KEN", "SWE")), "compatible_subset") == []
    assert judged(told(WHOLE.replace("seven", "two"), PART), "compatible_subset") == []


def test_a_term_is_no_count() -> None:
    assert judged(told(WHOLE.replace("seven joint", "7-year joint"), PART), "compatible_subset") == []
