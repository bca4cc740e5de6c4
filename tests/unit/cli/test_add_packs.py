import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.unit.read.pack_factory import crawl, page, record, tarred, zipped
from tests.unit.read.page_factory import pages

from comity.cli import program
from comity.ledger import Ledger
from comity.model.errors import ConfigError

ARTICLE = (
    "NAIROBI, May 7, 2025 (Example Wire) - Trade between Kenya and Ghana amounted to $200 million in 2024, the ministry said.\n"
)


def add(folder: Path, ledger: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(program, ["add", str(folder), "--ledger", str(ledger), *more])
    return done.exit_code, done.output


def addresses(ledger: Path) -> list[str]:
    with Ledger.open(ledger).view() as view:
        return sorted(document.address for document in view.pile().documents.values())


def pile(root: Path) -> Path:
    folder = root / "pile"
    folder.mkdir()
    files = {"a.txt": ARTICLE.encode(), "b.png": b"\x89PNG\r\n\x1a\n"}
    (folder / "a.zip").write_bytes(zipped({**files, "in.tgz": gzip.compress(tarred({"c.txt": ARTICLE.encode()}), mtime=0)}))
    (folder / "a.warc.gz").write_bytes(crawl([page(0), page(1)]))
    (folder / "a.jsonl").write_text(json.dumps({"text": ARTICLE, "source": "Sample Courier"}) + "\n{broken\n")
    return folder


def test_packs_are_added_member_by_member_and_again_change_nothing(tmp_path: Path) -> None:
    folder, ledger = pile(tmp_path), tmp_path / "l.comity"
    code, output = add(folder, ledger)
    assert code == 0
    assert "5 added, 3 failed" in output
    first = addresses(ledger)
    assert first[:1] + first[3:] == ["pile/a.jsonl#1", "pile/a.zip#a.txt", "pile/a.zip#in.tgz#c.txt"]
    for told in (
        "pile/a.zip#b.png: this is an image",
        "pile/a.jsonl#2: no record of JSON",
        "pile/a.warc.gz: of 3 records, 1 are no pages",
    ):
        assert told in output
    code, again = add(folder, ledger)
    assert code == 0
    assert "5 unchanged, 3 failed" in again
    assert "pile/a.zip#b.png: this is an image" in again
    assert addresses(ledger) == first
    with Ledger.open(ledger).view() as view:
        claims = view.pile().claims.values()
        assert {claim.document for claim in claims if claim.payload} >= {
            document.id for document in view.pile().documents.values() if "a.txt" in document.address
        }


def test_the_configuration_names_limits_and_fields(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "pile", tmp_path / "l.comity"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps({"story": ARTICLE}) + "\n" + json.dumps({"story": ARTICLE * 40}) + "\n")
    config = tmp_path / "comity.toml"
    config.write_text('[fields]\nwords = "story"\n[limits]\ntext_mb = 0.001\n')
    _, output = add(folder, ledger, "--config", str(config))
    assert addresses(ledger) == ["pile/a.jsonl#1"]
    assert "read.too-large: pile/a.jsonl#2" in output
    config.write_text("[limits]\nfile_mb = 0\n")
    with pytest.raises(ConfigError, match="`file_mb` must be above 0"):
        CliRunner().invoke(program, ["add", str(folder), "--config", str(config)], catch_exceptions=False)


def test_a_pack_of_which_nothing_is_read_fails(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "pile", tmp_path / "l.comity"
    folder.mkdir()
    (folder / "a.warc").write_bytes(record("response", b"HTTP/1.1 404 Gone\r\n\r\n", "https://wire.example/1"))
    code, output = add(folder, ledger)
    assert code == 1
    assert "1 answers other than 200" in output


def test_why_shows_the_evidence_for_a_date(tmp_path: Path) -> None:
    folder, ledger = tmp_path / "pile", tmp_path / "l.comity"
    folder.mkdir()
    saved = next(one for one in pages() if one.form == "all agree")
    (folder / "a.html").write_text(saved.html)
    add(folder, ledger)
    with Ledger.open(ledger).view() as view:
        (name,) = view.pile().documents
    output = CliRunner().invoke(program, ["why", name, "--ledger", str(ledger)], catch_exceptions=False).output
    assert "(confirmed)" in output
    assert f"date: the page declares {saved.day}, its address says {saved.day}, its markup implies {saved.day}" in output
