import json
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq
from tests.unit.publish.export.ledgers import NASTY, content

from comity.model.claim import Claim, Figure, kind_of
from comity.publish.export.registry import form
from comity.publish.export.tables import TABLES
from comity.publish.export.write import write


def written(path: Path, folder: Path, dyad: tuple[str, str] | None = None) -> Path:
    write(form("parquet"), content(path, dyad), folder)
    return folder


def test_duckdb_counts_what_the_ledger_holds(any_ledger: Path, tmp_path: Path) -> None:
    folder, held = written(any_ledger, tmp_path / "out"), content(any_ledger)
    expected = {
        "documents": len(held.pile.documents),
        "texts": len(held.pile.texts),
        "claims": len(held.pile.claims),
        "quantities": len(held.records.quantities),
        "records": len(held.records.records),
        "members": len(held.records.members),
        "links": len(held.records.links),
        "origins": len(held.origins.origins),
        "origin_claims": sum(len(origin.claims) for origin in held.origins.origins),
        "copies": len(held.origins.copies),
        "bounds": len(held.verdict.bounds),
        "conflicts": len(held.verdict.conflicts),
        "conflict_claims": sum(len(conflict.claims) for conflict in held.verdict.conflicts),
        "clusters": len(held.clusters),
        "cluster_members": sum(len(cluster.members) for cluster in held.clusters),
        "findings": len(held.findings),
    }
    kinds = ("figure", "statement", "instrument", "project", "measure", "event")
    expected |= {f"{kind}s": sum(kind_of(claim.payload) == kind for claim in held.pile.claims.values()) for kind in kinds}
    assert set(expected) == {table.name for table in TABLES}
    for name, number in expected.items():
        assert duckdb.sql(f"SELECT count(*) FROM '{folder / name}.parquet'").fetchall() == [(number,)], name


def test_every_column_reads_back_as_the_claims_have_it(any_ledger: Path, tmp_path: Path) -> None:
    folder, pile = written(any_ledger, tmp_path / "out"), content(any_ledger).pile
    rows = {row["claim"]: row for row in pl.read_parquet(folder / "claims.parquet").iter_rows(named=True)}
    assert set(rows) == set(pile.claims)
    for claim in pile.claims.values():
        row = rows[claim.id]
        assert row["quote"] == pile.quote(claim.id)
        assert pile.words(claim.document)[row["start"] : row["end"]] == row["quote"]
        assert row["chain"] == [voice.name for voice in claim.chain]
        assert row["speaker_office"] == claim.speaker.office
        assert (row["denied"], row["attributed"]) == (claim.is_denied, claim.is_attributed)
        assert row["asserted_first"] == (claim.asserted.first if claim.asserted else None)
    figures = {row["claim"]: row for row in pl.read_parquet(folder / "figures.parquet").iter_rows(named=True)}
    for claim in pile.claims.values():
        if isinstance(claim.payload, Figure):
            assert_same_figure(claim, claim.payload, figures[claim.id])


def assert_same_figure(claim: Claim, figure: Figure, row: dict[str, object]) -> None:
    for name in ("indicator", "wording", "scope", "product", "value", "value_high", "unit", "hedge", "direction"):
        assert row[name] == getattr(figure, name), name
    assert (row["strict_low"], row["strict_high"]) == (figure.strict.low, figure.strict.high)
    assert (row["lenient_low"], row["lenient_high"]) == (figure.lenient.low, figure.lenient.high)
    assert row["period_last"] == (figure.period.last if figure.period else None)
    assert row["modality"] == claim.modality


def test_days_are_dates_and_lists_are_lists(places: dict[str, Path], tmp_path: Path) -> None:
    folder = written(places["deeds"], tmp_path / "out")
    found = duckdb.sql(
        f"SELECT date_first, sectors FROM '{folder}/instruments.parquet' WHERE name = 'partnership treaty'"
    ).fetchall()
    assert found == [(date(2025, 3, 4), ["energy", "mining", "transport", "culture"])]
    until = duckdb.sql(
        f"SELECT DISTINCT year(until_last) FROM '{written(places['hostile'], tmp_path / 'h')}/instruments.parquet'"
    )
    assert until.fetchall() == [(2031,)]


def test_tables_join_by_their_ids(places: dict[str, Path], tmp_path: Path) -> None:
    folder = written(places["trade"], tmp_path / "out")
    clash = duckdb.sql(
        f"SELECT c.label, count(*) FROM '{folder}/conflicts.parquet' c "
        f"JOIN '{folder}/conflict_claims.parquet' m USING (conflict) "
        f"JOIN '{folder}/figures.parquet' f USING (claim) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert clash == [("contradiction", 3), ("tension", 2)]


def test_the_head_stands_in_every_file(places: dict[str, Path], tmp_path: Path) -> None:
    folder = written(places["trade"], tmp_path / "out")
    digests = {json.loads(pq.read_metadata(path).metadata[b"comity"])["ledger"] for path in folder.glob("*.parquet")}
    assert digests == {f"sha256:{content(places['trade']).stamp.digest}"}
    assert json.loads((folder / "about.json").read_text())["ledger"] in digests


def test_a_pair_takes_only_what_belongs_to_it(places: dict[str, Path], tmp_path: Path) -> None:
    whole = written(places["deeds"], tmp_path / "all")
    pair = written(places["deeds"], tmp_path / "pair", ("NOR", "PER"))
    counted = [pl.read_parquet(folder / "documents.parquet").height for folder in (whole, pair)]
    assert counted == [3, 1]
    claims = set(pl.read_parquet(pair / "claims.parquet")["claim"])
    for name in ("figures", "members", "origin_claims", "conflict_claims"):
        assert set(pl.read_parquet(pair / f"{name}.parquet")["claim"]) <= claims


def test_hostile_words_come_back_word_for_word(places: dict[str, Path], tmp_path: Path) -> None:
    folder = written(places["hostile"], tmp_path / "out")
    assert set(pl.read_parquet(folder / "documents.parquet")["publisher"]) == set(NASTY)
    assert set(pl.read_parquet(folder / "claims.parquet")["quote"]) == set(NASTY)
