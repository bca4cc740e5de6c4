"""Matters, promises and the timeline as plain rows for JSON."""

from typing import Any

import msgspec

from comity.model.claim import Claim
from comity.model.period import Period
from comity.publish.acts import act_of, details
from comity.publish.material import Material
from comity.publish.matters import Matter, Moment
from comity.publish.promises import Promise
from comity.publish.timeline import Entry, precision


def matter_row(material: Material, matter: Matter) -> dict[str, Any]:
    """A matter with its state, life and promises; periods in ISO 8601."""
    state = matter.state
    return {
        **msgspec.to_builtins(matter.record),
        "date": label(matter.record.date),
        "title": matter.title,
        "others": matter.others,
        "state": None if state is None else moment_row(material, state),
        "until": [until.label() for until in matter.until],
        "life": [moment_row(material, moment) for moment in matter.life],
        "promises": [promise_row(material, promise) for promise in matter.promises],
        "origins": matter.origins,
    }


def moment_row(material: Material, moment: Moment) -> dict[str, Any]:
    """A line of a life."""
    return {
        "action": moment.action,
        "words": moment.words,
        "date": label(moment.period),
        "told": label(moment.told),
        "known": moment.known,
        "until": label(moment.until),
        "due": label(moment.due),
        "ahead": moment.is_ahead,
        "denied": moment.is_denied,
        "claims": [claim_row(material, claim) for claim in moment.claims],
    }


def promise_row(material: Material, promise: Promise) -> dict[str, Any]:
    """A promise and how it stands."""
    return {
        "title": promise.title,
        "words": promise.words,
        "due": label(promise.due),
        "standing": promise.standing,
        "sentence": promise.sentence,
        "record": promise.record,
        "claims": [claim_row(material, claim) for claim in promise.claims],
    }


def entry_row(material: Material, entry: Entry) -> dict[str, Any]:
    """A line of the timeline."""
    return {
        "date": entry.period.label(),
        "precision": precision(entry.period),
        "kind": entry.kind,
        "title": entry.title,
        "words": entry.words,
        "ahead": entry.is_ahead,
        "told": entry.is_told,
        "record": entry.record,
        "claims": [claim_row(material, claim) for claim in entry.claims],
    }


def claim_row(material: Material, claim: Claim) -> dict[str, Any]:
    """A claim with its words, its sentence and who passed it on."""
    words, act = material.pile.words(claim.document), act_of(claim)
    origin = material.origin_of.get(claim.id)
    return {
        "id": claim.id,
        "document": claim.document,
        "chain": [voice.name for voice in claim.chain],
        "modality": claim.modality,
        "quote": words[claim.evidence.start : claim.evidence.end],
        "sentence": words[claim.passage.start : claim.passage.end],
        "origin": origin.id if origin else None,
        **(details(act) if act else {}),
    }


def label(period: Period | None) -> str | None:
    """A period in its ISO form."""
    return period.label() if period else None
