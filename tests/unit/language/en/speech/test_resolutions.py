import pytest
from tests.unit.language.en.test_speech import uttered

DECLARATION = (
    "The Delegations of Kenya and India, headed by their deputy ministers,\n\n"
    "NOTE with satisfaction that trade came to 5 million;\n\n"
    "TAKE NOTE of the undertaking of Kenya to pay;\n\nWELCOME the signature of the Statute;\n\n"
    "and DECLARE that no agreement could be found on the bridge."
)


def contents(text: str) -> list[tuple[str, str]]:
    return [(item.chain[-1].name, text[slice(*item.content)]) for item in uttered(text)]


def test_each_paragraph_of_a_declaration_is_what_its_authors_say() -> None:
    who = "Delegations of Kenya and India"
    assert contents(DECLARATION) == [
        (who, "trade came to 5 million"),
        (who, "the undertaking of Kenya to pay"),
        (who, "the signature of the Statute"),
        (who, "no agreement could be found on the bridge"),
    ]


def test_participles_of_a_resolution_count_too() -> None:
    text = "The Council,\n\nRecalling its decision,\n\nNoting that tea fell,\n\nWelcoming the efforts of Kenya,\n\n1. Waits."
    assert ("Council", "tea fell") in contents(text)


@pytest.mark.parametrize(
    "text",
    [
        "The day was long,\n\nSTRONG winds came.\n\nCHEAP tea too.\n\nMANY people went home.",
        DECLARATION.replace("The Delegations of Kenya and India, headed by their deputy ministers,\n\n", ""),
        "The Parties,\n\nNOTE that tea fell.",
    ],
)
def test_without_authors_or_acts_there_is_no_declaration(text: str) -> None:
    assert not [name for name, _ in contents(text) if name in {"day was long", "Delegations of Kenya and India", "Parties"}]
