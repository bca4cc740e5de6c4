"""Where sentences, headings and furniture begin and end, in text of our own."""

import pytest

from comity.language.en.sentences import sentences


def split(text: str) -> list[str]:
    return [text[item.start : item.end] for item in sentences(text)]


def kinds(text: str) -> list[str]:
    return [item.kind for item in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy left.",
        "Mr. Ejemplo met Dr. Beispiel.",
        "It bought 1.5 million tons at $3.20 each.",
        "The deal with Sample S.A. covers No. 5 field.",
        "It was signed on Jan. 12 in Nairobi.",
        "J. R. Sample signed for K. Beispiel.",
        "Sample Corp. and Example Inc. will build it.",
        "It opened at 5 p.m. on Monday.",
        "He waited... and left.",
        "“Is it done?” she asked.",
        '"Is it done?" Mr. Ejemplo asked.',
        "The site example.com is down.",
        "The St. Sample bridge (built in 1999. rebuilt since) stands.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea rose. Coffee fell.", ["Tea rose.", "Coffee fell."]),
        ("He left the U.S. The deal died.", ["He left the U.S.", "The deal died."]),
        ('He said: "Tea rose." Then he left.', ['He said: "Tea rose."', "Then he left."]),
        ("“Tea rose.” “Coffee fell.”", ["“Tea rose.”", "“Coffee fell.”"]),
        ("Is it done? It is!", ["Is it done?", "It is!"]),
        ("It ended.The deal died.", ["It ended.", "The deal died."]),
        ("Trade fell (see table). In 2024, 5 ships came.", ["Trade fell (see table).", "In 2024, 5 ships came."]),
        ("He named Sample Corp. It paid.", ["He named Sample Corp.", "It paid."]),
        ("The year was 2024. Trade rose.", ["The year was 2024.", "Trade rose."]),
        ("“They left. We stayed,” he said.", ["“They left.", "We stayed,” he said."]),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_lines_are_paragraphs() -> None:
    items = sentences("Tea rose. Coffee fell.\nCocoa stood still.\n\nSugar sank.")
    assert [item.paragraph for item in items] == [0, 0, 1, 2]


def test_a_margin_makes_no_paragraphs() -> None:
    text = (
        "The minister said that the two countries would raise their trade in tea\n"
        "to five billion dollars by the end of the decade, the press office of\n"
        "Nairobi said on Monday. The deal was signed by both sides and it covers\n"
        "coffee.\n\nExperts agree."
    )
    items = sentences(text)
    assert [item.paragraph for item in items] == [0, 0, 1]
    assert text[items[0].start : items[0].end].endswith("said on Monday.")


def test_short_lines_stay_apart() -> None:
    assert split("Tea and coffee\nTea rose by five percent.") == ["Tea and coffee", "Tea rose by five percent."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Read more Kenya extends tea venturesLast year, trade rose.",
            ["Read more Kenya extends tea ventures", "Last year, trade rose."],
        ),
        (
            "Read more Kenya sells tea – EjemploCooperation goes on.",
            ["Read more Kenya sells tea – Ejemplo", "Cooperation goes on."],
        ),
    ],
)
def test_glued_words_are_taken_apart(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize("word", ["McDonald", "iPhone", "YouTube", "PetroSample", "SampleBank", "InfoTEK", "easyJet", "WhatsApp"])
def test_brands_stay_whole(word: str) -> None:
    text = f"The firm {word} sells tea in Kenya."
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text", ["Growing trade and cooperation", "Challenges", "Kenya, India Sign Pact Long Opposed by the U.S."]
)
def test_headings(text: str) -> None:
    assert kinds(f"{text}\nTea rose by five percent.") == ["heading", "prose"]


@pytest.mark.parametrize(
    "text",
    [
        "Read more about tea",
        "Also on site :",
        "Subscribe to our newsletter",
        "Share this article",
        "Scroll to Top",
        "This website uses cookies to serve you.",
        "By Ada Ejemplo",
        "Edited by Ada Ejemplo in Nairobi.",
        "Photo: Ada Ejemplo / Example Wire",
        "The President at work. Getty Images",
        "desk@example.com",
        "example.com",
        "© 2024 Example Wire. All rights reserved.",
        "May 5, 2024",
        "- World",
        "The article was checked by Example Wire and it may have been modified or quoted.",
        "12.05.2024, 14:30",
    ],
)
def test_furniture(text: str) -> None:
    assert kinds(f"{text}\nTea rose by five percent.")[0] == "furniture"


@pytest.mark.parametrize(
    "text",
    [
        "Home prices rose in Kenya.",
        "Comments on the pact were rare, he said.",
        "Share prices fell by a tenth.",
        "Source countries gain most.",
    ],
)
def test_prose_that_begins_like_furniture(text: str) -> None:
    assert kinds(text) == ["prose"]


def test_titles_under_further_reading_are_furniture() -> None:
    text = "Tea rose by five percent.\nFurther Reading\nKenya's Turn to India: A Guide"
    assert kinds(text) == ["prose", "furniture", "furniture"]


def test_a_caption_that_comes_again_and_again_is_furniture() -> None:
    text = "Ada Ejemplo in Nairobi\nTea rose.\nAda Ejemplo in Nairobi\nCoffee fell.\nAda Ejemplo in Nairobi\nCocoa sank."
    assert [kind for kind in kinds(text) if kind != "prose"] == ["furniture"] * 3


def test_a_title_said_twice_is_a_heading_once() -> None:
    text = "Kenya sells tea\nKenya sells tea\nTea rose by five percent."
    assert kinds(text) == ["heading", "furniture", "prose"]


def test_nothing_gives_nothing() -> None:
    assert sentences("") == ()
    assert sentences(" \n\t\n ") == ()


def test_a_line_of_a_list_is_news_where_it_has_a_number_or_a_source_and_a_link_otherwise() -> None:
    text = (
        "- Free zone registers 14 firms, 5 of them this year\n- Ministers to meet again soon - foreign ministry\n"
        "- All our stories on trade\n\nRelated stories\n- Ten places to see in 2026 in the hills"
    )
    assert [item.kind for item in sentences(text)] == ["prose", "prose", "furniture", "furniture", "furniture"]
