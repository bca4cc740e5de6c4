from collections.abc import Callable

import pytest
from tests.unit.publish import factory
from tests.unit.publish.relation import CLAIMS, STATION, TREATY, material

from comity.publish.chapters.agreements import agreements
from comity.publish.chapters.measures import measures
from comity.publish.chapters.projects import projects
from comity.publish.material import Material
from comity.publish.view import Chapter, Line, Lines


def lines(chapter: Chapter) -> dict[str, Line]:
    return {line.title: line for block in chapter.blocks if isinstance(block, Lines) for line in block.lines}


def test_an_agreement_gives_its_state_and_opens_its_life_and_words() -> None:
    found = lines(agreements(material()))["Partnership treaty"]
    assert found.value == "ratified, 1 September 2025"
    assert found.id == TREATY.id
    assert found.support == "4 origins · 3 outlets"
    assert "Also called partnership agreement and treaty." in found.notes
    assert found.steps[0] == "signed, March 2025: Santiago Sample"
    assert {quote.id for quote in found.quotes} == {CLAIMS[name].id for name in ("signed", "repeated", "ratified", "undated")}


def test_a_silent_promise_is_marked_and_put_in_words() -> None:
    found = lines(projects(material()))["Satellite ground station"]
    assert found.id == STATION.id
    assert found.tags == ("silent",)
    assert "Planned: due 5 July 2025; no later report: open." in found.notes


def test_measures_tell_by_whom_and_on_whom() -> None:
    found = lines(measures(material()))["Sanctions by United States on Chile"]
    assert (found.value, found.detail) == ("eased, December 2025", "sanctions · Chile and United States")


@pytest.mark.parametrize("chapter", [agreements, projects, measures])
def test_a_chapter_with_nothing_in_it_says_so(chapter: Callable[[Material], Chapter]) -> None:
    found = chapter(factory.material())
    assert (found.count, found.blocks) == (0, ())
    assert found.lead.startswith("No ")
