"""What an answer to a review's question means: the rulings it stands for, what they would change, and how it is taken back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from msgspec.structs import replace

from comity.ask import Premises, ask
from comity.ask.review import STAYS, UNSURE, Question, questions
from comity.ledger.view import View
from comity.model.errors import HoldsAlreadyError, RulingError
from comity.model.held import Held
from comity.model.ids import ClaimId
from comity.model.ruling import Ruling, RulingKind
from comity.pipeline.parts import Parts
from comity.rule.binding import words
from comity.rule.making import made
from comity.rule.standing import withdrawn

Key: TypeAlias = Literal["y", "n", "u"]
"""Yes, no, and unsure."""
BY_REVIEW = ", by review"
SAYS_SO, SAYS_OTHERWISE = f"the words say so{BY_REVIEW}", f"the words say otherwise{BY_REVIEW}"
COMPARED = "compared by review"
READ_AGAIN = "read again by review"
GIVEN_ANEW, UNDONE = "given anew in review", "undone in review"


def queue(
    view: View,
    analyst: str,
    among: Sequence[ClaimId] | Mapping[ClaimId, object],
    held: Mapping[ClaimId, Held] = MappingProxyType({}),
) -> tuple[Question, ...]:
    """The open questions of an analyst on some claims of a ledger, and on what is `held` back, the most valuable first."""
    part = view.asked(tuple(among), {one.claim.document for one in held.values()})
    verdict = replace(part.verdict, findings=part.findings)
    read = part.read or part.pile
    return questions(part.pile, read, part.records, part.origins, verdict, part.rulings, analyst, tuple(among), held)


def answer(view: View, question: Question, key: Key, analyst: str, time: datetime) -> tuple[Ruling, ...]:
    """The rulings that yes, no or unsure stands for."""

    def ruled(kind: RulingKind, ids: Sequence[str], reason: str) -> Ruling:
        return made(view, kind, ids, analyst, reason, time)

    if key == "u":
        return (ruled("note", question.claims, f"{UNSURE}{BY_REVIEW}"),)
    is_yes = key == "y"
    match question.kind:
        case "reading":
            first = ruled("accept" if is_yes else "reject", question.claims, SAYS_SO if is_yes else SAYS_OTHERWISE)
            found = _with_repeats(view, first, question.repeats)
        case "held":
            found = (ruled("accept" if is_yes else "reject", question.claims, SAYS_SO if is_yes else SAYS_OTHERWISE),)
        case "moved":
            found = _given_anew(view, question, analyst, time, is_yes=is_yes)
        case "yields" if is_yes:
            found = (ruled("prefer", question.claims[1::-1], f"of several that were read rightly it gives way{BY_REVIEW}"),)
        case "yields":
            found = (ruled("note", question.claims, f"{STAYS}{BY_REVIEW}"),)
        case "stands":
            pair = question.claims if is_yes else question.claims[::-1]
            found = (ruled("prefer", pair, f"the better of two that were read rightly{BY_REVIEW}"),)
        case "same":
            found = (ruled("same" if is_yes else "different", question.claims, COMPARED),)
    return found


def edit(view: View, question: Question, values: Mapping[str, Any], analyst: str, time: datetime) -> tuple[Ruling, ...]:
    """The rulings that give what was read other values. Raises RulingError for a question on two claims."""
    if question.kind not in {"reading", "held"}:
        raise RulingError("There are two claims here; edit one with `comity rule edit`.")
    first = made(view, "edit", question.claims, analyst, READ_AGAIN, time, values)
    return _with_repeats(view, first, question.repeats)


def merge(view: View, question: Question, other: str, analyst: str, time: datetime) -> tuple[Ruling, ...]:
    """The rulings that say that the claim is about the same as another one or a record; a reading is thereby right, too."""
    if question.kind == "same":
        return answer(view, question, "y", analyst, time)
    same = made(view, "same", (question.claims[0], other), analyst, COMPARED, time)
    return (same, *answer(view, question, "y", analyst, time)) if question.kind == "reading" else (same,)


def last_answer(view: View, analyst: str) -> tuple[Ruling, ...]:
    """The rulings of the last answer that an analyst gave in a review and has not taken back; empty without any.

    All rulings of one answer bear one time, and no two answers do.
    """
    rulings = view.rulings()
    gone = withdrawn(rulings)
    own = [one for one in rulings if one.analyst == analyst and one.time is not None and one.id not in gone]
    given = [one.time for one in own if _is_of_review(one)]
    last = max((time for time in given if time is not None), default=None)
    return tuple(one for one in own if one.time == last and one.reason != UNDONE) if last else ()


def undo(view: View, last: Sequence[Ruling], analyst: str, time: datetime) -> tuple[Ruling, ...]:
    """The rulings that take an answer back."""
    return tuple(made(view, "withdraw", [one.id], analyst, UNDONE, time) for one in last)


def effect(view: View, rulings: Sequence[Ruling], parts: Parts) -> list[str]:
    """What would follow from rulings, in sentences."""
    rulings = [ruling for ruling in rulings if ruling.kind != "withdraw"]
    if not rulings:
        return ["What the ruling had changed is as it would be without it."]
    told = [line for ruling in rulings for line in _of_item(view, ruling)]
    if told and all(ruling.kind == "reject" for ruling in rulings):
        return told
    return told + _changed(view, rulings, parts)


def _of_item(view: View, ruling: Ruling) -> list[str]:
    """What becomes of what is held back, which the conclusions alone do not tell; nothing where a ruling took it already."""
    held = view.held(ruling.claims) if ruling.item is not None else ()
    waiting = [one for one in held if one.id == ruling.item and one.claim.id not in view.read_of(ruling.claims).claims]
    told = {"accept": "It counts as a claim of {}, as if the words bore it out.", "edit": "It counts, with what you say in it."}
    told["reject"] = "What {} says stays out, whenever it is handed in again; nothing else changes."
    return [told[ruling.kind].format(one.claim.reader) for one in waiting if ruling.kind in told]


def _changed(view: View, rulings: Sequence[Ruling], parts: Parts) -> list[str]:
    """What would be concluded otherwise."""
    try:
        changes = ask(view, Premises(rulings=tuple(rulings)), parts).changes
    except HoldsAlreadyError:
        return ["It is so read already; the ruling keeps it so."]
    return list(changes) or ["No conflict and no limit changes."]


def now() -> datetime:
    """The moment, to the second: the one place where a clock is read, for a person rules now."""
    return datetime.now(UTC).replace(microsecond=0)


def moment(view: View) -> datetime:
    """Now, or just after the latest ruling where that is later: an answer is always after those it was given in view of."""
    latest = [ruling.time for ruling in view.rulings() if ruling.time is not None]
    return max((now(), *(time + timedelta(seconds=1) for time in latest)))


def _is_of_review(ruling: Ruling) -> bool:
    return ruling.reason.endswith((BY_REVIEW, COMPARED, READ_AGAIN, GIVEN_ANEW))


def _given_anew(view: View, question: Question, analyst: str, time: datetime, *, is_yes: bool) -> tuple[Ruling, ...]:
    """The ruling on the claim that took the place of the one it was on, and the withdrawal of the old."""
    old = next(one for one in view.rulings() if one.id == question.ruling)
    pile = view.read_of({*question.claims, *old.claims, *(one.claim for one in old.words)})
    gone = made(view, "withdraw", [old.id], analyst, GIVEN_ANEW if is_yes else SAYS_OTHERWISE, time)
    if not is_yes:
        return (gone,)
    lost = {one.claim for one in old.words if one.claim not in pile.claims}
    claims = tuple(question.claims[0] if claim in lost else claim for claim in old.claims)
    again = replace(old, claims=claims, words=tuple(words(pile, claim) for claim in claims), time=gone.time)
    return (again, gone)


def _with_repeats(view: View, ruling: Ruling, repeats: Sequence[ClaimId]) -> tuple[Ruling, ...]:
    pile = view.read_of(repeats)
    return (ruling, *(replace(ruling, claims=(one,), words=(words(pile, one),)) for one in repeats))
