from datetime import date
from pathlib import Path

from icalendar import Calendar
from tests.unit.publish.export.ledgers import content, made

from comity.publish.export.calendar_file import days


def entries(path: Path) -> list[object]:
    return list(Calendar.from_ical(made(path, "ics")).walk("VEVENT"))


def test_icalendar_reads_an_entry_for_each_day(any_ledger: Path) -> None:
    found = entries(any_ledger)
    assert len(found) == len(days(content(any_ledger)))
    assert len({str(each["UID"]) for each in found}) == len(found)  # type: ignore[index]
    assert not [each for each in found if each.errors]  # type: ignore[attr-defined]


def test_a_promise_stands_on_the_day_with_its_words(places: dict[str, Path]) -> None:
    found = {str(each["SUMMARY"]): each for each in entries(places["deeds"])}  # type: ignore[index]
    station = found["satellite ground station: planned (due, no later report)"]
    assert station["DTSTART"].dt == date(2025, 7, 5)  # type: ignore[index]
    assert station["DTEND"].dt == date(2025, 7, 6)  # type: ignore[index]
    assert "“plans to open a satellite ground station”" in str(station["DESCRIPTION"])  # type: ignore[index]
    aim = next(name for name in found if "target" in name)
    assert found[aim]["DTSTART"].dt == date(2025, 12, 31)  # type: ignore[index]


def test_an_end_is_an_expiry(places: dict[str, Path]) -> None:
    found = [each for each in entries(places["hostile"]) if str(each["CATEGORIES"].cats[0]) == "expiry"]  # type: ignore[index]
    assert len(found) == 15
    assert {each["DTSTART"].dt for each in found} == {date(2031, 12, 31)}  # type: ignore[index]


def test_lines_are_folded_and_no_word_opens_a_line_of_its_own(any_ledger: Path) -> None:
    raw = made(any_ledger, "ics")
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.count(b"\r\nBEGIN:VCALENDAR") == 0
    assert raw.decode()
