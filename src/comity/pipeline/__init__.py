"""Pipeline: the only place that knows the order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as Content
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from comity import __version__
from comity.extract import READER
from comity.ledger import Entry, Ledger
from comity.model.claim import Claim
from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.ids import DocumentId, digest
from comity.model.origin import Copy, Origins
from comity.model.page import Page, Pile, Source
from comity.model.rate import Rate
from comity.model.record import Records
from comity.model.ruling import Ruling
from comity.model.text import Text
from comity.model.verdict import Cluster, Verdict
from comity.pipeline.coupling import ties
from comity.pipeline.document import compile_document, failed
from comity.pipeline.executor import SERIAL, Executor
from comity.pipeline.growth import Growth, is_much
from comity.pipeline.meeting import common_words, take_in
from comity.pipeline.parts import Parts
from comity.pipeline.readers import accepting, reading_of, signed
from comity.pipeline.report import BuildReport, report
from comity.pipeline.rulings import with_doubts, without_what_gives_way
from comity.read import read
from comity.read.unpack import unpacked
from comity.reconcile import reconcile
from comity.resolve import resolve
from comity.resolve.life import due
from comity.resolve.rulings import ruled
from comity.resources import digest as resources_digest
from comity.resources.mentions import mentions_digest, named_states
from comity.rule import Honoured, honour
from comity.series import Mapping, claims_of, stated, version
from comity.trace import RULES, packed_prints, trace
from comity.verdict import judge
from comity.verify import verify


class Article(NamedTuple):
    """What somebody annotated in one document: the name of the file, and its content in the exchange form."""

    file: str
    content: Content[str, Any]


def build(  # noqa: PLR0917  (what is read, by what, into what come first; the rest is named)
    sources: Iterable[Source | Finding],
    parts: Parts,
    ledger: Ledger,
    findings: Iterable[Finding] = (),
    watch: Callable[[Page], None] = lambda _: None,
    day: date | None = None,
    *,
    pool: Executor = SERIAL,
    is_whole: bool = False,
) -> BuildReport:
    """Bring the ledger to the state that these sources, and the rulings in it, imply.

    Sources are taken as they are needed, and `pool` says where they are read; it changes no byte of the outcome. `findings` are
    what gathering the sources found, which may stand among them too; `watch` is called with each page as it is entered; `day`
    is when the sources are added, as far as the caller tells. What follows is derived for the neighbourhood of what changed, or
    with `is_whole` for everything.
    """
    found: list[Finding] = []
    with ledger.entry() as entry:
        if day is not None:
            entry.dated(day)
        entry.meetings.follow(RULES)
        entry.findings(findings)
        for page in pool.pages(partial(compile_document, parts), _opened(sources, parts, pool, found)):
            watch(page)
            entry.post(page, parts.version)
        for page in _told(found):
            entry.post(page, parts.version)
        follow(entry, parts.rates, is_whole=is_whole)
    return _report(entry, ledger)


def _opened(sources: Iterable[Source | Finding], parts: Parts, pool: Executor, found: list[Finding]) -> Iterator[Source]:
    """The documents of sources, each alone; what is found on the way to them goes to the rest that was found."""
    unpack = partial(unpacked, limits=parts.limits, fields=parts.fields)
    for source in sources:
        for item in [source] if isinstance(source, Finding) else pool.members(unpack, source):
            if isinstance(item, Finding):
                found.append(item)
            else:
                yield item


def _told(found: Iterable[Finding]) -> Iterator[Page]:
    """What cannot be read, a page for each subject."""
    ours: dict[str, list[Finding]] = {}
    for finding in found:
        ours.setdefault(finding.subject, []).append(finding)
    return (Page(address=subject, findings=tuple(findings)) for subject, findings in ours.items())


def enter(  # noqa: PLR0917  (what a reader hands in, and whose it is)
    articles: Content[DocumentId, Article],
    reader: str,
    ledger: Ledger,
    findings: Iterable[Finding] = (),
    rates: Sequence[Rate] = (),
    version: str = "1",
    *,
    about: Collection[str] = (),
    accepted: Collection[str] = (),
    is_preferred: bool = True,
) -> BuildReport:
    """Let the claims that a reader annotated count for these documents of the ledger, and derive what follows.

    Whatever the words do not bear out is left out with a finding, and what they contradict is held back with both readings.
    `findings` are what reading the files found; `rates` of exchange let statements in two currencies meet; `version` is the
    reader's own, which each claim carries with a digest of all that the reader said of the document. Findings that this reader
    left on the subjects in `about` before are taken back. What is held back and among `accepted`, ids or their first letters, is
    taken, and so is what was taken before and reads as it did then; the rest is kept for whoever rules on it. Unless
    `is_preferred`, the claims are kept beside those that count.
    """
    with ledger.entry() as entry:
        documents, doubts = entry.near.documents(articles), list(findings)
        accepts = accepting(entry.claims_by(reader), accepted)
        own: dict[DocumentId, list[Claim]] = {}
        for claim in entry.claims_by(READER):
            own.setdefault(claim.document, []).append(claim)
        for identity, article in sorted(articles.items()):
            document = documents[identity]
            text = Text(document.text, entry.near.words(identity))
            reading = reading_of(document, text, own.get(identity, ()))
            claims, found, held = verify(document, text, article.content, reader, reading, accepts)
            claims, held = signed(claims, held, reader, version)
            entry.hand_in(document, claims, reader, held, is_preferred=is_preferred)
            doubts += [replace(one, subject=article.file, text=f"{article.file}: {one.text}") for one in found]
        entry.findings(doubts, about={*about, *(article.file for article in articles.values())})
        follow(entry, rates)
    return _report(entry, ledger)


def load_series(
    sources: Iterable[Source],
    mapping: Mapping,
    ledger: Ledger,
    findings: Iterable[Finding] = (),
    rates: Sequence[Rate] = (),
) -> BuildReport:
    """Enter tables of official figures as documents whose rows are claims of the office that a mapping names, and derive.

    A table that cannot be read leaves a finding. Raises ConfigError, before anything is entered, where the mapping names a
    column that a table lacks.
    """
    pages = [_series_page(source, mapping) for source in sources]
    with ledger.entry() as entry:
        entry.findings(findings)
        for page in pages:
            entry.post(page, version(mapping))
        follow(entry, rates)
    return _report(entry, ledger)


def _series_page(source: Source, mapping: Mapping) -> Page:
    try:
        document, text, findings = read(replace(source, stated=stated(mapping)))
    except SourceError as error:
        return failed(source, error.code, str(error))
    claims, refused = claims_of(document, text, mapping)
    prints = packed_prints(text.words)
    return Page(
        address=source.address, document=document, text=text, claims=claims, findings=(*findings, *refused), prints=prints
    )


def derive(ledger: Ledger, rates: Sequence[Rate] = ()) -> BuildReport:
    """Derive anew what follows from everything that a ledger holds."""
    with ledger.entry() as entry:
        follow(entry, rates, is_whole=True)
    return _report(entry, ledger)


def restore(pages: Iterable[Page], version: str, rulings: Iterable[Ruling], ledger: Ledger, rates: Sequence[Rate] = ()) -> None:
    """Enter pages as they were read by a version, and rulings, into a new ledger, and derive what follows."""
    with ledger.entry() as entry:
        entry.meetings.follow(RULES)
        for page in pages:
            entry.post(page, version)
        for ruling in rulings:
            entry.rule(ruling)
        follow(entry, rates)


def rule(rulings: Iterable[Ruling], ledger: Ledger, rates: Sequence[Rate] = ()) -> int:
    """Enter rulings, derive what follows from all claims under them, all or nothing, and give how many were new."""
    with ledger.entry() as entry:
        new = sum([entry.rule(ruling) for ruling in sorted(rulings, key=lambda one: one.place)])
        if new:
            follow(entry, rates)
    return new


def follow(entry: Entry, rates: Sequence[Rate] = (), *, is_whole: bool = False) -> None:
    """Put what follows from the claims that count now in place of what followed before.

    Where little changed, only its neighbourhood is looked at, to the same rows. Everything is derived anew where `is_whole`
    says so, where the rates or the program are others than the last time, where much changed, and where there are rulings:
    what one of them reaches is not told by the claims that changed.
    """
    rulings = entry.rulings()
    made = {
        "program": digest(__version__, resources_digest()),
        "rates": digest(*map(repr, rates)),
        "rulings": digest(*(ruling.id for ruling in rulings)),
        "mentions": mentions_digest(),
        "day": entry.near.proven_day(),
    }
    is_whole = is_whole or bool(rulings) or is_much(entry.near, made)
    for text, words in entry.unread(mentions_digest(), is_whole=is_whole):
        entry.read_through(text, named_states(words), mentions_digest())
    if is_whole:
        pile = entry.pile()
        found = conclude(pile, rates, rulings, common=common_words(entry, pile))
        honoured = found.honoured
        entry.strike(honoured.pile, honoured.edited, honoured.struck, honoured.taken)
        known = ties(honoured.pile)
        entry.derive(found.records, found.origins, found.verdict, found.clusters, ties=known, made=made)
    else:
        take_in(entry)
        Growth(entry, rates, (entry.near.made().get("day"), made["day"])).run()
        entry.settle(made)


class Conclusion(NamedTuple):
    """What follows from a pile: what its claims are about, who really spoke, what can be true together, and clusters.

    `honoured` is the pile as it counts under rulings, with what does not count by them.
    """

    records: Records
    origins: Origins
    verdict: Verdict
    clusters: tuple[Cluster, ...]
    honoured: Honoured


def conclude(
    pile: Pile, rates: Sequence[Rate] = (), rulings: Sequence[Ruling] = (), common: Iterable[Copy] | None = None
) -> Conclusion:
    """Everything that follows from the claims of a pile as they were read, under rates and rulings. Pure.

    `common` is what the words of its documents have in common, where a ledger knows it; else the pile is searched for it.
    Raises QuestionError where a ruling that is merely supposed cannot hold; one that somebody gave leaves a finding.
    """
    known = None if common is None else tuple(common)
    honoured = without_what_gives_way(honour(pile, rulings, lambda read: trace(read, resolve(read), known)))
    counting = honoured.pile
    records, obstacles = ruled(resolve(counting), honoured.pairs, counting.claims)
    origins = trace(counting, records, known)
    verdict = reconcile(tuple(counting.claims.values()), records, origins, rates=rates, rulings=honoured.pairs)
    verdict = with_doubts(verdict, honoured.findings, obstacles)
    promises = due(records, counting.claims, counting.proven_day() or date.min)
    return Conclusion(records, origins, verdict, judge(counting, records, origins, verdict, promises), honoured)


def _report(entry: Entry, ledger: Ledger) -> BuildReport:
    with ledger.view() as view:
        return report(entry.counts, view.totals())
