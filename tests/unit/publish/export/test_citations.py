import json
from datetime import date
from pathlib import Path

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from msgspec.structs import replace
from tests.unit.publish import relation
from tests.unit.publish.export.ledgers import content, ledger_of, made

from comity.model.origin import Origins
from comity.model.period import Period
from comity.model.record import Records
from comity.model.text import Metadata
from comity.model.verdict import Verdict
from comity.publish.cite import web_address
from comity.publish.export.cells import one_line
from comity.publish.export.citations import title


def bibliography(path: Path) -> list[str]:
    items = json.loads(made(path, "csl"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made_of = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        made_of.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in made_of.bibliography()]


def test_citeproc_sets_a_bibliography(places: dict[str, Path]) -> None:
    found = bibliography(places["deeds"])
    assert len(found) == 3
    assert any("Northern Gazette" in entry and "2026" in entry for entry in found)


def test_every_document_is_an_item(any_ledger: Path) -> None:
    items = {item["id"]: item for item in json.loads(made(any_ledger, "csl"))}
    documents = content(any_ledger).pile.documents
    assert set(items) == set(documents)
    for name, item in items.items():
        assert item["title"] == title(documents[name])
        assert all(1 <= len(parts) <= 3 for parts in item.get("issued", {"date-parts": []})["date-parts"])
        assert item.get("URL") == web_address(documents[name].metadata.url)


def test_rispy_reads_every_record(any_ledger: Path) -> None:
    found = rispy.loads(made(any_ledger, "ris").decode())
    documents = content(any_ledger).pile.documents
    assert [record["id"] for record in found] == list(documents)
    for record in found:
        known = documents[record["id"]].metadata
        assert record["title"] == title(documents[record["id"]])
        assert record.get("secondary_title", "") == one_line(known.publisher or "")
        assert record["type_of_reference"] == "NEWS"
        assert record.get("authors", []) == ([author] if (author := one_line(known.author or "")) else [])


def test_a_month_is_a_month(places: dict[str, Path]) -> None:
    item = next(item for item in json.loads(made(places["deeds"], "csl")) if item["container-title"] == "Santiago Sample")
    assert item["issued"] == {"date-parts": [[2025, 9]]}
    record = next(r for r in rispy.loads(made(places["deeds"], "ris").decode()) if r["secondary_title"] == "Santiago Sample")
    assert (record["year"], record["date"]) == ("2025", "2025/09//")


def test_a_last_possible_day_is_no_date_of_issue(tmp_path: Path) -> None:
    """As of a page of which only the day is known on which it was fetched."""
    until = Metadata(published=Period(None, date(2026, 3, 4)), grade="inferred")
    pile = relation.material().pile
    documents = {name: replace(document, metadata=until) for name, document in pile.documents.items()}
    none = Records((), (), (), ())
    path = ledger_of(
        tmp_path / "a.comity", replace(pile, documents=documents, claims={}), none, Origins((), ()), Verdict((), (), ())
    )
    items, records = json.loads(made(path, "csl")), rispy.loads(made(path, "ris").decode())
    assert len(items) == len(records) == len(documents)
    assert {item["note"] for item in items} == {"published by 2026-03-04"}
    assert not any("issued" in item for item in items)
    assert not any("date" in record or "year" in record for record in records)
