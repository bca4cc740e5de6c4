"""What is held back of another reader is ruled on like all else: taken, refused, withdrawn, whatever is imported when."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.cli.test_cli import comity
from tests.unit.rule.held_factory import FIGURE, READER, article, exported, hand_in, held
from tests.unit.rule.pile_factory import built, levels, sources

from comity.ask import Premises, ask
from comity.ask.answers import answer, effect, queue
from comity.ask.known import known
from comity.ledger import Ledger, file
from comity.ledger.examine import examine
from comity.ledger.salvage import save
from comity.model.claim import Figure, kind_of
from comity.model.errors import RulingError
from comity.model.ruling import Ruling, RulingKind
from comity.pipeline import build, derive, rule
from comity.pipeline.parts import standard
from comity.publish.material import material_in
from comity.publish.supposing import supposed
from comity.rule.lines import read, written
from comity.rule.making import made
from comity.search import search

PAIR = ("POL", "VNM")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = built(tmp_path_factory.mktemp("held"))
    hand_in(ledger)
    return ledger.path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Ledger:
    return Ledger.open(Path(copy(template, tmp_path / "pile.comity")))


def ruling(ledger: Ledger, kind: RulingKind = "accept", by: str = "Ann", day: int = 1, of: str = "figure") -> Ruling:
    with ledger.view() as view:
        return made(view, kind, [held(ledger)[of].claim.id], by, "I saw the table", datetime(2025, 6, day, tzinfo=UTC))


def ruled(ledger: Ledger, kind: RulingKind = "accept", by: str = "Ann", day: int = 1, of: str = "figure") -> Ruling:
    given = ruling(ledger, kind, by, day, of)
    rule([given], ledger)
    return given


def withdraw(ledger: Ledger, given: Ruling, day: int = 20) -> None:
    with ledger.view() as view:
        gone = made(view, "withdraw", [given.id], given.analyst, "no", datetime(2025, 6, day, tzinfo=UTC))
    rule([gone], ledger)


def figures(ledger: Ledger) -> dict[str, float]:
    """The value that each document gives for the trade of 2024, as it counts."""
    with ledger.view() as view:
        found = levels(view.pile())
    return {name: claim.payload.value for name, claim in found.items() if isinstance(claim.payload, Figure)}


def asked(ledger: Ledger, by: str = "Ann") -> list[str]:
    """What is held back and asked about, by kind of claim, in the order of the queue."""
    with ledger.view() as view:
        material = material_in(view, PAIR)
        found = queue(view, by, material.claims, material.held)
    return [kind_of(one.held.claim.payload) for one in found if one.held]


def findings(ledger: Ledger) -> list[str]:
    with ledger.view() as view:
        return [one.code for one in view.findings()]


def test_all_that_is_needed_to_take_it_later_is_kept(ledger: Ledger) -> None:
    one = held(ledger)["figure"]
    assert (one.says, one.reads, one.code) == ("$62bn", "$6.2bn", "verify.number-differs")
    assert '"value":62000000000.0' in one.item
    assert one.claim.reader == READER
    assert one.claim.engine is not None
    assert one.claim.engine.startswith("a colleague-1+")
    with ledger.view() as view:
        assert view.words(one.claim.document)[one.claim.evidence.start : one.claim.evidence.end] == FIGURE["evidence"]
        assert one.claim.id not in view.pile().claims
        assert one.claim.id not in view.as_read().claims


def test_a_figure_that_would_meet_others_is_asked_about_first(ledger: Ledger) -> None:
    assert asked(ledger) == ["figure", "instrument"]


def test_what_taking_it_would_do_is_told_and_is_what_it_does(ledger: Ledger) -> None:
    with ledger.view() as view:
        material = material_in(view, PAIR)
        question = queue(view, "Ann", material.claims, material.held)[0]
        answers = {key: answer(view, question, key, "Ann", datetime(2025, 6, 1, tzinfo=UTC)) for key in ("y", "n")}  # type: ignore[arg-type]
        told = {key: effect(view, rulings, standard()) for key, rulings in answers.items()}
    assert told["y"][0] == "It counts as a claim of a colleague, as if the words bore it out."
    assert told["n"] == ["What a colleague says stays out, whenever it is handed in again; nothing else changes."]
    arising = [line.split()[-1].rstrip(".") for line in told["y"] if line.startswith("A contradiction arises")]
    rule(answers["y"], ledger)
    with ledger.view() as view:
        assert [one.id for one in view.verdict().conflicts] == arising


def test_what_is_taken_is_a_claim_of_its_reader_wherever_claims_are_told(ledger: Ledger, tmp_path: Path) -> None:
    name = held(ledger)["figure"].claim.id
    assert "customs" not in figures(ledger)
    ruled(ledger)
    assert figures(ledger)["customs"] == 62e9
    with ledger.view() as view:
        claim = view.claim(name)
        assert (claim.reader, claim.extractor, claim.is_vouched) == (READER, "figure.accepted@3", True)
        assert view.identify(name) == ("claim", name)
        assert name in {one.id for one in view.figures(PAIR)}
        assert name in {one.id for one in view.claims_of(claim.document)}
        assert name in material_in(view, PAIR).claims
        assert name in view.as_read().claims
        assert search(view, "amounted kind:figure").claim_count == 3
        assert search(view, "amounted kind:figure state:VNM").claim_count == 3
        assert [one.claims for one in view.verdict().conflicts if name in one.claims]
        assert view.totals().claims == len(view.pile().claims)
    assert findings(ledger) == ["verify.date-differs"]
    assert asked(ledger) == ["instrument"]
    assert name in exported(ledger, tmp_path / "out")["jsonl"].decode()
    assert "an analyst accepted it" in comity("why", name, "--ledger", ledger.path).out


def test_what_is_refused_is_asked_of_nobody_again(ledger: Ledger) -> None:
    ruled(ledger, "reject")
    assert "customs" not in figures(ledger)
    assert asked(ledger) == asked(ledger, "Bob") == ["instrument"]
    for version in ("1", "2"):
        hand_in(ledger, version=version)
        assert asked(ledger, "Bob") == ["instrument"]
    assert "ruling.claim-gone" not in findings(ledger)


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_a_ruling_is_on_the_item_and_not_on_another_on_the_same_words(ledger: Ledger, kind: RulingKind) -> None:
    before = held(ledger)["figure"]
    ruled(ledger, kind)
    hand_in(ledger, article(figure=FIGURE | {"value": 6.2e6}))
    after = held(ledger)["figure"]
    assert after.claim.id == before.claim.id
    assert "customs" not in figures(ledger)
    assert asked(ledger) == ["figure", "instrument"]
    assert ("ruling.claim-gone" in findings(ledger)) is (kind == "accept")
    hand_in(ledger)
    assert ("customs" in figures(ledger)) is (kind == "accept")
    assert asked(ledger) == ["instrument"]


def test_a_refused_item_does_not_come_back_when_nothing_contradicts_it_any_more(ledger: Ledger) -> None:
    """A later version of ours may read the words as the reader did; what an analyst refused stays out all the same."""
    given = ruled(ledger, "reject")
    with ledger.entry() as entry:
        one = held(ledger)["figure"]
        document = entry.near.documents([one.claim.document])[one.claim.document]
        entry.hand_in(document, [one.claim], READER)
    rule([ruling_of_event(ledger)], ledger)  # anything that derives anew
    assert "customs" not in figures(ledger)
    with ledger.view() as view:
        assert [(one.claim, one.ruling) for one in view.struck()] == [(one.claim.id, given.id) for one in [one]]


def ruling_of_event(ledger: Ledger) -> Ruling:
    with ledger.view() as view:
        name = next(iter(view.pile().claims))
        return made(view, "note", [name], "Ann", "x", datetime(2025, 6, 9, tzinfo=UTC))


def test_the_later_answer_of_an_analyst_takes_the_place_of_the_earlier(ledger: Ledger) -> None:
    ruled(ledger, "reject", day=1)
    ruled(ledger, "accept", day=2)
    assert figures(ledger)["customs"] == 62e9
    ruled(ledger, "reject", day=3)
    assert "customs" not in figures(ledger)


def test_where_analysts_disagree_it_waits_and_a_third_is_asked(ledger: Ledger) -> None:
    ruled(ledger, "accept", "Ann", day=1)
    ruled(ledger, "reject", "Bob", day=2)
    assert "customs" not in figures(ledger)
    assert "ruling.disagreement" in findings(ledger)
    assert asked(ledger, "Ann") == asked(ledger, "Bob") == ["instrument"]
    assert asked(ledger, "Cy") == ["figure", "instrument"]


def test_what_one_is_unsure_of_is_left_to_others(ledger: Ledger) -> None:
    with ledger.view() as view:
        material = material_in(view, PAIR)
        question = queue(view, "Ann", material.claims, material.held)[0]
        rulings = answer(view, question, "u", "Ann", datetime(2025, 6, 1, tzinfo=UTC))
    rule(rulings, ledger)
    assert asked(ledger, "Ann") == ["instrument"]
    assert asked(ledger, "Bob") == ["figure", "instrument"]
    assert "ruling.claim-gone" not in findings(ledger)


@pytest.mark.parametrize("of", ["figure", "instrument"])
def test_taking_and_withdrawing_leaves_every_export_as_before(ledger: Ledger, tmp_path: Path, of: str) -> None:
    before = exported(ledger, tmp_path / "before")
    given = ruled(ledger, of=of)
    assert exported(ledger, tmp_path / "taken") != before
    withdraw(ledger, given)
    assert exported(ledger, tmp_path / "after") == before
    assert asked(ledger) == ["figure", "instrument"]
    assert findings(ledger) == ["verify.date-differs", "verify.number-differs"]


STEPS = ("accept figure", "reject figure", "accept instrument", "import", "derive anew", "add again")


@settings(max_examples=5, deadline=None)
@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=5))
def test_whatever_was_ruled_and_imported_withdrawing_it_leaves_every_export_as_before(
    template: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    ledger = Ledger.open(Path(copy(template, folder / "pile.comity")))
    before = exported(ledger, folder / "before")
    given = []
    for day, step in enumerate(steps, start=1):
        if step == "import":
            hand_in(ledger)
        elif step == "derive anew":
            derive(ledger)
        elif step == "add again":
            build(sources(folder), standard(), ledger)
        else:
            kind, of = step.split()
            given.append(ruled(ledger, kind, day=day, of=of))  # type: ignore[arg-type]
    for day, one in enumerate(given, start=10):
        withdraw(ledger, one, day)
    assert exported(ledger, folder / "after") == before


def test_the_order_of_imports_rulings_and_rebuilds_changes_nothing(template: Path, tmp_path: Path) -> None:
    """Rulings that come before what they are on, after it, between two versions of it, and with everything derived anew."""
    first = Ledger.open(Path(copy(template, tmp_path / "first.comity")))
    rulings = [ruling(first), ruling(first, "reject", of="instrument", day=2)]
    rule(rulings, first)
    (tmp_path / "other").mkdir()
    second = built(tmp_path / "other")
    rule(read(written(rulings), "rulings.jsonl"), second)
    assert findings(second).count("ruling.claim-gone") == 1
    hand_in(second, article(instrument=None), version="0")
    hand_in(second, article(figure=None))
    hand_in(second)
    third = Ledger.open(Path(copy(template, tmp_path / "third.comity")))
    for one in rulings[::-1]:
        rule([one], third)
    hand_in(third)
    derive(third)
    build(sources(tmp_path), standard(), third, is_whole=True)
    told = [exported(one, tmp_path / f"out{number}") for number, one in enumerate((first, second, third))]
    assert told[0] == told[1] == told[2]


def test_a_colleagues_rulings_hold_where_the_same_words_lie_at_another_address(ledger: Ledger, tmp_path: Path) -> None:
    given = ruled(ledger)
    folder = tmp_path / "moved"
    folder.mkdir()
    other = Ledger.open(folder / "pile.comity", create=True)
    build([replace(one, address=f"elsewhere/{one.address}") for one in sources(folder)], standard(), other)
    hand_in(other)
    assert held(other)["figure"].claim.id != given.claims[0]
    assert rule(read(written([given]), "rulings.jsonl"), other) == 1
    with other.view() as view:
        taken = view.claim(held(other)["figure"].claim.id)
    assert isinstance(taken.payload, Figure)
    assert taken.payload.value == 62e9
    assert "ruling.claim-gone" not in findings(other)


def test_what_was_known_before_it_was_taken_is_known_without_it(ledger: Ledger, tmp_path: Path) -> None:
    ruled(ledger, day=5)
    name = held(ledger)["figure"].claim.id
    for day, is_there in ((date(2025, 6, 4), False), (date(2025, 6, 5), True)):
        with ledger.view() as view:
            answered = ask(view, Premises(added=day), standard())
            assert (name in answered.pile.claims) is is_there
            made_then = known(view, tmp_path / f"{day}.comity", asof=None, added=day)
        with made_then.view() as view:
            assert (name in view.pile().claims) is is_there
            assert view.as_read().claims.keys() == view.pile().claims.keys()
            assert [one for one in view.findings() if one.code.startswith("ruling.")] == []


def test_views_of_a_reader_hold_what_was_taken_of_it(ledger: Ledger) -> None:
    ruled(ledger)
    name = held(ledger)["figure"].claim.id
    with ledger.view() as view:
        for readers, is_there in (((READER,), True), (("builtin",), False), (("builtin", READER), True)):
            claims = ask(view, Premises(readers=readers), standard()).pile.claims.values()
            taken = [one for one in claims if isinstance(one.payload, Figure) and one.payload.value == 62e9]
            assert bool(taken) is is_there, readers
    assert f"{READER}: 1 documents, 2 claims, 1 of them accepted" in comity("readers", "--ledger", ledger.path).out
    ruled(ledger, "reject", of="instrument")
    told = comity("readers", "--ledger", ledger.path).out
    assert "1 refused" in told
    assert "held back" not in told
    assert name


def test_it_can_be_taken_with_other_values(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = held(ledger)["figure"].claim.id
        given = made(view, "edit", [name], "Ann", "x", datetime(2025, 6, 1, tzinfo=UTC), {"value": 6.4e9})
    rule([given], ledger)
    assert figures(ledger)["customs"] == 6.4e9
    assert asked(ledger) == ["instrument"]
    with ledger.view() as view:
        readings = [one.key for one in queue(view, "Bob", material_in(view, PAIR).claims) if one.kind == "reading"]
        assert ("reading", name) not in readings
        assert view.claim(name).reader == "Ann"
    withdraw(ledger, given)
    assert "customs" not in figures(ledger)


def test_what_is_taken_is_ruled_on_like_any_claim(ledger: Ledger) -> None:
    ruled(ledger)
    name = held(ledger)["figure"].claim.id
    with ledger.view() as view:
        other = levels(view.pile())["wire"].id
        aside = made(view, "set aside", ["Sample Courier"], "Ann", "x", datetime(2025, 6, 2, tzinfo=UTC))
        better = made(view, "prefer", [other, name], "Ann", "x", datetime(2025, 6, 2, tzinfo=UTC))
        assert ask(view, Premises(rulings=(better,)), standard()).verdict.conflicts == ()
    rule([better], ledger)
    with ledger.view() as view:
        assert {one.claim for one in view.struck()} == {name}
        assert name in view.as_read().claims
        assert name not in {one.id for one in view.figures()}
        assert search(view, "amounted kind:figure").claim_count == 2
        assert view.totals().claims == len(view.pile().claims)
    rule([aside], ledger)
    with ledger.view() as view:
        assert view.verdict().conflicts == ()
        assert view.totals().claims == len(view.pile().claims)
        pages = supposed(view, PAIR, Premises(asof=date(2025, 5, 7)), standard(), before=material_in(view, PAIR))
        assert name in {one.claim for one in pages.material.struck}


def test_what_is_held_back_is_no_claim_for_other_rulings(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = held(ledger)["figure"].claim.id
        other = levels(view.pile())["wire"].id
        with pytest.raises(RulingError, match="held back"):
            made(view, "same", [name, other], "Ann", "x", datetime(2025, 6, 2, tzinfo=UTC))


def test_another_reader_whose_claims_count_sets_it_aside(ledger: Ledger) -> None:
    ruled(ledger)
    hand_in(ledger, {"events": []}, reader="somebody else")
    assert "customs" not in figures(ledger)
    assert asked(ledger) == []
    assert "ruling.claim-gone" in findings(ledger)
    hand_in(ledger)
    assert figures(ledger)["customs"] == 62e9


def test_two_readers_who_hand_in_the_same_item_are_asked_about_once(ledger: Ledger) -> None:
    ruled(ledger)
    hand_in(ledger, reader="somebody else")
    with ledger.view() as view:
        (taken,) = [one for one in view.pile().claims.values() if one.id == held(ledger)["figure"].claim.id]
    assert taken.reader == "somebody else"


def test_the_doctor_examines_and_saves_it(ledger: Ledger, tmp_path: Path) -> None:
    ruled(ledger)
    assert examine(ledger.path).counts["held"] == 2
    assert examine(ledger.path).is_sound
    target = tmp_path / "saved.comity"
    saved = save(ledger.path, target)
    assert saved.kept["held"] == 2
    derive(Ledger.open(target))
    assert exported(Ledger.open(target), tmp_path / "new") == exported(ledger, tmp_path / "old")
    with closing(sqlite3.connect(ledger.path)) as raw, raw:
        raw.execute("UPDATE held SET payload = replace(payload, '62000000000', '63000000000')")
    assert [fault for fault in examine(ledger.path).faults if "held back under c_" in fault]
    assert save(ledger.path, tmp_path / "again.comity").kept["held"] == 1


def test_a_ledger_of_the_form_before_is_brought_up_with_a_copy_and_asks_after_the_next_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pile.comity"
    built(tmp_path)
    with closing(sqlite3.connect(path)) as raw, raw:  # as the form before had it
        raw.executescript("DROP VIEW current_held; DROP VIEW taken_claim; DROP TABLE held; PRAGMA user_version = 8;")
        raw.execute(
            "INSERT INTO finding (owner, code, subject, text) VALUES ('build', 'verify.number-differs', 'customs.json', "
            "'customs.json: it is held back: it says $62bn; if that is right, accept c_0123456789abcdef.')"
        )
    ledger = Ledger.open(path)
    assert (tmp_path / "pile.comity.form8").exists()
    assert file.newest_form() == 9
    assert held(ledger) == {}
    assert "import again" in comity("readers", "--ledger", path).out
    hand_in(ledger)
    assert asked(ledger) == ["figure", "instrument"]
    assert "import again" not in comity("readers", "--ledger", path).out
