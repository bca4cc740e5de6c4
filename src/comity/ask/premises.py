"""Premises, and the pile that is left or grown under them."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

from msgspec import Struct, structs

from comity.extract import extract
from comity.language import analyse
from comity.model.claim import Claim, Figure, Voice
from comity.model.errors import QuestionError
from comity.model.held import Held
from comity.model.ids import ClaimId, DocumentId, document_id, text_id
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.ruling import Ruling, RulingKind
from comity.model.text import Document, Metadata, Text
from comity.pipeline.parts import Parts
from comity.rule.sources import names

ASSUMED = "assumed for the sake of argument"
SAYS: dict[RulingKind, str] = {
    "same": "{} and {} speak of one quantity.",
    "different": "{1} speaks of another quantity than {0}.",
    "accept": "{} was read rightly.",
    "reject": "{} does not count.",
    "edit": "{} has other values.",
    "prefer": "{} stands, and what clashes with it gives way.",
    "set aside": "{subject} does not count.",
    "note": "a note.",
    "withdraw": "{subject} is withdrawn.",
}


class Premises(Struct, frozen=True, kw_only=True):
    """What an answer is asked to suppose.

    `without` names what does not count: an origin, document or claim by its id (or the first digits of it), or an outlet, agency
    or speaker by name. `asof` is the day as known on which is asked: documents that are not certainly of that day or before do
    not count. `assume` are statements in words, taken as said by nobody in particular. `set_aside` are claims, by id, that are
    ruled not to count; `same` pairs of claims ruled to speak of one quantity, `different` pairs of which the second is ruled to
    speak of another than the first. `added` is the day by which documents and rulings must have been added to the ledger to
    count; `rulings` are any further rulings to suppose, whose claims are named in full. `readers` are those whose claims
    count, whoever is preferred for a document, and `agree` how many of them must have read a claim alike.
    """

    without: tuple[str, ...] = ()
    asof: date | None = None
    assume: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    added: date | None = None
    rulings: tuple[Ruling, ...] = ()
    readers: tuple[str, ...] = ()
    agree: int = 0

    def __bool__(self) -> bool:
        """Whether anything is supposed at all."""
        return any(getattr(self, field) for field in self.__struct_fields__)


def under(premises: Premises, pile: Pile, origins: Origins, parts: Parts) -> tuple[Pile, tuple[str, ...]]:
    """The pile under premises, and in sentences what was left out and added."""
    told: list[str] = []
    gone: set[ClaimId] = set()
    for name in premises.without:
        found = _meant(name, pile, origins)
        gone |= found
        told.append(f"Without {name}: {len(found)} claims do not count.")
    for name in premises.set_aside:
        claim = _claim(name, pile)
        gone.add(claim)
        told.append(_set_aside(claim, gone, origins))
    if premises.added is not None:
        told.append(f"As added by {premises.added.isoformat()}: {len(pile.documents)} documents were in the ledger.")
    unknown = _not_known(pile, premises.asof)
    if premises.asof is not None:
        told.append(f"As known on {premises.asof.isoformat()}: {len(unknown)} documents do not count.")
    day = premises.asof or pile.proven_day()
    added = [_assumed(number, words, day, parts) for number, words in enumerate(premises.assume, start=1)]
    told += [f"Assumed: {document.metadata.title}" for document, _, _ in added]
    documents = {key: one for key, one in pile.documents.items() if key not in unknown}
    claims = {key: one for key, one in pile.claims.items() if key not in gone and one.document not in unknown}
    texts = {one.text: pile.texts[one.text] for one in documents.values()}
    for document, text, read in added:
        documents[document.id], texts[text.id] = document, text
        claims |= {claim.id: claim for claim in read}
    return Pile(documents, texts, claims, held=_held_in(pile, documents)), tuple(told)


def published_by(pile: Pile, day: date | None) -> Pile:
    """What of a pile had certainly been published by a day; all of it without one."""
    unknown = _not_known(pile, day)
    documents = {key: one for key, one in pile.documents.items() if key not in unknown}
    texts = {one.text: pile.texts[one.text] for one in documents.values()}
    claims = {key: one for key, one in pile.claims.items() if one.document in documents}
    return Pile(documents, texts, claims, held=_held_in(pile, documents))


def _held_in(pile: Pile, documents: Container[DocumentId]) -> dict[ClaimId, Held]:
    return {key: one for key, one in pile.held.items() if one.claim.document in documents}


def is_given(ruling: Ruling, added: date | None) -> bool:
    """Whether a ruling had been given by a day of adding."""
    return added is None or (ruling.time is not None and ruling.time.date() <= added)


def rulings_of(premises: Premises, pile: Pile) -> tuple[Ruling, ...]:
    """The rulings that premises ask to suppose, with the ids of their claims in full.

    Raises QuestionError where an id names no claim, several, or one claim twice.
    """
    kinds: dict[RulingKind, tuple[tuple[str, str], ...]] = {"same": premises.same, "different": premises.different}
    found = []
    for kind, pairs in kinds.items():
        for one, other in pairs:
            first, second = _claim(one, pile), _claim(other, pile)
            if first == second:
                raise QuestionError(f"A ruling is about two claims; {one} and {other} are one.")
            ordered = (min(first, second), max(first, second)) if kind == "same" else (first, second)
            found.append(Ruling(kind=kind, claims=ordered))
    both = {frozenset(one.claims) for one in found if one.kind == "same"}
    for ruling in found:
        if ruling.kind == "different" and frozenset(ruling.claims) in both:
            raise QuestionError(f"{' and '.join(ruling.claims)} cannot be the same and different; give one of the two rulings.")
    return (*found, *(structs.replace(one, analyst="", time=None) for one in premises.rulings))


def rulings_told(rulings: Iterable[Ruling]) -> tuple[str, ...]:
    """Rulings in sentences."""
    return tuple(f"Ruled: {SAYS[ruling.kind].format(*ruling.claims, subject=ruling.subject)}" for ruling in rulings)


def _claim(name: str, pile: Pile) -> ClaimId:
    """The claim of an id, or of its first digits."""
    start = name.strip().lower()
    found = [key for key in pile.claims if key.startswith(start)] if start.startswith("c_") and len(start) > len("c_") + 3 else []
    found = [start] if start in pile.claims else found
    if len(found) > 1:
        raise QuestionError(f"Several claims begin with {name}; give more digits.")
    if not found:
        raise QuestionError(f"No claim {name!r} counts here; give a claim by its id, as `comity figures` lists them.")
    return found[0]


def _set_aside(claim: ClaimId, gone: set[ClaimId], origins: Origins) -> str:
    """Say that a claim does not count, and how many others of its origin still do."""
    others = next((len(set(origin.claims) - gone) for origin in origins.origins if claim in origin.claims), 0)
    claims = "other claim of its origin still counts" if others == 1 else "other claims of its origin still count"
    rest = f"; {others} {claims}" if others else ""
    return f"Ruled: {claim} is set aside{rest}."


def _meant(name: str, pile: Pile, origins: Origins) -> set[ClaimId]:
    """The claims that go when this origin, document, claim or voice does not count."""
    start = name.strip().lower()
    if len(start) > len("o_") + 3 and start[1:2] == "_":
        groups: Iterable[tuple[str, Sequence[ClaimId]]] = [
            *((origin.id, origin.claims) for origin in origins.origins),
            *((claim.document, (claim.id,)) for claim in pile.claims.values()),
            *((claim.id, (claim.id,)) for claim in pile.claims.values()),
        ]
        hits = [(key, members) for key, members in groups if key.startswith(start)]
        if len({key for key, _ in hits}) > 1:
            raise QuestionError(f"Several ids begin with {name}; give more digits.")
        found = {claim for _, members in hits for claim in members}
    else:
        wanted = start.casefold()
        found = {claim.id for claim in pile.claims.values() if wanted in names(claim, pile.documents)}
    if not found:
        raise QuestionError(
            f"Nothing in the ledger goes back to {name!r}; give an origin, document or claim by its id, or an outlet or speaker "
            "by name, as `comity sources` lists them."
        )
    return found


def _not_known(pile: Pile, day: date | None) -> set[DocumentId]:
    """The documents that are not certainly of a day or before it."""
    if day is None:
        return set()
    published = {key: document.metadata.published for key, document in pile.documents.items()}
    return {key for key, period in published.items() if period is None or period.last is None or period.last > day}


def _assumed(number: int, words: str, day: date | None, parts: Parts) -> tuple[Document, Text, list[Claim]]:
    """A statement as a document of its own, with the figures read out of it; they are nobody's in particular."""
    sentence = words.strip() if words.strip().endswith((".", "!", "?")) else f"{words.strip()}."
    text = Text(text_id(sentence), sentence)
    address = f"assumed/{number}"
    metadata = Metadata(
        publisher=ASSUMED, published=None if day is None else Period.day(day), grade="stated", title=sentence, lang="en"
    )
    document = Document(id=document_id(text.id, address), text=text.id, address=address, metadata=metadata)
    claims = extract(analyse(document, text, parts.languages), parts.extractors)
    voice = Voice(name=ASSUMED, type="anonymous")
    figures = [structs.replace(claim, chain=(voice,)) for claim in claims if isinstance(claim.payload, Figure)]
    if not figures:
        raise QuestionError(
            f"No figure could be read in {words!r}; say it in a full sentence with both states, the amount and the period, as in "
            "'Trade between Brazil and India was $12 billion in 2024.'"
        )
    return document, text, figures
