"""What changed since a day: what was said since then, what is newly at odds, and what fell silent."""

from datetime import date

from comity.model.claim import Claim, Statement
from comity.publish.chapters.disputed import disputed
from comity.publish.lines import claim_quote, claims_line, same_figures, snippet
from comity.publish.material import Material
from comity.publish.matter_lines import described, moment_words
from comity.publish.matters import all_promises, matters
from comity.publish.naming import capital, chain_words, count, day_words
from comity.publish.questions.asked import Asked
from comity.publish.questions.promised import told_line
from comity.publish.view import Block, Chapter, Clash, Line, Lines


def changed(material: Material, asked: Asked) -> tuple[Chapter, ...]:
    """Statements made on or after the day; what is told of an unknown day is not counted as new."""
    since = asked.since or date.min
    fresh = {claim.id for claim in material.claims.values() if _is_since(claim, since)}
    groups = (
        ("Figures", _figures(material, fresh)),
        ("Agreements, projects, measures and events", _matters(material, fresh)),
        ("Statements", _statements(material, fresh)),
        ("Fallen silent: the day has passed since and nobody reports", _silent(material, since)),
    )
    lists: tuple[Block, ...] = tuple(Lines(title=title, lines=lines) for title, lines in groups if lines)
    odds = tuple(block for block in disputed(material).blocks if _is_new(block, fresh))
    number = len(fresh)
    undated = sum(claim.asserted is None or claim.asserted.first is None for claim in material.claims.values())
    left = f" {capital(count(undated, 'statement'))} of an unknown day cannot be placed." if undated else ""
    new = Chapter(
        id="changed",
        title=f"Said since {day_words(since)}",
        lead=f"{capital(count(number, 'statement'))} since {day_words(since)}.{left}"
        if number
        else f"Nothing was said since {day_words(since)}.{left}",
        count=number,
        blocks=lists,
    )
    at_odds = Chapter(
        id="changed-disputed",
        title="Newly at odds",
        lead="Conflicts in which something said since then takes part."
        if odds
        else "Nothing said since then is at odds with anything.",
        count=len(odds),
        blocks=odds,
    )
    return new, at_odds


def _is_since(claim: Claim, since: date) -> bool:
    first = claim.asserted.first if claim.asserted else None
    return first is not None and first >= since


def _figures(material: Material, fresh: set[str]) -> tuple[Line, ...]:
    groups = same_figures(material, (claim for claim in material.figures if claim.id in fresh))
    return tuple(claims_line(material, claims) for claims in groups.values())


def _matters(material: Material, fresh: set[str]) -> tuple[Line, ...]:
    """One line for each matter of which something was told: only what is new of its life."""
    found = []
    for matter in matters(material, material.day):
        moments = [moment for moment in matter.life if any(claim.id in fresh for claim in moment.claims)]
        if moments:
            claims = [claim for moment in moments for claim in moment.claims if claim.id in fresh]
            found.append(
                Line(
                    title=capital(matter.title),
                    value="; ".join(moment_words(moment) for moment in moments),
                    detail=described(material, matter),
                    support=material.support(claim.id for claim in claims),
                    quotes=tuple(claim_quote(material, claim) for claim in claims),
                )
            )
    return tuple(found)


def _statements(material: Material, fresh: set[str]) -> tuple[Line, ...]:
    said = [claim for claim in material.statements if claim.id in fresh]
    return tuple(
        Line(
            title=snippet(material.pile.quote(claim.id)), detail=chain_words(claim.chain), quotes=(claim_quote(material, claim),)
        )
        for claim in said
        if isinstance(claim.payload, Statement)
    )


def _silent(material: Material, since: date) -> tuple[Line, ...]:
    return tuple(
        told_line(material, promise)
        for promise in all_promises(material, material.day)
        if promise.standing == "silent" and promise.due and promise.due.last and promise.due.last >= since
    )


def _is_new(block: Block, fresh: set[str]) -> bool:
    if isinstance(block, Clash):
        return any(quote.id in fresh for line in block.statements for quote in line.quotes)
    return isinstance(block, Lines) and any(quote.id in fresh for line in block.lines for quote in line.quotes)
