"""What the claims of another reader are held against, and how they are signed."""

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import json
from msgspec.structs import replace

from comity.language import LANGUAGES
from comity.language.language import Language
from comity.model.claim import Claim
from comity.model.held import Held
from comity.model.ids import digest
from comity.model.text import Document, Text
from comity.verify import Reading, is_accepted


def reading_of(
    document: Document, text: Text, claims: Collection[Claim], languages: Mapping[str, Language] = LANGUAGES
) -> Reading:
    """The numbers, quantities and dates of a document as our own rules read them, with our own `claims`.

    There are none where its language is not read.
    """
    language = languages.get(document.metadata.lang or "")
    if language is None:
        return Reading()
    return Reading(
        sentences=language.sentences(text.words),
        numbers=language.numerals(text.words),
        quantities=language.quantities(text.words, ()),
        whens=language.dates(text.words, document.metadata.published),
        claims=tuple(claims),
    )


def signed(
    claims: Collection[Claim], held: Collection[Held], reader: str, version: str
) -> tuple[tuple[Claim, ...], tuple[Held, ...]]:
    """Claims and what is held back, naming beside their reader its version and a digest of its claims on the document."""
    said = digest(json.encode(sorted(claims, key=lambda claim: claim.id)).decode())
    engine = f"{reader}-{version}+{said}"
    waiting = tuple(replace(one, claim=replace(one.claim, engine=engine)) for one in held)
    return tuple(replace(claim, engine=engine) for claim in claims), waiting


def accepting(before: Iterable[Claim], accepted: Collection[str]) -> Callable[[Claim], bool]:
    """Whether a person takes a claim that is held back: by its id or the first letters of it, or as it was taken before."""
    known = {claim.id: (claim.payload, claim.modality) for claim in before if is_accepted(claim)}
    named = tuple(accepted)

    def is_taken(claim: Claim) -> bool:
        return claim.id.startswith(named) or known.get(claim.id) == (claim.payload, claim.modality)

    return is_taken
