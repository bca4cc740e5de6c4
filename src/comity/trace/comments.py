"""A figure in a text's own words on which a named speaker comments in the same sentence: told again, and probably his."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from comity.model.claim import Figure
from comity.model.ids import DocumentId
from comity.resources.cues import cues
from comity.trace.bonds import Bond, saying_words
from comity.trace.cast import Cast
from comity.trace.sayings import Saying, Sayings

REACH = 12
"""So many words at most name the speaker of a clause ("with the minister of trade of Norland, Ada Example, noting")."""


def commented_bonds(cast: Cast, sayings: Sayings) -> Iterator[Bond]:
    """Probable bonds within a sentence: "trade reached $200 million, with the president noting a 64% increase".

    The level stands in the text's own words, the change in a clause that hangs on it and names who noted it: whoever tells a
    change tells the level too. Nothing is bound where the sentence has two such levels or two such speakers, where level and
    change are of different flows or times, or where the speaker has a sentence of his own.
    """
    sentences: dict[tuple[DocumentId, int, int], list[Saying]] = defaultdict(list)
    for saying in sorted(sayings.by_claim.values(), key=lambda saying: (saying.claim.evidence, saying.claim.id)):
        passage = saying.claim.passage
        sentences[(saying.claim.document, passage.start, passage.end)].append(saying)
    for (document, start, end), group in sorted(sentences.items(), key=lambda item: item[0]):
        named = [
            saying for saying in group if cast.is_named(saying.claim) and _figure(saying).relation in {"ratio", "difference"}
        ]
        if len(named) != 1:
            continue
        levels = [saying for saying in group if _is_level(saying, cast) and saying.is_of_same_flow(named[0])]
        if len(levels) != 1:
            continue
        level, change = levels[0], named[0]
        if _hangs_on(level, change, cast.pile.words(document)[start:end], start):
            speaker = change.claim.speaker.name
            reason = f"{cast.labels[document]} gives {saying_words(level)} with {saying_words(change)} noted by {speaker}"
            yield Bond(level.claim.id, change.claim.id, f"{reason}: probably one source.", (level.claim.id,))


def _figure(saying: Saying) -> Figure:
    assert isinstance(saying.claim.payload, Figure)  # noqa: S101  (sayings are made of figures alone)
    return saying.claim.payload


def _is_level(saying: Saying, cast: Cast) -> bool:
    claim = saying.claim
    is_told = cast.is_own(claim) and claim.modality == "actual" and not claim.is_denied
    return is_told and _figure(saying).relation == "level"


def _hangs_on(level: Saying, change: Saying, sentence: str, start: int) -> bool:
    """Whether the change stands in a clause after the level that opens with "with", its speaker and a participle of saying."""
    name = change.claim.speaker.name.split()[-1]
    ended, end = level.claim.evidence.end - start, change.claim.evidence.end - start
    return any(
        clause.start() >= ended and clause.end() < end and name in clause["speaker"].replace(",", " ").split()
        for clause in _clause().finditer(sentence)
    )


@cache
def _clause() -> re.Pattern[str]:
    opener, saying = (
        "|".join(sorted(re.escape(" ".join(words)) for words in cues(kind, "en")))
        for kind in ("comment.opener", "comment.saying")
    )
    return re.compile(rf"\b(?:{opener})\s+(?P<speaker>(?:[\w.’'-]+,?\s+){{1,{REACH}}}?)(?:{saying})\b")
