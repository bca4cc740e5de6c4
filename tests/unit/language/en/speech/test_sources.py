"""Who is a source and who is none, in the brief forms of news: tickers, asides, amounts, pieces in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.language.en import ENGLISH
from comity.language.parsing import parsed


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and words, as the whole language reads them."""
    found = ENGLISH.sentences(text)
    engine = ENGLISH.engine() if ENGLISH.engine else None
    syntax = parsed(text, found, engine, ENGLISH.is_telling) if engine and ENGLISH.is_telling else ()
    actors = ENGLISH.actors(text, found, [name for one in syntax for name in one.parse.names()])
    return [
        (item.chain[-1].name, text[slice(*item.content)]) for item in ENGLISH.speech(text, found, actors, syntax) if item.chain
    ]


TICKER = (
    "EXAMPLE TICKER, 3 May 2026\n\n0712 *UTOPIA ROADS MINISTRY: BRIDGE TO OPEN IN MAY, COST 40 MLN\n"
    "0713 *GAS FLOW 14 MCM/D, -2.6 PCT\n0720 RAIL LINK: 650 KM, DESIGN 62 PCT DONE, SAYS TRANSPORT MIN OTTO EXAMPLE\n"
    "0725 VISITORS 2.6 MLN IN 2025 - TOURISM MIN\n0733 PORT DUES CUT BY 5 PCT (HARBOUR AUTHORITY)\n"
    "0740 TALKS: NEXT ROUND ON JUNE 5\n"
)


def test_lines_of_a_ticker_have_their_sources() -> None:
    said = told(TICKER)
    assert ("UTOPIA ROADS MINISTRY", "BRIDGE TO OPEN IN MAY, COST 40 MLN") in said
    assert ("OTTO EXAMPLE", "RAIL LINK: 650 KM, DESIGN 62 PCT DONE") in said
    assert ("TOURISM MIN", "VISITORS 2.6 MLN IN 2025") in said
    assert ("HARBOUR AUTHORITY", "PORT DUES CUT BY 5 PCT") in said


def test_a_minus_is_no_dash_before_a_source() -> None:
    assert not any("GAS FLOW" in words for _, words in told(TICKER))


def test_years_at_the_head_of_lines_are_no_hours() -> None:
    lines = ["Example Digest", "", "2031 bridge opens", "2029 road opens", "2027 port opens", "2026 mine opens", "2025 dam opens"]
    assert told("\n".join(lines)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the Utopian side 1,400 head of cattle graze there, for which 20 million was paid.",
            ("Utopian side", "1,400 head of cattle graze there, for which 20 million was paid"),
        ),
        (
            "By the data of our consulate the trade of both countries was 178 million dollars.",
            ("consulate", "the trade of both countries was 178 million dollars"),
        ),
        (
            "Three times as many cross in boats, by an estimate of the maritime authority.",
            ("maritime authority", "Three times as many cross in boats"),
        ),
        (
            "About 12,000 live on the other side, according to their association in Lima.",
            ("their association in Lima", "About 12,000 live on the other side"),
        ),
        (
            "The plant is to have 110 megawatts, according to the Utopian contractor, Vostok-Example.",
            ("Vostok-Example", "The plant is to have 110 megawatts"),
        ),
        (
            "Trade is heading for 9 billion according to both presidents.",
            ("both presidents", "Trade is heading for 9 billion"),
        ),
        ("The road will be paved by 2026, according to Lima.", ("Lima", "The road will be paved by 2026")),
        (
            "The state lender, Otto Example told reporters, would contribute 100 million euros to a road.",
            ("Otto Example", "The state lender, Otto Example told reporters, would contribute 100 million euros to a road"),
        ),
        (
            "Dwell time, says the port authority, is down to 5.1 days.",
            ("port authority", "Dwell time, says the port authority, is down to 5.1 days"),
        ),
        (
            "From there also came, the investigators wrote in a report, a third of the parts.",
            ("investigators", "From there also came, the investigators wrote in a report, a third of the parts"),
        ),
        (
            "Utopia wants 150 licenses for its boats that it says were promised in 2020.",
            ("Utopia", "were promised in 2020"),
        ),
        ("The unions fear for 1,900 of 2,700 jobs.", ("unions", "for 1,900 of 2,700 jobs")),
        ("Packers in Lima, who shipped 41,000 tonnes, fear losing a quarter of that.", ("Packers", "losing a quarter of that")),
        (
            "A budget paper of the treasury puts the whole fleet, with missiles, at $19.4 billion.",
            ("treasury", "the whole fleet, with missiles, at $19.4 billion"),
        ),
        (
            "Last week the auditors of all three states found a hole of 10 billion euros.",
            ("auditors of all three states", "a hole of 10 billion euros"),
        ),
        (
            "The minister contests the budget committee's finding that the swaps lost 11 per cent of the value.",
            ("budget committee", "the swaps lost 11 per cent of the value"),
        ),
        (
            "I was told by a lawyer in the case that six and a half will be the compromise.",
            ("lawyer in the case", "six and a half will be the compromise"),
        ),
        (
            'The government in Lima has decided to close two crossings, citing "the traffic in stolen goods".',
            ("government in Lima", "the traffic in stolen goods"),
        ),
        (
            'Since May Utopia has charged $16; Lima offers to go back to ten "the day they do".',
            ("Lima", "the day they do"),
        ),
        (
            'The ban takes effect in May, and the minister, Otto Example, ruled out a delay "even by a day" when he met traders.',
            ("Otto Example", "even by a day"),
        ),
        ("She doubted it, as the Lima weekly Ejemplo Libre wrote.", ("Ejemplo Libre", "She doubted it")),
        ("“That is late,” grumbled the shepherd.", ("shepherd", "That is late")),
    ],
)
def test_the_source_and_its_words(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fee varies according to the season and the length of the truck.",
        "Since May the Utopian side has admitted only lorries of less than 20 years; 231 of them came a day.",
        "Rubber explains a good deal: latex sold to the glove makers fell by 27 per cent.",
        "The exporters' gripe is old.",
        "Utopia recognises that there is but one Ruritania.",
        "The police found 3 kilos of cocaine.",
        "Its fear of war is old.",
        "Exampleton counted 41,800 of them in September.",
        "In view of the storm the port closed.",
        "The lorries arrived at 40 farms.",
        'The report was closed, citing "two sources".',
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert told(text) == []


def test_an_official_who_just_spoke_is_he() -> None:
    text = "Otto Example left. Duty fell to 1.1 billion, a customs official said. He said that a rebel group was charging more."
    assert told(text)[-1][0] == "customs official"


def test_a_concessionaire_is_not_the_person_who_spoke_last() -> None:
    text = "Half have been landed, Otto Example said. Two came in May, according to the concessionaire."
    assert told(text)[-1] == ("concessionaire", "Two came in May")


def test_the_title_line_tells_whose_answers_they_are() -> None:
    text = (
        "Economist Ada Example on the debts of Utopia\n\n— Would the lights go out?\n\nTwo thirds of our current would go.\n\n"
        "— Do we pay?\n\nWith delay! We owed 840 million by May.\n\n— And loans?\n\nWe got 300 million dollars in 2021.\n\n"
        "— Is there more?\n\nNothing that I know of.\n"
    )
    assert ("Ada Example", "With delay! We owed 840 million by May.") in told(text)
    assert {name for name, _ in told(text)} == {"Ada Example"}


@given(st.sampled_from(["Lima", "the ministry", "both presidents", "an official", "Otto Example"]), st.integers(2, 900))
def test_who_gives_an_account_stands_before_or_behind_it(source: str, count: int) -> None:
    before = told(f"According to {source}, the port took {count} ships.")
    behind = told(f"The port took {count} ships, according to {source}.")
    assert [name for name, _ in before] == [name for name, _ in behind] == [source.removeprefix("the ").removeprefix("an ")]
