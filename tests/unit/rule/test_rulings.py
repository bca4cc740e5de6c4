"""Rulings in a real ledger: each kind does what it says, to every view, and nothing is lost when the extractor changes."""

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.unit.rule.pile_factory import acts, acts_of, built, levels, levels_of, sources

from comity.ask import Premises, ask
from comity.extract import FIGURES
from comity.ledger import Ledger
from comity.ledger.columns import figure_columns
from comity.ledger.view import View
from comity.model.claim import Claim, Figure, Statement
from comity.model.errors import LedgerError, QuestionError, RulingError
from comity.model.ids import claim_id
from comity.model.interval import Interval
from comity.model.page import Pile
from comity.model.period import Period
from comity.model.record import Link
from comity.model.ruling import Ruling, RulingKind
from comity.model.text import Span
from comity.pipeline import build, derive, growth, rule
from comity.pipeline.parts import assemble, standard
from comity.resolve import resolve
from comity.resolve.ruled_records import merged
from comity.rule import honour
from comity.rule.binding import words
from comity.rule.making import made, on_repeats
from comity.trace import trace

START = datetime(2025, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("rulings")).path


@pytest.fixture
def ledger(template: Path, tmp_path: Path) -> Ledger:
    copy(template, tmp_path / "pile.comity")
    return Ledger.open(tmp_path / "pile.comity")


def ruled(
    ledger: Ledger, kind: RulingKind, *ids: str, by: str = "Ann", at: int = 0, repeats: bool = False, **values: Any
) -> Ruling:
    with ledger.view() as view:
        ruling = made(view, kind, ids, by, "because", START + timedelta(hours=at), values)
        more = on_repeats(view, ruling) if repeats else ()
    rule([ruling, *more], ledger)
    return ruling


def labels(view: View) -> list[str]:
    return [conflict.label for conflict in view.verdict().conflicts]


def test_two_offices_contradict_each_other(ledger: Ledger) -> None:
    with ledger.view() as view:
        assert labels(view) == ["contradiction"]
        assert set(levels(view.pile())) == {"wire", "reprint", "customs"}


def test_what_is_rejected_counts_nowhere_and_stays_in_the_file(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    ruling = ruled(ledger, "reject", name[:8])
    with ledger.view() as view:
        assert labels(view) == []
        assert name not in view.pile().claims
        assert name in view.as_read().claims
        assert [(one.claim, one.ruling, one.how) for one in view.struck()] == [(name, ruling.id, "rejected")]
        assert name not in figure_columns(view).claim
        assert name not in {claim.id for claim in view.figures(("POL", "VNM"))}
        with pytest.raises(QuestionError):
            view.claim(name)
        assert not [one for one in view.origins().origins if name in one.claims]
        assert not [member for member in view.records().members if member.claim == name]
        assert not [cluster for cluster in view.clusters() for member in cluster.members if member.claim == name]
    ruled(ledger, "withdraw", ruling.id, at=1)
    with ledger.view() as view:
        assert (labels(view), view.struck()) == (["contradiction"], ())
        assert name in view.pile().claims
        assert len(view.rulings()) == 2


def test_a_reprint_is_ruled_on_with_its_model_where_that_is_asked_for(ledger: Ledger) -> None:
    with ledger.view() as view:
        found = levels(view.pile())
    ruled(ledger, "reject", found["wire"].id)
    with ledger.view() as view:
        assert labels(view) == ["contradiction"]
    ruled(ledger, "reject", found["wire"].id, at=1, repeats=True)
    with ledger.view() as view:
        assert labels(view) == []
        assert {one.claim for one in view.struck()} == {found["wire"].id, found["reprint"].id}


def test_an_edit_gives_other_values_and_keeps_the_words(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
        quote = view.pile().quote(name)
    ruled(ledger, "edit", name, value=4.1e9)
    with ledger.view() as view:
        claim = view.claim(name)
        figure = claim.payload
        assert isinstance(figure, Figure)
        assert (figure.value, claim.reader, view.pile().quote(name)) == (4.1e9, "Ann", quote)
        assert figure.strict.contains(Interval(4.1e9, 4.1e9))
        assert not figure.lenient.contains(Interval(6.2e9, 6.2e9))
        assert labels(view) == []
        columns = figure_columns(view)
        assert columns.value[list(columns.claim).index(name)] == 4.1e9
        assert len(columns.claim) == len(set(columns.claim))
        was = view.as_read().claims[name].payload
        assert isinstance(was, Figure)
        assert was.value == 6.2e9


def test_a_period_is_edited_by_its_label(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    ruled(ledger, "edit", name, period="2023")
    with ledger.view() as view:
        figure = view.claim(name).payload
        assert isinstance(figure, Figure)
        assert figure.period == Period.year(2023)
        assert labels(view) == []


def test_an_edit_can_move_a_figure_to_another_pair_in_every_way_of_asking(ledger: Ledger) -> None:
    with ledger.view() as view:
        names = {key: claim.id for key, claim in levels(view.pile()).items()}
    ruled(ledger, "edit", names["customs"], partner="Laos", reporter="VNM")
    ruled(ledger, "reject", names["reprint"], at=1)
    with ledger.view() as view:
        assert {claim.id for claim in view.figures(("POL", "VNM"))} == {names["wire"]}
        assert {claim.id for claim in view.figures(("LAO", "VNM"))} == {names["customs"]}
        assert set(view.dyads()) == {("POL", "VNM", 1), ("LAO", "VNM", 1)}
        every = [claim.id for claim in view.pile().claims.values() if isinstance(claim.payload, Figure)]
        assert [claim.id for claim in view.figures()] == every == list(figure_columns(view).claim)
        ids = [name for (name,) in view.rows("SELECT id FROM counting_claim ORDER BY id")]
        assert ids == sorted(view.pile().claims)
        for document in view.pile().documents:
            told = [c.id for c in view.pile().claims.values() if c.document == document and isinstance(c.payload, Statement)]
            assert [claim.id for claim in view.statements(document)] == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"colour": "red"}, "has no field 'colour'"),
        ({"value": "many"}, "cannot be edited"),
        ({"period": "some day"}, "is no day"),
        ({"strict": [1, 2]}, "has no field"),
        ({"partner": "Atlantis"}, "is no state or body"),
        ({"value": 5e9, "value_high": 4e9}, "before it begins"),
        ({}, "at least one value"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_with_a_sentence(ledger: Ledger, values: dict[str, Any], told: str) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    with pytest.raises(RulingError, match=told):
        ruled(ledger, "edit", name, **values)


def test_what_gives_way_counts_again_when_the_other_does_not(ledger: Ledger) -> None:
    with ledger.view() as view:
        found = levels(view.pile())
        (conflict,) = view.verdict().conflicts
        named = next(one for one in conflict.claims if one != found["customs"].id)
    ruling = ruled(ledger, "prefer", found["customs"].id, conflict.id)
    assert ruling.claims == (found["customs"].id, named)
    with ledger.view() as view:
        assert labels(view) == []
        assert {(one.claim, one.how) for one in view.struck()} == {
            (found["wire"].id, "gives way"),
            (found["reprint"].id, "gives way"),
        }
        assert found["wire"].id not in view.pile().claims
        (bound,) = [b for b in view.verdict().bounds if b.is_stated and b.strict.contains(Interval(6.2e9, 6.2e9))]
        assert found["wire"].id not in bound.because
    ruled(ledger, "reject", found["customs"].id, at=1)
    with ledger.view() as view:
        assert {one.how for one in view.struck()} == {"rejected"}
        assert found["wire"].id in view.pile().claims


def test_a_circle_of_preferences_is_told_and_not_followed(ledger: Ledger) -> None:
    with ledger.view() as view:
        names = [levels(view.pile())[one].id for one in ("wire", "customs")] + [acts(view.pile(), "project", "later")[0].id]
    given = [ruled(ledger, "prefer", names[place], names[(place + 1) % 3], at=place) for place in range(3)]
    with ledger.view() as view:
        assert view.struck() == ()
        told = {one.subject for one in view.findings() if one.code == "ruling.cannot-hold"}
    assert told == {one.id for one in given}


@pytest.mark.parametrize("source", ["mock herald", "Vietnamese customs department", "document", "origin"])
def test_a_source_set_aside_does_not_count(ledger: Ledger, source: str) -> None:
    with ledger.view() as view:
        customs = levels(view.pile())["customs"]
        origin = next(one for one in view.origins().origins if customs.id in one.claims)
    name = {"document": customs.document, "origin": origin.id}.get(source, source)
    ruled(ledger, "set aside", name)
    with ledger.view() as view:
        struck = {one.claim for one in view.struck()}
        assert struck
        assert not struck & set(view.pile().claims)
        if source != "mock herald":
            assert customs.id in struck
            assert labels(view) == []


def test_an_origin_set_aside_takes_a_later_reprint_with_it(tmp_path: Path) -> None:
    ledger = built(tmp_path, "wire", "customs")
    with ledger.view() as view:
        wire = levels(view.pile())["wire"]
        origin = next(one for one in view.origins().origins if wire.id in one.claims)
    ruled(ledger, "set aside", origin.id)
    build(sources(tmp_path), standard(), ledger)
    with ledger.view() as view:
        assert {one.claim for one in view.struck()} >= {levels(view.as_read())[name].id for name in ("wire", "reprint")}
        assert labels(view) == []


def test_accepted_claims_of_one_voice_do_contradict_each_other(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "Trade between Poland and Vietnam amounted to $4.1 billion in 2024, the Polish development ministry said. "
        "Trade between Poland and Vietnam amounted to $6.2 billion in 2024, the Polish development ministry said.\n",
        encoding="utf-8",
    )
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    stated = structs.replace(sources(tmp_path, "wire")[0], path=path, address="one.txt")
    build([stated], standard(), ledger)
    with ledger.view() as view:
        assert labels(view) == []
        assert "reconcile.one-voice" in {finding.code for finding in view.findings()}
        names = [claim.id for claim in view.figures()]
    for place, name in enumerate(names):
        ruled(ledger, "accept", name, at=place)
    with ledger.view() as view:
        assert labels(view) == ["contradiction"]
        assert all(claim.is_vouched for claim in view.figures())


def test_two_records_ruled_the_same_become_one_and_part_again(ledger: Ledger) -> None:
    with ledger.view() as view:
        before = view.records()
        fish, ports = acts(view.pile(), "instrument", "wire")[0].id, acts(view.pile(), "instrument", "later")[0].id
    things = {member.claim: member.record for member in before.members}
    assert things[fish] != things[ports]
    ruling = ruled(ledger, "same", things[fish], things[ports])
    with ledger.view() as view:
        now = {member.claim: member.record for member in view.records().members}
        assert now[fish] == now[ports] == min(things[fish], things[ports])
        (joined,) = [record for record in view.records().records if record.id == now[fish]]
        assert {name for record in before.records if record.id in {things[fish], things[ports]} for name in record.names} == set(
            joined.names
        )
    ruled(ledger, "withdraw", ruling.id, at=1)
    with ledger.view() as view:
        assert view.records() == before


def test_a_sentence_that_ties_two_records_ruled_the_same_ties_the_one(ledger: Ledger) -> None:
    with ledger.view() as view:
        records = view.records()
        fish, ports = acts(view.pile(), "instrument", "wire")[0], acts(view.pile(), "instrument", "later")[0]
        third = acts(view.pile(), "project", "later")[0]
    things = {member.claim: member.record for member in records.members}
    tie = Link(
        kind="under", source=things[third.id], target="", document=ports.document, start=0, end=9, because=(third.id,), note=""
    )
    ties = [structs.replace(tie, target=things[one]) for one in (fish.id, ports.id)]
    joined = merged(structs.replace(records, links=tuple(ties)), [(fish.id, ports.id)])
    assert [(link.source, link.target) for link in joined.links] == [(things[third.id], min(things[fish.id], things[ports.id]))]


def test_a_claim_ruled_different_leaves_its_record(ledger: Ledger) -> None:
    with ledger.view() as view:
        wire, reprint = (acts(view.pile(), "instrument", name)[0].id for name in ("wire", "reprint"))
        before = {member.claim: member.record for member in view.records().members}
        assert before[wire] == before[reprint]
    ruled(ledger, "different", wire, reprint)
    with ledger.view() as view:
        now = {member.claim: member.record for member in view.records().members}
        assert now[wire] == before[wire] != now[reprint]
        assert now[reprint] in {record.id for record in view.records().records}


def test_figures_ruled_different_do_not_clash_and_a_figure_is_no_agreement(ledger: Ledger) -> None:
    with ledger.view() as view:
        found = levels(view.pile())
        instrument = acts(view.pile(), "instrument", "wire")[0].id
    ruled(ledger, "same", found["wire"].id, instrument)
    with ledger.view() as view:
        (finding,) = [one for one in view.findings() if one.code == "ruling.cannot-hold"]
        assert "a figure and something else" in finding.text
    for place, name in enumerate(("wire", "reprint"), start=1):
        ruled(ledger, "different", found[name].id, found["customs"].id, at=place)
    with ledger.view() as view:
        assert labels(view) == []


def test_analysts_who_disagree_are_both_named_and_neither_is_followed(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    ruled(ledger, "reject", name)
    ruled(ledger, "accept", name, by="Bob", at=1)
    with ledger.view() as view:
        (finding,) = [one for one in view.findings() if one.code == "ruling.disagreement"]
        assert "Ann" in finding.text
        assert "Bob" in finding.text
        assert (labels(view), view.struck()) == (["contradiction"], ())


def test_whoever_is_accepted_counts_although_the_source_is_set_aside_by_another(ledger: Ledger) -> None:
    with ledger.view() as view:
        customs = levels(view.pile())["customs"]
    ruled(ledger, "set aside", "Sample Courier")
    ruled(ledger, "accept", customs.id, by="Bob", at=1)
    with ledger.view() as view:
        assert customs.id in view.pile().claims
        assert "ruling.disagreement" in {finding.code for finding in view.findings()}


@pytest.mark.parametrize(
    ("kind", "ids", "told"),
    [
        ("reject", ("d_document",), "is a document"),
        ("same", ("claim",), "is on two claims"),
        ("withdraw", ("claim",), "only rulings are withdrawn"),
        ("set aside", ("Nobody",), "Nothing in the ledger goes back"),
        ("reject", ("c_ffffffff",), "holds nothing called"),
    ],
)
def test_a_ruling_on_the_wrong_thing_is_refused_with_a_sentence(
    ledger: Ledger, kind: RulingKind, ids: tuple[str, ...], told: str
) -> None:
    with ledger.view() as view:
        customs = levels(view.pile())["customs"]
        named = [{"d_document": customs.document, "claim": customs.id}.get(name, name) for name in ids]
        with pytest.raises((RulingError, QuestionError), match=told):
            made(view, kind, named, "Ann", "because", START)
        with pytest.raises(RulingError, match="--by NAME --reason TEXT"):
            made(view, "reject", [customs.id], "Ann", " ", START)


def test_nobody_withdraws_what_another_ruled(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    ruling = ruled(ledger, "reject", name)
    with pytest.raises(RulingError, match="a ruling of Ann"):
        ruled(ledger, "withdraw", ruling.id, by="Bob")


def test_an_answer_under_premises_honours_the_rulings_in_the_ledger(ledger: Ledger) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    ruled(ledger, "reject", name)
    with ledger.view() as view:
        assert ask(view, Premises(), standard()).verdict == view.verdict()
        answer = ask(view, Premises(asof=date(2025, 2, 28)), standard())
        assert [one for one in answer.verdict.findings if one.code.startswith("ruling.")] == []
        again = ask(view, Premises(rulings=(Ruling(kind="accept", claims=(name,)),)), standard())
        assert [one.label for one in again.verdict.conflicts] == ["contradiction"]
        before_it = ask(view, Premises(added=START.date() - timedelta(days=1)), standard())
        assert [one.label for one in before_it.verdict.conflicts] == ["contradiction"]


def test_the_order_of_rulings_changes_nothing(template: Path, tmp_path: Path) -> None:
    found = []
    with Ledger.open(template).view() as view:
        names = [levels(view.pile())[one].id for one in ("wire", "customs")]
        rulings = [
            made(view, "accept", names[:1], "Ann", "because", START),
            made(view, "reject", names[:1], "Bob", "because", START),
            made(view, "edit", names[1:], "Bob", "because", START, {"value": 4e9}),
            made(view, "set aside", ["Mock Herald"], "Ann", "because", START),
        ]
    for place, order in enumerate((rulings, rulings[::-1])):
        path = tmp_path / f"{place}.comity"
        copy(template, path)
        for one in order:
            rule([one], Ledger.open(path))
        with Ledger.open(path).view() as view:
            found.append((view.pile(), view.records(), view.origins(), view.verdict(), view.struck(), view.rulings()))
    assert found[0] == found[1]


def test_it_does_not_matter_whether_documents_or_rulings_come_first(template: Path, tmp_path: Path) -> None:
    copy(template, tmp_path / "late.comity")
    late, early = Ledger.open(tmp_path / "late.comity"), built(tmp_path, "wire", "customs")
    with early.view() as view:
        found = levels(view.pile())
        given = [
            made(view, "prefer", [found["customs"].id, found["wire"].id], "Ann", "because", START),
            made(view, "edit", [found["customs"].id], "Ann", "because", START, {"value": 6e9}),
            made(view, "note", [found["wire"].id], "Bob", "because", START),
        ]
    rule(given, early)
    build(sources(tmp_path), standard(), early)
    rule(given, late)
    assert rule(given, late) == 0
    with early.view() as one, late.view() as other:
        for name in ("pile", "records", "origins", "verdict", "clusters", "struck", "rulings", "findings"):
            assert getattr(one, name)() == getattr(other, name)(), name


def test_a_ledger_that_grows_before_under_and_after_rulings_equals_one_derived_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "MUCH", 0)  # no pile is too small to grow
    parts = standard()
    grown = built(tmp_path, "wire", "reprint", "customs")
    with grown.view() as view:
        name = levels(view.pile())["customs"].id
        rejected = made(view, "reject", [name], "Ann", "because", START)
    build(sources(tmp_path, "later"), parts, grown)
    rule([rejected], grown)
    posted = sources(tmp_path, "customs")
    build([structs.replace(posted[0], stated=structs.replace(posted[0].stated, publisher="Mock Post"))], parts, grown)
    _equals_whole(grown, [name])
    with grown.view() as view:
        withdrawn = made(view, "withdraw", [rejected.id], "Ann", "because", START + timedelta(days=1))
    rule([withdrawn], grown)
    _equals_whole(grown, [])
    build(sources(tmp_path, "customs"), parts, grown)
    _equals_whole(grown, [])


def _equals_whole(ledger: Ledger, struck: list[str]) -> None:
    """All that a view tells, and what the report of a build counts, is the same after all is derived anew."""
    names = ("pile", "records", "origins", "verdict", "clusters", "struck", "findings", "totals")
    with ledger.view() as view:
        before = {name: getattr(view, name)() for name in names}
    assert [one.claim for one in before["struck"]] == struck
    assert before["totals"].claims == len(before["pile"].claims)
    derive(ledger)
    with ledger.view() as view:
        assert {name: getattr(view, name)() for name in names} == before


KILLED = """
import sys
from pathlib import Path
from comity.cli import main
print("ready", flush=True)
main()
"""


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.2])
def test_a_ruling_killed_at_any_moment_is_there_with_all_that_follows_or_not_at_all(ledger: Ledger, seconds: float) -> None:
    with ledger.view() as view:
        name = levels(view.pile())["customs"].id
    command = ["rule", "reject", name, "--by", "Ann", "--reason", "misread", "--ledger", str(ledger.path)]
    with subprocess.Popen([sys.executable, "-c", KILLED, *command], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(seconds)
        program.kill()
    with Ledger.open(ledger.path).view() as view:
        assert view.is_current()
        is_there = bool(view.rulings())
        assert bool(view.struck()) is is_there
        assert labels(view) == ([] if is_there else ["contradiction"])
    assert rule([], ledger) == 0


# A better extractor


def test_rulings_are_replayed_over_an_extractor_that_reads_otherwise(ledger: Ledger, tmp_path: Path) -> None:
    """Values change, one claim vanishes and one moves by a letter: what is on the same words holds, the rest is told."""
    with ledger.view() as view:
        found = levels(view.pile())
    kept = ruled(ledger, "reject", found["customs"].id)
    edit = ruled(ledger, "edit", found["wire"].id, value=4.5e9)
    moved = ruled(ledger, "accept", found["reprint"].id, at=1)

    def better(analysis: Any) -> Any:
        for draft in FIGURES.run(analysis):
            changed = structs.replace(draft, payload=structs.replace(draft.payload, hedge="about"))
            is_reprint = "reprint" in analysis.document.address
            yield structs.replace(changed, start=draft.start + 1) if is_reprint else changed

    base = standard()
    parts = assemble(base.languages, (structs.replace(FIGURES, version=99, run=better), *base.extractors[1:]))
    build(sources(tmp_path), parts, ledger)
    with ledger.view() as view:
        read = view.as_read().claims
        first, second = read[found["customs"].id].payload, view.claim(found["wire"].id).payload
        assert isinstance(first, Figure)
        assert isinstance(second, Figure)
        assert first.hedge == "about"
        assert [one.claim for one in view.struck()] == [found["customs"].id]
        assert (second.value, second.hedge) == (4.5e9, "about")
        (finding,) = [one for one in view.findings() if one.code == "ruling.claim-gone"]
        assert finding.subject == moved.id
        assert moved.words[0].quote in finding.text
        nearest = next(
            name for name, claim in read.items() if claim.document == found["reprint"].document and name in finding.text
        )
        assert nearest != found["reprint"].id
        assert {one.id for one in view.rulings()} == {kept.id, edit.id, moved.id}


@pytest.fixture(scope="module")
def pile(template: Path) -> Pile:
    with Ledger.open(template).view() as view:
        return view.as_read()


CHANGES = st.sampled_from(["kept", "other value", "gone", "moved"])


@given(data=st.data())
def test_no_ruling_is_lost_without_a_finding(pile: Pile, data: st.DataObject) -> None:
    """Whatever a new extractor makes of the words, each ruling that stands acts on its words or leaves a finding."""
    names = sorted(pile.claims)
    rulings = []
    for place in range(data.draw(st.integers(1, 5))):
        kind: RulingKind = data.draw(st.sampled_from(["accept", "reject", "edit", "same", "different", "prefer", "set aside"]))
        size = 2 if kind in {"same", "different", "prefer"} else 1
        claims = tuple(data.draw(st.lists(st.sampled_from(names), min_size=size, max_size=size, unique=True)))
        rulings.append(
            Ruling(
                kind=kind,
                claims=claims,
                values={"is_denied": True} if kind == "edit" else {},
                analyst="Ann",
                time=START + timedelta(hours=place),
                reason="because",
                words=tuple(words(pile, claim) for claim in claims),
            )
        )
    changed = {}
    for name in names:
        claim = _changed(pile.claims[name], data.draw(CHANGES))
        if claim is not None:
            changed[claim.id] = claim
    after = honour(Pile(pile.documents, pile.texts, changed), rulings, lambda read: trace(read, resolve(read)))
    told = {finding.subject for finding in after.findings}
    superseded = {one.id for one in rulings} - {one.id for one in _live(rulings)}
    for ruling in rulings:
        if ruling.id in superseded:
            continue
        if any(claim not in changed for claim in ruling.claims):
            assert ruling.id in told
            continue
        (first, *_) = ruling.claims
        match ruling.kind:
            case "reject" | "set aside":
                assert first not in after.pile.claims
            case "accept" | "edit":
                assert after.pile.claims[first].is_vouched
            case "same" | "different" | "prefer":
                acting = {one.id for one in after.pairs} | {one.ruling.id for one in after.preferences}
                assert ruling.id in acting or any(claim not in after.pile.claims for claim in ruling.claims)
    assert set(after.pile.claims) | {one.claim for one in after.struck} == set(changed)


def _live(rulings: list[Ruling]) -> list[Ruling]:
    """By hand: the last ruling on each claim, and the last on each pair, of one analyst; an earlier edit of it lives on."""
    last: dict[tuple[Any, ...], Ruling] = {}
    for ruling in rulings:
        if ruling.kind in {"accept", "reject", "edit", "set aside"}:
            last["claim", *ruling.claims] = ruling
        else:
            last[ruling.kind == "prefer", *sorted(ruling.claims)] = ruling
    return list(last.values())


def _changed(claim: Claim, how: str) -> Claim | None:
    if how == "gone":
        return None
    if how == "moved":
        span = Span(claim.evidence.text, claim.evidence.start, claim.evidence.end + 1)
        return structs.replace(claim, id=claim_id(claim.document, span.start, span.end, "moved", 0), evidence=span)
    return structs.replace(claim, modality="forecast", extractor="other@2") if how == "other value" else claim


def test_rulings_find_the_same_words_in_a_folder_of_another_name(ledger: Ledger, tmp_path: Path) -> None:
    """A colleague's documents have other ids, for they lie elsewhere; the words are the same."""
    with ledger.view() as view:
        found = levels(view.pile())
        fish = [acts(view.pile(), "instrument", name)[0].id for name in ("wire", "customs")]
    given = [
        ruled(ledger, "edit", found["wire"].id, value=4.4e9),
        ruled(ledger, "reject", found["customs"].id, at=1),
        ruled(ledger, "same", *fish, at=2),
        ruled(ledger, "set aside", next(o.id for o in ledger.view().origins().origins if found["reprint"].id in o.claims), at=3),
    ]
    theirs = Ledger.open(tmp_path / "theirs.comity", create=True)
    moved = [structs.replace(source, address=f"elsewhere/{source.address}") for source in sources(tmp_path)]
    build([*moved, structs.replace(moved[2], address="elsewhere/twice.txt")], standard(), theirs)
    rule(given[:3], theirs)
    with theirs.view() as view:
        assert [one for one in view.findings() if one.code == "ruling.claim-gone"] == []
        read = {view.as_read().documents[claim.document].address: claim for claim in levels_of(view.as_read())}
        assert not {claim.id for claim in read.values()} & {claim.id for claim in found.values()}
        edited = view.claim(read["elsewhere/wire.txt"].id).payload
        assert isinstance(edited, Figure)
        assert edited.value == 4.4e9
        twice = {read["elsewhere/customs.txt"].id, read["elsewhere/twice.txt"].id}
        assert {(one.claim, one.ruling) for one in view.struck()} == {(name, given[1].id) for name in twice}
        about = {member.claim: member.record for member in view.records().members}
        named = [acts_of(view.pile(), "instrument", f"elsewhere/{name}.txt")[0].id for name in ("wire", "customs")]
        assert about[named[0]] == about[named[1]]
        assert view.rulings() == tuple(given[:3])
    rule(given[3:], theirs)
    with theirs.view() as view:
        struck = {one.claim for one in view.struck()}
        assert read["elsewhere/reprint.txt"].id in struck
        assert read["elsewhere/wire.txt"].id not in struck  # who edits a claim lets it count


# The day of adding


def test_what_was_added_by_a_day_is_found_again(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(sources(tmp_path, "wire"), standard(), ledger, day=date(2025, 6, 1))
    with ledger.view() as view:
        first = view.pile()
    build(sources(tmp_path, "wire", "customs"), standard(), ledger, day=date(2025, 6, 5))
    with ledger.view() as view:
        assert view.as_read(date(2025, 6, 1)) == first
        assert view.as_read(date(2025, 6, 4)) == first
        assert view.as_read(date(2025, 6, 5)) == view.as_read() == view.pile()
        assert view.as_read(date(2025, 5, 31)).documents == {}
        assert [one.day for one in view.builds()] == ["2025-06-01", "2025-06-05"]
    with pytest.raises(LedgerError, match="added on 2025-06-05"):
        build(sources(tmp_path, "later"), standard(), ledger, day=date(2025, 6, 4))


def test_where_no_day_is_told_an_addition_counts_from_the_latest_day_that_is_proved(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(sources(tmp_path, "customs"), standard(), ledger)
    build(sources(tmp_path, "wire"), standard(), ledger)
    with ledger.view() as view:
        assert view.as_read(date(2025, 3, 9)).documents == {}
        assert len(view.as_read(date(2025, 3, 10)).documents) == 2


def test_a_correction_is_known_from_its_own_day(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    (source,) = sources(tmp_path, "wire")
    build([source], standard(), ledger, day=date(2025, 6, 1))
    stated = structs.replace(source.stated, publisher="Other Name")
    build([structs.replace(source, stated=stated)], standard(), ledger, day=date(2025, 6, 3))
    with ledger.view() as view:
        names = [{one.metadata.publisher for one in view.as_read(date(2025, 6, day)).documents.values()} for day in (1, 2, 3)]
    assert names == [{"Example Wire"}, {"Example Wire"}, {"Other Name"}]
