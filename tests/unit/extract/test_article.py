"""What the whole of an article tells: the lead's day, the pair it is about, its title."""

from datetime import date

from comity.extract.event import events
from comity.extract.instrument import instruments
from comity.extract.instrument.pair import pair
from comity.extract.lead import lead_day
from comity.extract.project import projects
from comity.language import analyse
from comity.model.analysis import Analysis
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text


def analysis_of(words: str) -> Analysis:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=Period.day(date(2025, 6, 12)), lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return analyse(document, text)


def instruments_of(words: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    found = [draft.payload for draft in instruments(analysis_of(words))]
    return [(one.action, one.parties, one.date.label() if one.date else None) for one in found]


def test_the_lead_dates_what_its_sides_signed() -> None:
    text = "Chad and Niger met in Agadez on Tuesday.\n\nFish was dear. The two sides signed a treaty on borders."
    assert lead_day(analysis_of(text)) == Period.day(date(2025, 6, 10))
    assert ("signed", ("NER", "TCD"), "2025-06-10") in instruments_of(text)


def test_the_lead_does_not_date_what_had_been_signed() -> None:
    text = "Chad and Niger met in Agadez on Tuesday.\n\nThe two sides had signed a treaty on borders."
    assert ("signed", ("NER", "TCD"), None) in instruments_of(text)


def test_a_union_of_states_may_be_of_the_pair() -> None:
    text = "The European Union and Chile met in Brussels. Chile thanked the EU. Peru watched."
    assert pair(analysis_of(text)) == ("CHL", "EU")


def test_those_among_many_are_told_one_by_one() -> None:
    text = "Fiji and Tonga signed six documents in Suva on Monday. Among them is a protocol on ferries."
    assert ("signed", ("FJI", "TON"), "2025-06-09") in instruments_of(text)[1:]


def test_an_instrument_wished_for_is_none() -> None:
    assert instruments_of("Fiji wants a trade agreement with Tonga.") == []
    text = "Fiji's pact with Tonga must be ended, growers in Suva said."
    assert [action for action, *_ in instruments_of(text)] == ["in_force"]


def test_a_title_tells_what_the_prose_leaves_out() -> None:
    text = "Ghana and Togo sign treaty on customs\n\nLorries from Ghana will pass into Togo sooner, drivers hope."
    assert [action for action, *_ in instruments_of(text)] == ["signed"]
    assert [draft.payload.type for draft in events(analysis_of(text))] == ["sign"]


def test_a_third_state_has_its_own_port_for_itself() -> None:
    text = "Ghana and Togo met in Accra. Ghana thanked Togo. Much grain now goes by Benin's Cotonou port, opened in May."
    assert [draft.payload.parties for draft in projects(analysis_of(text))] == [("BEN",)]


def test_whose_rules_a_protocol_rests_on_is_no_party() -> None:
    text = "Peru and Chile met in Lima. A protocol on customs within the framework of the EU tariff system was signed."
    assert ("signed", ("CHL", "PER"), None) in instruments_of(text)
