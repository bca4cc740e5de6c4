"""The ledger gives back what it got, whatever the order and the odd characters."""

import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.ledger import Ledger
from comity.ledger.rows import encoded
from comity.model.claim import Claim, Figure, Statement, Voice
from comity.model.finding import Finding
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.origin import Copy, Origin, Origins
from comity.model.page import Page
from comity.model.period import Period
from comity.model.record import Link, Membership, Naming, Quantity, Record, Records
from comity.model.text import Document, Metadata, Notice, Span, Text
from comity.model.verdict import Bound, Cluster, Conflict, Verdict

T = TypeVar("T")

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.dates(date(1, 1, 1))


def ordered(values: st.SearchStrategy[Any], make: Callable[..., T]) -> st.SearchStrategy[T]:
    """Pairs in the right order, either end perhaps unknown."""
    both = st.tuples(values, values).map(lambda pair: make(min(pair), max(pair)))
    return (
        both | values.map(lambda end: make(None, end)) | values.map(lambda start: make(start, None)) | st.just(make(None, None))
    )


INTERVALS = ordered(NUMBERS, Interval)
PERIODS = ordered(DAYS, Period)
SPANS = st.builds(lambda start, length: Span("t_0", start, start + length), st.integers(0, 10**6), st.integers(1, 10**6))

LEAVES: dict[object, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-(2**63), 2**63 - 1),
    float: NUMBERS,
    bool: st.booleans(),
    type(None): st.none(),
    Interval: INTERVALS,
    Period: PERIODS,
    Span: SPANS,
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type of the model."""
    if kind in LEAVES:
        return LEAVES[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in {Union, types.UnionType}:
        return st.one_of([values(item) for item in inner])
    if origin is tuple:
        return st.lists(values(inner[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=3)
    assert issubclass(kind, msgspec.Struct), kind
    hints = get_type_hints(kind)
    return st.builds(kind, **{field: values(hints[field]) for field in kind.__struct_fields__})


@st.composite
def pages(draw: st.DrawFn, address: str) -> Page:
    words = draw(WORDS.filter(bool)) + "\N{PILE OF POO}"
    text = Text(text_id(words), words)
    name = document_id(text.id, address)
    notices = tuple(draw(st.lists(values(Notice), max_size=2)))
    document = Document(id=name, text=text.id, address=address, metadata=draw(values(Metadata)), notices=notices)
    claims = []
    for ordinal in range(draw(st.integers(0, 3))):
        claim = draw(values(Claim))
        chain = (*claim.chain, draw(values(Voice)))
        place = claim.evidence
        identity = claim_id(name, place.start, place.end, "x", ordinal)
        claims.append(msgspec.structs.replace(claim, id=identity, document=name, chain=chain))
    findings = tuple(draw(st.lists(values(Finding), max_size=2)))
    return Page(address=address, document=document, text=text, claims=tuple(claims), findings=findings)


PILES = st.integers(0, 4).flatmap(lambda count: st.tuples(*(pages(f"pile/{number}.txt") for number in range(count))))
BRISK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def entered(folder: str, given_pages: tuple[Page, ...]) -> Ledger:
    ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
    with ledger.entry() as entry:
        for page in given_pages:
            assert entry.post(page, "v1") == "added"
    return ledger


@BRISK
@given(PILES)
def test_a_pile_comes_back_as_it_went_in(given_pages: tuple[Page, ...]) -> None:
    with TemporaryDirectory() as folder, entered(folder, given_pages).view() as view:
        pile = view.pile()
        assert list(pile.documents.values()) == [page.document for page in given_pages]
        assert pile.texts == {page.text.id: page.text for page in given_pages if page.text}
        assert pile.claims == {claim.id: claim for page in given_pages for claim in page.claims}
        assert set(view.findings()) == {finding for page in given_pages for finding in page.findings}
        kinds = {Figure: view.figures(), Statement: view.statements()}
        for kind, found in kinds.items():
            assert set(found) == {claim for page in given_pages for claim in page.claims if isinstance(claim.payload, kind)}


@BRISK
@given(PILES.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_posting_changes_nothing(both: tuple[tuple[Page, ...], list[Page]]) -> None:
    straight, shuffled = both
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        entered(one, straight).view() as left,
        entered(other, tuple(shuffled)).view() as right,
    ):
        assert list(left.pile().documents.items()) == list(right.pile().documents.items())
        assert list(left.pile().claims.items()) == list(right.pile().claims.items())
        assert left.findings() == right.findings()
        assert left.dyads() == right.dyads()


@BRISK
@given(pages("pile/a.txt"), pages("pile/a.txt"), WORDS.filter(lambda name: name != "builtin"))
def test_claims_handed_in_come_back_as_they_went_in(read: Page, annotated: Page, reader: str) -> None:
    assert read.document is not None
    claims = [msgspec.structs.replace(claim, document=read.document.id) for claim in annotated.claims]
    with TemporaryDirectory() as folder:
        ledger = entered(folder, (read,))
        with ledger.entry() as entry:
            assert entry.hand_in(read.document, claims, reader) == "imported"
        with ledger.view() as view:
            assert view.documents() == (read.document,)
            held = {payload for (payload,) in view.rows("SELECT payload FROM current_claim")}
            assert held == {encoded(claim) for claim in claims}


def keyed(kind: Any, *key: str) -> st.SearchStrategy[tuple[Any, ...]]:
    """Some values of a type, of which no two have one key, in the order of their keys."""

    def rank(value: Any) -> tuple[Any, ...]:
        return tuple(getattr(value, name) for name in key)

    return st.lists(values(kind), max_size=4, unique_by=rank).map(lambda found: tuple(sorted(found, key=rank)))


def told(finding: Finding) -> tuple[Any, ...]:
    """The order of findings, in which what is not known comes first."""
    fields = (finding.code, finding.subject, finding.text, finding.document, finding.start, finding.end)
    return tuple((field is not None, field) for field in fields)


@BRISK
@given(
    st.builds(
        Records,
        keyed(Quantity, "id"),
        keyed(Membership, "record", "claim", "part"),
        keyed(Record, "id"),
        keyed(Link, "kind", "source", "target", "document", "start"),
        keyed(Naming, "document", "name"),
    ),
    st.builds(Origins, keyed(Origin, "id"), keyed(Copy, "left", "right", "kind")),
    st.builds(
        Verdict,
        keyed(Bound, "quantity"),
        keyed(Conflict, "id"),
        st.lists(values(Finding), max_size=3, unique=True).map(lambda found: tuple(sorted(found, key=told))),
    ),
    keyed(Cluster, "kind", "verdict", "id").filter(lambda found: len({one.id for one in found}) == len(found)),
)
def test_what_is_derived_comes_back_as_it_went_in(
    records: Records, origins: Origins, verdict: Verdict, clusters: tuple[Cluster, ...]
) -> None:
    with TemporaryDirectory() as folder:
        ledger = entered(folder, ())
        with ledger.entry() as entry:
            entry.derive(records, origins, verdict, clusters)
        with ledger.view() as view:
            assert (view.records(), view.origins(), view.verdict(), view.clusters()) == (records, origins, verdict, clusters)
