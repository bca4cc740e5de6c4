"""Days so many years before a day named beside them: "ten years ago this week", "a year ago on Tuesday", "a week ago Friday"."""

from datetime import date
from re import Match

from comity.language.en.dates.place import Place
from comity.language.en.dates.reading import Reading, Rule, Scene, resolved, unknown
from comity.language.en.dates.spans import Span, around, on_day, season_span, shifted, stepped
from comity.language.en.dates.words import Pieces, lexicon, number_of, singular, weekday_of


def rules(at: Pieces) -> tuple[Rule, ...]:
    """The rule for a time counted back from a day, week, month or season that is itself told from publication."""
    unit = r"(?P<unit>weeks?|months?|years?|decades?|century|centuries)"
    named = (
        r"(?P<day>today|yesterday|tomorrow)|(?P<way>this|last|next) (?P<whole>week|month|weekend)"
        rf"|this (?P<season>(?!winter){at.season})|(?:on |this |(?P<next>next ))?(?P<weekday>{at.weekday})"
    )
    pattern = rf"(?P<count>{at.number}|an?) {unit} ago (?:{named})(?![a-z'’]|-| (?:morning|afternoon|evening|night)\b)"
    return (Rule("ago from a day", pattern, _ago),)


def _ago(match: Match[str], scene: Scene, _place: Place) -> Reading | None:
    """Read "ten years ago this week" as the week of that year, "a year ago on Tuesday" as the day of that date."""
    unit, count = singular(match["unit"].lower()), number_of(match["count"])
    if count is None or count != int(count) or not 1 <= count <= 999:
        return None
    precision = "season" if match["season"] else (match["whole"] or "day").lower().replace("weekend", "range")
    if scene.day is None:
        return unknown("PAST_REF", precision)
    of_season = match["season"] is not None
    found = _season(match["season"], scene.day, unit, int(count)) if of_season else _moved(match, scene.day, unit, int(count))
    return resolved(found, "published", "PAST_REF", precision)


def _moved(match: Match[str], day: date, unit: str, count: int) -> Span | None:
    """The day, week or month so far before the one that the words name."""
    if match["weekday"]:
        is_near = unit not in {"week", "month"}
        base = _weekday(day, weekday_of(match["weekday"]), is_next=match["next"] is not None, is_near=is_near)
    elif match["day"]:
        base = shifted(day, {"yesterday": -1, "today": 0, "tomorrow": 1}[match["day"].lower()])
    else:
        step = {"last": -1, "this": 0, "next": 1}[match["way"].lower()]
        span = around(match["whole"].lower(), day, step)
        base = day if step == 0 else span.period.first if span and span.period else None
    then = stepped(base, unit, -count) if base else None
    if then is None:
        return None
    return around(match["whole"].lower(), then) if match["whole"] else on_day(then)


def _weekday(day: date, number: int, *, is_next: bool, is_near: bool) -> date | None:
    """The weekday nearest to publication, as an anniversary is told on, else the last one before it."""
    ahead = (number - day.isoweekday()) % 7
    if is_next:
        return shifted(day, ahead or 7)
    return shifted(day, ahead if ahead == 0 or (is_near and ahead <= 3) else ahead - 7)


def _season(word: str, day: date, unit: str, count: int) -> Span | None:
    then = stepped(day, unit, -count) if unit not in {"week", "month"} else None
    return season_span(then.year, lexicon().seasons[word.lower()]) if then else None
