"""Search against brute force: every document and sentence read word by word, with stems told by hand."""

import re
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.ledger.factory import figure, page

from comity.ledger import Ledger
from comity.ledger.search import claims_found, documents_found
from comity.model.ids import claim_id
from comity.model.page import Page
from comity.model.text import Span
from comity.search import search, understood

FAMILIES = (
    ("trade", "trades", "Traded", "TRADING"),
    ("agreement", "agreements", "Agreements"),
    ("exportación", "exportacion", "EXPORTACIÓN", "exportacio\u0301n"),
    ("año", "ano", "AÑO"),
    ("торговля", "ТОРГОВЛЯ", "Торговля"),
    ("ёлка", "Елка", "е\u0308лка"),
    ("война", "Война", "вои\u0306на"),
    ("воина", "ВОИНА"),
    ("торговый", "Торговый"),
    ("2024",),
    ("中国",),
    ("oil",),
    ("tramway", "tramways"),
)
WORDS = [word for family in FAMILIES for word in family]
STEM = {word: place for place, family in enumerate(FAMILIES) for word in family}
MARKS = (" ", "  ", ", ", ". ", "\n", " “", "” — ", ' "', "'", "-", "/", ":", "* ", "(", ") ", "\u00a0")


class Term(NamedTuple):
    words: tuple[str, ...]
    is_beginning: bool = False

    def typed(self) -> str:
        if self.is_beginning:
            return f"{self.words[0]}*"
        return self.words[0] if len(self.words) == 1 else f'"{" ".join(self.words)}"'

    def stands_in(self, words: list[str]) -> bool:
        if self.is_beginning:
            start = plain(self.words[0])
            return any(plain(word).startswith(start) for word in words)
        wanted = [STEM[word] for word in self.words]
        stems = [STEM[word] for word in words]
        return any(stems[place : place + len(wanted)] == wanted for place in range(len(stems)))


def plain(word: str) -> str:
    composed = unicodedata.normalize("NFC", word).casefold().replace("ё", "е")
    return "".join(unicodedata.normalize("NFD", one)[0] if one < "\u0370" else one for one in composed)


TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), min_size=1, max_size=25)
TERMS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: Term(tuple(words))),
    st.sampled_from(("tram", "торг", "кра", "exp", "2", "ел")).map(lambda start: Term((start,), is_beginning=True)),
)


def told(pieces: list[tuple[str, str]], number: int, spans: list[tuple[int, int]]) -> tuple[Page, list[str], list[list[str]]]:
    """A page of these words, with claims whose sentences are some runs of the words."""
    words, begins = "", []
    for word, mark in pieces:
        begins.append(len(words))
        words += word + mark
    made = page(f"pile/{number}.txt", words)
    assert made.text is not None
    assert made.document is not None
    template = page(f"pile/{number}.txt", words, payloads=(figure(),)).claims[0]
    claims, sentences = [], []
    for place, (one, other) in enumerate(spans):
        first, last = sorted((one % len(pieces), other % len(pieces)))
        span = Span(made.text.id, begins[first], begins[last] + len(pieces[last][0]))
        name = claim_id(made.document.id, span.start, span.end, "figure", place)
        claims.append(replace(template, id=name, evidence=span, passage=span))
        sentences.append([word for word, _ in pieces[first : last + 1]])
    return replace(made, claims=tuple(claims)), [word for word, _ in pieces], sentences


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=3)), min_size=1, max_size=6),
    st.lists(TERMS, min_size=1, max_size=3),
    st.lists(TERMS, max_size=1),
    st.randoms(use_true_random=False),
)
def test_counts_and_hits_are_those_of_brute_force(texts, wanted, unwanted, random) -> None:
    pages = [told(pieces, number, spans) for number, (pieces, spans) in enumerate(texts)]

    def answers(words: list[str]) -> bool:
        return all(term.stands_in(words) for term in wanted) and not any(term.stands_in(words) for term in unwanted)

    documents = {made.document.id for made, words, _ in pages if answers(words)}
    claims = {c.id for made, _, sentences in pages for c, words in zip(made.claims, sentences, strict=True) if answers(words)}
    typed = " ".join([*(term.typed() for term in wanted), *(f"-{term.typed()}" for term in unwanted)])
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder) / "a.comity", create=True)
        random.shuffle(pages)
        for made, _, _ in pages:
            with ledger.entry() as entry:
                entry.post(made, "v1")
                entry.post(made, "v2")  # read again: what an earlier reading found counts once
        with ledger.view() as view:
            asked = understood(typed).asked
            assert {name for _, name in documents_found(view, asked)} == documents
            assert {name for *_, name in claims_found(view, asked)} == claims
            found = search(view, typed, limit=50)
    assert (found.claim_count, found.document_count, found.notes) == (len(claims), len(documents), ())
    shown = [hit for _, hits in found.claims for hit in hits]
    assert {hit.claim.id for hit in shown} == claims
    stems = {STEM[word] for term in wanted if not term.is_beginning for word in term.words}
    for marks, words in [(hit.marks, hit.sentence) for hit in shown] + [(hit.marks, hit.words) for hit in found.documents]:
        assert marks
        for start, end in marks:
            inside = [word for word in re.findall(r"[\w\u0300-\u036f]+", words[start:end]) if word in STEM]
            assert inside
            assert any(term.is_beginning for term in wanted) or {STEM[word] for word in inside} <= stems


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters() | st.sampled_from('"*-:()^{}+\0\ud800“”«»ANDORNTE '), max_size=60))
def test_nothing_that_is_typed_raises(typed: str) -> None:
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder) / "a.comity", create=True)
        with ledger.entry() as entry:
            entry.post(page(payloads=(figure(),)), "v1")
        with ledger.view() as view:
            found = search(view, typed)
    assert found.notes or not understood(typed).is_empty
    assert max(found.claim_count, found.document_count) <= 1
