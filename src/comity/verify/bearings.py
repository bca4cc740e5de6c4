"""What bears out a date of an item, and what speaks against it, as features that are weighed (decision 15)."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from comity.model.period import Period
from comity.verify.counting import DAY, STEP, counted, days_named, moved, span_before, years_named
from comity.verify.fiscal import fiscal, is_about, is_such_a_year, related
from comity.verify.kin import Field, Kin, Series, of_series, shared
from comity.verify.senses import DISTINCT, Sense
from comity.verify.texts import LEVELS, Region, Timed

Mood: TypeAlias = Literal["done", "ahead", "open"]
"""Whether an item tells of what has happened, of what is to come, or of either."""
AHEAD = frozenset({"due", "until"})
LIKELY = frozenset({"plain", "open", "turned", "yearless", "part", "edge", "ordinal"})
MONTHS, YEARS = (-1, 1), (-12, 12)
FAR = 9
LOOSE = 4
"""An edge of a span that costs more bears nothing out."""


class Quoted(NamedTuple):
    """The evidence of an item, where in it the number stands that the item is about, if any does, and of which series it is."""

    start: int
    end: int
    number: Region | None = None
    series: Series | None = None


class Bearings:
    """What speaks for and against the dates that one field of an item may have."""

    def __init__(  # noqa: PLR0917  (an item, its words, and what we read ourselves)
        self,
        timed: Timed,
        field: Field,
        others: Sequence[Period],
        quoted: Quoted,
        mood: Mood,
        own: Sequence[Period],
        kin: Sequence[Kin] = (),
    ) -> None:
        """Take the dates of the words around an item, its own others, those of other items, and what our rules gave."""
        self._timed = timed
        self._field = field
        self._others = others
        self._quoted = quoted
        self._mood: Mood = "ahead" if field.name in AHEAD else mood
        self._is_term = field.name in AHEAD
        self._own = () if field.is_base or self._is_term else own
        self._published = timed.published
        self._kin = kin

    def of(self, days: Period) -> list[str]:
        """The features of days, each also as one of the kind of date that the field is."""
        plain = list(dict.fromkeys(self._features(days)))
        return plain + [f"{self._group}: {one}" for one in plain]

    def rivals(self, days: Period) -> list[Period]:
        """The dates that these may have been mistaken for: those beside them, and those of their length that words near give."""
        length = _length(days)
        said = [one.days for one in self._timed.senses_in(self._timed.regions[3]) if one.kind in LIKELY]
        alike = [one for one in (*said, *self._own) if _length(one) == length and not _is_the_same_year(one, days)]
        return [one for one in dict.fromkeys([*beside(days), *alike]) if one != days]

    @property
    def _group(self) -> str:
        if self._field.is_base:
            return "base"
        return "term" if self._is_term else "figure" if self._field.name == "period" else "record"

    def _features(self, days: Period) -> Iterator[str]:
        given = list(self._given(days))
        yield from given
        edges = list(self._edges(days, given))
        yield from edges
        steps = list(self._steps(days))
        yield from steps
        timed = self._timed
        levels = [timed.words[slice(*timed.regions[level])] for level in (0, 1, 4)]
        whens = [timed.whens_in(timed.regions[level]) for level in (1, 3, 4)]
        yield from fiscal(days, levels, whens)
        is_led_to = bool(given or edges or steps)
        if not is_led_to:
            yield "nothing"
        yield from self._beside_publication(days, is_led_to=is_led_to)
        yield from self._beside_own(days)
        yield from self._beside_others(days)
        yield from shared(days, self._field, self._kin, self._timed.regions)
        yield from of_series(days, self._field, self._quoted.series, self._kin)
        yield from self._nearness(days)

    @cached_property
    def _by_level(self) -> list[dict[Period, list[Sense]]]:
        """What each region gives, by the days."""
        found: list[dict[Period, list[Sense]]] = []
        near = [*self._timed.denoted, *self._on_publication]
        for level, region in enumerate(self._timed.regions):
            here: dict[Period, list[Sense]] = {}
            for one in self._timed.senses_in(region):
                here.setdefault(one.days, []).append(one)
            if level < len(self._timed.regions) - 1:
                for days in days_named(self._timed.words[slice(*region)], near):
                    here.setdefault(days, []).append(Sense(days, "week", *region))
            found.append(here)
        return found

    def _level(self, days: Period) -> int:
        return next((level for level, here in enumerate(self._by_level) if days in here), FAR)

    def _given(self, days: Period) -> Iterator[str]:
        """How near the words stand that give the days, as plainly as any there do; and those that give a part of them."""
        level = self._level(days)
        if level < FAR:
            place = "near" if level <= 1 else "far"
            those = self._by_level[level][days]
            best = min(those, key=lambda one: DISTINCT.index(one.kind))
            yield f"given|{LEVELS[level]}"
            yield f"as|{self._kind(best)}"
            yield f"as|{self._kind(best)}|{place}"
            if all(one.is_compared for one in those):
                yield f"compared|{place}"
            if any(one.has_part for one in those):
                yield "has part"
        is_unit = days.first is not None and (days.is_calendar_year or days == Period.month(days.first.year, days.first.month))
        for inner, region in enumerate(self._timed.regions[: min(level, len(LEVELS))] if is_unit else ()):
            plain = [one for one in self._timed.senses_in(region) if one.kind == "plain"]
            if any(one.days.is_bounded and one.days != days and days.contains(one.days) for one in plain):
                yield f"holds|{LEVELS[inner]}"
                return
            if days.days != 365 and any((one.days.days or 99) <= 8 and one.days.overlaps(days) for one in plain):
                yield f"touches|{LEVELS[inner]}"

    def _kind(self, sense: Sense) -> str:
        """The kind of a sense; of a year left open, whether the tense and the item speak for it."""
        if sense.kind not in {"open", "turned"}:
            return sense.kind
        is_past = self._published is not None and (sense.turned_from or sense.days).first is not None
        if is_past and self._published and self._published.last:
            first = (sense.turned_from or sense.days).first
            is_past = first is not None and first <= self._published.last
        looks = ("ahead" in sense.looks and self._mood != "done") or self._mood == "ahead"
        looks_back = self._mood == "done" or ("behind" in sense.looks and self._mood != "ahead")
        return f"{sense.kind}{' else' if (looks if is_past else looks_back) else ''}"

    def _edges(self, days: Period, given: Sequence[str]) -> Iterator[str]:
        """Spans from the edge of some days to the edge of others, or to publication."""
        if days.days == 1:
            return
        costs = [self._edge_cost(days, level) for level in range(len(LEVELS))]
        level = next((at for at, cost in enumerate(costs) if cost <= LOOSE), None)
        known = next((at for at, name in enumerate(LEVELS) if f"given|{name}" in given), FAR)
        if level is not None and level < known:
            yield f"edge|{LEVELS[level]}"
            yield f"edge cost|{costs[level]}"
        if level is not None and not days.is_bounded:
            yield f"open edge|{LEVELS[level]}|{costs[level]}"
        if self._published is None or self._published.last is None or not days.is_bounded or days.last is None:
            return
        last = self._published.last
        ends = days.last in {last, last - DAY, date(last.year, 12, 31)}
        if ends and known == FAR:
            begins = next((at for at in range(len(LEVELS)) if self._timed.edges(at)[0].get(days.first, FAR) <= 1), None)
            if begins is not None and (level is None or begins < level):
                yield f"to publication|{LEVELS[begins]}"
            if last.year == days.last.year:
                yield "to publication"
        if days.first == self._published.first:
            until = next((at for at in range(len(LEVELS)) if self._timed.edges(at)[1].get(days.last, FAR) <= 1), None)
            if until is not None:
                yield f"from publication|{LEVELS[until]}"

    def _edge_cost(self, days: Period, level: int) -> int:
        firsts, lasts = self._timed.edges(level)
        first = 0 if days.first is None else firsts.get(days.first, FAR)
        return first + (0 if days.last is None else lasts.get(days.last, FAR))

    @cached_property
    def _stepped(self) -> dict[str, list[set[Period]]]:
        """The days that words count from others, by what they are counted from and by level."""
        timed = self._timed
        base = {
            "step": timed.topic,
            "near step": timed.topic_of(self._quoted.number or self._quoted[:2]),
            "term": list(self._others),
            "term of publication": self._on_publication,
        }
        found: dict[str, list[set[Period]]] = {name: [] for name in base}
        for region in timed.regions:
            is_all = region == timed.regions[-1]
            words, numbers = timed.words[slice(*region)], timed.numbers_in(region)
            for name, days in base.items():
                said = STEP.sub(" ", words) if name == "term" and self._field.is_base else words
                found[name].append(set(counted(days, said, numbers)) if days and (name == "term" or not is_all) else set())
        return found

    def _steps(self, days: Period) -> Iterator[str]:
        level = self._level(days)
        for name, levels in self._stepped.items():
            at = next((at for at, found in enumerate(levels) if days in found), None)
            if at is not None and (name == "term" or at < level):
                yield f"{name}|{LEVELS[at]}"
        if self._field.is_base:
            return
        near = self._stepped["near step"]
        if self._timed.is_second(self._quoted.number):
            topic = self._timed.topic_of(self._quoted.number or self._quoted[:2])
            yield f"second|{days in {before for one in topic for before in (moved(one, -12), span_before(one))}}"
        if self._timed.is_stepped(self._quoted[:2]):
            how = "near" if days in near[0] else "far" if days in self._stepped["step"][0] else "not"
            yield f"evidence steps|{how}{'|compared' if self._others else ''}"

    @property
    def _on_publication(self) -> list[Period]:
        return [self._published] if self._published else []

    def _beside_publication(self, days: Period, *, is_led_to: bool) -> Iterator[str]:
        """Whether days lie before or after publication, how far, and whether they are the latest of their length before it."""
        if days in self._on_publication:
            yield "publication"
        last = self._published.last if self._published else None
        if last is None or self._published is None:
            return
        levels = [(LEVELS[at], self._timed.words[slice(*self._timed.regions[at])]) for at in range(len(LEVELS))]
        relation = related(days, levels, last) if is_such_a_year(days) else None
        if relation is not None:
            yield relation
        if days.last is not None:
            after = moved(days, 12).last
            if days.is_bounded and days.days != 1 and days.last <= last + DAY and after is not None and after > last:
                yield f"latest|{_length(days)}{'|led to' if is_led_to else ''}"
            yield f"age|{_age((last - days.last).days)}"
            if self._published.first and days.last < self._published.first and self._mood != "done":
                yield f"gone|{'term' if self._is_term else self._mood}"
        if days.first is not None and days.first > last + DAY:
            yield f"to come|{self._mood}|{'near' if self._level(days) <= 1 else 'far'}"

    def _beside_own(self, days: Period) -> Iterator[str]:
        """Whether our own rules gave the item these days, others, or the same words in another year."""
        if not self._own:
            return
        place = "near" if min(map(self._level, self._own)) <= 1 else "far"
        if self._timed.is_second(self._quoted.number) or self._timed.is_stepped(self._quoted[:2]):
            place += "|counted"
        if days in self._own:
            yield f"own|{place}"
        elif any(one.turned_from in self._own for one in self._by_level[-1].get(days, ())):
            yield f"own turned|{place}"
        else:
            yield f"own other|{place}"

    def _beside_others(self, days: Period) -> Iterator[str]:
        if days in self._others:
            yield "same as another"
        if not self._field.is_base:
            if self._others and not self._is_term and self._group == "figure":
                yield f"base fits|{any(one in {moved(days, -12), span_before(days)} for one in self._others)}"
            return
        told = {one.first.year for one in self._others if one.first is not None}
        named = {*years_named(self._timed.words[slice(*self._timed.regions[1])])} - told
        if named and days.first is not None:
            yield f"named year|{days.first.year in named}"
        if not named or (days.first is not None and days.first.year in named):
            if any(days in {moved(one, -12), span_before(one)} for one in self._others):
                yield "span before"
            if any(days == moved(one, -12) for one in self._others):
                yield "year before"
        length = _length(days)
        rivals = [one.days for one in self._timed.senses_in(self._timed.regions[1]) if one.kind in {"plain", "open"}]
        rivals = [one for one in rivals if _length(one) == length and one not in self._others]
        if rivals and days not in rivals:
            yield "rival"
        if any(one.last and days.first and days.first > one.last for one in self._others):
            yield "after what it is compared with"

    def _nearness(self, days: Period) -> Iterator[str]:
        """Whether the date is the nearest of its length, the last said, one of the first lines, and how often it is said."""
        timed, length = self._timed, _length(days)
        anchor = self._quoted.number or self._quoted[:2]
        said = [one for one in timed.senses_in(timed.regions[1]) if one.kind != "year"]
        said.sort(key=lambda one: max(one.start - anchor[1], anchor[0] - one.end, 0))
        if said and said[0].days == days:
            yield "nearest"
        elif any(one.days == days for one in said):
            yield "not nearest"
        if not self._field.is_base:
            alike = [one for one in said if one.kind in {"plain", "open"} and not one.is_compared and _length(one.days) == length]
            if alike:
                yield f"nearest alike|{alike[0].days == days}"
            before = [one for one in timed.senses_in((0, self._quoted.end)) if one.kind in {"plain", "open"}]
            before = [one for one in before if one.start < self._quoted.end]
            if before:
                yield f"last said|{before[-1].days == days}"
            before = [one for one in before if not one.is_compared and _length(one.days) == length]
            if before:
                yield f"last alike|{before[-1].days == days}"
            if any(not one.is_compared for one in self._by_level[-1].get(days, ()) if one.start < timed.lead_end):
                yield "lead"
        count = len({one.start for one in self._by_level[-1].get(days, ()) if one.kind in {"plain", "open"}})
        yield f"said|{min(count, 3)}{'+' if count > 3 else ''}"


def beside(days: Period) -> Iterator[Period]:
    """The dates that days are mistaken for: a year on either side, and a month where they are no whole calendar years."""
    first, last = days.first, days.last
    is_years = (first is None or (first.month, first.day) == (1, 1)) and (last is None or (last.month, last.day) == (12, 31))
    for months in YEARS if is_years else (*YEARS, *MONTHS):
        other = moved(days, months)
        if other != days:
            yield other


def _length(days: Period) -> str:
    limits = {"day": 1, "week": 8, "month": 32, "quarter": 93, "half": 190, "most of a year": 330, "year": 372}
    return "open" if days.days is None else next((name for name, most in limits.items() if days.days <= most), "longer")


def _is_the_same_year(one: Period, other: Period) -> bool:
    """Whether both are one year by two calendars, or by one that shifts by a day."""
    return is_such_a_year(one) and is_such_a_year(other) and is_about(one, [other])


def _age(days: int) -> str:
    """How long before publication, in rough steps; what is to come has a minus."""
    steps = (-1500, -800, -420, -200, -60, 0, 60, 200, 420, 800, 1500, 3000)
    return next((str(step) for step in steps if days <= step), "more")
