from random import Random
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from tests.unit.publish import factory
from tests.unit.publish.factory import DYAD

from comity.model.claim import Voice
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.model.verdict import Verdict
from comity.publish.compose import CHAPTERS, compose
from comity.publish.view import Dossier


def dossier(verdict: Verdict | None = None) -> Dossier:
    return compose(
        DYAD,
        factory.pile(),
        factory.records(),
        factory.origins(),
        verdict or factory.verdict(),
        factory.clusters(),
        factory.findings(),
    )


def empty(pile: Pile) -> Dossier:
    return compose(DYAD, pile, Records((), ()), Origins((), ()), Verdict((), (), ()), (), ())


def test_the_lead_says_how_much_how_many_spoke_and_what_is_disputed() -> None:
    extent, series, _, dispute = dossier().overview.lead
    assert extent == (
        "Six documents from five publishers carry 12 figures, which go back to at most 6 independent origins; "
        "the latest proves 12 January 2026 and one carries no date."
    )
    assert series.endswith("$190M to $210M in 2024 (4 origins in the series; parts of it are disputed).")
    assert dispute == "One contradiction and one tension were found among the statements."


def test_a_series_fed_by_one_side_is_called_so() -> None:
    sentence = "In it every origin whose side is known speaks for Norway, none for Chile; 2 origins cannot be placed."
    assert sentence in dossier().overview.lead


def test_origins_that_outlets_of_one_state_alone_tell_are_counted_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    norwegian = SimpleNamespace(state="NOR", ownership="private")
    monkeypatch.setattr("comity.trace.sides.known_publisher", lambda name: norwegian)
    known = "In it every origin whose side is known speaks for Norway, none for Chile"
    assert f"{known}; 2 more origins are told by outlets of Norway alone." in dossier().overview.lead


def test_both_sides_heard_leaves_that_sentence_out() -> None:
    origins = factory.origins()
    chilean = Voice(name="Chilean customs", type="government", state="CHL")
    heard = tuple(
        replace(origin, voice=chilean) if factory.CLAIMS["bulletin-200"].id in origin.claims else origin
        for origin in origins.origins
    )
    found = compose(DYAD, factory.pile(), factory.records(), Origins(heard, origins.copies), factory.undisputed(), (), ())
    assert not any("side is known" in sentence for sentence in found.overview.lead)
    assert "No contradiction and no tension was found among the statements." in found.overview.lead


def test_as_of_is_the_latest_day_that_a_document_proves() -> None:
    assert dossier().overview.as_of == "12 January 2026"


def test_every_chapter_stands_on_every_page() -> None:
    page = empty(Pile({}, {}, {}))
    assert page.overview.lead == ("No document in the ledger gives a figure on both states or names both.",)
    assert page.overview.as_of == "no dated document"
    assert len(page.chapters) == len(CHAPTERS)
    assert all(chapter.lead and not chapter.blocks for chapter in page.chapters)


def test_documents_without_claims_are_told_to_hold_no_figure() -> None:
    pile = factory.pile()
    (extent,) = empty(Pile(pile.documents, pile.texts, {})).overview.lead
    assert "no figure on the two states" in extent


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    def shuffled(items):
        return tuple(Random(seed).sample(list(items), len(items)))

    records, origins, verdict = factory.records(), factory.origins(), factory.verdict()
    other = compose(
        DYAD,
        factory.pile(),
        Records(shuffled(records.quantities), shuffled(records.members)),
        Origins(shuffled(origins.origins), origins.copies),
        Verdict(shuffled(verdict.bounds), shuffled(verdict.conflicts), ()),
        factory.clusters(),
        shuffled(factory.findings()),
    )
    assert other == dossier()
