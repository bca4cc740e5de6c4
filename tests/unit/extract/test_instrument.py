"""Instruments read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract.instrument import RULES, instruments
from comity.language import analyse
from comity.model.claim import Instrument
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def drafts_of(words: str):
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return list(instruments(analyse(document, text)))


def read(words: str) -> list[Instrument]:
    return [draft.payload for draft in drafts_of(words)]


ACTIONS = [
    ("Chad and Niger signed a border treaty in N'Djamena on 3 March 2024.", "signed", "treaty", "NER TCD", "2024-03-03"),
    ("The treaty was signed by Chad and Niger on 3 March 2024.", "signed", "treaty", "NER TCD", "2024-03-03"),
    ("A fisheries protocol signed in May 2021 ties Senegal to Spain.", "signed", "protocol", "ESP SEN", "2021-05"),
    (
        "The signing of a memorandum of understanding between Ghana and India took place in 2023.",
        "signed",
        "mou",
        "GHA IND",
        "2023",
    ),
    ("Serbia and Hungary signed 12 documents on transport.", "signed", "other", "HUN SRB", None),
    ("Angola and Zambia signed four agreements covering railways in Lusaka.", "signed", "agreement", "AGO ZMB", None),
    ("Both Peru and Chile have inked a pact on customs.", "signed", "agreement", "CHL PER", None),
    ("Oman, which borders Yemen, concluded a trade agreement with Qatar.", "signed", "agreement", "OMN QAT", None),
    ("Egypt and Jordan extended a gas supply contract until 2035.", "extended", "contract", "EGY JOR", None),
    ("The lease between Djibouti and Japan was extended last year.", "extended", "contract", "DJI JPN", "2024"),
    ("Baku approved the extension of joint ventures with Turkey.", "extended", "contract", "AZE TUR", None),
    ("Peru's congress ratified the trade agreement with China in April.", "ratified", "agreement", "CHN PER", "2025-04"),
    ("The ratification of the agreement by Angola took place in 2020.", "ratified", "agreement", "AGO", "2020"),
    ("Poland announced a deal with South Korea on tanks.", "announced", "agreement", "KOR POL", None),
    ("Turkey plans to sign a partnership agreement with Somalia.", "negotiating", "agreement", "SOM TUR", None),
    ("Vietnam and Thailand are negotiating a free trade agreement.", "negotiating", "agreement", "THA VNM", None),
    ("Talks on a border treaty between Chile and Bolivia continue.", "negotiating", "treaty", "BOL CHL", None),
    ("The signing of an accord between Kenya and Italy is expected in July.", "negotiating", "agreement", "ITA KEN", "2025-07"),
    ("A contract with Malaysia will be signed by Fiji.", "negotiating", "contract", "FJI MYS", None),
    ("The pact between Japan and the Philippines entered into force in 2024.", "in_force", "agreement", "JPN PHL", "2024"),
    ("The treaty between Laos and Cuba will enter into force on 1 July 2026.", "in_force", "treaty", "CUB LAO", "2026-07-01"),
    ("Under the US-Japan security treaty, troops are stationed on Okinawa.", "in_force", "treaty", "JPN USA", None),
    ("Mali withdrew from the military accord with France in May 2022.", "terminated", "agreement", "FRA MLI", "2022-05"),
    ("The gas contract between Moldova and Romania expires in 2026.", "in_force", "contract", "MDA ROU", None),
    ("The gas contract between Moldova and Romania expired in 2024.", "terminated", "contract", "MDA ROU", "2024"),
    ("Brunei ratified by 30 votes to none an accord on fishing with Palau.", "ratified", "agreement", "BRN PLW", None),
    ("Under a labour pact between Jordan and Nepal, nurses need no visa.", "in_force", "agreement", "JOR NPL", None),
    (
        "The base lease between Kyrgyzstan and the United States was terminated in 2014.",
        "terminated",
        "contract",
        "KGZ USA",
        "2014",
    ),
    ("Iran and Iraq reached an agreement on gas supplies.", "reached", "agreement", "IRN IRQ", None),
    ("The accords reached at the summit bind Togo and Benin.", "reached", "agreement", "BEN TGO", None),
]


@pytest.mark.parametrize(("words", "action", "kind", "parties", "when"), ACTIONS)
def test_action_with_type_parties_and_date(words: str, action: str, kind: str, parties: str, when: str | None) -> None:
    found = read(words)
    assert [(i.action, i.type) for i in found] == [(action, kind)]
    assert " ".join(found[0].parties) == parties
    assert (found[0].date.label() if found[0].date else None) == when


NOTHING = [
    "The agreement provides for cooperation between Kenya and Oman in energy and mining.",
    "The deal is good for both Kenya and Oman.",
    "Somalia has called the memorandum illegal.",
    "The signing ceremony was attended by the presidents of Kenya and Oman.",
    "Chile signed up for the programme.",
    "The company signed a lease on an office in Madrid.",
    "There was no agreement between Sudan and South Sudan on transit fees.",
    "Talks between Serbia and Kosovo ended without an agreement.",
    "He signed the guest book at the embassy of Panama.",
    "Trade deal hopes lifted the rupee in India.",
    "Under the agreement, Egypt will receive 20 shipments a year.",
    "Kenya extended an invitation to Norway.",
    "India and Oman discussed energy and trade.",
    "Mexico reached the final against Canada.",
    "Senators urged Georgia to sign the treaty.",
    "The union signed a pay deal with the airline in Lisbon.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_no_action_makes_no_claim(words: str) -> None:
    assert read(words) == []


def test_name_is_the_noun_phrase_without_article() -> None:
    found = read("Kenya signed a strategic partnership agreement with Norway in Oslo on May 7, 2025.")
    assert found[0].name == "strategic partnership agreement with Norway"
    assert found[0].place == "Oslo"


def test_title_keeps_its_end() -> None:
    found = read(
        "Cooperation between Laos and Cuba goes on within the framework of the Plan for Development of Trade until 2030."
    )
    assert (found[0].name, found[0].action) == ("Plan for Development of Trade until 2030", "in_force")
    assert found[0].until == Period.year(2030)


def test_extension_names_itself_and_runs_until() -> None:
    found = read("Baku approved a 10-year extension of gas projects with Turkey through 2041.")
    assert found[0].name.startswith("10-year extension of gas projects")
    assert found[0].until == Period.year(2041)


def test_each_partner_of_agreements_held_is_a_claim() -> None:
    found = read("Oman has free trade agreements with India and Singapore.")
    assert [i.parties for i in found] == [("IND", "OMN"), ("OMN", "SGP")]


def test_objects_joined_by_and_share_the_verb() -> None:
    found = read("Brazil and India signed a memorandum on biofuels, a protocol on customs and two contracts.")
    assert [i.type for i in found] == ["mou", "protocol", "contract"]
    assert {i.parties for i in found} == {("BRA", "IND")}


def test_persons_sign_for_their_states() -> None:
    found = read("Kenyan President William Ruto and Norwegian Prime Minister Jonas Gahr Store signed a pact in Oslo.")
    assert found[0].signatories == ("William Ruto", "Jonas Gahr Store")
    assert found[0].parties == ("KEN", "NOR")


def test_sectors_come_from_the_words_behind_the_noun() -> None:
    found = read("Angola and Zambia signed four agreements covering railways, energy and health.")
    assert found[0].sectors == ("energy", "health", "transport")


def test_bare_repetition_completes_the_first_telling() -> None:
    found = read("Kenya and Norway signed a fisheries agreement. The deal was signed on Monday in Oslo.")
    assert len(found) == 1
    assert found[0].date == Period.day(date(2025, 6, 9))
    assert found[0].place == "Oslo"


def test_date_of_another_deed_is_not_taken() -> None:
    found = read("The treaty between Laos and Cuba, signed in 2019, was ratified in 2021.")
    assert {(i.action, i.date) for i in found} == {("signed", Period.year(2019)), ("ratified", Period.year(2021))}


def test_refusal_is_denied() -> None:
    drafts = drafts_of("Denmark refused to sign the treaty with Iceland.")
    assert [draft.is_denied for draft in drafts] == [True]


def test_plan_is_not_actual() -> None:
    drafts = drafts_of("Turkey plans to sign a partnership agreement with Somalia.")
    assert [draft.modality for draft in drafts] == ["target"]


def test_speaker_who_says_we_is_a_party() -> None:
    found = read('"We signed an agreement with Iran," Russian Foreign Minister Sergei Lavrov said.')
    assert found[0].parties == ("IRN", "RUS")


@pytest.mark.parametrize(("words", "action", "kind", "parties", "when"), ACTIONS)
def test_evidence_is_short_and_holds_the_name(words: str, action: str, kind: str, parties: str, when: str | None) -> None:
    for draft in drafts_of(words):
        quote = words[draft.start : draft.end]
        assert 3 <= len(quote.split()) <= 12
        assert draft.payload.name.split()[0] in quote


def test_every_rule_says_what_it_reads() -> None:
    assert all(rule.__doc__ for rule in RULES.values())


WORDINGS = [
    ("Morocco and Nigeria put pen to paper on a gas pipeline deal in Rabat on Monday.", "agreement signed MAR NGA"),
    ("Algeria awarded a $700 million contract to Italy's Example Energia on Sunday.", "contract signed DZA ITA"),
    ("Greece placed an order for three frigates with France in 2022.", "contract signed FRA GRC"),
    ("Poland has entered into a defence pact with Britain.", "agreement signed GBR POL"),
    ("The presidents of Tajikistan and Kyrgyzstan put their names to a border treaty.", "treaty signed KGZ TJK"),
    ("The chancellors of Chile and Peru subscribed an act of commitment on fishing.", "other signed CHL PER"),
    ("Four MoUs were exchanged between Malaysia and Cambodia.", "mou signed KHM MYS"),
    ("A tourism MoU (signed) binds Chad and Mali.", "mou signed MLI TCD"),
    ("The defence pact that Chad and Mali inked in 2022 foresees it.", "agreement signed MLI TCD"),
    ("Uganda and Rwanda have an open-skies accord dating from 2008.", "agreement signed RWA UGA"),
    ("The 1994 peace treaty between Israel and Jordan regulates water.", "treaty signed ISR JOR"),
    ("India and Japan have amended their civil nuclear agreement.", "agreement extended IND JPN"),
    ("A free trade agreement between Australia and the UAE is under negotiation.", "agreement negotiating ARE AUS"),
    ("Sri Lanka resumed talks with Thailand on a trade agreement.", "agreement negotiating LKA THA"),
    ("Dhaka is in talks with a Jordanian producer.", "agreement negotiating BGD JOR"),
    (
        "Tunisia and Turkey agreed to start negotiations on the revision of their trade agreement.",
        "agreement negotiating TUN TUR",
    ),
    ("The deal between Ghana and Barbados has yet to be signed.", "agreement negotiating BRB GHA"),
    ("Lawmakers in Manila gave their consent to a visiting forces treaty with Japan.", "treaty ratified JPN PHL"),
    ("Nepal's parliament endorsed the power trade agreement with Bangladesh.", "agreement ratified BGD NPL"),
    ("The interim accord between Kenya and Gabon is provisionally applied from July.", "agreement in_force GAB KEN"),
    ("The entry into force of the treaty between Malta and Tunisia was hailed.", "treaty in_force MLT TUN"),
    ("Iran and Qatar issued a joint statement in Doha.", "statement announced IRN QAT"),
    ("Jordan and Syria unveiled a roadmap for border trade.", "plan announced JOR SYR"),
    ("Rwanda and Uganda have agreed to set up a joint customs post.", "agreement reached RWA UGA"),
    ("Latvia and Moldova shook hands on a wine-for-grain deal.", "agreement reached LVA MDA"),
    ("Niger scrapped its military cooperation agreement with Chad in March 2024.", "agreement terminated NER TCD"),
]


@pytest.mark.parametrize(("words", "told"), WORDINGS)
def test_action_in_other_wordings(words: str, told: str) -> None:
    assert [f"{i.type} {i.action} {' '.join(i.parties)}" for i in read(words)] == [told]


STILL_NOTHING = [
    "Kenya and Uganda agreed that the road was bad.",
    "Belize's cabinet read a tax information exchange report from Oman.",
    "The Irish ambassador signed copies of her book in Accra.",
    "A plan by Dublin to plant trees in Ghana was approved by the charity's board.",
    "The talks took place in Peru under a Chilean chairman; the charity left the programme.",
    "Chile and Peru have different ideas about what a treaty is.",
    "Ministers of Ghana and Togo agreed to meet again.",
]


@pytest.mark.parametrize("words", STILL_NOTHING)
def test_wider_words_make_no_claim_of_lookalikes(words: str) -> None:
    assert read(words) == []


def test_pronoun_stands_for_the_noun_of_the_sentence_before() -> None:
    found = read("Latvia and Moldova struck a grain deal. It was renewed in 2020.")
    assert [(i.action, i.name, i.parties) for i in found] == [
        ("reached", "grain deal", ("LVA", "MDA")),
        ("extended", "grain deal", ("LVA", "MDA")),
    ]


def test_verbs_joined_by_and_share_the_subject() -> None:
    found = read("The pact between Fiji and Nauru was shelved in 2022 and revived in 2024.")
    assert [(i.action, i.date) for i in found] == [("terminated", Period.year(2022)), ("extended", Period.year(2024))]


def test_items_behind_a_colon_share_the_verb() -> None:
    found = read("Malta and Tunisia signed the following: (a) Memorandum of Understanding on Tourism; (b) Protocol on Customs.")
    assert [(i.type, i.action, i.parties) for i in found] == [
        ("mou", "signed", ("MLT", "TUN")),
        ("protocol", "signed", ("MLT", "TUN")),
    ]


def test_in_force_since_tells_the_date() -> None:
    found = read("The fisheries agreement between Spain and Mauritania, in force since 2014, was praised.")
    assert [(i.action, i.date) for i in found] == [("in_force", Period.year(2014))]


def test_state_that_agrees_alone_is_the_only_party() -> None:
    assert [i.parties for i in read("Ghana and Ireland are friends. Ghana agreed to lower fees.")] == [("GHA",)]


def test_subject_of_the_next_clause_is_no_object() -> None:
    found = read("Malta and Tunisia renewed their partnership declaration, and a tax treaty is being negotiated.")
    assert [(i.type, i.action) for i in found] == [("statement", "extended"), ("treaty", "negotiating")]


WORDED_OTHERWISE = [
    ("A framework agreement between Oman and Italy, initialled in 2022, took effect in March 2024.", "signed in_force"),
    (
        "The Convention on Legal Assistance between Cuba and Laos was initialled in 2021 and came into force last year.",
        "signed in_force",
    ),
    ("The tuna deal that Tonga and Peru initialled in 2023 and which came into force in 2024 covers tuna.", "signed in_force"),
    ("Jordan and Egypt signed an executive programme for cooperation in museums in Amman.", "signed"),
    ("Oman and Fiji witnessed the signing of a memorandum on ports and of an executive programme for archives.", "signed signed"),
    ("Hungary and Peru will reopen negotiations on a tied-aid credit of 40 million euros.", "negotiating"),
    ("Ghana and India will resume talks on a rescheduling of debts.", "negotiating"),
    ("Chad and Niger have been haggling over the revised text of the grazing protocol.", "negotiating"),
    ("Kuwait and Iraq are close to a deal on a shared gas field.", "negotiating"),
    ("A twinning agreement between Peru and Japan has still not been signed.", "negotiating"),
    ("Kenya and Nepal extended until June 2026 the standstill on 18 billion shillings of arrears.", "extended"),
    ("Malta and Libya agreed on a search and rescue arrangement on Friday.", "reached"),
    ("Ecuador's finance ministry and Japan signed a EUR 45mn ($50mn) concessional loan on Sunday.", "signed"),
    ("Iraq handed Turkish builder Anadolu Yapi a contract for a hospital in Basra.", "signed"),
    ("The Zambian company said it had landed a contract worth $40 million to build a dam in Malawi.", "signed"),
    ("The signature followed on Friday: a sports and education agreement between Fiji and Chile.", "signed"),
    ("The treaty between Laos and Cuba takes effect in May, both sides having completed ratification.", "in_force ratified"),
    (
        "The framework between Chile and Poland was signed in 2023 and ratified by the Chilean senate last year.",
        "signed ratified",
    ),
]
"""Sentences with what each instrument of them is told to be, sorted by where it is told."""


@pytest.mark.parametrize(("words", "actions"), WORDED_OTHERWISE)
def test_instruments_in_other_words(words, actions):
    assert sorted(found.action for found in read(words)) == sorted(actions.split())


UNSAID = [
    "If Gabon and Spain sign the fishing deal, catches will rise.",
    "Exports will grow if the pact between Peru and Oman is ratified by Congress.",
    "Once the treaty between Chad and Niger is ratified, tolls will fall.",
    "The payment platform of Samoa and Fiji, begun under a pilot, would be extended.",
    "Chad's settlement platform was extended to Niger.",
    "Sources close to the deal between two firms of Peru spoke of delays.",
    "Peru and Chile argued. Under the 2021 budget agreement, Peru cut taxes.",
]


@pytest.mark.parametrize("words", UNSAID)
def test_a_condition_or_a_compound_is_no_deed(words):
    assert read(words) == []


def test_what_something_rests_on_is_in_force_where_a_year_tells_it_apart():
    words = "Laos trades with Cuba. Cuba told Laos that wages remain tied to the 2012 labour protocol."
    (found,) = read(words)
    assert (found.action, found.parties, found.date) == ("in_force", ("CUB", "LAO"), Period.year(2012))


def test_a_new_partner_of_another_deed_is_no_party():
    found = read("Mali tore up its defence pact with France and signed a new one with Turkey.")
    assert [(item.action, item.parties) for item in found] == [("terminated", ("FRA", "MLI"))]


def test_to_a_year_is_the_end_of_an_extension():
    (found,) = read("Bolivia has extended a lithium deal with a German company to 2040.")
    assert found.date is None
    assert found.until == Period.year(2040)


def test_the_words_shown_are_those_of_the_deed_told_last():
    drafts = drafts_of("The framework between Chile and Poland was signed in 2023 and ratified by the Chilean senate last year.")
    assert len(drafts) == 2
    assert drafts[0].start < drafts[1].start


WORD_ORDER = [
    ("Peru ships cars to Chile under an automotive accord the two countries signed in 2019.", "signed", Period.year(2019)),
    (
        "On May 15 entered into force the agreement on free trade between Peru and Chile.",
        "in_force",
        Period.day(date(2025, 5, 15)),
    ),
    ("There were signed a protocol on customs between Peru and Chile and a memorandum on fish.", "signed", None),
    ("Bolivia is seeking damages from Chile over the terminated transit contract.", "terminated", None),
    (
        "The ministers of Peru and Chile met in Lima on Monday and agreed to widen the canal.",
        "reached",
        Period.day(date(2025, 6, 9)),
    ),
    (
        "Fruit entered under the Peru-Chile Comprehensive Economic Partnership Agreement, in force since 2020.",
        "in_force",
        Period.year(2020),
    ),
]


@pytest.mark.parametrize(("words", "action", "day"), WORD_ORDER)
def test_other_orders_of_words(words: str, action: str, day: Period | None) -> None:
    found = read(words)
    assert action in {one.action for one in found}
    assert {one.date for one in found if one.action == action} == {day}


def test_a_treaty_suspended_is_not_one_held() -> None:
    assert [one.action for one in read("Peru has suspended its extradition treaty with Chile.")] == ["terminated"]


def test_talks_that_resumed_extend_no_pact() -> None:
    assert "extended" not in {one.action for one in read("Talks on a pact between Peru and Chile resumed on Tuesday.")}


def test_after_an_accord_another_verb_takes_its_own_object() -> None:
    found = read("After the accord Peru and Chile signed a contract on gas.")
    assert [(one.action, one.type) for one in found] == [("signed", "contract")]
