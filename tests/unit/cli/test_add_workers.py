"""`comity add` with processes, without, and on a cluster: the same ledger, the same words."""

import sqlite3
from pathlib import Path

from distributed import LocalCluster
from tests.unit.cli.test_cli import comity


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_workers_and_clusters_change_nothing(demo_pile: Path, tmp_path: Path) -> None:
    ways: dict[str, tuple[object, ...]] = {"none": ("--workers", 0), "usual": (), "two": ("--workers", 2)}
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address="127.0.0.1:0", silence_logs=50) as dask:
        ways["cluster"] = ("--cluster", dask.scheduler_address.replace("tcp", "dask"))
        ran = {
            name: comity("add", demo_pile, "--manifest", demo_pile / "manifest.csv", "--ledger", tmp_path / name, *way)
            for name, way in ways.items()
        }
    assert ran["none"].status == 0, ran["none"].err
    assert {(one.status, one.out, one.err) for one in ran.values()} == {tuple(ran["none"])}
    whole = dump(tmp_path / "none")
    assert all(dump(tmp_path / name) == whole for name in ways)


def test_a_document_that_hangs_is_named(tmp_path: Path) -> None:
    (tmp_path / "comity.toml").write_text(
        'engines = { en = "python:tests.unit.pipeline.hazards:engine" }\nlimits = { seconds = 5 }\n', encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text("Trade between Hangistan and Norway reached $310 million in 2024.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Trade between Kenya and Norway reached $310 million in 2024.", encoding="utf-8")
    named = ("--ledger", tmp_path / "x.comity", "--config", tmp_path / "comity.toml")
    ran = comity("add", tmp_path / "a.txt", tmp_path / "b.txt", *named)
    assert ran.status == 0, ran.err
    (late,) = [line for line in ran.err.splitlines() if line.startswith("read.timeout")]
    assert "a.txt" in late
    assert "comity.toml" in late
    assert "1 added, 1 failed" in ran.out


def test_workers_and_a_cluster_are_not_asked_for_together(tmp_path: Path) -> None:
    ran = comity("add", tmp_path, "--workers", "2", "--cluster", "dask://127.0.0.1:1")
    assert ran.status == 2
    assert "name one of the two" in ran.err
    ran = comity("add", tmp_path, "--ledger", tmp_path / "x.comity", "--cluster", "127.0.0.1:1")
    assert ran.status == 1
    assert "dask://HOST:PORT" in ran.err
