"""What every decision about an amount looks at: the amount in its sentence, and what was read before it."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from comity.extract.flow import Flow
from comity.extract.indicator import Measured, Term, terms, unit_class
from comity.extract.paths import Paths
from comity.extract.setting import Match, Setting
from comity.extract.timing import Timing
from comity.model.analysis import Amount, Utterance
from comity.model.claim import Modality
from comity.model.period import Period
from comity.resources.indicators import verb_codes

BUCKETS = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (7, "5-7"), (12, "8-12"), (20, "13-20"))


MOST_PAST = 4
"""How many figures back the text may go on from."""


def bucket(distance: float) -> str:
    """A distance in words as one of a few sizes."""
    return next((name for most, name in BUCKETS if distance <= most), "far")


class Reading(NamedTuple):
    """All that the text says about one amount. `thing` is what a cost, a length or a capacity is of.

    Of the cell of a grid, `row` are the words of its line and `part` what its labels say that it is a part of.
    """

    setting: Setting
    amount: Amount
    measured: Measured
    product: str | None
    flow: Flow
    timing: Timing
    modality: Modality
    said: Utterance | None
    thing: str | None
    row: tuple[int, int] | None = None
    part: str | None = None


class History(NamedTuple):
    """The figures of a text before an amount: the last few, the last one last, and the first of all."""

    last: tuple[Reading, ...] = ()
    first: Reading | None = None
    flows: Mapping[str, Flow] = MappingProxyType({})
    """The last flow of each indicator; under "" the last that runs one way."""

    def after(self, past: Reading) -> "History":
        """The history with one more figure."""
        flows = {**self.flows, past.measured.code: past.flow}
        if past.flow.direction in {"export", "import"}:
            flows[""] = past.flow
        return History((*self.last[1 - MOST_PAST :], past), self.first or past, flows)


class Scene:
    """An amount in its sentence with the figures read before it."""

    def __init__(self, paths: Paths, amount: Amount, history: History, said: Utterance | None) -> None:
        """Look at an amount of the sentence of `paths`, after the figures of `history`."""
        self.setting = paths.setting
        self.paths = paths
        self.amount = amount
        self.pasts = history.last
        self.lead = history.first
        self.flows = history.flows
        self.said = said
        self.here = paths.setting.spot(amount.start, amount.end)
        self.phrase = paths.setting.spot(amount.phrase_start, amount.phrase_end)
        self.kind = unit_class(amount.unit)
        self.relation = amount.relation

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The words of the sentence that name indicators."""
        return terms(self.setting)

    @property
    def last(self) -> Reading | None:
        """The figure read before this one, wherever it stood."""
        return self.pasts[-1] if self.pasts else None

    @property
    def carried(self) -> Reading | None:
        """The figure read before this one in its own sentence."""
        last = self.last
        return last if last is not None and last.setting is self.setting else None

    def gap(self, past: Reading) -> str:
        """How far back a figure stands: in this sentence, the one before, this paragraph, or further."""
        if past.setting is self.setting:
            return "here"
        if past.setting.sentence.paragraph == self.setting.sentence.paragraph:
            return "next" if self.setting.number - past.setting.number == 1 else "paragraph"
        return "near" if self.setting.sentence.paragraph - past.setting.sentence.paragraph == 1 else "far"

    def side(self, spot: Match) -> str:
        """Whether words stand before or behind the amount, or in it."""
        if spot.last < self.phrase.first:
            return "before"
        return "behind" if spot.first > self.phrase.last else "inside"

    def amounts_between(self, spot: Match) -> int:
        """How many other amounts stand between some words and this amount; two at most are told apart."""
        first, last = sorted((spot, self.phrase))
        others = (self.setting.spot(amount.start, amount.end) for amount in self.setting.amounts)
        return min(2, sum(first.last < other.first and other.last < last.first for other in others))

    @cached_property
    def climb(self) -> tuple[tuple[str, str, str], ...]:
        """From the amount upwards: dependency, lemma and part of speech of each word."""
        return tuple((label, word.lemma.lower(), word.upos) for label, word in self.paths.climb(self.here))

    @cached_property
    def verb(self) -> str:
        """The lemma of the verb over the amount, or an empty string."""
        return next((lemma for _, lemma, upos in self.climb if upos == "VERB"), "")

    @cached_property
    def deed(self) -> str:
        """The indicator that the form of the verb over the amount names ("bought": imports), or an empty string."""
        words = self.setting.analysis.text.words
        verbs = (word for _, word in self.paths.climb(self.here) if word.upos == "VERB")
        verb = next(verbs, None)
        return verb_codes().get((words[verb.start : verb.end].lower(),), "") if verb is not None else ""

    @cached_property
    def before(self) -> tuple[str, str]:
        """The two words before the amount with its hedges, nearest first."""
        return self.setting.before(self.phrase.first), self.setting.before(self.phrase.first - 1)

    @cached_property
    def after(self) -> tuple[str, str]:
        """The two words behind the amount with its hedges, nearest first."""
        return self.setting.after(self.phrase.last), self.setting.after(self.phrase.last + 1)

    @cached_property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """Lemmas of the subject and object of the verb over the amount, and of the noun it hangs on, each with its part."""
        node = self.paths.head(self.here)
        if node is None:
            return ()
        sentence, number = node
        words = sentence.syntax.parse.words
        found: list[tuple[str, str]] = []
        for _ in range(4):
            step = sentence.steps[number]
            if step is None:
                break
            number = step.head
            if words[number].upos in {"NOUN", "PROPN"}:
                found.append(("over", words[number].lemma.lower()))
            if words[number].upos in {"VERB", "ADJ", "AUX"}:
                subjects, objects = sentence.syntax.of(number, "subject"), sentence.syntax.of(number, "object")
                found += [("subject", words[one.dependent].lemma.lower()) for one in subjects[:1]]
                found += [("object", words[one.dependent].lemma.lower()) for one in objects[:1]]
                break
        return tuple(found)

    def tense(self, period: Period | None) -> str:
        """Whether a period lies before, around or after the day of publication: "past", "now", "future" or "unknown"."""
        published = self.setting.analysis.document.metadata.published
        day = published.last if published is not None else None
        if day is None or period is None:
            return "unknown"
        if period.last is not None and period.last < day:
            return "past"
        return "future" if period.first is not None and period.first > day else "now"
