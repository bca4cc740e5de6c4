"""Clusters: who joins whom, and who stays alone."""

from collections.abc import Hashable
from typing import NamedTuple

from comity.resolve.cluster import clustered


class Letter(NamedTuple):
    """A profile that is like its neighbours in the alphabet."""

    place: int
    document: str = "d"

    @property
    def shape(self) -> Hashable:
        return self.place


def groups(*places: int) -> list[list[int]]:
    found = clustered(
        [Letter(place) for place in places],
        keys=lambda _: ["all"],
        alike=lambda one, other: "near" if abs(one.place - other.place) <= 1 else None,
        are_apart=lambda one, other: abs(one.place - other.place) > 2,
    )
    return [[profile.place for profile in group.profiles] for group in found]


def test_whoever_is_like_one_member_and_apart_from_none_joins() -> None:
    assert groups(1, 2, 3) == [[1, 2, 3]]


def test_one_member_that_is_apart_keeps_a_profile_out() -> None:
    assert groups(1, 2, 3, 4) == [[1, 2, 3], [4]]


def test_whoever_fits_two_groups_stays_alone() -> None:
    assert groups(1, 3, 2) == [[1], [3], [2]]


def test_every_joining_has_a_reason() -> None:
    (found,) = clustered([Letter(1), Letter(1)], keys=lambda _: ["all"], alike=lambda *_: "same", are_apart=lambda *_: False)
    assert found.reasons == ["same"]


def test_profiles_without_a_common_key_never_meet() -> None:
    found = clustered([Letter(1), Letter(2)], keys=lambda one: [one.place], alike=lambda *_: "same", are_apart=lambda *_: False)
    assert len(found) == 2
