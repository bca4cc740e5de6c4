"""A page on two states that reads their rows alone says what it says with the whole ledger before it."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.piles import World, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from comity.ask.answers import queue
from comity.ask.review import Question, questions
from comity.ledger import Ledger
from comity.ledger.part import Mentions
from comity.ledger.view import View
from comity.model.claim import Figure
from comity.model.errors import RulingError
from comity.model.ids import ClaimId, claim_id, document_id
from comity.model.ruling import Ruling
from comity.pipeline import follow, rule
from comity.publish.compose import compose, dossier
from comity.publish.material import Material, Whole, material_in
from comity.resources.mentions import mentions_digest, names_state
from comity.rule.making import made

SOME = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)


@SOME
@given(st.integers(0, 10**6), st.sampled_from([3, 4, 8]), st.sampled_from([2, 30]))
def test_a_page_from_its_part_equals_one_from_the_whole(seed: int, states: int, outlets: int) -> None:
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
        with ledger.entry() as entry:
            for number in range(30):
                entry.post(page(World(seed, states, outlets), number), "made")
            follow(entry)
        with ledger.view() as view:
            whole = (view.pile(), view.records(), view.origins(), view.verdict(), view.clusters(), view.findings())
            pairs = [(left, right) for left, right, _ in view.dyads()]
            for pair in Random(seed).sample(pairs, min(3, len(pairs))):
                part = view.about(pair, Mentions(mentions_digest(), names_state))
                everything = Whole(whole[0].claims, whole[1], whole[2])
                material = Material(dyad=pair, **part._asdict(), whole=lambda everything=everything: everything)
                assert dossier(material) == compose(pair, *whole)


def test_a_person_known_elsewhere_brings_no_documents_along(tmp_path: Path) -> None:
    """The names of a head of state stand in documents on every pair: a page shows those in its own."""
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    with ledger.entry() as entry:
        for number in range(120):
            entry.post(page(World(3, 8, 30), number), "made")
        follow(entry)
    with ledger.view() as view:
        left, right, _ = view.dyads()[-1]
        material = material_in(view, (left, right))
        persons = [cluster for cluster in material.concluded if cluster.record is not None]
        kept = {document.id for document in material.documents}
        abroad = {member.document for cluster in persons for member in cluster.members} - kept
        assert len(abroad) > 10
        needed = {claim.document for claim in material.pile.claims.values()}
        needed |= {side for copy in material.copies for side in (copy.left, copy.right)}
        needed |= {member.document for cluster in material.concluded if cluster.record is None for member in cluster.members}
        assert set(material.pile.documents) <= needed | set(material._near or ())
        assert all(member.document in kept for one in material.clusters if one.record is not None for member in one.members)
        assert dossier(material).chapters


def _rulings(view: View, rng: Random) -> Iterator[Ruling]:
    """Rulings of every kind on claims, sources and pairs, two on words that lie elsewhere or are read no more."""
    pile, conflicts, origins = view.pile(), view.verdict().conflicts, view.origins().origins
    claims = sorted(pile.claims)
    figures = [claim.id for claim in pile.claims.values() if isinstance(claim.payload, Figure)]
    states = sorted({state for name in figures if (state := getattr(pile.claims[name].payload, "reporter", None))})
    documents = sorted(pile.documents)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    told = [
        *(("reject", [name], None) for name in rng.sample(claims, 3)),
        *(("accept", [name], None) for name in rng.sample(figures, 2)),
        *(("edit", [name], {"value": 7.0}) for name in rng.sample(figures, 2)),
        ("edit", [rng.choice(figures)], {"partner": rng.choice(states)}),
        ("set aside", [rng.choice(documents)], None),
        ("set aside", [rng.choice(origins).id], None),
        ("set aside", [pile.documents[rng.choice(documents)].name], None),
        *(("prefer", list(one.claims), None) for one in conflicts[:2] if len(one.claims) == 2),
    ]
    for place, (kind, ids, values) in enumerate(rng.sample(told, rng.randint(1, len(told)))):
        with suppress(RulingError):
            yield made(view, kind, ids, "A. Analyst", "as the words say", moment + timedelta(seconds=place), values)
    one, other = (made(view, "reject", [name], "B. Analyst", "no", moment) for name in rng.sample(claims, 2))
    (words,) = one.words
    if words.ordinal is not None:
        gone = document_id(words.text, "folder/that/lies/elsewhere.txt")
        name = claim_id(gone, words.start, words.end, words.kind, words.ordinal)
        yield replace(one, claims=(name,), words=(replace(words, claim=name, document=gone),))
    (words,) = other.words
    name = claim_id(words.document, words.start, words.end + 1, words.kind, 0)
    yield replace(other, claims=(name,), words=(replace(words, claim=name, end=words.end + 1, ordinal=0),))


@SOME
@given(st.integers(0, 10**6), st.sampled_from([3, 4, 8]), st.sampled_from([2, 30]))
def test_so_does_one_under_rulings(seed: int, states: int, outlets: int) -> None:
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
        with ledger.entry() as entry:
            for number in range(24):
                entry.post(page(World(seed, states, outlets, odd=10), number), "made")
            follow(entry)
        with ledger.view() as view:
            rulings = list(_rulings(view, Random(seed)))
        assert rule(rulings, ledger)
        with ledger.view() as view:
            pairs = [(left, right) for left, right, _ in view.dyads()]
            for pair in Random(seed).sample(pairs, min(3, len(pairs))):
                material = material_in(view, pair)
                assert len(material.pile.claims) <= len(view.pile().claims)
                assert dossier(material) == dossier(_whole(view, pair))
                for analyst in ("A. Analyst", "B. Analyst", "C. Analyst"):
                    assert queue(view, analyst, material.claims) == _questions(view, analyst, material.claims)


def _questions(view: View, analyst: str, among: Iterable[ClaimId]) -> tuple[Question, ...]:
    """The open questions, with everything in the ledger to ask them from."""
    whole = (view.pile(), view.as_read(), view.records(), view.origins(), view.verdict(), view.rulings())
    return questions(*whole, analyst, tuple(among))


def _whole(view: View, pair: tuple[str, str]) -> Material:
    return Material(
        dyad=pair,
        pile=view.pile(),
        records=view.records(),
        origins=view.origins(),
        verdict=view.verdict(),
        clusters=view.clusters(),
        findings=view.findings(),
        read=view.as_read() if view.struck() else None,
        struck=view.struck(),
        rulings=view.rulings(),
    )
