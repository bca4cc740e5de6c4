"""The system of a relation: sector by sector its matters, figures, ties, statements, and sentences without a claim."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from comity.language import LANGUAGES
from comity.model.claim import Claim, Statement
from comity.model.ids import DocumentId, RecordId
from comity.model.record import Link
from comity.model.text import Document
from comity.publish.material import Material
from comity.publish.matters import Matter, around, matters
from comity.publish.naming import count, dated, listed, series_words
from comity.publish.sectors import OTHER, codes, figure_sectors, matter_sectors, named, title, words_sectors

T = TypeVar("T")


class Passage(Struct, frozen=True, kw_only=True):
    """A sentence of a document, `words[start:end]`."""

    document: DocumentId
    start: int
    end: int


class Tie(Struct, frozen=True, kw_only=True):
    """A sentence that ties two things, with what each of them is called."""

    link: Link
    source: str
    target: str

    @property
    def words(self) -> str:
        """The tie in words: "ground station — under — partnership treaty"."""
        return f"{self.source} — {self.link.kind.replace('_', ' ')} — {self.target}"


class Sector(Struct, frozen=True, kw_only=True):
    """What the documents hold on one sector.

    `matters` stand here in full, `mentions` stand in full under another sector; `asides` are one state's dealings with a third.
    `sentences` name the sector most of all, and no claim was read from them; `passing` are sentences that name in passing a
    sector of which nothing else is held. `media` are lines on publishers and who passes on whom.
    """

    code: str
    title: str
    matters: tuple[Matter, ...]
    mentions: tuple[Matter, ...]
    asides: tuple[Matter, ...]
    figures: tuple[Claim, ...]
    ties: tuple[Tie, ...]
    statements: tuple[Claim, ...]
    sentences: tuple[Passage, ...]
    passing: tuple[Passage, ...] = ()
    media: tuple[str, ...] = ()

    @property
    def lasting(self) -> tuple[Matter, ...]:
        """Its agreements, projects and measures: what has a state."""
        return tuple(matter for matter in self.matters if matter.record.kind != "event")

    @property
    def events(self) -> tuple[Matter, ...]:
        """Its events: what happens and is over."""
        return tuple(matter for matter in self.matters if matter.record.kind == "event")

    @property
    def is_empty(self) -> bool:
        """Whether the documents hold nothing on it."""
        return not any(getattr(self, field) for field in self.__struct_fields__ if field not in {"code", "title"})


class System(Struct, frozen=True, kw_only=True):
    """A relation as of a day: every sector in its order, those with nothing included."""

    as_of: date | None
    sectors: tuple[Sector, ...]


def system(material: Material, day: date | None) -> System:
    """The system of the dyad as of a day. Every matter, figure, tie and statement stands in at least one sector."""
    own, others = matters(material, day), around(material, day)
    places = {matter.record.id: matter_sectors(material, matter) for matter in (*own, *others)}
    by_first = _by(own, lambda matter: places[matter.record.id][:1])
    by_rest = _by(own, lambda matter: places[matter.record.id][1:])
    asides = _by(others, lambda matter: places[matter.record.id][:1])
    figures = _by(material.figures, lambda claim: figure_sectors(material, claim))
    titles = {matter.record.id: matter.title for matter in (*own, *others)}
    measures = {quantity.id: claim for claim in material.figures if (quantity := material.quantity_of.get(claim.id))}
    ties = _by(_ties(material, titles), lambda tie: _link_sectors(material, tie.link, places, measures))
    statements = _by(material.statements, lambda claim: words_sectors(material.pile.quote(claim.id)))
    prose = {passage: (named(passage_words(material, passage)), is_read) for passage, is_read in _sentences(material)}
    sentences = _by(prose, lambda passage: () if prose[passage][1] else prose[passage][0][:1])
    passing = _by(prose, lambda passage: prose[passage][0])
    sectors = (
        Sector(
            code=code,
            title=title(code),
            matters=by_first[code],
            mentions=by_rest[code],
            asides=asides[code],
            figures=figures[code],
            ties=ties[code],
            statements=_once(material, statements[code]),
            sentences=sentences[code],
            media=tuple(media(material)) if code == "media" else (),
        )
        for code in codes()
    )
    filled = (replace(each, passing=passing[each.code]) if each.is_empty else each for each in sectors)
    return System(as_of=day, sectors=tuple(each for each in filled if each.code != OTHER or not each.is_empty))


def _by(items: Iterable[T], places: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """Items by the sectors they stand in, in the order given."""
    found: dict[str, tuple[T, ...]] = defaultdict(tuple)
    groups: dict[str, list[T]] = defaultdict(list)
    for item in items:
        for code in places(item):
            groups[code].append(item)
    found.update((code, tuple(group)) for code, group in groups.items())
    return found


def _once(material: Material, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Statements of the same words by one speaker once, however many outlets print them."""
    found: dict[Hashable, Claim] = {}
    for claim in claims:
        if isinstance(claim.payload, Statement):
            found.setdefault((claim.speaker.name, " ".join(material.pile.quote(claim.id).split())), claim)
    return tuple(found.values())


def _link_sectors(
    material: Material, link: Link, places: Mapping[RecordId, tuple[str, ...]], measures: Mapping[RecordId, Claim]
) -> tuple[str, ...]:
    """The sector of what a tie starts from, else of what it leads to."""
    for end in (link.source, link.target):
        if end in places:
            return places[end][:1]
        measured = measures.get(end)
        if measured:
            return figure_sectors(material, measured)[:1]
    return (OTHER,)


def _ties(material: Material, titles: Mapping[RecordId, str]) -> Iterator[Tie]:
    """The links of the dossier's documents; a record by its title, a flow by what it measures."""
    names = {record.id: record.name for record in material.records.records}
    names.update(titles)
    names |= {key: series_words(quantity, material.names) for key, quantity in material.quantities.items()}
    for link in material.links:
        yield Tie(link=link, source=names.get(link.source, link.source), target=names.get(link.target, link.target))


def passage_words(material: Material, passage: Passage) -> str:
    """The words of a sentence."""
    return material.pile.words(passage.document)[passage.start : passage.end]


def _sentences(material: Material) -> Iterator[tuple[Passage, bool]]:
    """The sentences of the dossier's documents, and whether a claim has its evidence in each."""
    places: dict[DocumentId, list[tuple[int, int]]] = defaultdict(list)
    for claim in material.claims.values():
        places[claim.document].append((claim.evidence.start, claim.evidence.end))
    for document in material.documents:
        covered = _merged(places[document.id])
        language = LANGUAGES.get(document.metadata.lang or "")
        for found in language.sentences(material.pile.words(document.id)) if language else ():
            if found.kind == "prose":
                passage = Passage(document=document.id, start=found.start, end=found.end)
                yield passage, _is_covered(covered, found.start, found.end)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _is_covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans shares a character with `start:end`."""
    place = bisect_left(spans, (end, 0)) - 1
    return place >= 0 and spans[place][1] > start


def media(material: Material) -> Iterator[str]:
    """Who printed, republished or translated what, and which outlets and agencies are passed on: a line for each document."""
    names = {document.id: document.name for document in material.pile.documents.values()}
    passed: dict[DocumentId, dict[str, None]] = defaultdict(dict)
    for claim in material.claims.values():
        passed[claim.document].update((voice.name, None) for voice in claim.chain[1:] if voice.type == "outlet")
    shared: dict[DocumentId, list[str]] = defaultdict(list)
    for copy in material.copies:
        if copy.kind == "furniture":
            continue
        for here, there in ((copy.left, copy.right), (copy.right, copy.left)):
            shared[here].append(f"{copy.kind} with {names[there]}")
    for document in material.documents:
        facts = list(chain(_notices(document), shared[document.id]))
        if passed[document.id]:
            facts.append(f"passes on {listed(passed[document.id])}")
        yield f"{document.name}, {dated(document.metadata)}: {'; '.join(facts) or 'own text, as far as it tells'}"


def _notices(document: Document) -> Iterator[str]:
    for notice in document.notices:
        altered = ", text perhaps altered" if notice.is_altered else ""
        yield f"{notice.kind}: {notice.name}{altered}" if notice.name else f"{notice.kind}{altered}"


def summary(sector: Sector) -> str:
    """What a sector holds, counted: "2 matters, 3 figures, 1 tie, 4 statements"; "nothing in the documents"."""
    if sector.is_empty:
        return "nothing in the documents"
    counted = (
        (len(sector.matters) + len(sector.mentions), "matter"),
        (len(sector.asides), "matter with third states"),
        (len(sector.figures), "figure"),
        (len(sector.ties), "tie"),
        (len(sector.statements), "statement"),
        (len(sector.sentences), "further sentence"),
        (len(sector.passing), "sentence in passing"),
        (len(sector.media), "document"),
    )
    plural = {"matter with third states": "matters with third states", "sentence in passing": "sentences in passing"}
    return ", ".join(count(number, noun, plural.get(noun)) for number, noun in counted if number)
