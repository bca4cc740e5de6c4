import re
from html.parser import HTMLParser

from msgspec.structs import replace
from tests.unit.publish import factory
from tests.unit.publish.relation import CLAIMS, TREATY, claim, instrument, material

from comity.publish.chapters.system import system
from comity.publish.compose import dossier
from comity.publish.report import report
from comity.publish.sectors import ORDER, title
from comity.publish.view import Lines


class Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value and value.startswith("#"):
                self.targets.add(value[1:])


def blocks() -> dict[str, Lines]:
    return {block.title: block for block in system(material()).blocks if isinstance(block, Lines)}


def test_every_sector_has_its_place_and_an_empty_one_says_so() -> None:
    found = blocks()
    assert [name.casefold() for name in found][: len(ORDER)] == [title(code) for code in ORDER]
    assert found["Health"].text == "Nothing in the documents."
    assert not found["Health"].lines


def test_matters_are_named_with_their_state_and_lead_to_their_chapter() -> None:
    treaty = blocks()["Politics"].lines[0]
    assert (treaty.title, treaty.value, treaty.href) == ("Partnership treaty", "ratified, 1 September 2025", f"#{TREATY.id}")
    mention = blocks()["Energy"].lines[0]
    assert (mention.title, mention.tags) == ("Partnership treaty", ("see there",))


def test_third_states_are_named_where_they_take_part() -> None:
    (pact,) = (line for block in blocks().values() for line in block.lines if line.title == "Border pact")
    assert pact.tags == ("with Peru",)
    assert [quote.id for quote in pact.quotes] == [CLAIMS["pact"].id]


def test_all_places_of_the_page_that_lines_lead_to_are_there_once() -> None:
    anchors = Anchors()
    anchors.feed(report(dossier(material())))
    assert anchors.targets <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))


def test_names_of_documents_are_escaped() -> None:
    hostile = claim("wire", "in Oslo", instrument('<img src=x onerror="alert(1)">'))
    page = report(dossier(material(extra=(hostile,))))
    assert "<img" not in page
    assert "&lt;img" in page


def test_the_page_says_which_promises_are_past_their_day() -> None:
    lead = dossier(material()).overview.lead
    assert lead[-1] == (
        "Two promises are past their day without a report: "
        "satellite ground station and Bilateral trade turnover, Norway and Chile."
    )


def test_documents_without_matters_still_show_their_figures_and_sentences() -> None:
    found = {block.title: block for block in system(factory.material()).blocks if isinstance(block, Lines)}
    assert any("Trade turnover" in line.title or "trade turnover" in line.title for line in found["Trade"].lines)
    assert not re.search(r"\d matter", found["Trade"].text)


def test_order_of_claims_changes_nothing() -> None:
    held = material()
    turned = material()
    turned.pile = replace(held.pile, claims=dict(reversed(held.pile.claims.items())))
    assert {line.title for block in system(turned).blocks for line in block.lines} == {
        line.title for block in system(held).blocks for line in block.lines
    }
