"""Premises, and the pile that is left or grown under them."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct, structs

from comity.extract import extract
from comity.language import analyse
from comity.model.claim import Claim, Figure, Voice
from comity.model.errors import QuestionError
from comity.model.ids import ClaimId, DocumentId, document_id, text_id
from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text
from comity.pipeline.parts import Parts

ASSUMED = "assumed for the sake of argument"


class Premises(Struct, frozen=True, kw_only=True):
    """What an answer is asked to suppose.

    `without` names what does not count: an origin, document or claim by its id (or the first digits of it), or an outlet, agency
    or speaker by name. `asof` is the day as known on which is asked: documents that are not certainly of that day or before do
    not count. `assume` are statements in words, taken as said by nobody in particular.
    """

    without: tuple[str, ...] = ()
    asof: date | None = None
    assume: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is supposed at all."""
        return bool(self.without or self.asof or self.assume)


def under(premises: Premises, pile: Pile, origins: Origins, parts: Parts) -> tuple[Pile, tuple[str, ...]]:
    """The pile under premises, and in sentences what was left out and added."""
    told: list[str] = []
    gone: set[ClaimId] = set()
    for name in premises.without:
        found = _meant(name, pile, origins)
        gone |= found
        told.append(f"Without {name}: {len(found)} claims do not count.")
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
    return Pile(documents, texts, claims), tuple(told)


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
        found = {claim.id for claim in pile.claims.values() if wanted in _names(claim, pile.documents)}
    if not found:
        raise QuestionError(
            f"Nothing in the ledger goes back to {name!r}; give an origin, document or claim by its id, or an outlet or speaker "
            "by name, as `comity sources` lists them."
        )
    return found


def _names(claim: Claim, documents: dict[DocumentId, Document]) -> set[str]:
    publisher = documents[claim.document].metadata.publisher
    return {voice.name.casefold() for voice in claim.chain} | ({publisher.casefold()} if publisher else set())


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
