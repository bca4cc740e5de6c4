"""Measures read from own sentences about many pairs of states."""

from datetime import date

import pytest

from comity.extract.measure import RULES, measures
from comity.language import analyse
from comity.model.claim import Measure
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

PUBLISHED = Period.day(date(2025, 6, 12))


def drafts_of(words: str):
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", published=PUBLISHED, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    return list(measures(analyse(document, text)))


def read(words: str) -> list[Measure]:
    return [draft.payload for draft in drafts_of(words)]


SIDES = [
    ("The European Union imposed sanctions on Belarus in June 2021.", "sanction", "imposed", "EU", "BLR"),
    ("Britain announced new sanctions against Belarus on Friday.", "sanction", "imposed", "GBR", "BLR"),
    ("Sanctions were imposed on Mali by France.", "sanction", "imposed", "FRA", "MLI"),
    ("The United States sanctioned three Turkish companies.", "sanction", "imposed", "USA", "TUR"),
    ("Western sanctions against Syria have hurt trade.", "sanction", "in_force", "West", "SYR"),
    ("Anti-Iranian sanctions continue to operate.", "sanction", "in_force", None, "IRN"),
    ("Iran, which has been under US sanctions since 2018, sells oil.", "sanction", "in_force", "USA", "IRN"),
    ("Cuba has faced prolonged US sanctions.", "sanction", "in_force", "USA", "CUB"),
    ("Washington eased some sanctions on Myanmar.", "sanction", "eased", "USA", "MMR"),
    ("The European Union's sanctions on Syria were lifted in May 2025.", "sanction", "eased", "EU", "SYR"),
    ("The UN Security Council extended sanctions on Mali until 2024.", "sanction", "extended", "UNSC", "MLI"),
    ("The EU refused to lift sanctions on Zimbabwe.", "sanction", "in_force", "EU", "ZWE"),
    ("Canada may impose sanctions on Nicaragua.", "sanction", "threatened", "CAN", "NIC"),
    ("Canada slapped China with 100% tariffs on cars in 2024.", "tariff", "imposed", "CAN", "CHN"),
    ("India raised import duties on Chinese steel.", "tariff", "imposed", "IND", "CHN"),
    ("China retaliated with tariffs of 15% on American coal.", "tariff", "imposed", "CHN", "USA"),
    ("Vietnam faces a 46% US tariff.", "tariff", "in_force", "USA", "VNM"),
    ("Pakistan scrapped import duties on Afghan coal.", "tariff", "eased", "PAK", "AFG"),
    (
        "Kenya threatened to impose tariffs on countries buying Chadian oil.",
        "tariff",
        "threatened",
        "KEN",
        "countries buying Chadian oil",
    ),
    ("Washington revoked a licence granted to energy firm Repsol.", "licence", "revoked", "USA", "Repsol"),
    ("The United States renewed the waiver that allows Iraq to buy power.", "licence", "extended", "USA", "IRQ"),
    ("Washington granted India a waiver to buy Iranian oil.", "licence", "granted", "USA", "IND"),
    ("Libyan assets were frozen by the UN Security Council in 2011.", "asset_freeze", "imposed", "UNSC", "LBY"),
    ("The UK froze assets of Belarusian banks.", "asset_freeze", "imposed", "GBR", "BLR"),
    ("Poland banned imports of Ukrainian grain.", "embargo", "imposed", "POL", "UKR"),
    ("The US lifted the arms embargo on Vietnam in 2016.", "embargo", "eased", "USA", "VNM"),
    ("Colombia banned coal exports to Israel.", "embargo", "imposed", "COL", "ISR"),
    ("Thailand introduced visa-free entry for Indian citizens.", "visa", "granted", "THA", "IND"),
    ("The US imposed visa restrictions on Georgian officials.", "visa", "imposed", "USA", "GEO"),
    ("Estonia expelled two Russian diplomats.", "other", "imposed", "EST", "RUS"),
    ("Norway recognised Palestine in May 2024.", "recognition", "granted", "NOR", "PSE"),
    ("Lithuania does not recognise the government of Belarus.", "recognition", "revoked", "LTU", "BLR"),
    ("Spain recognised the council as Libya's legitimate government.", "recognition", "granted", "ESP", "council"),
    ("Peru withdrew recognition of Kosovo.", "recognition", "revoked", "PER", "XKX"),
    ("The recognition by Spain of Kosovo would surprise nobody.", "recognition", "granted", "ESP", "XKX"),
]


@pytest.mark.parametrize(("words", "kind", "action", "imposer", "target"), SIDES)
def test_measure_names_both_sides(words: str, kind: str, action: str, imposer: str | None, target: str) -> None:
    assert [(m.type, m.action, m.imposer, m.target) for m in read(words)] == [(kind, action, imposer, target)]


NOTHING = [
    "Despite sanctions, trade between Kenya and Oman grew.",
    "The railway raised its tariffs last year.",
    "Electricity tariffs in Ghana rose by 10%.",
    "Senators called for new sanctions on Georgia.",
    "Hungary blocked new EU sanctions on Russia.",
    "Serbia refuses to impose sanctions on Russia.",
    "Japan recognised Norway's contribution to peace.",
    "Peru recognised Chile as a key partner.",
    "The court recognised the arbitration award against Spain.",
    "India does not recognise unilateral sanctions.",
    "The driver lost his licence in Kenya.",
    "Visa applications from Turkey rose.",
    "Both sides want an agreement with 2,000 tariff lines.",
    "The team from Mexico was banned from the cup.",
    "Sanctions relief for Iran is on the table.",
    "The lawmakers urged tariffs on Bolivian soy.",
    "Japan froze out Peru in the final.",
]


@pytest.mark.parametrize("words", NOTHING)
def test_lookalikes_make_no_claim(words: str) -> None:
    assert read(words) == []


def test_one_claim_for_each_target() -> None:
    found = read("US sanctions on both Kenya and Chad remain a burden.")
    assert [(m.imposer, m.target, m.action) for m in found] == [("USA", "KEN", "in_force"), ("USA", "TCD", "in_force")]


def test_one_claim_for_each_imposer() -> None:
    found = read("Ireland, Norway and Spain formally recognised the State of Palestine on May 28, 2024.")
    assert [m.imposer for m in found] == ["IRL", "NOR", "ESP"]
    assert {m.date for m in found} == {Period.day(date(2024, 5, 28))}


def test_goods_from_several_states_hit_each() -> None:
    found = read("The United States has imposed a 25% tariff on steel from Canada and Mexico.")
    assert [(m.imposer, m.target) for m in found] == [("USA", "CAN"), ("USA", "MEX")]


def test_year_that_only_describes_is_no_date() -> None:
    found = read("Washington eased sanctions on Myanmar following the 2022 cutoff of supplies.")
    assert [(m.target, m.date) for m in found] == [("MMR", None)]


def test_who_suffers_is_no_target_where_two_states_are_named() -> None:
    found = read("Turkey's exports to Iraq fell because of Western sanctions.")
    assert [(m.imposer, m.target) for m in found] == [("West", None)]


def test_threat_is_conditional_and_standing_is_actual() -> None:
    assert [d.modality for d in drafts_of("Canada may impose sanctions on Nicaragua.")] == ["conditional"]
    assert [d.modality for d in drafts_of("Western sanctions on Syria remain in place.")] == ["actual"]


def test_suspended_favour_is_revoked_for_both() -> None:
    found = read("The visa-free regime between Georgia and Kuwait was suspended in 2024.")
    assert [(m.type, m.action, m.target) for m in found] == [("visa", "revoked", "GEO"), ("visa", "revoked", "KWT")]


def test_participle_is_history_beside_the_main_verb() -> None:
    found = read("Washington revoked a licence granted to Repsol.")
    assert [m.action for m in found] == ["revoked"]


def test_object_is_as_worded() -> None:
    assert read("Pakistan scrapped import duties on Afghan coal.")[0].object == "import duties on Afghan coal"


@pytest.mark.parametrize("words", [row[0] for row in SIDES])
def test_evidence_is_short(words: str) -> None:
    assert all(3 <= len(words[d.start : d.end].split()) <= 12 for d in drafts_of(words))


def test_every_rule_says_what_it_reads() -> None:
    assert all(rule.__doc__ for rule in RULES.values())


WORDINGS = [
    ("Saudi Arabia lifted its ban on Lebanese vegetables.", "embargo eased SAU>LBN"),
    ("Uganda's ban on Kenyan maize is still there.", "embargo in_force UGA>KEN"),
    ("Indonesia halted exports of nickel ore to Japan in 2020.", "embargo imposed IDN>JPN"),
    ("Mexico suspended imports of Brazilian chicken in May.", "embargo imposed MEX>BRA"),
    ("Tanzania barred trucks from Malawi.", "embargo imposed TZA>MWI"),
    ("Botswana introduced a quota on South African vegetables.", "other imposed BWA>ZAF"),
    ("Algeria closed its airspace to Moroccan aircraft.", "other imposed DZA>MAR"),
    ("Kenya answered with a 25 percent duty on Ugandan eggs.", "tariff imposed KEN>UGA"),
    ("Egypt hit Turkish steel with anti-dumping duties in 2023.", "tariff imposed EGY>TUR"),
    ("Colombia raised the tax on Ecuadorean rice.", "tariff imposed COL>ECU"),
    ("Canada's anti-dumping duty on Vietnamese steel pipe was prolonged in January.", "tariff extended CAN>VNM"),
    ("Kenya halved the duty on Tanzanian flour.", "tariff eased KEN>TZA"),
    ("Omani lorries: Yemen cuts road toll by 30%.", "tariff eased YEM>OMN"),
    ("Serbian exporters keep paying a 5 percent levy on plums.", "tariff in_force None>SRB"),
    ("China granted zero-tariff treatment to goods from Zambia.", "tariff granted CHN>ZMB"),
    ("Australia added three Myanmar banks to its sanctions list.", "sanction imposed AUS>MMR"),
    ("The United Kingdom removed Syria's central bank from its sanctions list.", "sanction eased GBR>Syria's central bank"),
    ("China will let Uzbek citizens enter without a visa for 30 days.", "visa granted CHN>UZB"),
    ("Fiji announced that the visa requirement for Omani tourists would be lifted.", "visa eased FJI>OMN"),
    ("Thailand introduced visa-free entry for Kazakh nationals.", "visa granted THA>KAZ"),
    ("Mauritania issued licences to 20 Spanish trawlers.", "licence granted MRT>ESP"),
    ("The accord lets 12 Norwegian vessels into the bay.", "licence granted None>NOR"),
    ("Beijing tightened export licensing for Japanese buyers.", "licence imposed CHN>JPN"),
]


@pytest.mark.parametrize(("words", "told"), WORDINGS)
def test_measure_in_other_wordings(words: str, told: str) -> None:
    assert [f"{m.type} {m.action} {m.imposer}>{m.target}" for m in read(words)] == [told]


STILL_NOTHING = [
    "The ban on smoking in Irish pubs was a success.",
    "Ghanaian law restricts foreign firms.",
    "Ireland cut its tax on diesel.",
    "An Irish court lifted a ban on betting.",
    "The toll of the earthquake in Morocco rose to 2,900.",
    "The Kenyan striker was banned for two matches in Uganda.",
    "Moldova imposed no new duties on Belarus.",
    "Quotas of Angola were discussed in Vienna.",
    "Ghana halted exports for a day.",
]


@pytest.mark.parametrize("words", STILL_NOTHING)
def test_wider_words_make_no_claim_of_lookalikes(words: str) -> None:
    assert read(words) == []


def test_duties_eased_by_two_together_hit_each_other() -> None:
    found = read("Egypt and Serbia will scrap duties on most goods from 1 January 2026.")
    assert {(m.imposer, m.target) for m in found} == {("EGY", "SRB"), ("SRB", "EGY")}
    assert {m.date for m in found} == {Period.day(date(2026, 1, 1))}


def test_range_of_a_rate_is_no_verb() -> None:
    found = read("Thailand's anti-dumping duty of 6 to 51 per cent on Vietnamese pipe was prolonged for five years.")
    assert [(m.action, m.imposer, m.target) for m in found] == [("extended", "THA", "VNM")]


TOLD_OTHERWISE = [
    ("Citizens of Georgia can now visit China for 30 days without a visa.", "visa granted CHN>GEO"),
    ("Uzbek nationals no longer need visas to travel to Oman.", "visa eased OMN>UZB"),
    ("Turkey has halted all trade with Israel.", "embargo imposed TUR>ISR"),
    ("The United States blacklisted 12 Chinese chipmakers.", "sanction imposed USA>CHN"),
    ("New Zealand sanctioned 22 Belarusian individuals.", "sanction imposed NZL>BLR"),
    ("Canada added nine Chadian entities to its own list.", "sanction imposed CAN>TCD"),
    ("Lithuania closed its border with Belarus to lorries.", "other imposed LTU>BLR"),
    ("Nigeria reopened its land border with Benin last week.", "other eased NGA>BEN"),
    ("Switzerland unfroze $20 million of Libyan assets.", "asset_freeze eased CHE>LBY"),
    ("Ecuador suspended electricity sales to Colombia.", "embargo imposed ECU>COL"),
    ("Thailand granted Siam Gas & Power a licence to import gas.", "licence granted THA>Siam Gas & Power"),
    ("Angola granted Northwind Gas & Oil a licence to export crude to Peru.", "licence granted AGO>Northwind Gas & Oil"),
]


@pytest.mark.parametrize(("words", "told"), TOLD_OTHERWISE)
def test_measures_told_otherwise(words: str, told: str) -> None:
    assert [f"{m.type} {m.action} {m.imposer}>{m.target}" for m in read(words)] == [told]


NO_MEASURE = [
    "Ghanaians cannot enter Peru without a visa.",
    "Three Ghanaians tried to enter Peru without a visa.",
    "Hungary offered to lift the annual quota of Nepali workers from 7,000 to 10,000.",
    "Brazil added the Peruvian dish to its list of favourites.",
    "Chile added Peruvian avocados to its list.",
]


@pytest.mark.parametrize("words", NO_MEASURE)
def test_entry_lists_and_quotas_of_people_are_no_measures(words: str) -> None:
    assert read(words) == []


def test_the_same_right_goes_the_other_way_round() -> None:
    found = read("Kenyans will be able to enter Qatar without a visa, and Qataris will enjoy the same right in Kenya.")
    assert {(m.type, m.imposer, m.target) for m in found} == {("visa", "QAT", "KEN"), ("visa", "KEN", "QAT")}


def test_two_countries_that_free_each_other_of_visas() -> None:
    found = read("The two countries abolished visas for holders of diplomatic passports, Laos and Serbia said.")
    assert {(m.action, m.imposer, m.target) for m in found} == {("eased", "LAO", "SRB"), ("eased", "SRB", "LAO")}


def test_what_is_under_consideration_is_threatened() -> None:
    (found,) = read("A surcharge on Omani vessels is under consideration.")
    assert (found.action, found.target) == ("threatened", "OMN")


def test_a_threat_to_take_a_favour_away_is_threatened() -> None:
    (found,) = read("Togo threatened to suspend the work permits of Ghanaian managers.")
    assert (found.type, found.action, found.target) == ("licence", "threatened", "GHA")


def test_members_of_a_body_are_not_the_body() -> None:
    found = read("Several EU member states withdrew recognition of the government of Belarus in 2020.")
    assert [measure.imposer for measure in found] == [None]


def test_what_holds_now_did_not_happen_on_the_day_named_before() -> None:
    found = read("In April 2019 the coup in Chad failed; currently Peru has recognised Kosovo.")
    assert [(measure.imposer, measure.date) for measure in found] == [("PER", None)]


def test_who_refuses_recognition_is_not_who_imposes_the_sanctions_named_beside_it() -> None:
    found = read("Several countries, including Peru, do not recognise Chad, and sanctions imposed by Japan hurt trade.")
    assert [(measure.type, measure.imposer) for measure in found if measure.type == "recognition"] == [("recognition", "PER")]


FURTHER = [
    ("Algeria has barred Moroccan planes from its airspace since 2021.", ["embargo imposed DZA>MAR"]),
    ("Iraq was hit by fresh US sanctions in October.", ["sanction imposed USA>IRQ"]),
    ("The restrictions that Zambia placed on Malawian maize in 2023 were lifted last week.",
     ["embargo imposed ZMB>MWI", "embargo eased ZMB>MWI"]),
    ("Colombia demanded that two Nicaraguan diplomats leave.", ["other imposed COL>NIC"]),
    ("Malaysians can stay visa-free in Uzbekistan for 30 days.", ["visa eased UZB>MYS"]),
    ("Oman has granted Indian tourists visa-free stays of 14 days.", ["visa granted OMN>IND"]),
    ("Japan halted visas for Russians in 2022.", ["visa imposed JPN>RUS"]),
    ("The tariff row goes on: Ottawa has charged 25% on Chinese cars since March.", ["tariff imposed CAN>CHN"]),
    ("Panama cut ties with Taiwan and recognised Beijing in 2017.",
     ["recognition revoked PAN>TWN", "recognition granted PAN>CHN"]),
    ("Iran was removed from the sanctions list.", ["sanction eased None>IRN"]),
    ("Germany halted aid to Uganda.", ["other imposed DEU>UGA"]),
    ("London has unfrozen some 200 million pounds of Libyan money.", ["asset_freeze eased GBR>LBY"]),
    ("Washington put two Serbian firms, Alfa Metal and Dunav Gas, on its sanctions list.",
     ["sanction imposed USA>Alfa Metal", "sanction imposed USA>Dunav Gas"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), FURTHER)
def test_measures_by_the_tree(words: str, expected: list[str]) -> None:
    assert [f"{m.type} {m.action} {m.imposer}>{m.target}" for m in read(words)] == expected


def test_will_alone_is_settled_and_would_is_a_threat() -> None:
    (settled,) = read("Peru will impose a duty of 12% on Brazilian shoes from August.")
    (threat,) = read("Peru warned that it would impose a duty of 12% on Brazilian shoes.")
    assert (settled.action, threat.action) == ("imposed", "threatened")


def test_a_measure_told_before_gives_the_sides_of_its_end() -> None:
    found = read("Jordan banned imports of Syrian tomatoes in March. Prices doubled. The ban was lifted last week.")
    assert [(m.action, m.imposer, m.target) for m in found] == [("imposed", "JOR", "SYR"), ("eased", "JOR", "SYR")]


def test_the_date_of_another_verb_is_not_taken() -> None:
    (found,) = read("Norway, which joined the pact in 2019, banned Belarusian potash.")
    assert found.date is None


STILL = [
    "The number of visas granted to Kenyans by Oman fell.",
    "Russia barred a Lithuanian minister from entering.",
    "Three Ghanaians tried to enter Peru visa-free.",
    "Togo should let Ghanaian lorries pass, a trader said.",
    "The tariff of the Suez Canal rose.",
]


@pytest.mark.parametrize("words", STILL)
def test_counted_visas_and_barred_people_are_no_measures(words: str) -> None:
    assert read(words) == []


DONE_TO = [
    ("Kenya imposed sanctions on four Chadian and two Malian firms.", [("KEN", "TCD", "imposed"), ("KEN", "MLI", "imposed")]),
    ("Kenya blacklisted four companies and two tankers registered in Chad.", [("KEN", "TCD", "imposed")]),
    ("Niger banned lorries registered in Chad or Mali.", [("NER", "TCD", "imposed"), ("NER", "MLI", "imposed")]),
    (
        "Kenya imposed a duty on Chadian steel in 2023. The measure was withdrawn in February.",
        [("KEN", "TCD", "imposed"), ("KEN", "TCD", "eased")],
    ),
    ("Chad's goods have been charged 15% at the Kenyan border, a duty they pay since April.", [("KEN", "TCD", "imposed")]),
    ("Kenya has banned flights by Chadian airlines.", [("KEN", "TCD", "imposed")]),
    ("Chadian maize has been barred from Kenya since March.", [("KEN", "TCD", "imposed")]),
    ("The sanctions that Kenya imposed on Chad in 2022 remain in force.", [("KEN", "TCD", "in_force")]),
    ("Kenya exempted Chadian citizens from visas.", [("KEN", "TCD", "eased")]),
    ("Kenya requires licences for exports of chips to Chad.", [("KEN", "TCD", "imposed")]),
    ("Kenya raised the quota for Chadian beef to 20,000 tonnes.", [("KEN", "TCD", "eased")]),
    ("Kenya cut the quota for Chadian beef to 20,000 tonnes.", [("KEN", "TCD", "imposed")]),
    ("A U.S. waiver allows Kenya to import gas until March.", [("USA", "KEN", "in_force")]),
    ("Tubu, a Chadian refiner sanctioned by Kenya in May, has closed.", [("KEN", "TCD", "imposed")]),
]


@pytest.mark.parametrize(("words", "told"), DONE_TO)
def test_who_does_it_to_whom(words: str, told: list[tuple[str, str, str]]) -> None:
    assert [(item.imposer, item.target, item.action) for item in read(words)] == told


FALLS = [
    "Kenyan millers cut purchases from Chad by 29 per cent to 3.1 million tonnes last season.",
    "Kenya will end an oil pipeline agreement with Chad next July.",
    "The average tariff paid by Kenyan exporters in Chad is 5 percent.",
    "Kenyan sanctions against Chadian firms are unlikely.",
    "The border between Kenya and Chad has been closed since March.",
]


@pytest.mark.parametrize("words", FALLS)
def test_falls_averages_and_what_may_not_come_are_none(words: str) -> None:
    assert read(words) == []


TOLD_OTHERWISE = [
    ("Lusaka charged each loaded truck from Malawi a scanning fee of $250.", "other", "imposed", "ZMB", "MWI"),
    ("Since May Togo has charged each Ghanaian lorry a scanning fee of $90.", "other", "imposed", "TGO", "GHA"),
    ("Kenya abolished the fee of 30 dollars for Ugandan lorries on 1 June.", "other", "eased", "KEN", "UGA"),
    ("Kenya ordered tests of each lot of Ugandan maize on 7 February.", "other", "imposed", "KEN", "UGA"),
    ("Kenya agreed to raise its quota for Ugandan maize.", "other", "eased", "KEN", "UGA"),
    ("Kenya launched an anti-dumping inquiry into Ugandan steel on 3 June.", "other", "threatened", "KEN", "UGA"),
    ("An anti-dumping investigation against Ugandan steel was opened by Kenya.", "other", "threatened", "KEN", "UGA"),
    ("Hanoi extended its anti-dumping probe into Japanese cold-rolled steel.", "other", "extended", "VNM", "JPN"),
    ("Ghana ordered the Togolese high commissioner and five other diplomats out.", "other", "imposed", "GHA", "TGO"),
    ("Ghana severed diplomatic relations with Togo in March 2023.", "other", "imposed", "GHA", "TGO"),
    ("Ghana severed diplomatic relations with Taiwan in March 2023.", "recognition", "revoked", "GHA", "TWN"),
    ("India gave money to the authorities in Kabul, whom India does not recognise.", "recognition", "revoked", "IND", "AFG"),
    ("Russia approved six Bolivian slaughterhouses in May.", "licence", "granted", "RUS", "BOL"),
    ("Kenyans enter Uganda on identity cards again.", "visa", "eased", "UGA", "KEN"),
    ("The Chinese firm has been on a blacklist of the US Commerce Department since 2020.", "sanction", "in_force", "USA", "CHN"),
    ("Cuba went back on the US list of state sponsors of terrorism in 2021.", "sanction", "imposed", "USA", "CUB"),
]


@pytest.mark.parametrize(("words", "kind", "action", "imposer", "target"), TOLD_OTHERWISE)
def test_fees_checks_inquiries_and_lists_are_measures(words, kind, action, imposer, target):
    assert (kind, action, imposer, target) in {(m.type, m.action, m.imposer, m.target) for m in read(words)}


@pytest.mark.parametrize(
    "words",
    [
        "Kenya charges a fee for lunch at its embassy in Uganda.",
        "Kenya ordered a pizza and went out with Ugandan diplomats.",
        "The two sides agreed on normalising ties between Kenya and Uganda.",
        "He visited Uganda with an identity card of Kenya.",
        "Scientists from Kenya opened an inquiry into the history of Uganda.",
        "Kenya passed tests that Uganda's inspectors had announced in the school.",
        "The German railways stopped trains in Denmark because of the storm.",
    ],
)
def test_words_of_fees_and_checks_alone_are_no_measures(words):
    assert read(words) == []


def test_a_pronoun_goes_on_with_the_measure_told_before():
    banned, lifted = read("Chad imposed a ban on Nigerian fish in March. It was lifted in May.")
    assert (banned.action, lifted.action) == ("imposed", "eased")
    assert (lifted.type, lifted.imposer, lifted.target) == (banned.type, banned.imposer, banned.target)


def test_those_named_after_a_measure_are_its_targets_one_by_one():
    words = (
        "Chad imposed sanctions on five Nigerian officials on 3 May. "
        "Among the entities are trader Lagos Kali Export, Bank Zaria and Orbit-2. Mr Bello spoke in Lagos."
    )
    found = [measure for measure in read(words) if measure.target != "NGA"]
    assert [measure.target for measure in found] == ["Lagos Kali Export", "Bank Zaria", "Orbit-2"]
    assert {(measure.type, measure.imposer, measure.date) for measure in found} == {
        ("sanction", "TCD", Period.day(date(2025, 5, 3)))
    }


ANSWERS = [
    ("Kenya banned Ugandan eggs in May. Uganda followed suit.", "embargo", "imposed", "UGA", "KEN"),
    (
        "Oman exempted Kenyan citizens from visas in 2023. Kenya has accorded the same treatment since 2024.",
        "visa",
        "eased",
        "KEN",
        "OMN",
    ),
    ("Kenya and Oman trade. Kenya levied 20% on Omani dates; Oman answered in kind.", "tariff", "imposed", "OMN", "KEN"),
    ("Coffee from Indonesia will enter Russia free of duty.", "tariff", "eased", "RUS", "IDN"),
    ("Turkey admits 10,000 tonnes of Moldovan sunflower oil duty-free each year.", "tariff", "in_force", "TUR", "MDA"),
    (
        "Uganda is wary. Kenya has charged foreign trucks $16 per 100 km since May, Uganda says.",
        "tariff",
        "imposed",
        "KEN",
        "UGA",
    ),
    ("Benin charges 500 naira on each Nigerian lorry.", "tariff", "imposed", "BEN", "NGA"),
    ("Norway announced it would shut its waters to Russian vessels.", "other", "threatened", "NOR", "RUS"),
    ("Malawi has reintroduced checks on the border with Zambia.", "other", "imposed", "MWI", "ZMB"),
    ("Malawi lifted the controls at the Zambian border in May.", "other", "eased", "MWI", "ZMB"),
    ("Fiji shut out Samoan pork in March.", "embargo", "imposed", "FJI", "WSM"),
]


@pytest.mark.parametrize(("words", "kind", "action", "imposer", "target"), ANSWERS)
def test_answers_free_entry_money_and_borders_are_measures(words, kind, action, imposer, target):
    assert (kind, action, imposer, target) in {(m.type, m.action, m.imposer, m.target) for m in read(words)}


@pytest.mark.parametrize(
    "words",
    [
        "Togolese shops sell duty-free perfume to Ghanaians.",
        "Ghanaians bought 300 bottles at the duty-free shop in Togo.",
        "The hotel charged Nigerian guests $200 a night in Benin.",
        "Chad's firm charged Cameroon $40 million for the work.",
        "Mali raised its exports to Niger in May. Niger did the same.",
        "Peru could admit Chilean apples duty-free.",
    ],
)
def test_shops_bills_and_trade_that_follows_suit_are_no_measures(words):
    assert read(words) == []


def test_who_does_not_follow_suit_takes_no_measure():
    assert [m.imposer for m in read("Gabon imposed a levy on Chadian cars. Chad did not follow suit.")] == ["GAB"]


def test_several_goods_of_one_side_are_one_measure():
    (found,) = read("Kenya banned rice, sugar and flour from Uganda.")
    assert (found.imposer, found.target, found.object) == ("KEN", "UGA", "rice, sugar, flour")
