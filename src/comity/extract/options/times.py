"""When a figure holds and what it is measured from: the dates of its sentence and what the figures before it left."""

from collections.abc import Iterator

from comity.extract.chooser import Option
from comity.extract.dyad import remembered
from comity.extract.heading import titles
from comity.extract.indicator import Measured
from comity.extract.opening import opening
from comity.extract.options.scene import Reading, Scene, bucket
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.timing import Timing, is_aside, split, year_before
from comity.model.analysis import Analysis, When
from comity.model.period import Period
from comity.resources.indicators import indicators

MOST_OPENING = 3
"""Dates of the titles, and of the first paragraph, that later figures may hold for."""


def periods(scene: Scene, measured: Measured, mood: str, rule: Timing) -> list[Option[Period | None]]:
    """The periods that an amount may hold for, None among them."""
    found: dict[Period | None, list[str]] = {None: []}
    _add(found, rule.period, ["rule", f"rule|{scene.relation}", f"rule|{rule.period is None}|{mood}"])
    dated = [pair for pair in _dated(scene.setting) if not is_aside(scene.setting, pair[1])]
    _add_dates(found, scene, dated, measured, mood)
    for period, features in _left(scene, measured, mood, len(dated)):
        _add(found, period, features)
    head = _head(scene, measured, mood, len(dated))
    found[None] += [f"none|{feature}" for feature in head]
    return [Option(period, features, period == rule.period) for period, features in found.items()]


def bases(scene: Scene, measured: Measured, period: Period | None, mood: str, rule: Timing) -> list[Option[Period | None]]:
    """The periods that a change may be measured from, None among them."""
    found: dict[Period | None, list[str]] = {None: ["none", f"none|{scene.relation}|{scene.amount.unit}|{mood}"]}
    _add(found, rule.base, ["rule", f"rule|{scene.relation}|{rule.base is None}"])
    dated = _dated(scene.setting)
    _add_dates(found, scene, dated, measured, mood)
    if period is not None:
        before = year_before(period)
        _add(
            found,
            before,
            ["yearbefore", f"yearbefore|{scene.relation}|{scene.amount.unit}|{mood}", f"yearbefore|{min(len(dated), 3)}"],
        )
        ends = split(period)
        _add(found, ends[1] if ends else None, ["first", f"first|{scene.relation}"])
    for past in reversed(scene.pasts[-3:]):
        gap = scene.gap(past)
        same = past.measured.code == measured.code
        _add(found, past.timing.base, [f"pastbase|{gap}|{same}|{past.amount.relation}>{scene.relation}"])
        _add(found, past.timing.period, [f"pastperiod|{gap}|{same}|{past.amount.relation}>{scene.relation}|{mood}"])
    found[None] += [f"none|dates={min(len(dated), 3)}", f"none|{scene.before[0]}", f"none|{scene.after[0]}|{scene.relation}"]
    return [
        Option(value, features, value == rule.base)
        for value, features in found.items()
        if value is None or period is None or not _holds(value, period)
    ]


def _holds(whole: Period, part: Period) -> bool:
    """Whether a stretch of days with two ends holds another; nothing is measured from days that hold its own."""
    is_open = whole.first is None or whole.last is None
    return whole == part if is_open else whole.contains(part)


def _add(found: dict[Period | None, list[str]], period: Period | None, features: list[str]) -> None:
    found.setdefault(period, []).extend(features)


def _add_dates(
    found: dict[Period | None, list[str]], scene: Scene, dated: list[tuple[When, Match]], measured: Measured, mood: str
) -> None:
    """Add what each date may mean, with how it stands to the amount."""
    for one in dated:
        features = list(_date(scene, one, measured, mood, len(dated)))
        for period, name in _readings(one[0]):
            _add(found, period, [f"{name}|{feature}" for feature in features])


def _dated(setting: Setting) -> list[tuple[When, Match]]:
    return [(when, setting.spot(when.start, when.end)) for when in setting.periods if when.period is not None]


def _readings(when: When) -> Iterator[tuple[Period, str]]:
    """What a date may mean for a figure: its own days, all since then or until then, the year before, its last year."""
    period = when.period
    if period is None:
        return
    yield period, "own"
    if when.role == "since" and period.first is not None:
        yield Period(period.first, None), "open"
    if when.role == "from" and period.first is not None:
        yield Period(period.first, None), "fromon"
    ends = split(period)
    if ends is not None:
        yield ends[0], "last"
    if period.last is not None and period.first != period.last:
        yield Period(period.last, period.last), f"closing.{when.part}"
    if (before := year_before(period)) is not None:
        yield before, "before"


def _date(scene: Scene, dated: tuple[When, Match], measured: Measured, mood: str, count: int) -> Iterator[str]:
    """How a date stands to an amount."""
    setting = scene.setting
    when, spot = dated
    side = scene.side(spot)
    distance = bucket(setting.distance(spot, scene.phrase))
    row = indicators().get(measured.code)
    flows = "free" if row is None else "trade" if row.direction else measured.code
    yield f"{side}|{distance}"
    yield f"{side}|{distance}|{scene.relation}"
    yield f"role={when.role}|{scene.relation}"
    yield f"role={when.role}|{side}|{mood}"
    yield f"prec={when.precision}|{flows}"
    yield f"prec={when.precision}|{mood}"
    yield f"part={when.part}|{flows}"
    yield f"kind={when.kind}|{when.anchor}"
    yield f"prev={setting.before(spot.first)}|{side}"
    yield f"prev={setting.before(spot.first)}|{setting.before(spot.first - 1)}|{scene.relation}"
    path = scene.paths.path(scene.here, spot)
    yield f"path={path}"
    yield f"path={path}|{scene.relation}"
    if spot.first <= 2:
        yield f"opens|{scene.relation}"
    yield f"between={side}|{scene.amounts_between(spot)}"
    yield f"parted={setting.is_parted(spot, scene.phrase)}|{side}"
    yield f"count={min(count, 3)}|{side}"
    others = [other for other in setting.periods if other is not when and other.period is not None]
    nearer = sum(
        setting.distance(setting.spot(o.start, o.end), scene.phrase) < setting.distance(spot, scene.phrase) for o in others
    )
    yield f"nearer={min(nearer, 2)}|{side}|{scene.relation}"
    if scene.said is not None and not scene.said.content[0] <= when.start < scene.said.content[1]:
        yield f"unsaid|{when.precision}"
    if measured.term is not None:
        term = measured.term.spot
        yield f"term={'before' if spot.last < term.first else 'behind'}|{bucket(setting.distance(spot, term))}"
    yield f"time={scene.tense(when.period)}|{mood}"
    yield f"v={scene.verb}|{when.precision}"


def _left(scene: Scene, measured: Measured, mood: str, dates: int) -> Iterator[tuple[Period | None, list[str]]]:
    """The periods that figures and sentences before left."""
    tense = f"{scene.verb}"
    kept = [(f"{number}", past) for number, past in enumerate(reversed(scene.pasts[-3:]))]
    if scene.lead is not None and scene.lead not in scene.pasts[-3:]:
        kept.append(("lead", scene.lead))
    for number, past in kept:
        period, base = past.timing.period, past.timing.base
        earlier_year = year_before(period) if period is not None else None
        features = _past(scene, past, measured, mood, dates)
        same = past.measured.code == measured.code
        near = [f"{scene.gap(past)}|{same}|{number}", f"{number}|{same}|{min(dates, 2)}", *features]
        for value, name in ((period, "past"), (base, "pastbase"), (earlier_year, "pastbefore")):
            if value is not None:
                yield value, [f"{name}|{feature}" for feature in near]
    if (earlier := scene.setting.previous) is not None:
        for when, _ in _dated(earlier)[-2:]:
            yield (
                when.period,
                [
                    f"earlier|{min(dates, 2)}|{scene.relation}",
                    f"earlier|{when.precision}|{mood}",
                    f"earlier|{when.role}",
                    f"earlier|{measured.code}",
                    f"earlier|v={tense}",
                ],
            )
    header = scene.setting.header
    if header is not None:
        for when, _ in _dated(header)[:1]:
            yield when.period, ["header"]
    yield from _opening(scene, measured, mood, dates)


def _opening(scene: Scene, measured: Measured, mood: str, dates: int) -> Iterator[tuple[Period, list[str]]]:
    """The periods that the titles and another first paragraph name, and the years before them: what a release is about."""
    told = _opening_dates(scene.setting.analysis)
    for place, paragraph, when in told:
        if when.period is None or paragraph >= scene.setting.sentence.paragraph:
            continue
        for period, name in ((when.period, place), (year_before(when.period), f"{place}before")):
            if period is not None:
                yield (
                    period,
                    [
                        f"{name}|{min(dates, 2)}|{scene.relation}",
                        f"{name}|{when.precision}|{mood}",
                        f"{name}|{scene.tense(period)}|{mood}|{min(dates, 2)}",
                        f"{name}|last={scene.gap(scene.last) if scene.last else 'none'}|{min(dates, 2)}",
                        f"{name}|c={measured.known}",
                        f"{name}|of={min(len(told), 4)}|{when.precision}",
                        f"{name}|w1={scene.before[0]}",
                    ],
                )


@remembered
def _opening_dates(analysis: Analysis) -> tuple[tuple[str, int, When], ...]:
    """The dates of the titles and of the first paragraph of prose, the first few of each, with their paragraphs."""
    found = [("title", title.sentence.paragraph, when) for title in titles(analysis) for when, _ in _dated(title)]
    first = [setting_at(analysis, number) for number in opening(analysis)]
    dated = [("opening", setting.sentence.paragraph, when) for setting in first for when, _ in _dated(setting)]
    return (*found[:MOST_OPENING], *dated[:MOST_OPENING])


def _past(scene: Scene, past: Reading, measured: Measured, mood: str, dates: int) -> list[str]:
    """How a figure read before stands to this one."""
    gap = scene.gap(past)
    return [
        f"{gap}|{past.amount.relation}>{scene.relation}",
        f"{gap}|{min(dates, 2)}|{scene.relation}",
        f"{past.modality}>{mood}|{gap}",
        f"{measured.code if measured.code in indicators() else 'free'}|{gap}",
        f"{scene.kind}|{dates > 0}",
        f"w1={scene.before[0]}",
        f"a1={scene.after[0]}",
        f"a2={scene.after[0]} {scene.after[1]}",
    ]


def _head(scene: Scene, measured: Measured, mood: str, dates: int) -> list[str]:
    """What speaks for a figure that holds for no stated period."""
    code = measured.known
    return [
        "",
        f"dates={min(dates, 2)}|{scene.relation}",
        f"c={code}",
        f"c={code}|{min(dates, 2)}",
        f"k={scene.kind}|{min(dates, 2)}",
        f"mood={mood}|{min(dates, 2)}",
        f"v={scene.verb}",
        f"rate={'/' in scene.amount.unit}",
        f"last={scene.gap(scene.last) if scene.last else 'none'}|{min(dates, 2)}",
    ]
