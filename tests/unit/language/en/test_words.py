"""The cut into treebank words."""

import pytest

from comity.language.en.words import words


def cut(text: str) -> str:
    return " ".join(text[start:end] for start, end in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't, can't and won't.", "They do n't , ca n't and wo n't ."),
        ("Iran’s workers' councils we’ve met", "Iran ’s workers ' councils we ’ve met"),
        ("It cannot pay; it's gonna fail.", "It can not pay ; it 's gon na fail ."),
        ("a $5m deal, US$1.2bn, €300,000 and £3", "a $ 5 m deal , US$ 1.2 bn , € 300,000 and £ 3"),
        ("up 64% to 35km by 5pm in the 1990s on the 23rd", "up 64 % to 35 km by 5 pm in the 1990s on the 23rd"),
        ("US-based, non-oil, long-term, 2019-2024", "US - based , non-oil , long - term , 2019 - 2024"),
        ("the U.S.-led group in Washington D.C. met", "the U.S. - led group in Washington D.C. met"),
        ("Mr. Sample of Example Inc. met Dr. J. Beispiel.", "Mr. Sample of Example Inc. met Dr. J. Beispiel ."),
        ("It said no. Then No. 5 went.", "It said no . Then No. 5 went ."),
        (
            "See https://example.org/a-b?c=1, or mail a.b@example.org.",
            "See https://example.org/a-b?c=1 , or mail a.b@example.org .",
        ),
        ("on 12/05/2024, at 10:30, by 1/2 or and/or", "on 12/05/2024 , at 10:30 , by 1 / 2 or and / or"),
        ("“We agreed,” he said...", "“ We agreed , ” he said ..."),
        ("AT&T, O'Brien and the G20 [sic]", "AT&T , O'Brien and the G20 [ sic ]"),
        ("1. Trade\n2.1. Oil and page 3. Then", "1. Trade 2.1. Oil and page 3 . Then"),
        ("as shown [13,14], in A/73/PV.6 and S/2024/15", "as shown [ 13 , 14 ] , in A/73/PV.6 and S/2024/15"),
        ("since the mid-1980s, the vice-president", "since the mid-1980s , the vice - president"),
        ("at +58-212-555-0101 (ext. 4)", "at +58-212-555-0101 ( ext. 4 )"),
    ],
)
def test_conventions(text: str, expected: str) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in joint venturesLast year it grew", "in joint ventures Last year it grew"),
        ("The talks ended.The next day", "The talks ended . The next day"),
        ("he said.“Nobody came.”Later", "he said . “ Nobody came . ” Later"),
        ("PressBee and McDonald bought wikiHow", "PressBee and McDonald bought wikiHow"),
        ("the YouTube channel of SampleBank", "the YouTube channel of SampleBank"),
    ],
)
def test_glued_text_is_taken_apart_and_names_are_not(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_no_words() -> None:
    assert words("") == words(" \n\t") == []


def test_a_run_without_end_is_cut_in_reasonable_pieces() -> None:
    text = "a-" * 20_000
    found = words(text)
    assert "".join(text[start:end] for start, end in found) == text
