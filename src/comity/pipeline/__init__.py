"""Pipeline: the only place that knows the order."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from comity.extract import READER, extract
from comity.language import analyse
from comity.ledger import Entry, Ledger
from comity.model.claim import Claim
from comity.model.errors import SourceError
from comity.model.finding import Finding
from comity.model.ids import DocumentId
from comity.model.origin import Copy, Origins
from comity.model.page import Page, Pile, Source
from comity.model.rate import Rate
from comity.model.record import Records
from comity.model.ruling import Ruling
from comity.model.verdict import Cluster, Verdict
from comity.pipeline.meeting import common_words
from comity.pipeline.parts import Parts
from comity.pipeline.readers import reading_of, signed
from comity.pipeline.report import BuildReport, report
from comity.read import read
from comity.reconcile import reconcile
from comity.resolve import resolve
from comity.resolve.life import due
from comity.resolve.rulings import ruled
from comity.trace import RULES, notices, packed_prints, trace
from comity.verdict import judge
from comity.verify import verify


class Article(NamedTuple):
    """What somebody annotated in one document: the name of the file, and its content in the exchange form."""

    file: str
    content: Mapping[str, Any]


def build(
    sources: Iterable[Source],
    parts: Parts,
    ledger: Ledger,
    findings: Iterable[Finding] = (),
    watch: Callable[[Source], None] = lambda _: None,
) -> BuildReport:
    """Bring the ledger to the state that these sources imply.

    `findings` are what gathering the sources found; `watch` is called with each source before it is read.
    """
    with ledger.entry() as entry:
        entry.meetings.follow(RULES)
        entry.findings(findings)
        for source in sources:
            watch(source)
            entry.post(compile_document(parts, source), parts.version)
        _derive(entry, parts.rates)
    return _report(entry, ledger)


def enter(  # noqa: PLR0917  (what a reader hands in, and whose it is)
    articles: Mapping[DocumentId, Article],
    reader: str,
    ledger: Ledger,
    findings: Iterable[Finding] = (),
    rates: Sequence[Rate] = (),
    version: str = "1",
    *,
    about: Collection[str] = (),
    is_preferred: bool = True,
) -> BuildReport:
    """Let the claims that a reader annotated count for these documents of the ledger, and derive what follows.

    Whatever the words do not bear out is left out with a finding, and what they contradict is held back with both readings.
    `findings` are what reading the files found; `rates` of exchange let statements in two currencies meet; `version` is the
    reader's own, which each claim carries with a digest of all that the reader said of the document. Findings that this reader
    left on the subjects in `about` before are taken back. Unless `is_preferred`, the claims are kept beside those that count.
    """
    with ledger.entry() as entry:
        pile = entry.pile()
        doubts = list(findings)
        own: dict[DocumentId, list[Claim]] = {}
        for claim in entry.claims_by(READER):
            own.setdefault(claim.document, []).append(claim)
        for identity, article in sorted(articles.items()):
            document, text = pile.documents[identity], pile.texts[pile.documents[identity].text]
            reading = reading_of(document, text, own.get(identity, ()))
            claims, found = verify(document, text, article.content, reader, reading)
            entry.hand_in(document, signed(claims, reader, version), reader, is_preferred=is_preferred)
            doubts += [replace(one, subject=article.file, text=f"{article.file}: {one.text}") for one in found]
        entry.findings(doubts, about={*about, *(article.file for article in articles.values())})
        _derive(entry, rates)
    return _report(entry, ledger)


def _derive(entry: Entry, rates: Sequence[Rate]) -> None:
    """Put what follows from all claims that count now in place of what followed before."""
    pile = entry.pile()
    entry.derive(*conclude(pile, rates, common=common_words(entry, pile)))


class Conclusion(NamedTuple):
    """What follows from a pile: what its claims are about, who really spoke, what can be true together, and clusters."""

    records: Records
    origins: Origins
    verdict: Verdict
    clusters: tuple[Cluster, ...]


def conclude(
    pile: Pile, rates: Sequence[Rate] = (), rulings: Sequence[Ruling] = (), common: Iterable[Copy] | None = None
) -> Conclusion:
    """Everything that follows from the claims of a pile, under rates and rulings. Pure: the same gives the same conclusion.

    `common` is what the words of its documents have in common, where a ledger knows it; else the pile is searched for it.
    """
    records = ruled(resolve(pile), rulings)
    origins = trace(pile, records, common)
    verdict = reconcile(tuple(pile.claims.values()), records, origins, rates=rates, rulings=rulings)
    promises = due(records, pile.claims, pile.proven_day() or date.min)
    return Conclusion(records, origins, verdict, judge(pile, records, origins, verdict, promises))


def _report(entry: Entry, ledger: Ledger) -> BuildReport:
    with ledger.view() as view:
        return report(entry.counts, view.pile(), view.origins(), view.verdict(), view.findings())


def compile_document(parts: Parts, source: Source) -> Page:
    """Everything one document asserts. Pure: the same bytes and parts give the same page.

    A source that cannot be read, or that one of our own errors keeps from being read, costs one document and leaves a finding.
    """
    try:
        document, text, findings = read(source)
        document = replace(document, notices=notices(text.words))
        analysis = analyse(document, text, parts.languages)
        claims = extract(analysis, parts.extractors)
        found = (*findings, *analysis.findings)
        prints = packed_prints(text.words)
        return Page(address=source.address, document=document, text=text, claims=claims, findings=found, prints=prints)
    except SourceError as error:
        return failed(source, error.code, str(error))
    except Exception as error:  # a fault of ours must not cost the pile
        return failed(
            source, "read.fault", f"{source.address}: a fault in Comity ({type(error).__name__}: {error}); please report it."
        )


def failed(source: Source, code: str, text: str) -> Page:
    """The page of a source that yields nothing but the reason why."""
    return Page(address=source.address, findings=(Finding(code=code, subject=source.address, text=text),))
