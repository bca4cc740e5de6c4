"""FollowTheMoney: entities as JSON lines, for Aleph, OpenAleph and the OpenSanctions tools.

Schemata: PublicBody for states and governments, Organization for bodies and outlets, Person, Article for documents, Mention
for who speaks in them, Event for what was done on a day, Sanction, Contract, Project with its participants.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import msgspec

from comity.model.claim import Claim, Event, Instrument, Measure, Project, Voice
from comity.model.ids import digest
from comity.model.period import Period
from comity.model.record import Record
from comity.publish.acts import Act, act_name, act_of, action, action_words, happening, is_ahead
from comity.publish.cite import web_address
from comity.publish.export.acting import Actors, acts_by_record
from comity.publish.export.cells import one_line, plain
from comity.publish.export.content import Content
from comity.publish.export.form import About

Entity: TypeAlias = dict[str, Any]
SCHEMATA = {"person": "Person", "organisation": "Organization", "government": "PublicBody", "outlet": "Organization"}
PUNISHING = {"sanction", "asset_freeze", "embargo", "visa"}
"""Types of measures that are sanctions on somebody."""
LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin", "it": "ita", "ja": "jpn",
    "ko": "kor", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""Languages as FollowTheMoney codes them; others are left out."""
NAME, PLACE, LINK, LONG = 384, 250, 2000, 60_000
"""So many characters fit a name, a place, an address of the web and a text."""


def ftm(content: Content, _: About) -> Iterator[bytes]:
    """One entity a line: who acts, what was read, who speaks there, what was done."""
    found: dict[str, Entity] = {}
    for entity in _entities(content):
        found.setdefault(entity["id"], entity)
    yield from (msgspec.json.encode(found[key]) + b"\n" for key in sorted(found))


def left_out(content: Content) -> dict[str, int]:
    """What FollowTheMoney has no place for, counted."""
    claims = content.pile.claims.values()
    acts = [(claim, act) for claim in claims if (act := act_of(claim)) is not None]
    kinds = [type(claim.payload).__name__ for claim in claims]
    return {
        "figures": kinds.count("Figure"),
        "words of statements (the speakers are mentions)": kinds.count("Statement"),
        "acts denied, expected or without a day": sum(not _is_done(claim, act) for claim, act in acts),
        "anonymous voices": sum(voice.type == "anonymous" for claim in claims for voice in claim.chain),
        "conflicts": len(content.verdict.conflicts),
        "bounds": len(content.verdict.bounds),
        "links": len(content.records.links),
        "copies": len(content.origins.copies),
    }


def _entities(content: Content) -> Iterator[Entity]:
    actors = Actors()
    yield from _documents(content)
    yield from _voices(content, actors)
    for record, claims in acts_by_record(content, actors):
        yield from _parties(record.parties, actors)
        yield from _record(content, record, claims, actors)
        for claim in claims:
            yield from _parties(_named(claim), actors)


def _entity(name: str, schema: str, /, **properties: object) -> Entity:
    """An entity; values without words are dropped, each value stands once."""
    kept = {key: list(dict.fromkeys(values)) for key, value in properties.items() if (values := _values(value))}
    return {"id": name, "schema": schema, "properties": dict(sorted(kept.items()))}


def entity_id(name: str) -> str:
    """An id as FollowTheMoney takes it, which has no underscores: "d-0123456789abcdef"."""
    return name.replace("_", "-")


def _values(value: object) -> list[str]:
    found = [value] if isinstance(value, str) else [*value] if isinstance(value, list | tuple) else []
    return [words for words in found if isinstance(words, str) and words.strip()]


def _documents(content: Content) -> Iterator[Entity]:
    for document in content.pile.documents.values():
        known = document.metadata
        yield _entity(
            entity_id(document.id),
            "Article",
            title=_name(known.title),
            fileName=_name(PurePosixPath(document.address).name),
            author=_name(known.author),
            publisher=_name(known.publisher),
            sourceUrl=_link(known.url),
            publishedAt=date_words(known.published),
            language=LANGUAGES.get((known.lang or "").partition("-")[0].lower()),
        )


def _voices(content: Content, actors: Actors) -> Iterator[Entity]:
    for claim in content.pile.claims.values():
        for voice in claim.chain:
            if voice.type == "anonymous" or not _name(voice.name):
                continue
            own = voice_id(voice)
            country = actors.iso2(voice.state)
            position = _name(voice.office) if voice.type == "person" else None
            yield _entity(own, SCHEMATA[voice.type], name=_name(voice.name), country=country, position=position)
            named = digest(own, claim.document)
            yield _entity(f"mention-{named}", "Mention", document=entity_id(claim.document), resolved=own, name=_name(voice.name))


def voice_id(voice: Voice) -> str:
    """One id for one voice: name, type and state."""
    return "voice-" + digest(voice.name, voice.type, voice.state)


def _parties(codes: Iterable[str], actors: Actors) -> Iterator[Entity]:
    for code in codes:
        country = actors.iso2(code)
        schema = "PublicBody" if country else "Organization" if actors.is_body(code) else "LegalEntity"
        if _name(actors.name(code)):
            yield _entity(party_id(code), schema, name=_name(actors.name(code)), country=country)


def party_id(code: str) -> str:
    """The id of a party: by its code, or by its name where it has none."""
    return "party-" + digest(code)


def _named(claim: Claim) -> tuple[str, ...]:
    match claim.payload:
        case Measure(imposer=imposer, target=target):
            return tuple(party for party in (imposer, target) if party)
        case Instrument(parties=parties) | Project(parties=parties):
            return parties
    return ()


def _record(content: Content, record: Record, claims: list[Claim], actors: Actors) -> Iterator[Entity]:
    sources = _sources(content, claims)
    name = _name(record.name)
    if record.kind == "project":
        due = [p for claim in claims if isinstance(claim.payload, Project) and (p := claim.payload.due)]
        yield _entity(
            entity_id(record.id), "Project", name=name, country=_countries(record.parties, actors),
            endDate=[day for period in due if (day := _end(period))],
            status=[claim.payload.status for claim in claims if isinstance(claim.payload, Project)], **sources,
        )  # fmt: skip
        for code in record.parties:
            yield _entity(
                "part-" + digest(record.id, code),
                "ProjectParticipant",
                project=entity_id(record.id),
                participant=party_id(code),
                role="party",
            )
    elif record.kind == "instrument" and record.type == "contract":
        signed = [
            date_words(act.date) for claim in claims if isinstance(act := claim.payload, Instrument) and act.action == "signed"
        ]
        yield _entity(
            entity_id(record.id), "Contract", title=name, name=name, type="contract", country=_countries(record.parties, actors),
            contractDate=[day for day in signed if day], **sources,
        )  # fmt: skip
    yield from _sanctions(content, record, claims, actors)
    yield from _happenings(content, record, claims, actors)


def _sanctions(content: Content, record: Record, claims: list[Claim], actors: Actors) -> Iterator[Entity]:
    """A sanction for each pair of imposer and target that somebody says is imposed or in force."""
    for claim in claims:
        act = claim.payload
        if not isinstance(act, Measure) or act.type not in PUNISHING or not act.target or claim.is_denied or is_ahead(claim, act):
            continue
        if act.action in {"imposed", "in_force", "extended"}:
            same = [
                c for c in claims if isinstance(m := c.payload, Measure) and (m.imposer, m.target) == (act.imposer, act.target)
            ]
            started = [
                date_words(c.payload.date) for c in same if isinstance(c.payload, Measure) and c.payload.action == "imposed"
            ]
            ended = [date_words(c.payload.date) for c in same if isinstance(c.payload, Measure) and c.payload.action == "revoked"]
            yield _entity(
                "sanction-" + digest(record.id, act.imposer, act.target),
                "Sanction",
                entity=party_id(act.target),
                authority=_name(actors.name(act.imposer)) if act.imposer else None,
                country=actors.iso2(act.imposer),
                program=[words for c in same if isinstance(m := c.payload, Measure) and (words := _name(m.object))],
                startDate=[day for day in started if day],
                endDate=[day for day in ended if day],
                recordId=record.id,
                **_interval(_sources(content, same)),
            )


def _happenings(content: Content, record: Record, claims: list[Claim], actors: Actors) -> Iterator[Entity]:
    """An event for each action on a day: signed, ratified, imposed, met."""
    done: dict[tuple[str, str], list[tuple[Claim, Act]]] = {}
    for claim in claims:
        act = act_of(claim)
        if act is not None and _is_done(claim, act):
            done.setdefault((action(act), date_words(happening(act)) or ""), []).append((claim, act))
    for (code, day), pairs in sorted(done.items(), key=lambda item: item[0]):
        first, act = pairs[0]
        title = act_name(act, actors.name) if isinstance(act, Event | Measure) else record.name
        words = title if isinstance(act, Event) else f"{title}: {action_words(first, act)}"
        sides = [*record.parties, *(party for claim, _ in pairs for party in _named(claim))]
        yield _entity(
            "event-" + digest(record.id, code, day),
            "Event",
            name=_name(words),
            date=day,
            location=[place for _, a in pairs if (place := (_name(getattr(a, "place", None)) or "")[:PLACE])],
            country=_countries(sides, actors),
            involved=[party_id(party) for party in sides],
            recordId=record.id,
            **_sources(content, [claim for claim, _ in pairs]),
        )


def _is_done(claim: Claim, act: Act) -> bool:
    return not claim.is_denied and not is_ahead(claim, act) and date_words(happening(act)) is not None


def _sources(content: Content, claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Words, articles, publishers and addresses behind an entity."""
    claims = list(claims)
    documents = [content.pile.documents[claim.document] for claim in claims]
    return {
        "summary": [words for claim in claims if (words := plain(content.pile.quote(claim.id)).strip()[:LONG])],
        "proof": [entity_id(document.id) for document in documents],
        "publisher": [name for document in documents if (name := _name(document.metadata.publisher))],
        "sourceUrl": [url for document in documents if (url := _link(document.metadata.url))],
    }


def _interval(sources: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: values for key, values in sources.items() if key != "proof"}


def _countries(parties: Iterable[str], actors: Actors) -> list[str]:
    return [code for party in parties if (code := actors.iso2(party))]


def _name(words: str | None) -> str | None:
    return one_line(words)[:NAME].strip() or None if words else None


def _link(url: str | None) -> str | None:
    return url if url and len(url) <= LINK and web_address(url) else None


def _end(period: Period) -> str | None:
    return period.last.isoformat() if period.last else None


def date_words(period: Period | None) -> str | None:
    """A date as exact as a prefix of an ISO day can be: a day, a month or a year; None for what is longer than a year."""
    if period is None or period.first is None or period.last is None:
        return None
    first, last = period.first.isoformat(), period.last.isoformat()
    for length in (10, 7, 4):
        if first[:length] == last[:length]:
            return first[:length]
    return None
