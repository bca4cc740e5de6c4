"""The tables agree with their manifest, with their row types and with one another."""

from collections import Counter

import pytest

from comity.resources import load
from comity.resources.check import problems
from comity.resources.rows import Body, Office, Organisation, Product, Publisher, State


@pytest.fixture(scope="module")
def codes():
    return {state.iso3 for state in load("states", State)}


def test_every_table_is_in_order():
    assert problems() == []


def test_all_states_have_two_codes_and_a_name(codes):
    states = load("states", State)
    assert len(codes) == len(states) >= 198
    assert all(
        len(state.iso3) == 3 and state.iso3.isupper() and len(state.iso2) == 2 and state.iso2.isupper() for state in states
    )
    assert len({state.iso2 for state in states}) == len(states)
    assert {"TWN", "PSE", "XKX", "HKG", "MAC", "VAT"} <= codes


def test_doubtful_words_are_words_of_the_state():
    for state in load("states", State):
        known = {state.name, *state.forms, *state.demonyms, *state.capitals, *state.seats}
        assert set(state.doubtful) <= known, state.iso3


def test_only_words_shared_in_fact_are_shared_by_states():
    shared = Counter(
        word
        for state in load("states", State)
        for word in {state.name, *state.forms, *state.demonyms, *state.capitals, *state.seats}
    )
    assert {word for word, count in shared.items() if count > 1} == {"Korea", "Korean", "Koreans", "Congo", "Congolese"}


def test_states_named_elsewhere_are_in_the_table(codes):
    assert {publisher.state for publisher in load("publishers", Publisher)} <= codes
    assert {organisation.state for organisation in load("organisations", Organisation)} - {None} <= codes
    assert {member for body in load("bodies", Body) for member in body.members} <= codes


def test_no_name_belongs_to_two_actors():
    owners: dict[str, set[str]] = {}
    for body in load("bodies", Body):
        for form in (body.name, *body.forms):
            owners.setdefault(form, set()).add(body.code)
    for publisher in load("publishers", Publisher):
        for form in (publisher.name, *publisher.forms):
            owners.setdefault(form, set()).add(publisher.code)
    for organisation in load("organisations", Organisation):
        for form in (organisation.name, *organisation.forms):
            owners.setdefault(form, set()).add(organisation.code)
    for state in load("states", State):
        for form in (state.name, *state.forms, *state.demonyms):
            owners.setdefault(form, set())
            assert not owners[form], form
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Dutch", "NLD"),
        ("Swiss", "CHE"),
        ("Filipinos", "PHL"),
        ("Philippine", "PHL"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Emirati", "ARE"),
        ("Burkinabe", "BFA"),
        ("Ivorian", "CIV"),
    ],
)
def test_irregular_demonyms(word, code):
    assert [state.iso3 for state in load("states", State) if word in state.demonyms] == [code]


def test_there_are_enough_publishers_of_both_kinds():
    kinds = Counter(publisher.kind for publisher in load("publishers", Publisher))
    assert kinds["agency"] >= 60
    assert kinds["outlet"] >= 60


def test_offices_and_products_are_lower_case_keys_named_once():
    offices = [form for office in load("offices", Office) for form in (office.office, *office.forms)]
    products = [form for product in load("products", Product) for form in (product.product, *product.forms)]
    assert [form for form, count in Counter(offices).items() if count > 1] == []
    assert [form for form, count in Counter(products).items() if count > 1] == []
    assert all(office.office == office.office.lower() or office.office.endswith("CEO") for office in load("offices", Office))
    assert all(1 <= office.rank <= 5 for office in load("offices", Office))


def test_product_codes_are_of_the_harmonized_system():
    for product in load("products", Product):
        assert product.hs is None or (product.hs.isdigit() and len(product.hs) in {2, 4, 6}), product.product
