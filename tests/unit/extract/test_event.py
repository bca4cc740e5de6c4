"""Events read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract.draft import Draft
from comity.extract.event import RULES, events
from comity.extract.event.trigger import EventTerm
from comity.language import analyse
from comity.model.claim import Event
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text
from comity.resources import load

PUBLISHED = Period.day(date(2025, 6, 12))
ROOTS = {
    *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE"),
}


def drafts_of(words: str) -> list[Draft]:
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return list(events(analyse(document, text)))


def events_of(words: str) -> list[Event]:
    return [draft.payload for draft in drafts_of(words) if isinstance(draft.payload, Event)]


def only(words: str) -> Event:
    found = events_of(words)
    assert len(found) == 1, [(event.type, event.actors) for event in found]
    return found[0]


TOLD = [
    ("Kenyan President William Ruto met French President Emmanuel Macron in Paris on June 3, 2025.",
     "meet", ("William Ruto", "Emmanuel Macron"), "2025-06-03", "Paris"),
    ("The foreign ministers of Egypt and Sudan met in Port Sudan on Sunday.",
     "meet", ("Egypt", "Sudan"), "2025-06-08", "Port Sudan"),
    ("The US and China held trade talks in Geneva on May 10-11.",
     "meet", ("United States", "China"), "2025-05-10/2025-05-11", "Geneva"),
    ("The talks were held in Oslo on Tuesday between delegations of Chad and Niger.",
     "meet", ("Chad", "Niger"), "2025-06-10", "Oslo"),
    ("Talks between Fiji and Tonga were held on May 3, 2025.", "meet", ("Fiji", "Tonga"), "2025-05-03", None),
    ("Officials from Nepal and Bhutan met on Monday.", "meet", ("Nepal", "Bhutan"), "2025-06-09", None),
    ("The intergovernmental commission of Uzbekistan and Hungary held its ninth meeting in Tashkent on 5 June.",
     "meet", ("Uzbekistan", "Hungary"), "2025-06-05", "Tashkent"),
    ("Indian Foreign Minister Subrahmanyam Jaishankar arrived in Tashkent on Monday for a two-day visit.",
     "visit", ("Subrahmanyam Jaishankar",), "2025-06-09", "Tashkent"),
    ("Omani Sultan Haitham bin Tariq had arrived in the Algerian capital.", "visit", ("Haitham bin Tariq",), None, "Algiers"),
    ("Rwandan President Paul Kagame travelled to Doha in 2024 to meet with Emir Tamim.",
     "visit", ("Paul Kagame", "Tamim"), "2024", "Doha"),
    ("German Chancellor Friedrich Merz and Japanese Prime Minister Shigeru Ishiba spoke by phone on June 2.",
     "call", ("Friedrich Merz", "Shigeru Ishiba"), "2025-06-02", None),
    ("The Egyptian foreign minister held separate phone calls with his Turkish and Qatari counterparts on Saturday.",
     "call", ("Egypt", "Turkey", "Qatar"), "2025-06-07", None),
    ("A memorandum of understanding was signed by Ghana and Morocco in Rabat in May 2024.",
     "sign", ("Ghana", "Morocco"), "2024-05", "Rabat"),
    ("The agreement signed by Lusaka and Harare in 2021 changed little.", "sign", ("Zambia", "Zimbabwe"), "2021", None),
    ("The signing of the treaty between Chile and Peru took place in Arica on June 3, 1929.",
     "sign", ("Chile", "Peru"), "1929-06-03", "Arica"),
    ("Qatar delivered a second batch of armoured vehicles to Lebanon in April.",
     "deliver", ("Qatar", "Lebanon"), "2025-04", None),
    ("Denmark donated 14 tanks to Ukraine in 2023.", "deliver", ("Denmark", "Ukraine"), "2023", None),
    ("Israel struck targets in southern Lebanon on Saturday.", "attack", ("Israel",), "2025-06-07", "Lebanon"),
    ("Ethiopian forces attacked a Kenyan border post in February.", "attack", ("Ethiopia", "Kenya"), "2025-02", None),
    ("Cuba's foreign minister said a US attack killed three fishermen.", "attack", ("United States",), None, None),
    ("Peruvian police arrested a Chilean businessman in Lima on May 20.",
     "arrest", ("Peruvian police", "Chilean businessman"), "2025-05-20", "Lima"),
    ("Armed men kidnapped two Emirati engineers in Mali on Sunday.", "arrest", ("Emirati engineers",), "2025-06-08", "Mali"),
    ("German voters went to the polls on February 23.", "vote", ("Germany",), "2025-02-23", None),
    ("Canada expelled six Indian diplomats in October 2024.", "other", ("Canada", "India"), "2024-10", None),
    ("Iran and Saudi Arabia restored diplomatic relations in March 2023.", "other", ("Iran", "Saudi Arabia"), "2023-03", None),
    ("France recalled its ambassador to Algeria in April 2025.", "other", ("France", "Algeria"), "2025-04", None),
    ("Sudan declared a state of emergency in the east.", "announce", ("Sudan",), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "actors", "day", "place"), TOLD)
def test_event_with_actors_date_and_place(
    words: str, kind: str, actors: tuple[str, ...], day: str | None, place: str | None
) -> None:
    event = only(words)
    assert (event.type, event.actors, event.place) == (kind, actors, place)
    assert (event.date.label() if event.date else None) == day


AHEAD = [
    ("Tokyo and Manila are expected to sign a defence pact in July.", "sign", "2025-07"),
    ("Pakistan's prime minister is scheduled to visit Beijing next week.", "visit", "2025-06-16/2025-06-22"),
    ("Belarus and Myanmar will hold talks on visa-free travel in Minsk next month.", "meet", "2025-07"),
    ("Norwegian voters will hold parliamentary elections in September 2025.", "vote", "2025-09"),
    ("The summit of the Shanghai Cooperation Organisation will be held in Bishkek in August 2026.", "meet", "2026-08"),
]


@pytest.mark.parametrize(("words", "kind", "day"), AHEAD)
def test_what_lies_ahead_is_a_forecast_with_its_date(words: str, kind: str, day: str) -> None:
    (draft,) = drafts_of(words)
    assert isinstance(draft.payload, Event)
    assert (draft.payload.type, draft.modality) == (kind, "forecast")
    assert draft.payload.date is not None
    assert draft.payload.date.label() == day


NOTHING = [
    "Turkey could sign an agreement with Syria next year.",
    "Analysts fear an attack on Taiwan.",
    "Observers do not rule out a second Turkish invasion of Cyprus.",
    "The attack helicopter was sold to Kenya.",
    "A meeting room in Geneva was booked.",
    "The president met the demands of farmers.",
    "The minister met students in Accra.",
    "Azerbaijan attacked Armenia's position on the border issue.",
    "Tokyo's stock market hit a record.",
    "The strike by French railway workers disrupted flights to Lisbon.",
    "Thai troops captured a hill held by Cambodian forces.",
    "Kazakhstan shipped 380,000 tons of copper to Turkey in 2023.",
    "The trade talks between Indonesia and Chile may end this year.",
    "The Togolese president urged both sides to hold talks.",
    "The visit of the Cuban delegation to Hanoi was postponed.",
    "The newly signed pact may help both Fiji and Samoa.",
    "Peru and Chile agreed on it in principle after 16 years of negotiations.",
    "Poland supports cooperation in energy with Ukraine.",
    "A cargo ship from Odesa brought wheat.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_lookalikes_tell_of_no_event(words: str) -> None:
    assert events_of(words) == []


DENIED = [
    "Philippine and Japanese officials say no contract has been signed by Manila and Tokyo.",
    "Serbia has not signed the declaration with Kosovo.",
]


@pytest.mark.parametrize("words", DENIED)
def test_what_the_words_deny_is_marked(words: str) -> None:
    assert [draft.is_denied for draft in drafts_of(words)] == [True]


def test_a_heading_tells_of_no_event() -> None:
    body = "Cocoa prices in Accra rose by a tenth this week, traders said."
    assert events_of(f"Ghana and Togo sign treaty\n\n{body}") == []


def test_repeats_of_one_event_are_told_once() -> None:
    found = events_of(
        "Tunisian President Kais Saied visited Rome on May 4, 2025. Saied arrived in Rome with two ministers.\n\n"
        "Saied will visit Madrid in July."
    )
    assert [(event.type, event.place) for event in found] == [("visit", "Rome"), ("visit", "Madrid")]


def test_two_signings_of_one_pair_at_two_times_stay_two() -> None:
    found = events_of("Laos and Vietnam signed a treaty in 2019. Laos and Vietnam signed a protocol in March 2024.")
    assert [event.date.label() for event in found if event.date] == ["2019", "2024-03"]


def test_a_deal_spoken_of_again_takes_its_partners_from_before() -> None:
    found = events_of(
        "Greek Prime Minister Nikos Deigma and Cypriot President Maria Muster have signed an energy agreement. "
        "The deal was sealed on Tuesday in Nicosia."
    )
    assert [(event.actors, event.place) for event in found] == [(("Nikos Deigma", "Maria Muster"), "Nicosia")]


def test_we_are_the_state_of_who_speaks() -> None:
    (draft,) = drafts_of(
        '"We signed the contract with Egypt in January," Romanian Energy Minister Ion Exemplu told Example Wire.'
    )
    assert isinstance(draft.payload, Event)
    assert draft.payload.actors == ("Romania", "Egypt")
    assert draft.is_attributed
    assert draft.chain[-1].name == "Ion Exemplu"


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    event, said = events_of(
        "Bolivia and Paraguay have signed a gas supply contract, the Bolivian energy ministry announced on June 10."
    )
    assert (said.type, said.actors) == ("announce", ("Bolivian energy ministry",))
    assert event.date is None


def test_two_leaders_are_the_persons_named_before() -> None:
    found = events_of(
        "Kenyan President William Ruto met Peruvian President Rosa Muestra in Lima on Monday. The two leaders signed a treaty."
    )
    assert [set(event.actors) for event in found if event.type == "sign"] == [{"William Ruto", "Rosa Muestra"}]


def test_evidence_is_words_of_the_sentence_around_the_trigger() -> None:
    words = "After years of delay, Mali and Senegal signed a water treaty in Bamako on May 5, 2025, officials said."
    (draft,) = drafts_of(words)
    quote = words[draft.start : draft.end]
    assert "signed a water treaty" in quote
    assert 4 <= len(quote.split()) <= 12


def test_every_rule_says_what_it_reads() -> None:
    assert all(rule.__doc__ for rule in RULES.values())


def test_every_row_names_a_root_of_the_codebook() -> None:
    assert {row.root for row in load("event_types", EventTerm)} <= ROOTS


WIDER = [
    ("The mining minister, Carolina Aravena, and the trade minister, Joao Baptista, met in Luanda on 3 June.",
     "meet", ("Carolina Aravena", "Joao Baptista"), "2025-06-03", "Luanda"),
    ("The joint board, in its ninth sitting, will meet in Quito in March 2026.", "meet", ("joint board",), "2026-03", "Quito"),
    ("Foreign ministers Okonjo and Diabate spoke by phone on June 2.", "call", ("Okonjo", "Diabate"), "2025-06-02", None),
    ("The parliament in Ottawa will vote on it in September.", "vote", ("parliament",), "2025-09", "Ottawa"),
    ("Ghana's parliament ratified the treaty on Tuesday.", "vote", ("Ghana's parliament",), "2025-06-10", None),
    ("Venezuela held a presidential election on July 28, 2024.", "vote", ("Venezuela",), "2024-07-28", None),
    ("President Lukashenko returned from Harare on Sunday.", "visit", ("Lukashenko",), "2025-06-08", "Harare"),
    ("The prime minister of Fiji left for Canberra on Monday.", "visit", ("Fiji",), "2025-06-09", "Canberra"),
    ("Kazakh minister Arman Isagaliyev toured the port on Monday.", "visit", ("Arman Isagaliyev",), "2025-06-09", None),
    ("Turkson flew to Oslo on Sunday.", "visit", ("Turkson",), "2025-06-08", "Oslo"),
    ("The foreign ministers of Chile and Peru subscribed an act in Arica yesterday.",
     "sign", ("Chile", "Peru"), "2025-06-11", "Arica"),
    ("After a visit to Perth by the Chinese premier the flags came down.", "visit", ("Chinese premier",), None, "Perth"),
    ("Cuba's president flew on to Managua on Tuesday.", "visit", ("Cuba's president",), "2025-06-10", "Managua"),
    ("After meeting his Danish counterpart in Aarhus, minister Karl Berg was content.",
     "meet", ("Karl Berg", "Danish counterpart"), None, "Aarhus"),
    ("Benin and Togo did sign a memorandum on ports in Cotonou.", "sign", ("Benin", "Togo"), None, "Cotonou"),
    ("Truckers announced a strike of 24 hours.", "other", ("Truckers",), None, None),
    ("Kenyan lorry drivers blocked the border at Malaba on Wednesday.", "other", ("Kenya",), "2025-06-11", "Malaba"),
    ("The finance ministry in Quito announced on Monday that the bonds would be repaid.",
     "announce", ("finance ministry",), "2025-06-09", "Quito"),
    ("Egypt received the first two Russian helicopters in May.", "deliver", ("Egypt", "Russia"), "2025-05", None),
    ("Spain sent 40 tonnes of aid to Lebanon in October.", "deliver", ("Spain", "Lebanon"), "2024-10", None),
    ("A cargo of Qatari LNG arrived in Karachi on June 3.", "deliver", ("Qatar",), "2025-06-03", "Karachi"),
    ("Pakistan summoned the Indian ambassador on Tuesday.", "other", ("Pakistan", "India"), "2025-06-10", None),
    ("Poland closed its border with Belarus on June 1.", "other", ("Poland", "Belarus"), "2025-06-01", None),
    ("Philippine and Chinese coast guards clashed near Scarborough Shoal on June 11.",
     "attack", ("Philippines", "China"), "2025-06-11", "Scarborough Shoal"),
    ("Thousands of Serbs protested in Belgrade on Saturday against a deal with Germany.",
     "other", ("Thousands",), "2025-06-07", "Belgrade"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "actors", "day", "place"), WIDER)
def test_event_in_other_wordings(words: str, kind: str, actors: tuple[str, ...], day: str | None, place: str | None) -> None:
    event = only(words)
    assert (event.type, event.actors, event.place) == (kind, actors, place)
    assert (event.date.label() if event.date else None) == day


QUIET = [
    "Turkey met its export target in 2024.",
    "Exports met demand in May.",
    "Egyptian fertiliser shipments have doubled since 2022.",
    "Deliveries of Iranian gas to Armenia rose to 2 billion cubic metres.",
    "Prices hit a record on Monday.",
    "Chile and South Korea agreed to begin negotiations on the modernisation of their trade agreement.",
    "The cargo between the two countries reached 2.4 million tons in 2023.",
    "Monday marked the anniversary.",
]


@pytest.mark.parametrize("words", QUIET)
def test_wider_words_still_need_a_deed(words: str) -> None:
    assert events_of(words) == []


def test_one_more_round_is_held_by_who_met_before() -> None:
    first, second = events_of(
        "Gabon and Malta met in Valletta in May. The Fifth Session will be held in Libreville in April 2026."
    )
    assert first.actors == second.actors == ("Gabon", "Malta")
    assert second.place == "Libreville"


def test_the_two_sides_are_the_states_named_before() -> None:
    event = only("Georgia is a partner of Turkey. In April the two sides signed a fisheries agreement.")
    assert event.actors == ("Georgia", "Turkey")


def test_a_pronoun_means_the_one_person_named_before() -> None:
    event = only("Norwegian minister Ingrid Dahl praised Ghana. She visited Accra in May.")
    assert (event.actors, event.place) == (("Ingrid Dahl",), "Accra")


def test_a_date_since_when_something_holds_is_no_date_of_an_event() -> None:
    event = only("Oman and Iran held talks in Muscat on an accord in force since April 2004.")
    assert event.date is None


ANNOUNCED = [
    ("Peru's energy ministry announced on Monday that Chile will supply gas.", "Peru's energy ministry", "2025-06-09"),
    ("The central bank of Ghana disclosed on 3 June that inflation fell in Togo too.", "central bank", "2025-06-03"),
    ("Its Maritime Directorate announced late on Tuesday that Oman had opened the strait.", "Maritime Directorate", "2025-06-10"),
    ("The two foreign ministries of Chad and Niger confirmed jointly on Tuesday that the border would open.",
     "foreign ministries", "2025-06-10"),
    ("The grain agency in Amman revealed on Sunday that Jordan bought wheat from Romania.", "grain agency", "2025-06-08"),
    ("The two transport ministries announced jointly on Monday that Kenya would join.", "transport ministries", "2025-06-09"),
    ("The company from Brno disclosed on Tuesday it would sell pumps to Nepal.", "company", "2025-06-10"),
    ("Senegal will buy buses from Spain, its transport ministry confirmed on Tuesday.", "transport ministry", "2025-06-10"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "who", "day"), ANNOUNCED)
def test_an_institution_that_makes_something_known_on_a_day_announces(words: str, who: str, day: str) -> None:
    events = [event for event in events_of(words) if event.type == "announce"]
    assert [(who in event.actors[0], event.date) for event in events] == [(True, Period.day(date.fromisoformat(day)))]


TREATIES = [
    "The framework was signed in Warsaw in November 2023. Chile and Poland praised it. Poland and Chile gain.",
    "If the trade pact signed in Warsaw on 8 May is ratified, Chile and Poland will cut duties.",
    "The protocol initialled in 2021 helps Chile. Poland likes it too.",
    "Chile and Poland are friends. The ministers witnessed the signing of a memorandum of understanding on archives.",
    "Chile and Poland are friends. The signature of the treaty followed on Friday in Warsaw.",
]


@pytest.mark.parametrize("words", TREATIES)
def test_a_dated_treaty_without_parties_is_between_the_states_of_the_document(words: str) -> None:
    signed = [event for event in events_of(words) if event.type == "sign"]
    assert [set(event.actors) for event in signed] == [{"Chile", "Poland"}]


AHEAD = [
    ("Kenyan Foreign Minister Musalia Mudavadi is expected in Kigali on July 4.", "visit", ("Musalia Mudavadi",)),
    ("French President Emmanuel Macron is due in Tunis on July 1.", "visit", ("Emmanuel Macron",)),
    ("Ghana's ambassador in Prague, Kofi Mensah, is to visit Brno on 20 June.", "visit", ("Kofi Mensah",)),
    ("Peru and Brazil trade arms. First deliveries are planned for 2027.", "deliver", ("Brazil", "Peru")),
    ("Peru and Brazil trade arms. Delivery is scheduled for 2026.", "deliver", ("Brazil", "Peru")),
    ("Norway and Fiji will hold talks in Suva on July 3.", "meet", ("Norway", "Fiji")),
]


@pytest.mark.parametrize(("words", "kind", "actors"), AHEAD)
def test_what_is_expected_lies_ahead(words: str, kind: str, actors: tuple[str, ...]) -> None:
    [draft] = drafts_of(words)
    assert isinstance(draft.payload, Event)
    assert (draft.payload.type, draft.payload.actors, draft.modality) == (kind, actors, "forecast")


NOTHING = [
    "Ghana and Morocco are expected to soon sign a memorandum of understanding.",
    "An analyst announced on Monday that Ghana would default.",
    "Peru's energy ministry said on Monday that Chile would supply gas.",
    "The grain agency in Amman reported on Sunday that Romania and Jordan were close.",
    "Sources revealed on Tuesday that Oman and Iran were close to a deal.",
    "Residents confirmed on Friday that the bank in Malta was shut.",
    "The ministry announced that Oman and Iran were close.",
    "Oil is expected in Rotterdam on Monday.",
    "The report on Kenya and Uganda is expected in June.",
    "12,000 Nepalis left for Gulf jobs in Qatar.",
    "14,300 Kenyans left for Qatari jobs.",
    "The motion on Peru passed by 19 votes to two in Chile.",
    "Both crews sat down on the grass between Nairobi and Kampala.",
    "Norway and Fiji will resume negotiations on fishing.",
    "If the trade pact is signed in Doha, Qatar and Peru will cut duties.",
    "He told a briefing that Kenya and Uganda were friends.",
    "The delivery of the speech pleased Chile and Peru.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_what_only_looks_like_an_event_is_none(words: str) -> None:
    assert events_of(words) == []


def test_a_participle_keeps_its_own_agent_and_date() -> None:
    words = "Chile and Poland gain. The pact was signed in Warsaw in November 2023 and ratified by the Chilean Senate last year."
    signed, voted = events_of(words)
    assert (signed.type, set(signed.actors), str(signed.date.first)[:7] if signed.date else "") == (
        "sign",
        {"Chile", "Poland"},
        "2023-11",
    )
    assert (voted.type, voted.actors, voted.date) == ("vote", ("Chilean Senate",), Period.year(2024))


def test_a_role_behind_with_names_who_takes_part() -> None:
    event = only("Italian Minister Carlo Rossi spoke after a session with his host, Egyptian Minister Omar Hassan, in Cairo.")
    assert (event.type, event.actors, event.place) == ("meet", ("Carlo Rossi", "Omar Hassan"), "Cairo")


OCCASIONS = [
    ("Trade minister Ama Mensah announced the decision after two hours of talks in Lome with her Togolese counterpart.", "meet"),
    ("The Kenyan prime minister praised Norway during a two-day visit to Oslo.", "visit"),
    ("The Nepali president flew home from a private visit to Bhutan on Sunday.", "visit"),
    ("The official said a Chadian delegation would travel to Niamey in November.", "visit"),
    ("Foreign Minister Ana Vula of Fiji was in Apia on Monday for the summit.", "visit"),
    ("Chad and Niger are neighbours. A commission that met in Zinder in April agreed on claims.", "meet"),
    ("Ghana and Togo held a joint economic commission in Accra in May.", "meet"),
    ("Ghana and Togo exchanged 40 prisoners on Tuesday.", "other"),
    ("Peru opened a new bridge to Bolivia on Saturday.", "other"),
    ("Angola left OPEC in January 2024.", "other"),
]


@pytest.mark.parametrize(("words", "kind"), OCCASIONS)
def test_occasions_and_what_a_state_does_are_told(words: str, kind: str) -> None:
    assert kind in {event.type for event in events_of(words)}


WAITING = [
    "Chad and Niger will be bound once both parliaments have approved the treaty.",
    "Chad condemned the attack.",
    "The minister of Chad was in a hurry.",
    "Calls in parliament for an end of the pact were rejected by the government of Chad.",
]


@pytest.mark.parametrize("words", WAITING)
def test_what_waits_or_is_only_spoken_of_is_no_event(words: str) -> None:
    assert not events_of(words)


OBLIQUE = [
    ("Italy and Albania held a summit in Tirana on Thursday. Sixteen instruments were signed.", "sign", ("Albania", "Italy")),
    (
        "Honduras sells shrimp to China. An early-harvest arrangement, signed in February 2024, covers 22 products.",
        "sign",
        ("China", "Honduras"),
    ),
    ("Croatia and Hungary quarrel. Talks resume in Zagreb on 22 September.", "meet", ("Croatia", "Hungary")),
    ("India and Mauritius are close. The jetty at Agalega was inaugurated on 29 February 2024.", "other", ("India", "Mauritius")),
    ("Honduras broke with Taiwan in March 2023.", "other", ("Honduras", "Taiwan")),
    ("Niger closed the tap to Benin on 13 June.", "other", ("Niger", "Benin")),
    ("Jordan and Iraq quarrel. A convoy of 68 trucks was attacked near Rutba on 11 June.", "attack", ("convoy",)),
]


@pytest.mark.parametrize(("words", "kind", "who"), OBLIQUE)
def test_what_the_words_give_to_nobody_happened_between_the_two_states_of_a_text(
    words: str, kind: str, who: tuple[str, ...]
) -> None:
    assert [event.actors for event in events_of(words) if event.type == kind] == [who]


def test_an_airline_that_flies_somewhere_pays_no_visit() -> None:
    assert events_of("Air Baltic of Latvia flies to Tashkent twice a week.") == []
    assert events_of("Example Air of the United Arab Emirates will fly to Abuja in Nigeria from June.") == []


DEEDS = [
    ("Malian soldiers killed seven Mauritanian herders near Bassiknou on April 9.", "attack"),
    ("The Greek minister Stelios Marangos came to Tirana on Wednesday and dined with his colleague Lindita Hoxha.", "meet"),
    ("On Friday the Turkish minister Serhat Kaya goes on to Comrat.", "visit"),
    ("Oman on Tuesday flew 22 prisoners from Sanaa to Riyadh.", "other"),
    ("Peru extradited a gang leader to Chile on 4 May.", "other"),
    ("Chile deployed 594 soldiers to Colchane in February 2023.", "other"),
    ("A Rome court ruled on 31 January that Albania must wait.", "other"),
    ("The Saudi authority turned back an Egyptian ship in January.", "other"),
    ("Brazil lent Guyana two patrol boats in May.", "deliver"),
    ("In December the negotiators of Norway and Finland parted without a text.", "meet"),
]


@pytest.mark.parametrize(("words", "kind"), DEEDS)
def test_killings_journeys_rulings_and_gifts_are_told(words: str, kind: str) -> None:
    assert kind in {event.type for event in events_of(words)}


@pytest.mark.parametrize(
    "words",
    [
        "Trade between Kenya and Oman came to $40 million in 2024.",
        "The president of Kenya came to power in 2022, Oman noted.",
        "Most of Kenya's tea exports went to Oman in 2024.",
        "The flood killed nine Kenyan farmers in May. Oman sent its condolences.",
        "The company moved 130 workers from Kenya to Oman in May.",
        "Kenya gave wheat farmers a subsidy in May. Oman buys wheat.",
        "Kenya called on Oman in May to lift the ban.",
        "Heavy rain stopped trucks between Kenya and Oman in May.",
        "Kenya's minister stayed in office in 2024. Oman was pleased.",
    ],
)
def test_sums_that_come_to_and_floods_that_kill_are_no_events(words: str) -> None:
    assert not events_of(words)
