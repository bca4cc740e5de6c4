import pytest

from comity.model.claim import Voice
from comity.trace.voices import contradicts, is_one, outlet_key, preferred


def voice(name: str, type_: str = "person", state: str | None = None) -> Voice:
    return Voice(name=name, type=type_, state=state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Dmitry Chernyshenko", "Dmitriy Tchernyshenko"),
        ("Chernyshenko", "Dmitry Chernyshenko"),
        ("D. Chernyshenko", "Dmitry Chernyshenko"),
        ("Nicolas Maduro", "Nicolás Maduro"),
        ("Sergey Lavrov", "Sergei Lavrov"),
    ],
)
def test_spellings_of_one_name_are_one(left: str, right: str) -> None:
    assert is_one(voice(left), voice(right))
    assert is_one(voice(right), voice(left))
    assert not contradicts(voice(left), voice(right))


@pytest.mark.parametrize(
    ("left", "right"), [("Ivan Petrov", "Sergei Petrov"), ("Orr", "Vale"), ("D.", "Dmitry Orr"), ("Alexei Orr", "Alexander Orr")]
)
def test_different_names_are_two_persons(left: str, right: str) -> None:
    assert not is_one(voice(left), voice(right))
    assert contradicts(voice(left), voice(right))


def test_one_name_of_two_states_is_two() -> None:
    assert not is_one(voice("Orr", state="AAA"), voice("Orr", state="BBB"))


def test_a_capital_speaks_with_its_officials_and_not_with_others() -> None:
    capital = voice("Tarn", "government", "AAA")
    assert not contradicts(capital, voice("Orr", state="AAA"))
    assert not contradicts(capital, voice("Orr"))
    assert not contradicts(capital, voice("Palace of Tarn", "government", "AAA"))
    assert contradicts(capital, voice("Vale", state="BBB"))


def test_an_outlet_is_known_by_its_other_names() -> None:
    assert outlet_key("Russia Today ( News )") == outlet_key("RT")
    assert outlet_key("The Example Wire") == outlet_key("example wire")
    assert is_one(voice("RT", "outlet"), voice("Russia Today", "outlet"))


def test_a_person_tells_more_than_a_capital() -> None:
    person, capital = voice("Orr", state="AAA"), voice("Tarn", "government", "AAA")
    assert preferred([capital, voice("Tomas Orr"), person]) == voice("Tomas Orr")
    assert preferred([]) is None
