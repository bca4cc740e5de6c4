"""How a ruling comes about: ids as people give them become claims, bound to the words they rest on."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from comity.ledger.view import View
from comity.model.errors import QuestionError, RulingError
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.ruling import ON_ITEMS, Ruling, RulingKind
from comity.reconcile.rulings import repeated
from comity.resolve import resolve
from comity.rule.binding import words
from comity.rule.edit import edited
from comity.rule.items import with_taken
from comity.rule.sources import names
from comity.trace import trace

NUMBER: Mapping[RulingKind, str] = {
    "same": "two claims or records",
    "different": "two claims",
    "accept": "one claim",
    "reject": "one claim",
    "edit": "one claim",
    "prefer": "the claim that stands, and the conflict or the claims that give way",
    "set aside": "one source: an outlet or speaker by name, or a document, an origin or a claim by id",
    "note": "at least one id",
    "withdraw": "one ruling",
}
"""What each kind of ruling is on."""
LEAST: Mapping[RulingKind, int] = {"same": 2, "different": 2, "prefer": 2}
MOST: Mapping[RulingKind, int] = {"same": 2, "different": 2, "accept": 1, "reject": 1, "edit": 1, "set aside": 1, "withdraw": 1}


def made(  # noqa: PLR0917  (who rules what on which ids, when and why: told in this order)
    view: View,
    kind: RulingKind,
    ids: Sequence[str],
    analyst: str,
    reason: str,
    time: datetime | None,
    values: Mapping[str, Any] | None = None,
) -> Ruling:
    """A ruling on ids or their first digits.

    Raises RulingError where one is of the wrong kind, an edit cannot be, or analyst or reason are missing, and QuestionError
    where the ledger holds nothing of an id.
    """
    if not analyst.strip() or not reason.strip():
        raise RulingError("A ruling needs the name of who rules and a reason: --by NAME --reason TEXT.")
    if not LEAST.get(kind, 1) <= len(ids) <= MOST.get(kind, len(ids)):
        raise RulingError(f"A ruling {kind!r} is on {NUMBER[kind]}; {len(ids)} were named.")
    if bool(values) != (kind == "edit"):
        raise RulingError("An edit gives at least one value, as in --set value=12000000000; no other ruling gives any.")
    claims, subject = _about(view, kind, ids, analyst)
    pile = view.read_of(claims)
    if kind in ON_ITEMS and subject is None and len(claims) == 1 and claims[0] in pile.held:
        subject = pile.held[claims[0]].id
    pile = with_taken(pile, claims)
    if kind == "edit":
        edited(pile.claims[claims[0]], pile.quote(claims[0]), values or {}, analyst)
    return Ruling(
        kind=kind,
        claims=claims,
        subject=subject,
        values=dict(values or {}),
        analyst=analyst.strip(),
        time=time,
        reason=reason.strip(),
        words=tuple(words(pile, claim) for claim in claims),
    )


def on_repeats(view: View, ruling: Ruling) -> tuple[Ruling, ...]:
    """The same ruling, if it is on one claim, on each claim in which the same origin says the same."""
    if ruling.kind not in {"accept", "reject", "edit"}:
        return ()
    pile, (claim,) = view.as_read(), ruling.claims
    if any(one.claim == claim for one in view.struck()):  # what is struck out has no record or origin in the ledger
        records = resolve(pile)
        same = repeated([claim], pile.claims, records, trace(pile, records))
    else:
        same = repeated([claim], pile.claims, view.records(), view.origins())
    return tuple(replace(ruling, claims=(other,), words=(words(pile, other),)) for other in sorted(same) if other != claim)


def _about(view: View, kind: RulingKind, ids: Sequence[str], analyst: str) -> tuple[tuple[ClaimId, ...], str | None]:
    """The claims of a ruling, and what it is on besides."""
    match kind:
        case "same":
            return tuple(sorted({_one_claim(view, name) for name in ids})), None
        case "prefer":
            return _preferred(view, ids), None
        case "set aside":
            return _source(view, ids[0], view.as_read())
        case "note":
            return _noted(view, ids)
        case "withdraw":
            return (), _own(view, ids[0], analyst)
    return tuple(_claim(view, name, is_held=kind in ON_ITEMS) for name in ids), None


def _found(view: View, name: str) -> tuple[str, str]:
    found = view.identify(name)
    if found is None:
        raise QuestionError(f"The ledger holds nothing called {name}; ids stand at the start of the lines of every list.")
    return found


def _claim(view: View, name: str, *, is_held: bool = False) -> ClaimId:
    """A claim by its id; where `is_held` allows it, what is held back, which is named by its item too."""
    kind, full = _found(view, name)
    if kind == "held" and is_held:
        return _held(view, full)
    if kind == "held":
        raise RulingError(f"{full} is held back and no claim; accept or edit it first.")
    if kind != "claim":
        raise RulingError(f"{full} is a {kind}; this ruling is on claims, whose ids begin with c_.")
    return full


def _held(view: View, name: str) -> ClaimId:
    return next(one.claim.id for one in view.held() if name in {one.claim.id, one.id})


def _one_claim(view: View, name: str) -> ClaimId:
    """A claim, or one claim that stands for a record: the one with the smallest id."""
    kind, full = _found(view, name)
    if kind in {"record", "matter"}:
        return min(member.claim for member in view.records().members if member.record == full)
    return _claim(view, full)


def _preferred(view: View, ids: Sequence[str]) -> tuple[ClaimId, ...]:
    stands = _claim(view, ids[0])
    kind, full = _found(view, ids[1])
    if kind != "conflict":
        return (stands, *(_claim(view, name) for name in ids[1:]))
    conflict = next(one for one in view.verdict().conflicts if one.id == full)
    others = tuple(claim for claim in conflict.claims if claim != stands)
    if len(others) != 1 or stands not in conflict.claims:
        told = ", ".join(others)
        raise RulingError(
            f"{full} is between {len(conflict.claims)} statements; name the one that stands and the one that gives way ({told})."
        )
    return (stands, *others)


def _source(view: View, name: str, pile: Pile) -> tuple[tuple[ClaimId, ...], str | None]:
    found = view.identify(name)
    if found is None:
        wanted = name.strip().casefold()
        if not any(wanted in names(claim, pile.documents) for claim in pile.claims.values()):
            raise QuestionError(f"Nothing in the ledger goes back to {name!r}; `comity sources` lists outlets and speakers.")
        return (), name.strip()
    kind, full = found
    if kind == "origin":
        origin = next(one for one in view.origins().origins if one.id == full)
        return tuple(claim for claim in origin.claims if claim in pile.claims), full
    if kind == "document":
        return (), full
    return (_claim(view, full),), None


def _noted(view: View, ids: Sequence[str]) -> tuple[tuple[ClaimId, ...], str | None]:
    named = [_found(view, name) for name in ids]
    found = [("claim", _held(view, full)) if kind == "held" else (kind, full) for kind, full in named]
    others = [full for kind, full in found if kind != "claim"]
    if len(others) > 1:
        raise RulingError("A note is on claims and at most one other id.")
    return tuple(full for kind, full in found if kind == "claim"), others[0] if others else None


def _own(view: View, name: str, analyst: str) -> str:
    kind, full = _found(view, name)
    if kind != "ruling":
        raise RulingError(f"{full} is a {kind}; only rulings are withdrawn, whose ids begin with u_.")
    ruling = next(one for one in view.rulings() if one.id == full)
    if ruling.analyst != analyst.strip():
        raise RulingError(
            f"{full} is a ruling of {ruling.analyst}, who alone withdraws it; rule otherwise, and the disagreement is shown."
        )
    return full
