from typing import Any

import msgspec
import pytest
from tests.unit.verify.article_factory import attribution, document

from comity.model.claim import Chain
from comity.model.text import Notice
from comity.verify.items import AttributionItem
from comity.verify.voices import Said, Voices

REPRINT = Notice(kind="republication", name="Sample Post", start=0, end=4)


def item(**changes: Any) -> AttributionItem:
    return msgspec.convert(attribution(**changes), AttributionItem)


def names(chain: Chain) -> list[str]:
    return [voice.name for voice in chain]


def test_the_chain_runs_from_the_outlet_over_the_agency_to_the_speaker() -> None:
    voices = Voices(document(), [item()])
    chain = voices.attributed(item())
    assert names(chain) == ["Example Wire", "Sample Courier", "trade ministry"]
    assert [voice.type for voice in chain] == ["outlet", "person", "government"]


def test_what_a_document_republishes_stands_in_its_chain_even_where_the_record_leaves_it_out() -> None:
    voices = Voices(document(notices=(REPRINT,)), [])
    assert names(voices.attributed(item(chain=["Example Wire", "trade ministry"]))) == [
        "Example Wire",
        "Sample Post",
        "trade ministry",
    ]
    named = item(chain=["Example Wire", "Sample Post", "trade ministry"])
    assert names(voices.attributed(named)) == ["Example Wire", "Sample Post", "trade ministry"]


def test_an_outlet_that_speaks_itself_ends_its_chain() -> None:
    voices = Voices(document(notices=(REPRINT,)), [])
    own = item(speaker="Example Wire", speaker_type="outlet", chain=["Example Wire"])
    assert names(voices.attributed(own)) == ["Example Wire"]
    assert names(voices.asserting("Sample Post", 0, 5, [])) == ["Example Wire", "Sample Post"]


@pytest.mark.parametrize(
    ("speaker", "kind", "chain", "expected"),
    [
        ("Ama Owusu", "person", ["E", "Owusu"], ["Ama Owusu"]),
        ("Owusu", "person", ["E", "Ama Owusu"], ["Ama Owusu"]),
        ("The local media", "outlet", ["E", "local media"], ["The local media"]),
        ("Ama Owusu", "person", ["E", "Kofi Owusu"], ["Kofi Owusu", "Ama Owusu"]),
        ("Sample Courier sources", "anonymous", ["E", "Sample Courier"], ["Sample Courier", "Sample Courier sources"]),
        ("Ama Owusu", "person", [], ["Ama Owusu"]),
        ("Ama Owusu", "person", ["E"], ["Ama Owusu"]),
    ],
)
def test_the_speaker_ends_the_chain_once(speaker: str, kind: str, chain: list[str], expected: list[str]) -> None:
    found = Voices(document(), []).attributed(item(speaker=speaker, speaker_type=kind, chain=chain))
    assert names(found)[1:] == expected
    assert found[-1].type == kind


def test_a_government_voice_speaks_for_the_one_state_it_names() -> None:
    voices = Voices(document(), [])
    assert voices.voice("Kenyan Embassy", "government").state == "KEN"
    assert voices.voice("Kenya and Ghana", "government").state is None
    assert voices.voice("the ministry", "government").state is None
    assert voices.voice("Kenyan economist", "person").state is None


def test_the_type_of_a_speaker_comes_from_the_attributions_of_its_name() -> None:
    voices = Voices(document(), [item(speaker="Statistics Office", speaker_type="organisation")])
    assert voices.asserting("statistics office", 0, 5, [])[-1].type == "organisation"
    assert voices.asserting("Ama Owusu", 0, 5, [])[-1].type == "person"


def test_only_an_attribution_at_the_place_lends_its_chain() -> None:
    voices = Voices(document(), [item()])
    said = [Said(voices.attributed(item()), 10, 20)]
    assert names(voices.asserting("trade ministry", 15, 30, said)) == ["Example Wire", "Sample Courier", "trade ministry"]
    assert names(voices.asserting("trade ministry", 20, 30, said)) == ["Example Wire", "trade ministry"]
    assert names(voices.asserting("Ama Owusu", 15, 30, said)) == ["Example Wire", "Ama Owusu"]
    assert names(voices.asserting(None, 15, 30, said)) == ["Example Wire"]


def test_a_document_without_a_publisher_goes_by_its_address() -> None:
    assert names(Voices(document(publisher=None), []).outlet) == ["pile/a.txt"]
