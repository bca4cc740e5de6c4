"""The best of several values."""

import random

from comity.reconcile.fusion import fuse

Said = list[tuple[str, str, float]]


def values(said: Said) -> dict[object, object]:
    return {item: best.value for item, best in fuse(said).items()}


def honest(sources: int, items: int) -> Said:
    return [(f"s{source}", f"i{item}", 100.0 + item) for source in range(sources) for item in range(items)]


def test_most_decide_where_nothing_else_is_known() -> None:
    assert values([("a", "x", 1.0), ("b", "x", 1.0), ("c", "x", 5.0)]) == {"x": 1.0}


def test_a_source_that_is_wrong_elsewhere_counts_less() -> None:
    said = honest(3, 12) + [("liar", f"i{item}", 7.0) for item in range(12)]
    said += [("liar", "x", 7.0), ("s0", "x", 3.0)]
    assert values(said)["x"] == 3.0


def test_copies_of_one_bad_source_do_not_outvote_others() -> None:
    said = [(source, item, value) for n, (source, item, value) in enumerate(honest(5, 30)) if n % 7]
    said += [(f"s{n % 5}", f"i{5 * n % 30}", 900.0 + n) for n in range(20)]  # each errs in its own way
    for copier in range(6):
        said += [(f"copy{copier}", f"i{item}", 100.0 + item if item % 2 else 55.0) for item in range(30)]
    found = values(said)
    assert sum(found[f"i{item}"] == 100.0 + item for item in range(30)) >= 28


def test_near_values_support_each_other() -> None:
    said = [("a", "x", 12.0), ("b", "x", 11.95), ("c", "x", 20.0), ("d", "x", 20.9)]
    assert values(said)["x"] in {12.0, 11.95}


def test_of_equal_values_the_one_nearest_the_median_is_taken_then_the_smaller() -> None:
    assert values([("a", "x", 1.0), ("b", "x", 2.0), ("c", "x", 9.0)]) == {"x": 2.0}
    assert values([("a", "x", 4.0), ("b", "x", 2.0)]) == {"x": 2.0}


def test_names_are_decided_like_numbers() -> None:
    assert values([("a", "x", "p"), ("b", "x", "q"), ("c", "x", "q")]) == {"x": "q"}  # type: ignore[list-item]


def test_the_last_word_of_a_source_counts_and_the_order_of_sources_does_not() -> None:
    said = [*honest(4, 6), ("s0", "i0", 55.0), ("s1", "i1", 77.0)]
    shuffled = said[:-2]
    random.Random(3).shuffle(shuffled)
    assert fuse(said) == fuse(shuffled + said[-2:])


def test_spread_and_sources_are_told() -> None:
    best = fuse([("a", "x", 1.0), ("b", "x", 1.0), ("c", "x", 5.0)])["x"]
    assert (best.low, best.high, best.sources) == (1.0, 5.0, ("a", "b"))
    assert 0.5 < best.share < 1.0


def test_nothing_gives_nothing() -> None:
    assert fuse([]) == {}
