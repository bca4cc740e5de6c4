"""What the exchange form can hold goes out and in again unchanged, and no annotation however odd breaks the import."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.verify.article_factory import WORDS, attribution, document, figure, instrument, measure, text

from comity.ledger import Ledger
from comity.pipeline import Article, enter
from comity.publish.export.gold import gold_files
from comity.publish.export.names import short_names
from comity.read.gather import gather
from comity.verify import verify


def exported(ledger: Ledger) -> dict[str, bytes]:
    with ledger.view() as view:
        files = dict(gold_files(view.pile(), view.clusters()))
    del files["CROSS.json"]  # statements are cut to their first words, which its members may lie behind
    return files


def imported(ledger: Ledger, files: dict[str, bytes], reader: str) -> None:
    with ledger.view() as view:
        documents = {f"{name}.json": identity for identity, name in short_names(view.pile()).items()}
    articles = {documents[name]: Article(name, msgspec.json.decode(content)) for name, content in files.items()}
    enter(articles, reader, ledger)


def test_export_import_export_is_the_identity_on_the_sample_pile(demo_pile: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([demo_pile], demo_pile / "manifest.csv")
    ledger = make_ledger(sources)
    first = exported(ledger)
    with ledger.view() as view:
        before = view.findings()
    assert sum(content.count(b'"evidence"') for content in first.values()) > 50
    imported(ledger, first, "a colleague")
    with ledger.view() as view:
        assert {claim.reader for claim in view.pile().claims.values()} == {"a colleague"}
        assert [finding for finding in view.findings() if finding not in before] == []
    assert exported(ledger) == first


RECORDS: dict[str, dict[str, Any]] = {
    "figures": figure(),
    "instruments": instrument(),
    "measures": measure(),
    "attributions": attribution(),
}
QUOTES = st.tuples(st.integers(0, len(WORDS)), st.integers(0, 40)).map(lambda cut: WORDS[cut[0] : cut[0] + cut[1]])
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["2024", "2024-13", "0000-01-01", "KEN", "times", "percent", "share", "ratio", "rank", "range", "count", "years"]
    ),
    st.lists(st.text(max_size=4), max_size=3),
    QUOTES,
)


@st.composite
def articles(draw: st.DrawFn) -> dict[str, Any]:
    """Articles whose records have a few fields put in place by anything."""
    article: dict[str, Any] = {}
    for key, record in RECORDS.items():
        changes = st.dictionaries(st.sampled_from(sorted(record)), ODD, max_size=3)
        article[key] = [{**record, **draw(changes)} for _ in range(draw(st.integers(0, 3)))]
    return article


@settings(max_examples=200, deadline=None)
@given(articles())
def test_any_article_gives_claims_that_quote_the_words_and_a_finding_for_each_other_record(article: dict[str, Any]) -> None:
    claims, findings, _ = verify(document(), text(), article, "a colleague")
    assert len(claims) + len(findings) == sum(map(len, article.values()))
    assert len({claim.id for claim in claims}) == len(claims)
    given_quotes = {" ".join(str(record["evidence"]).split()) for records in article.values() for record in records}
    for claim in claims:
        quote = WORDS[claim.evidence.start : claim.evidence.end]
        assert " ".join(quote.split()) in given_quotes
        assert claim.passage.start <= claim.evidence.start < claim.evidence.end <= claim.passage.end
        assert claim.chain


@pytest.mark.shared
def test_annotations_made_by_people_are_taken_whole(shared: Path, make_ledger: Callable[..., Ledger]) -> None:
    sources, _ = gather([shared / "seeds"], shared / "seeds" / "manifest.csv")
    ledger = make_ledger(sources)
    files = {path.name: path.read_bytes() for path in sorted((shared / "gold" / "seeds").glob("0*.json"))}
    imported(ledger, files, "a colleague")
    with ledger.view() as view:
        assert not [finding for finding in view.findings() if finding.code.startswith("verify.")]
        held = len(view.pile().claims)
    assert held == sum(content.count(b'"evidence"') for content in files.values())
