"""Which rulings hold: withdrawn, ruled anew, agreed on, disputed."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

from comity.model.ruling import Ruling, RulingKind
from comity.rule.standing import standing, withdrawn

START = datetime(2025, 6, 1, tzinfo=UTC)


def ruling(kind: RulingKind, *claims: str, by: str = "Ann", at: int = 0, **more: Any) -> Ruling:
    return Ruling(kind=kind, claims=claims, analyst=by, time=START + timedelta(hours=at), reason="because", **more)


def test_an_analyst_changes_their_mind() -> None:
    first, second = ruling("reject", "c_1"), ruling("accept", "c_1", at=1)
    for order in permutations((first, second)):
        found = standing(order)
        assert found.rejected == {}
        assert found.accepted == {"c_1": second}
        assert found.live == (second,)
        assert found.disagreements == ()


def test_two_analysts_who_agree_rule_once_and_the_earlier_is_told() -> None:
    first, second = ruling("reject", "c_1", by="Bob"), ruling("reject", "c_1", by="Ann", at=1)
    assert standing([second, first]).rejected == {"c_1": first}


def test_of_two_analysts_who_disagree_neither_takes_effect() -> None:
    first, second = ruling("reject", "c_1"), ruling("accept", "c_1", by="Bob", at=1)
    for order in permutations((first, second)):
        found = standing(order)
        assert (found.rejected, found.accepted) == ({}, {})
        (disagreement,) = found.disagreements
        assert disagreement.rulings == (first, second)
        assert {one.id for one in found.live} == {first.id, second.id}


def test_edits_are_compared_field_by_field() -> None:
    one = ruling("edit", "c_1", values={"value": 5, "unit": "EUR"})
    other = ruling("edit", "c_1", by="Bob", at=1, values={"value": 6, "unit": "EUR"})
    found = standing([one, other])
    assert {field: value for field, (value, _) in found.values["c_1"].items()} == {"unit": "EUR"}
    (disagreement,) = found.disagreements
    assert disagreement.question == ("value", "c_1", "value")


def test_a_later_edit_of_another_field_keeps_the_earlier_one() -> None:
    found = standing([ruling("edit", "c_1", values={"value": 5}), ruling("edit", "c_1", at=1, values={"unit": "EUR"})])
    assert {field: value for field, (value, _) in found.values["c_1"].items()} == {"value": 5, "unit": "EUR"}


def test_whoever_rejects_in_the_end_edits_nothing() -> None:
    found = standing([ruling("edit", "c_1", values={"value": 5}), ruling("reject", "c_1", at=1)])
    assert (found.values, list(found.rejected)) == ({}, ["c_1"])


def test_accepting_says_nothing_of_values() -> None:
    found = standing([ruling("edit", "c_1", values={"value": 5}), ruling("accept", "c_1", by="Bob", at=1)])
    assert found.disagreements == ()
    assert found.values["c_1"]["value"][0] == 5


def test_the_same_and_different_of_one_pair_exclude_each_other_in_either_order() -> None:
    found = standing([ruling("same", "c_1", "c_2"), ruling("different", "c_2", "c_1", by="Bob")])
    assert found.pairs == ()
    assert len(found.disagreements) == 1


def test_each_of_two_claims_cannot_be_preferred_to_the_other() -> None:
    found = standing([ruling("prefer", "c_1", "c_2"), ruling("prefer", "c_2", "c_1", by="Bob")])
    assert found.preferences == ()
    assert [one.question for one in found.disagreements] == [("stands", "c_1", "c_2")]
    alone = standing([ruling("prefer", "c_1", "c_2", "c_3")])
    assert [(one.stands, one.yields) for one in alone.preferences] == [("c_1", "c_2"), ("c_1", "c_3")]


def test_a_withdrawal_can_be_withdrawn() -> None:
    first = ruling("reject", "c_1")
    second = ruling("withdraw", at=1, subject=first.id)
    third = ruling("withdraw", at=2, subject=second.id)
    assert standing([first, second]).rejected == {}
    assert standing([third, first, second]).rejected == {"c_1": first}


def test_nobody_withdraws_what_another_ruled() -> None:
    first = ruling("reject", "c_1")
    foreign = ruling("withdraw", by="Bob", at=1, subject=first.id)
    assert withdrawn([first, foreign]) == frozenset()
    assert list(standing([first, foreign]).rejected) == ["c_1"]


def test_one_sets_a_claim_aside_that_another_accepts() -> None:
    found = standing([ruling("set aside", "c_1"), ruling("accept", "c_1", by="Bob", at=1)])
    assert (found.rejected, found.accepted, len(found.disagreements)) == ({}, {}, 1)


def test_what_is_supposed_stands_above_what_was_ruled() -> None:
    found = standing([ruling("reject", "c_1"), Ruling(kind="accept", claims=("c_1",))])
    assert (list(found.accepted), found.disagreements) == (["c_1"], ())


def test_the_id_of_a_ruling_depends_on_all_that_was_ruled_and_not_on_the_zone() -> None:
    one = ruling("edit", "c_1", values={"value": 5})
    others = [
        ruling("edit", "c_2", values={"value": 5}),
        ruling("edit", "c_1", values={"value": 6}),
        ruling("edit", "c_1", by="Bob", values={"value": 5}),
        ruling("edit", "c_1", at=1, values={"value": 5}),
    ]
    assert len({one.id, *(other.id for other in others)}) == 5
    east = Ruling(
        kind="edit", claims=("c_1",), analyst="Ann", reason="because", values={"value": 5}, time=START.astimezone(tz=None)
    )
    assert east.id == one.id
