"""Statements: who said what, by speaker."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from comity.model.claim import Claim, Statement
from comity.publish.lines import claim_quote, snippet, tags
from comity.publish.material import Material
from comity.publish.naming import capital, count, listed, state_name, voice_words
from comity.publish.view import Chapter, Line, Lines

Speaker: TypeAlias = tuple[str, str, str]
"""Name, type and state of a voice."""


def statements(material: Material) -> Chapter:
    """Everything said, under those who said it: whoever said most comes first."""
    groups: dict[Speaker, list[Claim]] = defaultdict(list)
    for claim in material.statements:
        voice = claim.speaker
        groups[voice.name, voice.type, voice.state or ""].append(claim)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    blocks = tuple(_block(material, speaker, claims) for speaker, claims in ordered)
    total = len(material.statements)
    lead = (
        f"{capital(count(total, 'statement'))} by {count(len(blocks), 'speaker')}."
        if total
        else "No speech was found in these documents."
    )
    return Chapter(id="statements", title="Statements", lead=lead, count=total, blocks=blocks)


def _block(material: Material, speaker: Speaker, claims: list[Claim]) -> Lines:
    name, kind, state = speaker
    offices = sorted(
        {claim.speaker.office for claim in claims if claim.speaker.office}, key=lambda office: (-len(office), office)
    )
    about = [*offices[:1], "" if kind == "person" else kind, state_name(state, material.names)]
    lines = tuple(_line(material, repeats) for repeats in _repeating(material, claims))
    return Lines(title=name, text=", ".join(part for part in about if part), lines=lines, is_spoken=True)


def _repeating(material: Material, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The same words of one origin, printed by several outlets, together."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        origin = material.origin_of.get(claim.id)
        groups[origin.id if origin else claim.id, " ".join(material.pile.quote(claim.id).split())].append(claim)
    return list(groups.values())


def _line(material: Material, claims: Sequence[Claim]) -> Line:
    first = claims[0]
    form = "quoted" if isinstance(first.payload, Statement) and first.payload.form == "direct" else "reported"
    quotes = tuple(claim_quote(material, claim) for claim in claims)
    by = listed(f"{quote.document}, {quote.dated}" for quote in quotes)
    through = [voice_words(voice) for voice in first.chain[1:-1]]
    return Line(
        title=snippet(quotes[0].marked),
        tags=(form, *tags(first)),
        detail=f"{by}, from {' ← '.join(through)}" if through else by,
        quotes=quotes,
    )
