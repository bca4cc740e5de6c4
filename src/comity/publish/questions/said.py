"""Who says so: every voice with what it says first-hand, or one voice with all that goes back to it."""

from collections.abc import Iterable

from comity.model.claim import Claim, Figure
from comity.publish.acts import act_name, act_of, action_words
from comity.publish.chapters.sources import sources
from comity.publish.chapters.statements import statements
from comity.publish.lines import claim_quote, claims_line, same_figures, snippet
from comity.publish.material import Material
from comity.publish.naming import capital, chain_words, count
from comity.publish.questions.asked import Asked
from comity.publish.view import Chapter, Line, Lines


def said(material: Material, asked: Asked) -> tuple[Chapter, ...]:
    """Without a name, the origins and speakers of the dossier; with one, whatever any voice of that name passes on."""
    if asked.by is None:
        return sources(material), statements(material)
    wanted = asked.by.casefold()
    told = [claim for claim in material.claims.values() if any(wanted in voice.name.casefold() for voice in claim.chain)]
    first = [claim for claim in told if wanted in claim.speaker.name.casefold()]
    passed = [claim for claim in told if claim not in first]
    chapters = (
        _chapter(material, "own", f"Said by {asked.by}", first, f"Nobody called {asked.by!r} speaks in these documents."),
        _chapter(material, "passed", f"Passed on by {asked.by}", passed, f"{asked.by} passes on no words of others here."),
    )
    return chapters if passed else chapters[:1]


def _chapter(material: Material, name: str, title: str, claims: list[Claim], empty: str) -> Chapter:
    groups = (
        ("Figures", tuple(claims_line(material, same) for same in same_figures(material, _figures(claims)).values())),
        ("Agreements, projects, measures and events", tuple(line for claim in claims if (line := _act_line(material, claim)))),
        ("Words", tuple(_statement(material, claim) for claim in claims if claim in material.statements)),
    )
    blocks = tuple(Lines(title=heading, lines=lines) for heading, lines in groups if lines)
    lead = f"{capital(count(len(claims), 'statement'))}." if claims else empty
    return Chapter(id=name, title=title, lead=lead, count=len(claims), blocks=blocks)


def _figures(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if isinstance(claim.payload, Figure)]


def _act_line(material: Material, claim: Claim) -> Line | None:
    act = act_of(claim)
    if act is None:
        return None
    return Line(
        title=capital(act_name(act, material.party_name)),
        value=action_words(claim, act),
        detail=chain_words(claim.chain),
        quotes=(claim_quote(material, claim),),
    )


def _statement(material: Material, claim: Claim) -> Line:
    return Line(
        title=snippet(material.pile.quote(claim.id)), detail=chain_words(claim.chain), quotes=(claim_quote(material, claim),)
    )
