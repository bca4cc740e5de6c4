from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.period import Period
from comity.read.markdown import markdown


def words(source: str) -> str:
    return markdown(source.encode(), "a.md").words


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Head\n\nText", "Head\nText"),
        ("## Head ##\nText", "Head\nText"),
        ("Head\n====\nText\n----", "Head\nText"),
        ("one\ntwo\n\nthree", "one two\nthree"),
        ("- one\n- two\n  more\n* three\n+ four", "one\ntwo more\nthree\nfour"),
        ("1. one\n2) two", "1. one\n2) two"),
        ("> quoted\n> lines\n\nand more", "quoted lines\nand more"),
        ("a **bold** *slanted* ***both*** __bold__ _slanted_ word", "a bold slanted both bold slanted word"),
        ("**Kenya:** 5 * 3 = 15, snake_case_name and 2*3*4", "Kenya: 5 * 3 = 15, snake_case_name and 2*3*4"),
        ("中文**字**中文", "中文字中文"),
        ("a footnote mark* alone, _ alone", "a footnote mark* alone, _ alone"),
        ("~~old~~ new, about ~5 to ~6", "old new, about ~5 to ~6"),
        ('[text](https://x.example/a_(b)_c "title") end', "text end"),
        ("[text][ref] and [plain] brackets\n\n[ref]: https://x.example", "text and [plain] brackets"),
        ("![a map](map.png) [![icon](i.png)](https://x.example)", "a map icon"),
        ("<https://x.example/a_b_c>", "https://x.example/a_b_c"),
        ("`code` and ``more``", "code and more"),
        ("```\nkept *as is*\n```\nafter", "kept *as is*\nafter"),
        (r"\*literal\* and a \[bracket\]", "*literal* and a [bracket]"),
        ("rose by 5&nbsp;% &amp; more", "rose by 5\u00a0% & more"),
        ("a <b>tag</b>, 3 < 4 > 2, <!-- a\ncomment --> end", "a tag, 3 < 4 > 2,  end"),
        ("words <!-- never closed", "words <!-- never closed"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("a claim[^1] here", "a claim here"),
        ("above\n\n---\n\n***\n\nbelow", "above\nbelow"),
        ("ends with two spaces  \nnext", "ends with two spaces next"),
        ("US$300 million (€5) - said #1", "US$300 million (€5) - said #1"),
    ],
)
def test_words_stay_and_marks_go(source: str, expected: str) -> None:
    assert words(source).replace("  ", " ") == expected.replace("  ", " ")


def test_the_head_is_metadata_and_no_words() -> None:
    content = markdown(b'---\ntitle: "Two sign"\ndate: 2025-05-07T10:00\npublisher: Example Wire\n---\nText', "a.md")
    assert content.words == "Text"
    declared = content.declared
    assert (declared.title, declared.publisher, declared.published, declared.grade) == (
        "Two sign",
        "Example Wire",
        Period.day(date(2025, 5, 7)),
        "declared",
    )


def test_a_head_without_a_usable_date_declares_none() -> None:
    declared = markdown(b"---\ndate: last week\n---\nText", "a.md").declared
    assert (declared.published, declared.grade) == (None, "unknown")


def test_an_open_head_is_a_rule_and_words() -> None:
    assert words("---\ntitle: x") == "title: x"


@given(st.text(st.sampled_from("ab *_`~[](){}!\\<>|#-+=.:1\n&;"), max_size=120))
def test_any_mixture_of_marks_keeps_every_letter_that_is_no_link_target(source: str) -> None:
    kept = words(source)
    assert kept.count("a") <= source.count("a")
    if not set(source) & set("[]()<>&:"):
        assert [letter for letter in kept if letter.isalnum()] == [letter for letter in source if letter.isalnum()]
