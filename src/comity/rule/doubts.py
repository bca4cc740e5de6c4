"""Findings on rulings: words that are gone, analysts who disagree, what cannot hold. None is lost without one."""

from collections.abc import Iterator

from comity.model.claim import kind_of
from comity.model.finding import Finding
from comity.model.ids import ClaimId
from comity.model.page import Pile
from comity.model.ruling import Ruling, Words
from comity.rule.sources import ORIGIN, names
from comity.rule.standing import Disagreement, Standing

GONE, DISAGREED, IMPOSSIBLE = "ruling.claim-gone", "ruling.disagreement", "ruling.cannot-hold"


def cited(ruling: Ruling) -> str:
    """A ruling in a few words: "reject by A. Analyst on 2025-06-01 (u_..)"."""
    day = f" on {ruling.time.date().isoformat()}" if ruling.time else ""
    return f"{ruling.kind} by {ruling.analyst or 'nobody'}{day} ({ruling.id})"


def gone(told: Standing, pile: Pile) -> Iterator[Finding]:
    """The rulings on words from which nothing of that kind is read any more, and on sources that the ledger does not hold."""
    for ruling in told.live:
        words = {one.claim: one for one in ruling.words}
        if ruling.item is not None:
            if ruling.given is None and ruling.kind not in {"reject", "note"}:  # what nobody hands in now is refused anyway
                yield _unborne(ruling)
            continue
        for claim in ruling.claims:
            if claim not in pile.claims and not (ruling.subject or "").startswith("o_"):
                yield _gone(ruling, claim, words.get(claim), pile)
        if ruling.kind == "set aside" and ruling.subject and not _is_source(ruling, pile):
            text = f"{cited(ruling)}: nothing in the ledger goes back to {ruling.subject} now; the ruling waits for it."
            yield Finding(code=GONE, subject=ruling.id, text=text)


def _unborne(ruling: Ruling) -> Finding:
    """Say that nothing that is handed in now is the item that a ruling took."""
    words = ruling.words[0]
    text = (
        f"{cited(ruling)}: what was held back and taken, out of “{words.quote}” ({words.address}), is not handed in now by the "
        "reader whose claims count there. Import it again, or withdraw the ruling."
    )
    return Finding(code=GONE, subject=ruling.id, text=text)


def _gone(ruling: Ruling, claim: ClaimId, words: Words | None, pile: Pile) -> Finding:
    if words is None:
        return Finding(code=GONE, subject=ruling.id, text=f"{cited(ruling)}: the ledger holds no claim {claim} now; rule anew.")
    near = nearest(words, pile)
    advice = f"the nearest {words.kind} read now is {near}" if near else f"no {words.kind} is read near them"
    text = (
        f"{cited(ruling)}: no {words.kind} is read out of exactly these words now: “{words.quote}” ({words.address}); {advice}. "
        "Rule on it anew, or withdraw the ruling."
    )
    is_held = words.document in pile.documents
    place = (words.document, words.start, words.end) if is_held else (None, None, None)
    return Finding(code=GONE, subject=ruling.id, text=text, document=place[0], start=place[1], end=place[2])


def nearest(words: Words, pile: Pile) -> ClaimId | None:
    """The claim of the same kind whose words overlap those of a ruling the most."""
    shared = [
        (min(words.end, claim.evidence.end) - max(words.start, claim.evidence.start), claim.id)
        for claim in pile.claims.values()
        if claim.document == words.document and kind_of(claim.payload) == words.kind
    ]
    overlapping = sorted((-length, name) for length, name in shared if length > 0)
    return overlapping[0][1] if overlapping else None


def _is_source(ruling: Ruling, pile: Pile) -> bool:
    subject = (ruling.subject or "").casefold()
    if subject.startswith(ORIGIN):
        return any(claim in pile.claims for claim in ruling.claims)
    return subject in pile.documents or any(subject in names(claim, pile.documents) for claim in pile.claims.values())


def disagreed(disagreement: Disagreement) -> Finding:
    """Say that analysts rule differently on one question, so that what was read stands."""
    told = "; ".join(f"{_answer(disagreement, one)}{cited(one)}, because {one.reason}" for one in disagreement.rulings)
    about = " and ".join(part for part in disagreement.question[1:])
    text = f"Analysts disagree on {about}, and none of their rulings takes effect: {told}."
    words = next((one for ruling in disagreement.rulings for one in ruling.words), None)
    place = (words.document, words.start, words.end) if words else (None, None, None)
    return Finding(code=DISAGREED, subject=disagreement.rulings[0].id, text=text, document=place[0], start=place[1], end=place[2])


def _answer(disagreement: Disagreement, ruling: Ruling) -> str:
    if disagreement.question[0] == "value":
        return f"{ruling.values[disagreement.question[2]]!r} in "
    return f"{ruling.claims[0]} in " if disagreement.question[0] == "stands" else ""


def held_in_spite(claim: ClaimId, aside: Ruling, accepted: Ruling) -> Disagreement:
    """A claim that one analyst accepts although another set its source aside: it counts, and the two are told."""
    return Disagreement(question=("claim", claim), rulings=tuple(sorted((aside, accepted), key=lambda one: one.place)))


def impossible(ruling: Ruling, why: str) -> Finding:
    """Say that a ruling has no effect because of what is read now."""
    text = f"{cited(ruling)} has no effect: {why}"
    if not ruling.words:
        return Finding(code=IMPOSSIBLE, subject=ruling.id, text=text)
    words = ruling.words[0]
    return Finding(code=IMPOSSIBLE, subject=ruling.id, text=text, document=words.document, start=words.start, end=words.end)
