"""Matters and promises as lines of a list, and their moments in words."""

from collections.abc import Iterable

from comity.publish.acts import act_of, details, type_words
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matters import Matter, Moment
from comity.publish.naming import capital, chain_words, listed, period_words
from comity.publish.promises import Promise
from comity.publish.view import Line


def moment_words(moment: Moment) -> str:
    """What was done and when: "signed, 7 May 2025"; "planned, told 12 May 2025, due 5 July 2025"."""
    parts = [moment.words]
    if moment.period is not None:
        parts.append(period_words(moment.period))
    elif moment.told is not None:
        parts.append(f"told {period_words(moment.told)}")
    if moment.due is not None and moment.due != moment.period:
        parts.append(f"due {period_words(moment.due)}")
    if moment.until is not None:
        parts.append(f"until {period_words(moment.until)}")
    return ", ".join(parts)


def described(material: Material, matter: Matter) -> str:
    """Type, parties and sectors: "treaty · Norway and Chile · energy, mining"."""
    record = matter.record
    parties = listed(material.party_name(code) for code in record.parties) or "parties not said"
    return " · ".join(part for part in (type_words(record.type, record.kind), parties, ", ".join(record.sectors)) if part)


def further(matter: Matter) -> dict[str, str]:
    """Place, owners, signatories, object and legal basis as any of the claims gives them."""
    found: dict[str, dict[str, None]] = {}
    for claim in matter.claims:
        act = act_of(claim)
        for name, value in (details(act) if act else {}).items():
            items: Iterable[str] = (value,) if isinstance(value, str) else value
            found.setdefault(name, {}).update(dict.fromkeys(items))
    return {name: "; ".join(values) for name, values in found.items()}


def matter_line(material: Material, matter: Matter) -> Line:
    """A matter with its state; opened, its names, promises, life and words."""
    return Line(
        id=matter.record.id,
        title=capital(matter.title),
        value=moment_words(matter.state) if matter.state else "no state is told",
        tags=("silent",) if any(promise.standing == "silent" for promise in matter.promises) else (),
        detail=described(material, matter),
        support=material.support(claim.id for claim in matter.claims),
        notes=tuple(_notes(matter)),
        steps=tuple(_step(moment) for moment in matter.life) if len(matter.life) > 1 else (),
        quotes=tuple(claim_quote(material, claim) for claim in matter.claims),
    )


def _notes(matter: Matter) -> Iterable[str]:
    if matter.aliases:
        yield f"Also called {listed(matter.aliases)}."
    for name, words in further(matter).items():
        yield f"{name.capitalize()}: {words}."
    for until in matter.until:
        yield f"Runs until {period_words(until)}."
    for promise in matter.promises:
        yield f"{promise.words.capitalize()}: {promise.sentence}."


def _step(moment: Moment) -> str:
    chains = dict.fromkeys(chain_words(claim.chain) for claim in moment.claims)
    return f"{moment_words(moment)}: {listed(chains)}"


def promise_line(material: Material, promise: Promise) -> Line:
    """A promise and how it stands; its words stand with its matter, those of an aim in figures here."""
    return Line(
        title=capital(promise.title),
        value=promise.words,
        tags=("silent",) if promise.standing == "silent" else (),
        detail=promise.sentence,
        support=material.support(claim.id for claim in promise.claims),
        quotes=() if promise.record else tuple(claim_quote(material, claim) for claim in promise.claims),
        href=f"#{promise.record}" if promise.record else "",
    )
