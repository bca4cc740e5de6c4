"""People: spellings of one person, and persons who only share a surname."""

import pytest
from tests.unit.resolve.record_factory import Said, day, event, of_kind, pile

from comity.model.record import Record
from comity.resolve import resolve
from comity.resolve.people import first_names_fit, surname_stem

Name = tuple[str, str | None]


def people(*documents: tuple[Name, ...]) -> list[Record]:
    """The persons of documents in which the named speak one after the other."""
    piled = []
    for number, names in enumerate(documents):
        words = " ".join(f"{name} said so {place}." for place, (name, _) in enumerate(names))
        said = [Said(f"so {place}", by=name, state=state) for place, (name, state) in enumerate(names)]
        piled.append((f"Example Wire {number}", day(2024, 3, 4), words, said))
    return of_kind(resolve(pile(*piled)), "person")


ONE = [
    ("Nicolás Ejemplo", "Nicolas Ejemplo"),
    ("Dimitri Primerov", "Dmitry Primerov"),
    ("Yegor Primerovsky", "Yegor Primerovskiy"),
    ("Tchernyak Primer", "Chernyak Primer"),
    ("J. Sample", "John Sample"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_person_in_two_documents(left: str, right: str) -> None:
    (record,) = people(((left, None),), ((right, None),))
    assert record.names == tuple(sorted({left, right}))


TWO = [
    ("Ivan Primerov", "Ivana Primerova"),
    ("John Sample", "Jane Sample"),
    ("John Sample", "Johnny Sampleton"),
    ("Maria Ejemplo", "Mario Ejemplo"),
    ("Sample", "John Sample"),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two_persons_in_two_documents(left: str, right: str) -> None:
    assert len(people(((left, None),), ((right, None),))) == 2


def test_a_surname_alone_is_the_one_whom_its_document_names() -> None:
    (record,) = people((("Amina Mfano", None), ("Mfano", None)))
    assert record.names == ("Amina Mfano", "Mfano")


def test_a_surname_alone_is_neither_of_two() -> None:
    assert len(people((("Amina Mfano", None), ("Juma Mfano", None), ("Mfano", None)))) == 3


def test_a_mans_name_with_a_womans_ending_is_a_slip() -> None:
    (record,) = people((("Egor Primerovskaya", None), ("Primerovsky", None)))
    assert record.names == ("Egor Primerovskaya", "Primerovsky")


@pytest.mark.parametrize(
    "names", [("Yulia Primerovskaya", "Primerovsky"), ("Yulia Primerova", "Primerov"), ("Oleg Primerov", "Primerova")]
)
def test_a_wife_is_not_her_husband(names: tuple[str, str]) -> None:
    assert len(people(tuple((name, None) for name in names))) == 2


def test_states_tell_namesakes_apart() -> None:
    found = people((("John Sample", "USA"),), (("John Sample", "AUS"),))
    assert sorted(record.parties for record in found) == [("AUS",), ("USA",)]


def test_states_and_bodies_among_actors_are_no_persons() -> None:
    actors = ("Kenya", "Ministry of Trade", "European Union", "Kenyan-Norwegian Commission", "Amina Mfano")
    words = "They met."
    found = resolve(pile(("Example Wire", day(2024, 3, 4), words, [Said("met", event("meet", *actors))])))
    assert [record.name for record in of_kind(found, "person")] == ["Amina Mfano"]


def test_first_names_that_differ_in_a_consonant_are_two() -> None:
    assert not first_names_fit("sergei", "sergio")
    assert first_names_fit("sergei", "sergey")


def test_surnames_lose_their_endings() -> None:
    assert surname_stem("lidovskaya") == surname_stem("lidovsky") == surname_stem("lidovskoy")
    assert surname_stem("petrov") == surname_stem("petrova")
    assert surname_stem("costa") == "kosta"
