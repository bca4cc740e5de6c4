from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.publish.factory import PAGES

from comity.publish.cite import citation, link, web_address


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " https://a.example",
        "https://a.example/a b",
        "https://a.example/\n",
        "data:text/html,x",
        "file:///etc/hosts",
        "//a.example/x",
        "https://",
        "https://[::1",
        "https://bank.example@elsewhere.example/",
        'https://a.example/"onclick',
        "ftp://a.example/x",
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None) -> None:
    assert web_address(url) is None
    assert link(url, "some words") is None


def test_a_web_address_is_kept_as_it_is() -> None:
    assert web_address("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"


def test_short_evidence_is_linked_whole() -> None:
    assert link("https://a.example/x", "up 54% from 2018") == "https://a.example/x#:~:text=up%2054%25%20from%202018"


def test_long_evidence_is_linked_by_its_ends() -> None:
    words = " ".join(f"w{number}" for number in range(20))
    assert link("https://a.example/x", words) == "https://a.example/x#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"


def test_a_fragment_that_is_there_already_stays() -> None:
    assert link("https://a.example/x#part", "some words") == "https://a.example/x#part:~:text=some%20words"


def test_what_the_syntax_of_directives_uses_is_encoded() -> None:
    found = link("https://a.example/x", "12-year, A&B")
    assert found is not None
    assert found.partition("text=")[2] == "12%2Dyear%2C%20A%26B"


@given(st.text(min_size=1, max_size=60))
def test_a_link_holds_nothing_that_could_leave_an_attribute(words: str) -> None:
    found = link("https://a.example/x", words)
    assert found is not None
    assert not set(found) & set("\"'<> \n")
    tokens = words.encode("utf-8", "replace").decode().split()
    if 0 < len(tokens) <= 10 and "\n" not in words.strip():
        assert unquote(found.partition("text=")[2]) == " ".join(tokens)


def test_a_citation_names_what_is_known_and_what_is_not() -> None:
    assert citation(PAGES["wire"][0]) == "Example Wire, 4 March 2025, https://wire.example/trade"
    assert citation(PAGES["monitor"][0]) == "publisher not known, 9 March 2025, pile/f.txt"
    assert "no date" in citation(PAGES["bulletin"][0])
