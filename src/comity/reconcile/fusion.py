"""The best value of a quantity from several that were given, each by a source: by how the sources agree elsewhere.

One fixed way for numbers and names alike. A source counts as much as it is right where others speak too (Dong, Berti-Equille and
Srivastava 2009), with the prior of a few claims so that a source seen once is neither trusted nor refused. Values near one
another support each other in part, so that 11.9 and 12 do not split a vote. Sources that share values nobody else gives, more
often than their accuracy explains, copy: together they count as little more than one. Of values that are equally good the one
nearest the median is taken, then the smaller.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple, TypeAlias

Value: TypeAlias = float | str
Said: TypeAlias = tuple[Hashable, Hashable, Value]
"""A source, an item, and the value it gives to it."""

ROUNDS = 12
PRIOR, PRIOR_CLAIMS = 0.7, 4.0
"""A source is taken to have been right in so large a part of so many claims before any is looked at."""

LEAST, MOST = 0.05, 0.95
"""How right or wrong a source can be held to be."""

ALTERNATIVES = 10.0
"""So many wrong values are taken to be as likely as one another."""

CLOSE = 0.01
"""Relative distance at which a value supports another half as much as itself."""

SUPPORT = 0.5
"""How much of a near value's weight counts for its neighbour at most."""

COMMON = 10
"""From so many items in common on, two sources are compared."""

ALIKE = 0.8
"""Sources that agree so often are looked at for copying."""

EXCESS = 0.1
"""So much more agreement than independent sources would show is copying."""

OWN = 0.1
"""What each further member of a group that copies adds, as a part of a source's word."""

POPULAR = 60
"""Items on which more sources speak are not compared pair by pair."""


class Best(NamedTuple):
    """The best value, the share of the weight behind it (0 to 1), the sources that give it, and the range of all values."""

    value: Value
    share: float
    sources: tuple[Hashable, ...]
    low: Value
    high: Value


def fuse(said: Iterable[Said]) -> dict[Hashable, Best]:
    """The best value of each item. The order does not matter; of a source's values for one item the last counts."""
    claims = {(source, item): value for source, item, value in said}
    items: dict[Hashable, dict[Value, list[Hashable]]] = defaultdict(lambda: defaultdict(list))
    for (source, item), value in claims.items():
        items[item][value].append(source)
    spoken = Counter(source for source, _ in claims)
    accuracy = dict.fromkeys(spoken, PRIOR)
    scores: dict[Hashable, dict[Value, float]] = {}
    discount = _independence(items, spoken)
    for _ in range(ROUNDS):
        weights = {source: discount[source] * _weight(accuracy[source]) for source in spoken}
        scores = {item: _scores(values, weights) for item, values in items.items()}
        right = dict.fromkeys(spoken, 0.0)
        judged = dict.fromkeys(spoken, 0)
        for item, values in items.items():
            if sum(map(len, values.values())) > 1:
                for value, likelihood in _likelihoods(scores[item]).items():
                    for source in values[value]:
                        right[source] += likelihood
                        judged[source] += 1
        accuracy = {
            source: min(MOST, max(LEAST, (right[source] + PRIOR * PRIOR_CLAIMS) / (judged[source] + PRIOR_CLAIMS)))
            for source in spoken
        }
    return {item: _best(values, scores[item]) for item, values in items.items()}


def _weight(accuracy: float) -> float:
    return log(ALTERNATIVES * accuracy / (1.0 - accuracy))


def _scores(values: Mapping[Value, Sequence[Hashable]], weights: Mapping[Hashable, float]) -> dict[Value, float]:
    """The weight behind each value, and part of that behind its neighbours."""
    own = {value: sum(sorted(weights[source] for source in sources)) for value, sources in values.items()}
    numbers = sorted(value for value in own if not isinstance(value, str))
    if len(numbers) < 2:
        return own
    found = dict(own)
    for place, value in enumerate(numbers):
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(numbers) and (near := _nearness(value, numbers[at])) > 0.01:
                found[value] += SUPPORT * near * max(own[numbers[at]], 0.0)
                at += step
    return found


def _nearness(one: float, other: float) -> float:
    size = max(abs(one), abs(other))
    return 1.0 if size == 0 else exp(-log(2) * abs(one - other) / (CLOSE * size))


def _likelihoods(scores: Mapping[Value, float]) -> dict[Value, float]:
    """How likely each value is the right one, if one of those given or of some others is."""
    most = max(*scores.values(), 0.0)
    parts = {value: exp(score - most) for value, score in scores.items()}
    others = max(ALTERNATIVES + 1.0 - len(parts), 0.0) * exp(-most)
    total = sum(sorted(parts.values())) + others
    return {value: part / total for value, part in parts.items()}


def _independence(
    items: Mapping[Hashable, Mapping[Value, Sequence[Hashable]]], spoken: Iterable[Hashable]
) -> dict[Hashable, float]:
    """How much of a source's word is its own.

    Two sources that each see for themselves agree as often as both are right, hardly more. Where sources agree among themselves
    far more often than they agree with all others, they cannot all have seen for themselves: together they count as little more
    than one.
    """
    found = dict.fromkeys(spoken, 1.0)
    for group, agreement in _groups(items):
        right = _right(items, group)
        if right is not None and agreement > right * right + (1.0 - right) ** 2 / ALTERNATIVES + EXCESS:
            found |= dict.fromkeys(group, (1.0 + OWN * (len(group) - 1)) / len(group))
    return found


def _groups(items: Mapping[Hashable, Mapping[Value, Sequence[Hashable]]]) -> list[tuple[frozenset[Hashable], float]]:
    """Sources that are joined by agreeing nearly always, with how often those of a pair agree."""
    common: Counter[tuple[Hashable, Hashable]] = Counter()
    same: Counter[tuple[Hashable, Hashable]] = Counter()
    for values in items.values():
        if 1 < sum(map(len, values.values())) <= POPULAR:
            told = sorted(((source, value) for value, sources in values.items() for source in sources), key=repr)
            for place, (one, value) in enumerate(told):
                for other, its in told[place + 1 :]:
                    common[one, other] += 1
                    same[one, other] += value == its
    pairs = {pair for pair, number in common.items() if number >= COMMON and same[pair] >= ALIKE * number}
    root: dict[Hashable, Hashable] = {}
    for one, other in sorted(pairs, key=repr):
        first, second = _root(root, one), _root(root, other)
        root[max(first, second, key=repr)] = min(first, second, key=repr)
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for source in list(root):
        groups[_root(root, source)].add(source)
    return [
        (frozenset(group), sum(same[p] for p in own) / sum(common[p] for p in own))
        for group in groups.values()
        if len(group) > 1 and (own := [pair for pair in pairs if pair[0] in group])
    ]


def _root(root: dict[Hashable, Hashable], source: Hashable) -> Hashable:
    while root.setdefault(source, source) != source:
        source = root[source]
    return source


def _right(items: Mapping[Hashable, Mapping[Value, Sequence[Hashable]]], group: frozenset[Hashable]) -> float | None:
    """How often what most of a group give is what most of the others give; None where there is too little to compare."""
    number = hits = 0
    for values in items.values():
        inside = {value: size for value, sources in values.items() if (size := sum(one in group for one in sources))}
        outside = {value: size for value, sources in values.items() if (size := sum(one not in group for one in sources))}
        if inside and outside and max(outside.values()) > 1:
            number += 1
            hits += max(inside, key=lambda v: (inside[v], repr(v))) == max(outside, key=lambda v: (outside[v], repr(v)))
    return hits / number if number >= COMMON else None


def _best(values: Mapping[Value, Sequence[Hashable]], scores: Mapping[Value, float]) -> Best:
    most = max(scores.values())
    ties = [value for value, score in scores.items() if score >= most - 1e-9]
    numbers = sorted(v for value, sources in values.items() if not isinstance(value, str) for v in [value] * len(sources))
    middle = numbers[(len(numbers) - 1) // 2] if numbers else 0.0
    value = min(ties, key=lambda one: (0.0, one) if isinstance(one, str) else (abs(one - middle), one))
    likelihood = _likelihoods(scores)
    return Best(value, likelihood[value], tuple(sorted(values[value], key=repr)), min(values), max(values))
