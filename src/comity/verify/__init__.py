"""Verify: claims that somebody else read out of a document, held against its words before they become claims."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from comity.model.claim import Chain, Claim, Modality, Payload, kind_of
from comity.model.finding import Finding
from comity.model.held import Held
from comity.model.ids import ClaimId, claim_id
from comity.model.text import Document, Span, Text
from comity.verify.check import Check, Objection
from comity.verify.errors import RefusedError
from comity.verify.evidence import Evidence
from comity.verify.items import ITEMS, AttributionItem, FigureItem, Item
from comity.verify.payloads import payload
from comity.verify.reading import Reading
from comity.verify.voices import Said, Voices

__all__ = ["Reading", "Verified", "is_accepted", "verify"]

VERSION = 3
"""Goes up with every change in what a record becomes; part of what a claim names as its rule."""


MOST_WORDS = 60
"""Evidence of more words shows nothing: any number stands somewhere in a whole page."""


EMPTY = Reading()


class Record(NamedTuple):
    """A record of the exchange form that reads well, its name in the article ("figures[3]"), and where its evidence stands."""

    name: str
    item: Item
    payload: Payload
    start: int
    end: int


class Waiting(NamedTuple):
    """A record that the words contradict, the reason, and its place among the findings."""

    record: Record
    why: Objection
    place: int


class Checked(NamedTuple):
    """The records of an article that can become claims, those that wait for a person, and what there is to say of either."""

    records: list[Record]
    held: list[Waiting]
    findings: list[Finding]


class Verified(NamedTuple):
    """What became of an article: its claims by place, what there is to say, and what waits for a person, by place."""

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    held: tuple[Held, ...] = ()


def is_accepted(claim: Claim) -> bool:
    """Whether the words, as we read them, contradict a claim that a person accepted all the same."""
    return ".accepted@" in claim.extractor


def _nobody(_: Claim) -> bool:
    return False


def verify(  # noqa: PLR0917  (a document and its text, what was read out of it by whom, and what we and a person say to it)
    document: Document,
    text: Text,
    article: Mapping[str, Any],
    reader: str,
    reading: Reading = EMPTY,
    accepts: Callable[[Claim], bool] = _nobody,
) -> Verified:
    """Make claims of the records of an article in the exchange form, each tied to the words it quotes.

    What fails is left out with a finding that names the record: evidence that the words do not hold, a wrong type, a value
    that the form does not have, a date or code that is none. What the words contradict is held back, with a finding that has both
    readings: a number, date or state unlike ours, an actor whom nobody names. `reading` is what we read ourselves; without it
    there is little to contradict. Such a finding ends in the id that the claim would have; where `accepts` says that a person
    took that claim, it is one, and its rule says so ("figure.accepted@3"); what nobody took is given as the claim that it would
    be, with both readings. The claims come by place in the text; their `reader` is the one named, and each is the outlet's own
    unless the record names a speaker.
    """
    evidence = Evidence(text.words)
    checked = _checked(document, evidence, article, Check(document, text.words, reading))
    ordinals: Counter[tuple[int, int, str]] = Counter()
    ids: dict[str, ClaimId] = {}
    for record in sorted([*checked.records, *(held.record for held in checked.held)], key=_order):
        place = (record.start, record.end, kind_of(record.payload))
        ids[record.name] = claim_id(document.id, *place, ordinals[place])
        ordinals[place] += 1
    proposed = _claims(document, text, evidence, [one.record for one in checked.held], ids, reader)
    taken = {name for name, claim in proposed.items() if accepts(claim)}
    counting = [*checked.records, *(one.record for one in checked.held if one.record.name in taken)]
    claims = _claims(document, text, evidence, sorted(counting, key=_order), ids, reader)
    waiting = sorted((one for one in checked.held if one.record.name not in taken), key=lambda one: _order(one.record))
    held = []
    for one in waiting:  # as if it alone were taken: who is named as its speaker must not rest on what else is in doubt
        beside = sorted([*counting, one.record], key=_order)
        held.append(_of(one, _claims(document, text, evidence, beside, ids, reader)[one.record.name]))
    return Verified(
        tuple(_marked(claim) if name in taken else claim for name, claim in claims.items()),
        _told(document, checked, ids, taken),
        tuple(held),
    )


def _of(waiting: Waiting, claim: Claim) -> Held:
    """What waits for a person, as it is kept for one."""
    code, says, reads, reason, _ = waiting.why
    item = msgspec.json.encode(waiting.record.item).decode()
    return Held(claim=_marked(claim), item=item, code=code, says=says, reads=reads, reason=reason)


def _marked(claim: Claim) -> Claim:
    return replace(claim, extractor=claim.extractor.replace(".verified@", ".accepted@"))


def _told(document: Document, checked: Checked, ids: Mapping[str, ClaimId], taken: Collection[str]) -> tuple[Finding, ...]:
    """What there is to say of the records, in their order; of those that a person took there is nothing."""
    found = list(checked.findings)
    for held in reversed(checked.held):
        if held.record.name not in taken:
            found.insert(held.place, _held(document, held.record, held.why, ids[held.record.name]))
    return tuple(found)


def _claims(  # noqa: PLR0917  (records, and all that a claim of one names)
    document: Document, text: Text, evidence: Evidence, records: list[Record], ids: Mapping[str, ClaimId], reader: str
) -> dict[str, Claim]:
    """The claims that records are, by the names of the records."""
    voices = Voices(document, [record.item for record in records if isinstance(record.item, AttributionItem)])
    said = [
        Said(voices.attributed(record.item), record.start, record.end)
        for record in records
        if isinstance(record.item, AttributionItem)
    ]
    return {
        record.name: Claim(
            id=ids[record.name],
            document=document.id,
            evidence=Span(text.id, record.start, record.end),
            passage=Span(text.id, *evidence.passage(record.start, record.end)),
            chain=_chain(record, voices, said),
            asserted=document.metadata.published,
            modality=_modality(record.item),
            payload=record.payload,
            reader=reader,
            extractor=f"{kind_of(record.payload)}.verified@{VERSION}",
            is_attributed=_is_attributed(record.item),
        )
        for record in records
    }


def _order(record: Record) -> tuple[int, int, str, bytes]:
    """By place, and at one place by what is asserted, so that the order of the file enters no id."""
    return record.start, record.end, kind_of(record.payload), msgspec.json.encode(record.payload)


def _checked(document: Document, evidence: Evidence, article: Mapping[str, Any], check: Check) -> Checked:
    checked = Checked([], [], [])
    read: list[Record] = []
    for key in ITEMS:
        given = article.get(key, [])
        if not isinstance(given, list):
            checked.findings.append(_finding(document, key, RefusedError(f"it is {_article(given)}, not a list of records")))
            continue
        for name, raw in _named(key, given):
            try:
                record = _record(name, key, raw, evidence)
            except RefusedError as reason:
                checked.findings.append(_finding(document, name, reason))
                continue
            read.append(record)
    objections = _objections(read, evidence, check)
    for record in read:
        held = objections.get(record.name)
        item, place = check.without_unsaid(record.item)
        if place is not None:
            checked.findings.append(_unsaid(document, record, place))
        said = record if place is None else record._replace(item=item, payload=payload(item))
        if held is None:
            checked.records.append(said)
        else:
            checked.held.append(Waiting(said, held, len(checked.findings)))
    return checked


def _objections(read: list[Record], evidence: Evidence, check: Check) -> dict[str, Objection]:
    """What contradicts records, by their names.

    Two records that cannot both be right are each contradicted; of them it is the more doubtful one that is wrong, so each is
    judged again without those whose dates are contradicted more.
    """

    def objection(record: Record) -> Objection | None:
        return check.objection(record.item, record.start, record.end, evidence.passage(record.start, record.end))

    check.hear([(record.item, record.start, record.end) for record in read])
    found = {record.name: held for record in read if (held := objection(record)) is not None}
    released = set()
    for record in read:
        held = found.get(record.name)
        if held is None or held.code != "verify.date-differs" or len(found) == 1:
            continue
        trusted = [one for one in read if one.name not in found or found[one.name].doubt <= held.doubt]
        check.trust((one.item, one.start, one.end) for one in trusted)
        if objection(record) is None:
            released.add(record.name)
    return {name: held for name, held in found.items() if name not in released}


def _named(key: str, given: list[Any]) -> Iterator[tuple[str, Any]]:
    yield from ((f"{key}[{number}]", raw) for number, raw in enumerate(given))


def _article(value: object) -> str:
    names = {dict: "an object", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _record(name: str, key: str, raw: object, evidence: Evidence) -> Record:
    """A record with its place. Raises RefusedError for one that cannot become a claim."""
    try:
        item = msgspec.convert(raw, ITEMS[key])
    except msgspec.ValidationError as error:
        raise RefusedError(_reason(str(error))) from None
    if isinstance(item, AttributionItem | FigureItem) and item.speaker is not None and not item.speaker.strip():
        raise RefusedError("`speaker`: it is empty; write null where the outlet itself asserts it")
    made = payload(item)
    length = len(item.evidence.split())
    if length > MOST_WORDS:
        raise RefusedError(f"its evidence has {length} words, more than {MOST_WORDS}", "verify.long-evidence")
    place = evidence.place(key, item.evidence)
    if place is None:
        raise RefusedError(f"its evidence “{item.evidence}” does not stand in the words", "verify.no-evidence")
    return Record(name, item, made, *place)


def _reason(complaint: str) -> str:
    """What msgspec complains of, as the end of a sentence: "`value`: expected `float`, got `str`"."""
    what, _, where = complaint.partition(" - at `$")
    field = where.rstrip("`").lstrip(".")
    what = what[0].lower() + what[1:]
    return f"`{field}`: {what}" if field else what


def _finding(document: Document, name: str, reason: RefusedError) -> Finding:
    text = f"{document.address}, {name} is left out: {reason}."
    return Finding(code=reason.code, subject=document.address, text=text, document=document.id)


def _held(document: Document, record: Record, held: Objection, identity: ClaimId) -> Finding:
    """A finding on a record that waits for a person, with its place in the words and the id by which it is accepted."""
    text = f"{document.address}, {record.name} is held back: {held.reason}; if that is right, accept {identity}."
    place = {"start": record.start, "end": record.end}
    return Finding(code=held.code, subject=document.address, text=text, document=document.id, **place)


def _unsaid(document: Document, record: Record, place: str) -> Finding:
    text = f"{document.address}, {record.name}: its place {place!r} is taken out, as no word of the document names it."
    return Finding(
        code="verify.unsaid-place",
        subject=document.address,
        text=text,
        document=document.id,
        start=record.start,
        end=record.end,
    )


def _chain(record: Record, voices: Voices, said: list[Said]) -> Chain:
    match record.item:
        case AttributionItem() as item:
            return voices.attributed(item)
        case FigureItem() as item:
            return voices.asserting(item.speaker, record.start, record.end, said)
    return voices.outlet


def _modality(item: Item) -> Modality:
    return item.modality if isinstance(item, FigureItem) else "actual"


def _is_attributed(item: Item) -> bool:
    return isinstance(item, AttributionItem) or (isinstance(item, FigureItem) and item.speaker is not None)
