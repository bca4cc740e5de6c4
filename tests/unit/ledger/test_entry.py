import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.ledger.factory import doubt, figure, page

from comity.ledger import Ledger
from comity.ledger import connection as connection_module
from comity.ledger import entry as entry_module
from comity.model.claim import Claim, Figure, Statement
from comity.model.errors import LedgerError
from comity.model.origin import Origins
from comity.model.page import Page
from comity.model.period import Period
from comity.model.record import Link, Quantity, Record, Records
from comity.model.text import Metadata
from comity.model.verdict import Conflict, Verdict

NOTHING = (Records((), ()), Origins((), ()), Verdict((), (), ()), ())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "pile.comity", create=True)


def post(ledger: Ledger, *pages: Page, version: str = "v1") -> list[str]:
    with ledger.entry() as entry:
        return [entry.post(one, version) for one in pages]


def test_a_page_posted_again_writes_nothing(ledger: Ledger) -> None:
    first = page(payloads=(figure(),))
    assert post(ledger, first) == ["added"]
    with ledger.view() as view:
        before = (view.pile(), view.builds())
    assert post(ledger, first, first) == ["unchanged", "unchanged"]
    with ledger.view() as view:
        assert (view.pile(), view.builds()) == before


def test_the_same_page_twice_in_one_entry_is_added_once(ledger: Ledger) -> None:
    assert post(ledger, page(), page()) == ["added", "unchanged"]


def test_what_was_posted_a_moment_ago_is_known_to_the_next_post(ledger: Ledger) -> None:
    """Rows of one transaction are written together, and a page is held against those that wait too."""
    one, other = page(payloads=(figure(),)), page("pile/b.txt", payloads=(figure(), figure(value=3e8)))
    corrected = replace(one, document=replace(one.document, metadata=Metadata(publisher="Example Post")))
    assert one.document is not None
    with ledger.entry() as entry:
        assert [entry.post(each, "v1") for each in (one, other, corrected, one, other)] == [
            "added", "added", "corrected", "corrected", "unchanged",
        ]  # fmt: skip
        assert entry.hand_in(one.document, one.claims, "analyst") == "imported"
        assert entry.hand_in(one.document, one.claims, "analyst") == "unchanged"
        assert len(entry.pile().claims) == 3
    with ledger.view() as view:
        assert [claim.id for claim in view.claims_of(one.document.id)] == [claim.id for claim in one.claims]
        assert view.readers() == {"analyst": 1, "builtin": 2}
        assert list(view.rows("SELECT number FROM metadata ORDER BY number")) == [(1,), (2,), (3,), (4,), (5,)]
        assert next(view.rows("SELECT count(*), count(DISTINCT passage) FROM claim_passage")) == (6, 2)


def test_other_metadata_is_a_correction_and_its_claims_replace_the_earlier(ledger: Ledger) -> None:
    post(ledger, page(payloads=(figure(), figure(value=3e8)), publisher=None))
    corrected = page(payloads=(figure(value=4e8),), publisher="Example Post")
    assert post(ledger, corrected) == ["corrected"]
    with ledger.view() as view:
        assert list(view.pile().claims.values()) == list(corrected.claims)
        assert [document.metadata.publisher for document in view.documents()] == ["Example Post"]
        assert list(view.rows("SELECT build, count(*) FROM claim GROUP BY build")) == [(1, 2), (2, 1)]


def test_another_version_refreshes_and_may_find_nothing(ledger: Ledger) -> None:
    post(ledger, page(payloads=(figure(),)))
    assert post(ledger, page(), version="v2") == ["refreshed"]
    with ledger.view() as view:
        assert view.pile().claims == {}
        assert [(build.version, build.added, build.refreshed) for build in view.builds()] == [("v1", 1, 0), ("v2", 0, 1)]


def test_one_text_at_two_addresses_is_two_documents_and_one_text(ledger: Ledger) -> None:
    post(ledger, page("pile/a.txt"), page("pile/b.txt"))
    with ledger.view() as view:
        assert len(view.pile().documents) == 2
        assert len(view.pile().texts) == 1


def test_two_texts_at_one_address_both_count_and_a_finding_says_so(ledger: Ledger) -> None:
    post(ledger, page(words="One text."), page(words="Another text."))
    with ledger.view() as view:
        assert len(view.documents()) == 2
        assert [finding.code for finding in view.findings("pile/a.txt")] == ["ledger.same-address"]


def test_findings_of_a_page_replace_those_of_its_earlier_reading(ledger: Ledger) -> None:
    two = (doubt("pile/a.txt"), doubt("pile/a.txt", "read.language"))
    post(
        ledger,
        page(findings=two),
        page("pile/b.txt", findings=(doubt("pile/b.txt"),)),
    )
    post(ledger, page(findings=(doubt("pile/a.txt", "read.no-publisher"),)), version="v2")
    with ledger.view() as view:
        assert [(finding.code, finding.subject) for finding in view.findings()] == [
            ("read.no-date", "pile/b.txt"),
            ("read.no-publisher", "pile/a.txt"),
        ]


def test_a_failed_page_leaves_its_finding_until_it_can_be_read(ledger: Ledger) -> None:
    failed = Page(address="pile/a.txt", findings=(doubt("pile/a.txt", "read.empty"),))
    assert post(ledger, failed, failed) == ["failed", "failed"]
    with ledger.view() as view:
        assert view.findings() == failed.findings
        assert view.documents() == ()
    post(ledger, page())
    with ledger.view() as view:
        assert view.findings() == ()


def test_a_failure_after_a_good_reading_keeps_the_document_and_goes_with_the_next_good_one(ledger: Ledger) -> None:
    post(ledger, page(findings=(doubt("pile/a.txt"),)))
    post(ledger, Page(address="pile/a.txt", findings=(doubt("pile/a.txt", "read.empty"),)))
    with ledger.view() as view:
        assert [finding.code for finding in view.findings()] == ["read.empty", "read.no-date"]
    assert post(ledger, page(findings=(doubt("pile/a.txt"),))) == ["unchanged"]
    with ledger.view() as view:
        assert [finding.code for finding in view.findings()] == ["read.no-date"]


def test_findings_without_a_page_replace_earlier_ones_on_their_subject(ledger: Ledger) -> None:
    with ledger.entry() as entry:
        entry.findings([doubt("pile/manifest.csv", "manifest.bad-date"), doubt("gone", "read.missing")])
    with ledger.entry() as entry:
        entry.findings([doubt("pile/manifest.csv", "manifest.duplicate")], about=("gone",))
    with ledger.view() as view:
        assert [finding.code for finding in view.findings()] == ["manifest.duplicate"]


def test_a_number_that_is_none_is_left_out_with_a_finding(ledger: Ledger) -> None:
    post(ledger, page(payloads=(figure(value=float("inf")), Statement(form="direct"))))
    with ledger.view() as view:
        assert [type(claim.payload) for claim in view.pile().claims.values()] == [Statement]
        assert [finding.code for finding in view.findings()] == ["ledger.not-finite"]


def test_half_a_character_is_refused_with_a_sentence(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="cannot be stored"):
        post(ledger, page(words="broken \ud800 words"))
    with ledger.view() as view:
        assert view.documents() == ()


def test_deriving_replaces_everything_derived_before(ledger: Ledger) -> None:
    quantity = Quantity.of(indicator="trade.turnover", reporter="KEN")
    conflict = Conflict(id="k_1", label="tension", claims=("c_1",), assumptions=(), gap=0.5, steps=())
    finding = doubt("q_1", "figure.revised")
    with ledger.entry() as entry:
        entry.derive(Records((quantity,), ()), Origins((), ()), Verdict((), (conflict,), (finding,)), ())
    with ledger.view() as view:
        assert view.records().quantities == (quantity,)
        assert view.findings() == (finding,)
    with ledger.entry() as entry:
        entry.derive(*NOTHING)
    with ledger.view() as view:
        assert (view.records(), view.origins(), view.verdict(), view.clusters()) == NOTHING
        assert view.findings() == ()


def test_a_gap_that_is_no_number_is_refused_and_the_old_verdict_stays(ledger: Ledger) -> None:
    good = Conflict(id="k_1", label="tension", claims=("c_1",), assumptions=(), gap=0.5, steps=())
    bad = Conflict(id="k_2", label="tension", claims=("c_1",), assumptions=(), gap=float("inf"), steps=())
    with ledger.entry() as entry:
        entry.derive(Records((), ()), Origins((), ()), Verdict((), (good,), ()), ())
    with pytest.raises(LedgerError, match="refused"), ledger.entry() as entry:
        entry.derive(Records((), ()), Origins((), ()), Verdict((), (bad,), ()), ())
    with ledger.view() as view:
        assert view.verdict().conflicts == (good,)


def test_what_is_derived_is_current_until_something_new_is_read(ledger: Ledger) -> None:
    with ledger.entry() as entry:
        entry.post(page(), "v1")
        entry.derive(*NOTHING)
    with ledger.view() as view:
        assert view.is_current()
    post(ledger, page("pile/b.txt"))
    with ledger.view() as view:
        assert not view.is_current()


def test_the_pile_of_an_entry_holds_what_was_just_posted(ledger: Ledger) -> None:
    posted = page(payloads=(figure(),))
    with ledger.entry() as entry:
        entry.post(posted, "v1")
        assert tuple(entry.pile().claims.values()) == posted.claims
        assert entry.counts["added"] == 1


def test_an_error_drops_what_was_not_committed(ledger: Ledger) -> None:
    def stopped_midway() -> None:
        with ledger.entry() as entry:
            entry.post(page("pile/a.txt"), "v1")
            entry.commit()
            entry.post(page("pile/b.txt"), "v1")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_midway()
    with ledger.view() as view:
        assert [document.address for document in view.documents()] == ["pile/a.txt"]


def test_posts_are_committed_in_batches(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_module, "BATCH", 2)
    with ledger.entry() as entry:
        for number in range(5):
            entry.post(page(f"pile/{number}.txt"), "v1")
        with ledger.view() as view:
            assert len(view.documents()) == 4


def test_readers_see_the_old_state_while_one_writes_and_a_second_writer_is_told(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "PATIENCE_SECONDS", 0.05)
    with ledger.entry() as entry:
        entry.post(page(), "v1")
        with ledger.view() as view:
            assert view.documents() == ()
        with pytest.raises(LedgerError, match="another build"), ledger.entry():
            pytest.fail("two writers at once")
    with ledger.view() as view:
        assert len(view.documents()) == 1


def test_a_view_tells_of_the_moment_it_was_taken(ledger: Ledger) -> None:
    with ledger.view() as view:
        post(ledger, page())
        assert view.documents() == ()


def _post_until_killed(path: str, told: str) -> None:
    """Post page after page, and tell of each batch that is safe by the size of a file."""
    with Ledger.open(Path(path)).entry() as entry, Path(told).open("ab", buffering=0) as file:
        for number in range(10**6):
            entry.post(page(f"pile/{number}.txt", payloads=(figure(),)), "v1")
            if number % 7 == 6:
                entry.commit()
                file.write(b"x" * 7)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("least", [7, 70, 210])
def test_kill_nine_loses_nothing_that_was_committed(ledger: Ledger, tmp_path: Path, least: int) -> None:
    told = tmp_path / "told"
    told.touch()
    child = multiprocessing.get_context("spawn").Process(target=_post_until_killed, args=(str(ledger.path), str(told)))
    child.start()
    while told.stat().st_size < least and child.is_alive():
        child.join(0.002)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    with Ledger.open(ledger.path).view() as view:
        pile = view.pile()
    assert len(pile.documents) >= told.stat().st_size >= least
    assert len(pile.documents) % 7 == 0
    assert len(pile.claims) == len(pile.documents) == len({document.address for document in pile.documents.values()})
    assert post(ledger, page("pile/0.txt", payloads=(figure(),))) == ["unchanged"]


def handed_in(first: Page, *values: float) -> tuple[Claim, ...]:
    made = page(payloads=tuple(figure(value=value) for value in values)).claims
    return tuple(replace(claim, reader="a colleague", document=first.document.id) for claim in made)  # type: ignore[union-attr]


def hand_in(ledger: Ledger, first: Page, claims: tuple[Claim, ...], reader: str = "a colleague") -> str:
    assert first.document is not None
    with ledger.entry() as entry:
        return entry.hand_in(first.document, claims, reader)


def values(ledger: Ledger) -> list[float]:
    with ledger.view() as view:
        return [claim.payload.value for claim in view.figures() if isinstance(claim.payload, Figure)]


def test_claims_that_a_reader_hands_in_count_in_place_of_the_built_in_ones_which_stay(ledger: Ledger) -> None:
    first = page(payloads=(figure(value=1.0),))
    post(ledger, first, page("pile/b.txt", payloads=(figure(value=5.0),)))
    assert hand_in(ledger, first, handed_in(first, 2.0, 3.0)) == "imported"
    assert values(ledger) == [2.0, 3.0, 5.0]
    with ledger.view() as view:
        assert list(view.rows("SELECT reader, count(*) FROM claim GROUP BY reader ORDER BY reader")) == [
            ("a colleague", 2),
            ("builtin", 2),
        ]
        assert view.documents()[0] == first.document
        assert view.builds()[-1].imported == 1


def test_the_reader_named_last_counts_and_its_last_set(ledger: Ledger) -> None:
    first = page(payloads=(figure(value=1.0),))
    post(ledger, first)
    hand_in(ledger, first, handed_in(first, 2.0))
    hand_in(ledger, first, handed_in(first, 3.0), "another")
    assert values(ledger) == [3.0]
    assert hand_in(ledger, first, handed_in(first, 2.0)) == "imported"
    assert values(ledger) == [2.0]
    hand_in(ledger, first, ())
    assert values(ledger) == []


def test_the_same_claims_handed_in_again_write_nothing_whatever_their_order(ledger: Ledger) -> None:
    first = page()
    post(ledger, first)
    claims = handed_in(first, 2.0, 3.0)
    hand_in(ledger, first, claims)
    with ledger.view() as view:
        before = view.builds()
    assert hand_in(ledger, first, claims[::-1]) == "unchanged"
    with ledger.view() as view:
        assert view.builds() == before


def test_a_page_read_by_another_version_does_not_push_handed_in_claims_aside(ledger: Ledger) -> None:
    first = page(payloads=(figure(value=1.0),))
    post(ledger, first)
    hand_in(ledger, first, handed_in(first, 2.0))
    assert post(ledger, first) == ["unchanged"]
    assert post(ledger, first, version="v2") == ["refreshed"]
    assert values(ledger) == [2.0]
    assert hand_in(ledger, first, handed_in(first, 2.0)) == "unchanged"


def test_corrected_metadata_set_handed_in_claims_aside_and_say_so(ledger: Ledger) -> None:
    first = page(payloads=(figure(value=1.0),), publisher=None)
    post(ledger, first)
    hand_in(ledger, first, handed_in(first, 2.0))
    assert post(ledger, page(payloads=(figure(value=4.0),), publisher="Example Post")) == ["corrected"]
    assert values(ledger) == [4.0]
    with ledger.view() as view:
        (finding,) = view.findings()
    assert finding.code == "ledger.outdated-claims"
    assert "a colleague" in finding.text
    assert hand_in(ledger, page(publisher="Example Post"), handed_in(first, 2.0)) == "imported"
    assert values(ledger) == [2.0]


def test_the_built_in_reader_hands_nothing_in(ledger: Ledger) -> None:
    post(ledger, page())
    with pytest.raises(ValueError, match="builtin"):
        hand_in(ledger, page(), (), "builtin")


def test_records_and_links_are_rows_that_people_can_ask_for(ledger: Ledger) -> None:
    record = Record(
        id="r_00aa00aa00aa00aa",
        kind="instrument",
        name="fisheries pact",
        names=("fisheries pact",),
        type="agreement",
        parties=("GHA", "KEN"),
        date=Period.month(2025, 5),
    )
    link = Link(
        kind="under", source=record.id, target="q_00aa00aa00aa00aa", document="d_1", start=0, end=9, because=(), note="x under y"
    )
    records = Records((), (), (record,), (link,))
    with ledger.entry() as entry:
        entry.derive(records, *NOTHING[1:])
    with ledger.view() as view:
        assert view.records() == records
        assert view.identify("r_00aa") == ("matter", record.id)
        asked = "SELECT name, date_first, value FROM matter, json_each(matter.parties) WHERE value = 'KEN'"
        assert list(view.rows(asked)) == [("fisheries pact", "2025-05-01", "KEN")]
        assert list(view.rows("SELECT kind, source, target FROM link")) == [("under", record.id, link.target)]
    with ledger.entry() as entry:
        entry.derive(*NOTHING)
    with ledger.view() as view:
        assert view.records() == NOTHING[0]
