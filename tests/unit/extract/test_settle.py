"""What the sentence and the document decide of an amount: whose money it is in, and what a percentage is."""

import pytest

from comity.extract.options.meanings import meant
from comity.extract.setting import Setting
from comity.extract.settle import settled
from comity.language import analyse
from comity.model.analysis import Amount
from comity.model.ids import document_id, text_id
from comity.model.text import Document, Metadata, Text


def amounts(words: str, publisher: str = "Example Wire") -> list[Amount]:
    """All amounts of a text, settled."""
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher=publisher, lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    analysis = analyse(document, text)
    settings = [Setting(analysis, number) for number in range(len(analysis.sentences))]
    return [settled(setting, amount) for setting in settings for amount in setting.amounts]


@pytest.mark.parametrize(
    ("words", "publisher", "unit"),
    [
        ("All values are in New Zealand dollars. Exports to Fiji came to $410 million.", "Example Wire", "NZD"),
        ("Exports to Fiji came to $410 million. Unless stated, dollar means the Australian dollar.", "Example Wire", "AUD"),
        (
            "Hong Kong sent goods worth HK$90 billion to Chile. Imports were $40 billion. The deficit was $3 billion.",
            "Example Wire",
            "HKD",
        ),
        ("Canada bought tea for $40 million from Kenya, and Kenya paid US$2 million.", "The Globe and Mail", "CAD"),
        ("Canada bought tea for $40 million from Kenya.", "The Globe and Mail", "USD"),
        ("Canada bought tea for C$55 million ($40 million) from Kenya. It paid $3 million more.", "Example Wire", "USD"),
        ("Canada bought tea for $40 million from Kenya.", "Example Wire", "USD"),
    ],
)
def test_whose_dollar_a_bare_sign_is(words: str, publisher: str, unit: str) -> None:
    told = [amount for amount in amounts(words, publisher) if words[amount.start] == "$"]
    assert {amount.unit for amount in told} == {unit}


def test_a_dollar_named_in_full_stays() -> None:
    found = amounts("All values are in Canadian dollars. Chile paid US$5 million and $7 million in fees.")
    assert [amount.unit for amount in found] == ["USD", "CAD"]


def test_pounds_are_those_of_the_sign_in_the_text() -> None:
    found = amounts("Kigali took 240 million pounds. The ministry set £169,000 for each of them.")
    assert [amount.unit for amount in found] == ["GBP", "GBP"]


def test_cents_are_hundredths_of_what_they_are_cents_of() -> None:
    (price,) = amounts("Jordan pays Israel 65 US cents per cubic metre.")
    assert (price.value, price.unit) == (0.65, "USD/m3")
    assert price.strict.low == pytest.approx(0.645)


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("Oman sells Yemen the power at 24 baisas a kilowatt-hour.", 24, "OMR/MWh"),
        ("Kuwait charges Qatar 250 fils a barrel.", 0.25, "KWD/bbl"),
        ("Yemen charges Qatar 250 fils a barrel.", 2.5, "YER/bbl"),
        ("India pays Bhutan 55 paise a unit.", 0.55, "INR"),
        ("Norway sold Spain power at 80 øre a unit.", 0.8, "NOK"),
        ("South Africa pays Lesotho 95 cents a unit, or R2.1 billion in all.", 0.95, "ZAR"),
        ("Eswatini owes Mozambique E310 million for power.", 310e6, "SZL"),
        ("Malawi owes Mozambique K3.1 billion for power.", 3.1e9, "MWK"),
        ("Zambia and Malawi met. It brought Malawi's government 61 million kwacha.", 61e6, "MWK"),
        ("Malawi took 40 million kwacha from Chile.", 40e6, "MWK"),
        ("Brunei sold Malaysia crude for B$2.1 billion.", 2.1e9, "BND"),
    ],
)
def test_coins_letters_and_shared_names_are_the_money_of_the_state_spoken_of(words: str, value: float, unit: str) -> None:
    assert (value, unit) in [(round(amount.value, 9), amount.unit) for amount in amounts(words)]


def test_a_letter_is_no_money_where_no_state_writes_its_money_so() -> None:
    assert amounts("Chile owes Peru E310 million for power.") == []


def test_a_rate_that_is_charged_stays_one() -> None:
    (told,) = meanings("The Chilean bank lends to Peru at 3.2% over 15 years.")
    assert told == {("percent", "level", 3.2)}


@pytest.mark.parametrize(
    ("words", "value", "relation"),
    [
        ("Tariffs stay. Chinese buses will face 40% from May in Canada.", 40, "level"),
        ("Norway eased its duties; the rest, as high as 218 per cent, went in March.", 218, "level"),
        ("Jakarta's levy on crude palm oil from its southern islands went to ten per cent in May.", 10, "level"),
        ("Quito kept duties on 60% of tariff lines, and another 30% are due in 2026.", 30, "share"),
        ("The economy of Ghana grew 0.7 percent last year and Nigeria's 2.9 percent.", 2.9, "ratio"),
        ("Growth in Peru slowed to 2.9% from 32.7% in the year before.", 32.7, "ratio"),
        ("A Chilean exporter still pays 9 per cent at the dock in Peru.", 9, "level"),
        ("Chile kept a share of 9 per cent in Peru.", 9, "share"),
        ("Chile has left its growth forecast for trade with Peru at 9 per cent.", 9, "ratio"),
    ],
)
def test_what_a_percentage_is(words: str, value: float, relation: str) -> None:
    found = [amount for amount in amounts(words) if amount.value == value]
    assert [amount.relation for amount in found] == [relation]


def test_a_fall_goes_on_as_a_fall() -> None:
    found = amounts("Exports of Chile fell 4 percent in May and Peru's 3 percent.")
    assert [(amount.value, amount.relation) for amount in found] == [(-4, "ratio"), (-3, "ratio")]


def meanings(words: str) -> list[set[tuple[str, str, float]]]:
    """All that each amount of a text may mean."""
    text = Text(id=text_id(words), words=words)
    metadata = Metadata(publisher="Example Wire", lang="en", grade="stated")
    document = Document(id=document_id(text.id, "pile/a.txt"), text=text.id, address="pile/a.txt", metadata=metadata)
    analysis = analyse(document, text)
    settings = [Setting(analysis, number) for number in range(len(analysis.sentences))]
    found = [meant(setting, settled(setting, amount)) for setting in settings for amount in setting.amounts]
    return [{(one.unit, one.relation, one.value) for one in each} for each in found]


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Nepal sold tea for 40 million rupees to India.", {"rupee", "NPR", "INR"}),
        ("Nepal sold tea for 40 million rupees to China.", {"NPR"}),
        ("Canada sold tea for $40 million to Kenya.", {"USD", "CAD"}),
        ("Canada sold tea for US$40 million to Kenya.", {"USD"}),
        ("Kenya sold tea for 40 million euros to Canada.", {"EUR"}),
    ],
)
def test_the_money_of_each_state_named_is_a_meaning_of_a_shared_name(words: str, units: set[str]) -> None:
    assert [{unit for unit, _, _ in each} for each in meanings(words)] == [units]


def test_a_bare_percentage_may_be_all_and_a_change_that_is_told_stays_one() -> None:
    assert [{relation for _, relation, _ in each} for each in meanings("Kenya and Malawi were at 15 percent.")] == [
        {"share", "level", "ratio"}
    ]
    assert meanings("Sales of Kenya to Malawi rose by 15 percent.") == [{("percent", "ratio", 15.0)}]
