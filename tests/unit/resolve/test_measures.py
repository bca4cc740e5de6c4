"""Measures: regimes of one imposer on one target, and the state behind a target."""

from tests.unit.resolve.record_factory import Said, day, measure, of_kind, pile, reports

from comity.model.period import Period
from comity.resolve import resolve


def test_acts_of_one_state_on_another_are_one_regime() -> None:
    (record,) = of_kind(
        resolve(reports(measure("imposed", date=Period.year(2018)), measure("eased"), measure("in_force"))), "measure"
    )
    assert record.parties == ("KEN", "NOR")
    assert record.date == Period.year(2018)


def test_other_imposers_targets_types_and_objects_stay_apart() -> None:
    others = [
        measure("imposed"),
        measure("imposed", imposer="SWE"),
        measure("imposed", target="TZA"),
        measure("imposed", type="embargo"),
        measure("imposed", object="sanctions on tea exports"),
        measure("imposed", object="sanctions on coffee"),
        measure("imposed", imposer=None),
        measure("imposed", target=None),
    ]
    assert len(of_kind(resolve(reports(*others)), "measure")) == len(others)


def test_the_measures_own_word_and_its_target_are_no_object() -> None:
    found = resolve(
        reports(
            measure("revoked", type="licence", target="Acme Oil", object="Acme Oil's licence"),
            measure("granted", type="licence", target="Acme Oil"),
        )
    )
    assert len(of_kind(found, "measure")) == 1


def test_unknown_imposers_of_two_documents_are_not_one() -> None:
    assert len(of_kind(resolve(reports(measure("imposed", imposer=None), measure("eased", imposer=None))), "measure")) == 2


def test_the_state_behind_a_recognised_person_is_told_by_the_sentence() -> None:
    words = "Norway has recognised Amina Mfano as president of Kenya. Sweden waits."
    said = Said("recognised Amina Mfano", measure("granted", type="recognition", target="Amina Mfano"))
    (record,) = of_kind(resolve(pile(("Example Wire", day(2024, 3, 4), words, [said]))), "measure")
    assert record.parties == ("KEN", "NOR")


def test_a_firm_has_no_state_behind_it_unless_its_name_tells() -> None:
    words = "Norway revoked the licence of Acme Oil in Kenya."
    said = Said("revoked the licence", measure("revoked", type="licence", target="Acme Oil"))
    (record,) = of_kind(resolve(pile(("Example Wire", day(2024, 3, 4), words, [said]))), "measure")
    assert record.parties == ("NOR",)


def test_no_state_is_guessed_for_a_claimant_whom_nothing_places() -> None:
    words = "Norway has recognised Amina Mfano as president. \nKenya waits. Kenya hopes. Sweden and Kenya talk."
    said = Said("recognised Amina Mfano", measure("granted", type="recognition", target="Amina Mfano"))
    (record,) = of_kind(resolve(pile(("Example Wire", day(2024, 3, 4), words, [said]))), "measure")
    assert record.parties == ("NOR",)
