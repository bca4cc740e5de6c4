"""The review queue: one question a screen, what each answer would change told before it is taken, every answer a ruling."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from msgspec import Struct

from comity.ask.answers import Key, answer, edit, effect, last_answer, merge, moment, queue, undo
from comity.ask.review import Question
from comity.model.claim import Claim
from comity.model.errors import ComityError, QuestionError
from comity.model.held import Held
from comity.model.ids import ClaimId, HeldId, digest
from comity.model.ruling import Ruling
from comity.pipeline import rule
from comity.pipeline.config import configured
from comity.pipeline.rates import read_rates
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.naming import capital, chain_words, count
from comity.publish.reading import ASKED, read_as
from comity.publish.view import Quote, Row, Table
from comity.rule.edit import assignments
from comity.site.address import Address
from comity.site.material import Desk
from comity.site.page import Leaf, Page

SHOWN = 4
"""So many effects of an answer are shown; how many more there are is told."""
LISTED = 40
"""So many questions are listed before a name is given."""
AS_IT_IS = "Questions are asked of the ledger as it is, without these premises."
KEYS: tuple[Key, ...] = get_args(Key)


class Reading(Struct, frozen=True, kw_only=True):
    """What was read out of some words, field by field, and the words."""

    claim: ClaimId
    fields: tuple[tuple[str, str], ...]
    by: str
    quote: Quote


class Withheld(Struct, frozen=True, kw_only=True):
    """What is held back of another reader: who that is, in which version, and both readings."""

    item: HeldId
    reader: str
    version: str
    says: str
    reads: str


class Preview(Struct, frozen=True, kw_only=True):
    """What an edit or a merger would change, or why it cannot be; it is taken only when that is said once more."""

    kind: str
    effects: tuple[str, ...]
    fault: str = ""


class Review(Leaf, frozen=True, kw_only=True):
    """A question, or where no name is given yet the list of them.

    `asked` names the question, so that an answer meets no other; `readings` are its claims and `repeats` those in which the same
    origin says the same; `held` tells whose reading differs from ours, and how; `because` why it is asked; `yes` and `no` what
    these answers would change. `last` tells the answer that undo would take back. `weigh` is the address at which `yes` and `no`
    are told, where that takes long.
    """

    analyst: str
    waiting: int
    questions: Table | None = None
    asked: str = ""
    kind: str = ""
    readings: tuple[Reading, ...] = ()
    held: Withheld | None = None
    repeats: tuple[Quote, ...] = ()
    because: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    last: str = ""
    preview: Preview | None = None
    skip: Address | None = None
    again: Address | None = None
    weigh: Address | None = None

    @property
    def tables(self) -> tuple[Table, ...]:
        """The questions that are listed."""
        return (self.questions,) if self.questions else ()


def compose(desk: Desk, address: Address) -> Review:
    """The question at the place of the address, for the analyst that it names."""
    material = desk.material(Address(pair=address.pair))
    open_now = queue(desk.view, address.actor, material.claims, material.held)
    if not address.actor:
        return _unnamed(desk, material, open_now)
    last = last_answer(desk.view, address.actor)
    told = _told(last)
    if address.first >= len(open_now):
        return _done(address, len(open_now), told)
    question = open_now[address.first]
    is_weighed = not desk.is_large or address.show == "effects"
    effects = _effects(desk, question, address.actor) if is_weighed else {}
    holding = _holding(desk, material, [question])
    return Review(
        title=ASKED[question.kind],
        lead=(_place(address.first, len(open_now)), *([AS_IT_IS] if address.has_premises else [])),
        analyst=address.actor,
        waiting=len(open_now),
        asked=_key(question),
        kind=question.kind,
        readings=tuple(_reading(holding, question.claim(claim, holding.pile)) for claim in question.claims),
        held=_withheld(question.held),
        repeats=tuple(claim_quote(holding, holding.pile.claims[claim]) for claim in question.repeats),
        because=question.because,
        yes=effects.get("y", ()),
        no=effects.get("n", ()),
        last=told,
        preview=_preview(desk, address, question),
        skip=address.here(first=address.first + 1, show="", q=""),
        again=address.here(first=0) if address.first else None,
        weigh=None if is_weighed else address.here(first=address.first, show="effects", q=""),
    )


def _withheld(held: Held | None) -> Withheld | None:
    if held is None:
        return None
    claim = held.claim
    return Withheld(item=held.id, reader=claim.reader, version=claim.engine or "", says=held.says, reads=held.reads)


def _effects(desk: Desk, question: Question, analyst: str) -> dict[Key, tuple[str, ...]]:
    """What yes and no would change."""
    time = moment(desk.view)
    answers = {key: answer(desk.view, question, key, analyst, time) for key in KEYS if key != "u"}
    return {key: _shortened(effect(desk.view, rulings, desk.parts)) for key, rulings in answers.items()}


def _holding(desk: Desk, material: Material, asked: Sequence[Question]) -> Material:
    """A material that holds the claims of some questions: that of the pair, else what the ledger holds on their documents."""
    claims = {name for one in asked for name in (*one.claims, *one.repeats) if one.held is None}
    if material.pile.claims.keys() >= claims:
        return material
    waiting = {one.held.claim.document for one in asked if one.held}
    return desk.around({*desk.view.read_of(claims).documents, *waiting})


def _unnamed(desk: Desk, material: Material, open_now: Sequence[Question]) -> Review:
    """Before anybody has said who they are: what is open."""
    material = _holding(desk, material, open_now[:LISTED])
    rows = tuple(
        Row(
            cells=(ASKED[question.kind], " ".join(question.because)),
            quotes=tuple(claim_quote(material, question.claim(claim, material.pile)) for claim in question.claims),
        )
        for question in open_now[:LISTED]
    )
    number = len(open_now)
    lead = f"{capital(count(number, 'question'))} that only a person can settle, the one first whose answer would change most."
    table = Table(
        title="Open questions", caption="Open questions, the most valuable first", columns=("Question", "Why"), rows=rows
    )
    return Review(
        title="Review",
        lead=(lead if number else "Nothing is open: no conflict, doubt or likeness on this pair waits for a person.",),
        analyst="",
        waiting=number,
        questions=table if rows else None,
    )


def _done(address: Address, waiting: int, told: str) -> Review:
    skipped = f" {capital(count(waiting, 'question'))} you skipped." if waiting else ""
    return Review(
        title="Nothing more is open" if not waiting else "The end of the queue",
        lead=(f"Every question has been answered or laid aside.{skipped}" if not waiting else f"This is the end.{skipped}",),
        analyst=address.actor,
        waiting=waiting,
        last=told,
        again=address.here(first=0) if address.first else None,
    )


def _place(skipped: int, waiting: int) -> str:
    aside = f", {skipped:,} skipped" if skipped else ""
    told = f"{capital(count(waiting, 'question'))} open{aside}."
    return f"{told} An answer is a ruling: it is in the ledger at once and can be undone."


def _reading(material: Material, claim: Claim) -> Reading:
    return Reading(
        claim=claim.id, fields=tuple(read_as(material, claim)), by=chain_words(claim.chain), quote=claim_quote(material, claim)
    )


def _key(question: Question) -> str:
    return digest(*question.key)


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - SHOWN
    return (*lines[:SHOWN], *([f"… and {more} more."] if more > 0 else []))


def _told(last: Sequence[Ruling]) -> str:
    """The last answer in words: what was ruled, on which words."""
    if not last:
        return ""
    first = last[0]
    words = first.words[0].quote if first.words else first.subject or ""
    plain = " ".join(words.split())
    return f"{first.kind}: “{plain[:80]}{'…' if len(plain) > 80 else ''}”"


def _preview(desk: Desk, address: Address, question: Question) -> Preview | None:
    """What the edit or merger that stands in the address would change."""
    if address.show not in {"edit", "merge"} or not address.q:
        return None
    try:
        rulings = _given(desk, address, question)
        return Preview(kind=address.show, effects=_shortened(effect(desk.view, rulings, desk.parts)))
    except ComityError as error:
        return Preview(kind=address.show, effects=(), fault=str(error))


def _given(desk: Desk, address: Address, question: Question) -> tuple[Ruling, ...]:
    """The rulings of the edit or merger that stands in the address."""
    time = moment(desk.view)
    if address.show == "edit":
        values = assignments(part for part in address.q.split(";") if part.strip())
        return edit(desk.view, question, values, address.actor, time)
    return merge(desk.view, question, address.q.strip(), address.actor, time)


def act(desk: Desk, address: Address, fields: Mapping[str, str]) -> Address:
    """Take an answer, or take the last one back; then the next question.

    Raises QuestionError without a name, for a key that means nothing, and for an answer to a question that is no longer the one
    at this place of the queue.
    """
    key, analyst = fields.get("key", ""), address.actor
    if not analyst:
        raise QuestionError("A ruling bears a name: say first who answers.")
    onward = address.here(first=address.first, show="", q="")
    if key == "z":
        last = last_answer(desk.view, analyst)
        if not last:
            raise QuestionError(f"{analyst} has given no answer that could be undone.")
        _enter(desk, undo(desk.view, last, analyst, moment(desk.view)))
        return onward
    material = desk.material(Address(pair=address.pair))
    open_now = queue(desk.view, analyst, material.claims, material.held)
    question = next((one for one in open_now if _key(one) == fields.get("asked")), None)
    if question is None:
        raise QuestionError(
            "This question is no longer open: it was answered elsewhere, or what it rests on has changed. Go on with the next."
        )
    if key == "take":
        _enter(desk, _given(desk, address, question))
    elif key in KEYS:
        _enter(desk, answer(desk.view, question, key, analyst, moment(desk.view)))
    else:
        raise QuestionError(f"The answer {key!r} means nothing here; the keys are y, n, e, m, s, u and z.")
    return onward


def _enter(desk: Desk, rulings: Sequence[Ruling]) -> None:
    """Write rulings to the ledger and derive what follows, with the rates that the configuration names."""
    table = configured().rates
    rule(rulings, desk.ledger, read_rates(Path(table)) if table is not None else ())


PAGE = Page(
    name="review",
    scope="pair",
    compose=compose,
    template="review.html.j2",
    label="review",
    filters=("actor", "first", "show", "q"),
    act=act,
    is_live_only=True,
)
