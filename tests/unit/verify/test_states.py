import pytest

from comity.verify.errors import RefusedError
from comity.verify.states import code, state_of, words_of


def test_only_codes_of_the_tables_are_codes() -> None:
    assert code("KEN") == "KEN"
    assert code("EAEU") == "EAEU"
    assert code(None) is None
    for name in ("Kenya", "ken", "ZZZ", ""):
        with pytest.raises(RefusedError):
            code(name)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kenyan trade ministry", "KEN"),
        ("Ministry of Trade of Ghana", "GHA"),
        ("US Treasury", "USA"),
        ("the ministry, told us", None),
        ("Kenya and Ghana", None),
        ("ministry", None),
        ("", None),
    ],
)
def test_a_name_speaks_for_the_one_state_in_it(name: str, state: str | None) -> None:
    assert state_of(name) == state


def test_the_words_of_a_state_hold_its_names_and_its_people() -> None:
    assert {"kenya", "kenyan", "nairobi"} <= words_of("KEN")
    assert "ghana" not in words_of("KEN")
