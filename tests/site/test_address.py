"""Addresses: read back as written, of one canonical form, and each with a file of its own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model.errors import QuestionError
from comity.site.address import MAX_QUERY, PARAMETERS, PLAIN, Address, file, parse, text
from comity.site.links import FolderLinks, LiveLinks

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)
CODES = st.from_regex(r"[A-Za-z0-9_.:-]{1,20}", fullmatch=True)


def _values(name: str) -> st.SearchStrategy[Any]:
    kind = PARAMETERS[name].type
    if name == "theme":
        return st.sampled_from(["", "light", "dark"])
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(0, 9_999_999)
    words = WORDS if name in PLAIN else CODES
    if kind is str:
        return st.just("") | words
    if kind == tuple[str, ...]:
        return st.lists(words, max_size=4, unique=True).map(lambda given: tuple(sorted(given)))
    return st.none() | st.dates()


ADDRESSES = st.builds(
    Address,
    pair=st.none() | st.sampled_from([("RUS", "VEN"), ("BRA", "IND")]),
    page=st.sampled_from(["figures", "clashes"]),
    item=st.just("") | st.from_regex(r"[a-z]_[0-9a-f]{4,16}", fullmatch=True),
    **{name: _values(name) for name in PARAMETERS},
)


@given(ADDRESSES, st.sampled_from(["html", "json", "csv"]))
def test_what_is_written_is_read_back(address: Address, form: Any) -> None:
    path, _, query = text(address, form).partition("?")
    assert parse(path, query) == (address, form)


@given(ADDRESSES, ADDRESSES)
def test_different_addresses_have_different_files(one: Address, other: Address) -> None:
    plain = [address.here(theme="", first=address.first) for address in (one, other)]
    assert (file(one).lower() == file(other).lower()) == (plain[0] == plain[1])


@given(ADDRESSES)
def test_files_have_names_that_every_system_takes(address: Address) -> None:
    for part in file(address).split("/"):
        assert part not in {".", ".."}
        assert not set(part) & set('\\:*?"<>|% ')
        assert len(part) <= 80


def test_the_written_form_is_one() -> None:
    address, _ = parse("/Venezuela-Russia/figures", "modality=target&modality=actual&asof=2025-01-02&indicator=")
    assert text(address) == "/RUS-VEN/figures?asof=2025-01-02&modality=actual,target"
    assert address.modality == ("actual", "target")


def test_premises_go_along_and_filters_do_not() -> None:
    here = Address(
        pair=("RUS", "VEN"), page="figures", indicator="trade.turnover", without=("Agency N",), at=date(2024, 1, 1), theme="dark"
    )
    assert text(here.to("clashes")) == "/RUS-VEN/clashes?at=2024-01-01&without=Agency%20N&theme=dark"
    assert here.here(log=True).indicator == "trade.turnover"
    assert here.here(first=8).here(log=True).first == 0


def test_a_list_grows_and_shrinks() -> None:
    here = Address(pair=("RUS", "VEN")).plus("aside", "c_22").plus("aside", "c_11")
    assert here.aside == ("c_11", "c_22")
    assert here.plus("aside", "c_22") == here
    assert here.minus("aside", "c_11").aside == ("c_22",)


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [
        ("/RUS-VEN/figures/a/b", "", "No page is called"),
        ("/RUS-VEN/../x", "", "No page is called"),
        ("/fig ures", "", "No page is called"),
        ("/RUS-VEN/clashes/%00", "", "No page is called"),
        ("/RUS-VEN", "asof=yesterday", "is not a day"),
        ("/RUS-VEN", "colour=red", "No page knows the parameter 'colour'"),
        ("/RUS-VEN", "first=-1", "is not a place"),
        ("/RUS-VEN", "theme=blue", "There is no theme"),
        ("/RUS-VEN", "kind=a%0Ab", "plain line"),
        ("/RUS-VEN", "kind=%3Cscript%3E", "is not a code"),
        ("/RUS-VEN", "without=" + "x" * 301, "plain line"),
        ("/RUS-VEN", "&".join(f"without=s{n}" for n in range(65)), "At most 64 values"),
        ("/RUS-VEN", "q=%ff", "cannot be read"),
        ("/RUS-VEN", "q=" + "x" * MAX_QUERY, "too long"),
    ],
)
def test_what_cannot_be_read_is_told(path: str, query: str, words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        parse(path, query)


def test_links_of_a_folder_are_relative_and_lead_only_to_what_it_holds() -> None:
    start, pair = Address(), Address(pair=("RUS", "VEN"))
    figures = pair.to("figures")
    held = {(text(one), "html") for one in (start, pair, figures)}
    links = FolderLinks(figures.here(theme="dark"), held)
    assert links.href(start) == "../../index.html"
    assert links.href(pair) == "../index.html"
    assert links.href(figures.here(log=True)) == ""
    assert links.href(figures, "json") == ""
    assert links.asset("site.css") == "../../static/site.css"
    assert FolderLinks(start, held).href(figures) == "RUS-VEN/figures/index.html"
    assert LiveLinks().href(figures, "csv") == "/RUS-VEN/figures.csv"
    assert LiveLinks().href(start, "json") == "/index.json"
