import pytest

from comity.verify.evidence import Evidence

WORDS = "Oil 15 million. Oil 5 million;\nOil 5 million\u200b a day, or 5.5 million. Read more: Talks endLast year 1,500 t."


def quote(evidence: Evidence, words: str, kind: str = "figures") -> tuple[int, str] | None:
    found = evidence.place(kind, words)
    return None if found is None else (found[0], WORDS[found[0] : found[1]])


def test_repeated_words_are_given_out_one_after_another_and_then_again() -> None:
    evidence = Evidence(WORDS)
    first, second = WORDS.index("Oil 5"), WORDS.rindex("Oil 5")
    assert [quote(evidence, "Oil 5 million") for _ in range(3)] == [
        (first, "Oil 5 million"),
        (second, "Oil 5 million"),
        (first, "Oil 5 million"),
    ]


def test_each_kind_has_its_own_places() -> None:
    evidence = Evidence(WORDS)
    assert quote(evidence, "Oil 5 million", "figures") == quote(evidence, "Oil 5 million", "events")


def test_a_place_behind_the_last_quote_comes_before_an_earlier_one() -> None:
    evidence = Evidence(WORDS)
    quote(evidence, "million;")
    assert quote(evidence, "Oil 5 million") == (WORDS.rindex("Oil 5"), "Oil 5 million")


@pytest.mark.parametrize(
    "cut", ["il 5 million", "Oil 1", "5 millio", "Oil 5 millions", "500 t", "1", "Oil 5 million or", "", " "]
)
def test_no_word_and_no_number_is_cut(cut: str) -> None:
    assert quote(Evidence(WORDS), cut) is None


def test_the_end_of_a_number_is_not_its_whole() -> None:
    words = "It sold 2.5 million and 7,500 t."
    assert Evidence(words).place("figures", "5 million") is None
    assert Evidence(words).place("figures", "500 t") is None
    assert Evidence(words).place("figures", "sold 2") is None
    assert Evidence(words).place("figures", "2.5 million") == (8, 19)


def test_words_glued_by_a_page_are_told_apart() -> None:
    assert quote(Evidence(WORDS), "Last year 1,500 t") is not None
    assert quote(Evidence(WORDS), "Talks end") is not None


def test_what_has_no_width_is_no_difference() -> None:
    found = quote(Evidence(WORDS), "million a day")
    assert found is not None
    assert found[1] == "million\u200b a day"


def test_the_passage_is_the_lines_around_without_white_space() -> None:
    words = "One.\n  Two three four.  \nFive."
    start = words.index("three")
    first, last = Evidence(words).passage(start, start + 5)
    assert words[first:last] == "Two three four."
    assert Evidence(words).passage(0, len(words)) == (0, len(words))


def test_scripts_without_spaces_have_no_cut_words() -> None:
    assert Evidence("两国贸易额达到两亿美元。").place("figures", "贸易额") == (2, 5)
