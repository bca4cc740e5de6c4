"""Which rulings hold: what was withdrawn or ruled anew is gone; where analysts disagree nothing but that holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from msgspec import Struct, json

from comity.model.ids import ClaimId
from comity.model.ruling import Ruling, RulingId

Question: TypeAlias = tuple[str, ...]
"""What is ruled on: whether a claim counts, the value of one of its fields, whether a pair is one, which of a pair stands."""
COUNTING = frozenset({"accept", "edit"})
SUPPOSED = ""
"""The analyst of what is merely supposed."""


class Disagreement(Struct, frozen=True, kw_only=True):
    """Rulings of several analysts on one question that exclude each other, by time; none of them takes effect."""

    question: Question
    rulings: tuple[Ruling, ...]


class Preference(NamedTuple):
    """That one claim stands and another gives way to it."""

    stands: ClaimId
    yields: ClaimId
    ruling: Ruling


class Standing(Struct, frozen=True, kw_only=True):
    """The rulings that hold.

    `values` are edited fields by claim, each with the ruling that gives it; of rulings that agree the earliest is told. `live`
    are all that were not withdrawn or ruled anew by their analyst, those in disagreement too.
    """

    live: tuple[Ruling, ...]
    accepted: dict[ClaimId, Ruling]
    rejected: dict[ClaimId, Ruling]
    values: dict[ClaimId, dict[str, tuple[object, Ruling]]]
    pairs: tuple[Ruling, ...]
    preferences: tuple[Preference, ...]
    aside: tuple[Ruling, ...]
    disagreements: tuple[Disagreement, ...]


def standing(rulings: Iterable[Ruling]) -> Standing:
    """The rulings that hold, whatever their order.

    A ruling is withdrawn by its own analyst; a later one of the same analyst on the same question takes its place.
    """
    told = sorted({(one.id, one.claims): one for one in rulings}.values(), key=lambda one: (one.place, one.claims))
    gone = withdrawn(told)
    kept = [ruling for ruling in told if ruling.id not in gone]
    latest: dict[Question, dict[str, tuple[str, Ruling]]] = defaultdict(dict)
    for ruling in kept:
        for question, answer in _answers(ruling):
            latest[question][ruling.analyst] = answer, ruling
    settled: dict[Question, tuple[str, Ruling]] = {}
    disagreements = []
    for question, given in sorted(latest.items()):
        ruled = sorted(given.values(), key=lambda pair: pair[1].place)
        if SUPPOSED in given:  # what is asked stands above what anybody ruled
            settled[question] = given[SUPPOSED]
        elif len({answer for answer, _ in ruled}) == 1:
            settled[question] = ruled[0]
        else:
            disagreements.append(Disagreement(question=question, rulings=tuple(one for _, one in ruled)))
    speaking = {one.id for given in latest.values() for _, one in given.values()}
    live = tuple(one for one in kept if one.id in speaking or one.kind == "note")
    return _sorted_out(settled, tuple(disagreements), live)


def withdrawn(rulings: Iterable[Ruling]) -> frozenset[RulingId]:
    """The rulings that their own analyst withdrew, unless the withdrawal was withdrawn in turn."""
    known = {ruling.id: ruling for ruling in rulings}
    against: dict[RulingId, list[Ruling]] = defaultdict(list)
    for ruling in known.values():
        if ruling.kind == "withdraw" and ruling.subject in known and known[ruling.subject].analyst == ruling.analyst:
            against[ruling.subject].append(ruling)

    def is_gone(name: RulingId) -> bool:  # ends: an id is a digest of what it withdraws, so none withdraws itself
        return any(not is_gone(one.id) for one in against[name])

    return frozenset(name for name in known if is_gone(name))


def _answers(ruling: Ruling) -> Iterator[tuple[Question, str]]:
    """The questions that a ruling answers, each with its answer."""
    match ruling.kind:
        case "accept" | "reject" | "edit":
            # A ruling on an item that no claim bears must not speak of another item on the same words.
            claim = ruling.item if ruling.item and ruling.given is None else ruling.claims[0]
            yield ("claim", claim), "counts" if ruling.kind in COUNTING else "does not count"
            for field, value in sorted(ruling.values.items()):
                yield ("value", claim, field), json.encode(value, order="deterministic").decode("utf-8")
        case "same" | "different":
            yield ("pair", *sorted(ruling.claims)), ruling.kind
        case "prefer":
            first, *others = ruling.claims
            yield from ((("stands", *sorted((first, other))), first) for other in others)
        case "set aside" if ruling.subject is None:
            yield ("claim", *ruling.claims), "does not count"
        case "set aside":
            yield ("aside", str(ruling.subject).casefold()), "set aside"
        case "withdraw" | "note":
            return


def _sorted_out(
    settled: Mapping[Question, tuple[str, Ruling]], disagreements: tuple[Disagreement, ...], live: tuple[Ruling, ...]
) -> Standing:
    accepted: dict[ClaimId, Ruling] = {}
    rejected: dict[ClaimId, Ruling] = {}
    values: dict[ClaimId, dict[str, tuple[object, Ruling]]] = defaultdict(dict)
    pairs: list[Ruling] = []
    preferences: list[Preference] = []
    aside: list[Ruling] = []
    for question, (answer, ruling) in settled.items():
        match question[0]:
            case "claim" if answer == "counts":
                accepted[question[1]] = ruling
            case "claim":
                rejected[question[1]] = ruling
            case "value":
                values[question[1]][question[2]] = ruling.values[question[2]], ruling
            case "pair":
                pairs.append(ruling)
            case "stands":
                yields = next(claim for claim in question[1:] if claim != answer)
                preferences.append(Preference(answer, yields, ruling))
            case "aside":
                aside.append(ruling)
    return Standing(
        live=live,
        accepted=accepted,
        rejected=rejected,
        values={claim: fields for claim, fields in values.items() if claim in accepted},
        pairs=tuple(pairs),
        preferences=tuple(preferences),
        aside=tuple(aside),
        disagreements=disagreements,
    )
