import json
from pathlib import Path

import polars as pl
from tests.unit.publish.export.ledgers import content, made

SORTS = (
    "document",
    "text",
    "claim",
    "quantity",
    "record",
    "member",
    "link",
    "origin",
    "copy",
    "bound",
    "conflict",
    "cluster",
    "finding",
)


def test_every_row_of_every_kind_is_there(any_ledger: Path) -> None:
    head, *lines = [json.loads(line) for line in made(any_ledger, "jsonl").splitlines()]
    assert (head["row"], head["scope"]) == ("about", "all")
    held = content(any_ledger)
    sizes = (
        len(held.pile.documents), len(held.pile.texts), len(held.pile.claims), len(held.records.quantities),
        len(held.records.records), len(held.records.members), len(held.records.links), len(held.origins.origins),
        len(held.origins.copies), len(held.verdict.bounds), len(held.verdict.conflicts), len(held.clusters), len(held.findings),
    )  # fmt: skip
    assert [sum(line["row"] == sort for line in lines) for sort in SORTS] == list(sizes)
    assert len(lines) == sum(sizes)


def test_quotes_are_the_words_at_their_place(any_ledger: Path) -> None:
    lines = [json.loads(line) for line in made(any_ledger, "jsonl").splitlines()]
    texts = {line["id"]: line["words"] for line in lines if line["row"] == "text"}
    for line in lines:
        if line["row"] == "claim":
            place = line["claim"]["evidence"]
            assert texts[place["text"]][place["start"] : place["end"]] == line["quote"]


def test_polars_reads_the_lines_of_one_kind(places: dict[str, Path]) -> None:
    lines = b"\n".join(line for line in made(places["trade"], "jsonl").splitlines() if line.startswith(b'{"row":"bound"'))
    assert pl.read_ndjson(lines).height == len(content(places["trade"]).verdict.bounds)
