from datetime import date

import pytest
from tests.unit.publish import factory, relation

from comity.cli.report import KINDS as NAMED_KINDS
from comity.cli.report import QUESTIONS as NAMED_QUESTIONS
from comity.model.claim import Instrument
from comity.model.errors import QuestionError
from comity.model.period import Period
from comity.publish.compose import CHAPTERS, dossier
from comity.publish.material import Material
from comity.publish.questions import QUESTIONS, Asked, answer, by_kind
from comity.publish.report import report
from comity.publish.view import Chapter, Clash, Dossier, Line, Lines


def lines(told: Dossier, block: str | None = None) -> list[Line]:
    found = [each for chapter in told.chapters for each in chapter.blocks if isinstance(each, Lines)]
    return [line for each in found if block is None or each.title.startswith(block) for line in each.lines]


def quotes(told: Dossier) -> set[str | None]:
    return {quote.id for line in lines(told) for quote in line.quotes}


def ids(*names: str) -> set[str]:
    return {relation.CLAIMS[name].id for name in names}


def test_the_command_names_the_kinds_and_the_questions() -> None:
    assert tuple(chapter.id for chapter in dossier(relation.material()).chapters) == NAMED_KINDS
    assert len(CHAPTERS) == len(NAMED_KINDS)
    assert tuple(QUESTIONS) == NAMED_QUESTIONS


def test_what_is_due_before_a_day_is_what_ends_before_it() -> None:
    before = answer(relation.material(), "promised", Asked(before=date(2025, 12, 31)))
    assert {line.title for line in lines(before)} == {"Satellite ground station"}
    later = answer(relation.material(), "promised", Asked(before=date(2026, 1, 1)))
    assert {line.title for line in lines(later)} == {"Satellite ground station", "Bilateral trade turnover, Norway and Chile"}
    assert later.overview.title == "Norway and Chile: what was promised and is due before 1 January 2026"
    assert "1 promise without a day is left out" in later.chapters[0].lead
    every = answer(relation.material(), "promised", Asked())
    assert quotes(every) == ids("station", "protocol", "aim")
    assert all(line.quotes for line in lines(every))


def test_a_promise_past_its_day_is_told_silent() -> None:
    (line,) = lines(answer(relation.material(), "promised", Asked()), "Silent: the day has passed")[:1]
    assert line.tags == ("silent",)
    assert "no later report" in line.detail


def test_what_is_disputed_are_the_conflicts_with_their_statements() -> None:
    told = answer(factory.material(), "disputed", Asked())
    clashes = [block for block in told.chapters[0].blocks if isinstance(block, Clash)]
    assert {clash.id for clash in clashes} == {conflict.id for conflict in factory.verdict().conflicts}
    assert not answer(relation.material(), "disputed", Asked()).chapters[0].blocks


def test_what_changed_is_what_was_said_since_then() -> None:
    told = answer(relation.material(), "changed", Asked(since=date(2025, 9, 1)))
    assert quotes(told) == ids("repeated", "ratified", "imposed", "met", "eased", "trade", "aim", "undated")
    late = answer(relation.material(), "changed", Asked(since=date(2026, 1, 12)))
    assert ids("eased", "trade", "aim") <= quotes(late)
    assert not ids("signed", "ratified", "met") & quotes(late)
    assert answer(relation.material(), "changed", Asked(since=date(2027, 1, 1))).chapters[0].count == 0


def test_what_fell_silent_since_a_day_is_told() -> None:
    told = answer(relation.material(), "changed", Asked(since=date(2025, 7, 1)))
    aim = "Bilateral trade turnover, Norway and Chile"
    assert [line.title for line in lines(told, "Fallen silent")] == ["Satellite ground station", aim]
    later = answer(relation.material(), "changed", Asked(since=date(2025, 7, 6)))
    assert [line.title for line in lines(later, "Fallen silent")] == [aim]


def test_a_conflict_is_new_where_one_of_its_statements_is() -> None:
    def odds(since: date) -> Chapter:
        return answer(factory.material(), "changed", Asked(since=since)).chapters[1]

    assert odds(date(2020, 1, 1)).count == len(answer(factory.material(), "disputed", Asked()).chapters[0].blocks)
    assert odds(date(2027, 1, 1)).count == 0


def test_who_says_so_by_name_is_what_that_voice_says() -> None:
    told = answer(relation.material(), "said", Asked(by="orlova"))
    assert quotes(told) == ids("says")
    outlet = answer(relation.material(), "said", Asked(by="Example Wire"))
    assert [chapter.id for chapter in outlet.chapters] == ["own", "passed"]
    assert ids("says") <= quotes(outlet)
    assert not answer(relation.material(), "said", Asked(by="Nobody")).chapters[0].blocks
    assert [chapter.id for chapter in answer(relation.material(), "said", Asked()).chapters] == ["sources", "statements"]


def titles(material: Material, on: date, block: str) -> set[str]:
    return {line.title for line in lines(answer(material, "in-force", Asked(on=on)), block)}


def test_what_is_in_force_is_as_of_the_day() -> None:
    material = relation.material()
    assert titles(material, date(2025, 4, 1), "Signed") == {"Partnership treaty"}
    assert "Partnership treaty" in titles(material, date(2025, 10, 1), "In force")
    assert "Sanctions by United States on Chile" in titles(material, date(2026, 1, 12), "In force")
    assert titles(material, date(2019, 1, 1), "In force") == set()


def test_what_was_to_end_by_the_day_has_ended() -> None:
    ending = relation.claim(
        "wire", "signed a partnership treaty",
        Instrument(name="fleeting accord", type="agreement", parties=("CHL", "NOR"), action="signed",
                   date=Period.day(date(2025, 3, 4)), until=Period.year(2025)),
    )  # fmt: skip
    material = relation.material(without=("signed",), extra=(ending,))
    assert "Fleeting accord" in titles(material, date(2025, 12, 31), "Signed")
    assert "Fleeting accord" in titles(material, date(2026, 1, 1), "Ended")


@pytest.mark.parametrize("kind", NAMED_KINDS)
def test_one_kind_alone_keeps_its_words_and_leads_nowhere_else(kind: str) -> None:
    told = by_kind(relation.material(), (kind,))
    (chapter,) = told.chapters
    (whole,) = [each for each in dossier(relation.material()).chapters if each.id == kind]
    assert (chapter.id, chapter.count, chapter.lead) == (kind, whole.count, whole.lead)
    page = report(told)
    assert all(f'id="{target}"' in page for target in {line.href[1:] for line in lines(told) if line.href})
    if kind == "promises":
        assert quotes(told) >= ids("station", "protocol", "aim")


def test_kinds_come_in_the_order_of_the_dossier() -> None:
    assert [chapter.id for chapter in by_kind(relation.material(), ("figures", "firm")).chapters] == ["firm", "figures"]


def test_a_question_says_what_it_needs_and_what_it_does_not_take() -> None:
    with pytest.raises(QuestionError, match="needs --since"):
        answer(relation.material(), "changed", Asked())
    with pytest.raises(QuestionError, match="does not take --on; it takes --before"):
        answer(relation.material(), "promised", Asked(on=date(2025, 1, 1)))
