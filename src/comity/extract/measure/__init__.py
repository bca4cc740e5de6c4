"""Measures: sanctions, tariffs, licences, embargoes, freezes, visas and recognition that one side imposes on or grants another.

One claim is made for each pair of imposer and target; a side that the words do not name is None, and both are never.
"""

from collections.abc import Callable, Iterator
from itertools import product

from comity.extract.draft import Draft
from comity.extract.measure.answered import answered
from comity.extract.measure.basis import basis_of
from comity.extract.measure.context import Told, completed
from comity.extract.measure.exemptions import exempted
from comity.extract.measure.expulsions import expelled
from comity.extract.measure.found import Found
from comity.extract.measure.freely import charged, duty_free
from comity.extract.measure.listings import listed, standing_on_list
from comity.extract.measure.named import Struck, is_striking, named
from comity.extract.measure.probes import probed
from comity.extract.measure.rated import rated
from comity.extract.measure.recognition import recognitions
from comity.extract.measure.sides import Sides
from comity.extract.measure.taken import pronominal, standing, taken
from comity.extract.measure.verbs import by_verb
from comity.extract.measure.visas import admitted, entered, freed, needless
from comity.extract.measure.when import when
from comity.extract.occasion import draft_of, evidence, until
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting, setting_at, spot_of
from comity.model.analysis import Analysis
from comity.model.claim import Measure, Modality
from comity.model.period import Period

OBJECT_WORDS = 9


def measures(analysis: Analysis) -> Iterator[Draft]:
    """Measure claims of an article's own prose, one for each imposer and target."""
    told: list[Told] = []
    struck: Struck | None = None
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind == "prose":
            setting = setting_at(analysis, number)
            for found in named(setting, struck) if struck is not None else ():
                yield from _claims(setting, found, "named", struck.date if struck is not None else None)
            for rule, found in _found(setting, told):
                happened = when(setting, found.deed, found.span, found.action)
                yield from _claims(setting, found, rule, happened)
                struck = Struck(setting, found, happened) if is_striking(found) else struck


def _found(setting: Setting, told: list[Told]) -> Iterator[tuple[str, Found]]:
    """The measures of a sentence with the rules that found them, sides completed; what two rules find is told by the first."""
    kept: list[Found] = []
    every = [(rank, rule, found) for rank, (rule, run) in enumerate(RULES.items()) for found in run(setting)]
    for _, rule, found in sorted(every, key=lambda item: (not all(item[2].sides), item[2].span.first, item[0])):
        is_open = rule != "standing" or (found.needs_both and any(found.sides))
        whole = found._replace(sides=completed(setting, found.type, found.sides, told)) if is_open else found
        if (whole.needs_both and not all(whole.sides)) or any(_is_again(rule, whole, other) for other in kept):
            continue
        if all(whole.sides):
            told.append(Told(setting.number, found.type, whole.sides, whole.action))
        kept.append(whole)
        yield rule, whole
    for found in answered(setting, told):
        if not any(found.sides == other.sides and found.type == other.type for other in kept):
            told.append(Told(setting.number, found.type, found.sides, found.action))
            kept.append(found)
            yield "answered", found


def _is_again(rule: str, new: Found, old: Found) -> bool:
    """Whether "visa-free" only says once more what another rule found in the same words, or one deed hits the same sides."""
    if (new.deed.spot, new.type, new.action, new.sides) == (old.deed.spot, old.type, old.action, old.sides):
        return True
    is_over = new.span.first <= old.span.last and old.span.first <= new.span.last
    return rule == "freed" and new.type == old.type and is_over


def recognised(setting: Setting) -> Iterator[Found]:
    """Somebody recognises a state or government, withdraws recognition or refuses it."""
    for item in recognitions(setting):
        first = min(item.deed.spot.first, item.last)
        yield Found(item.deed, "recognition", item.action, Sides(item.imposers, (item.target,)), Match(first, item.last), None)


RULES: dict[str, Callable[[Setting], Iterator[Found]]] = {
    "taken": taken,
    "standing": standing,
    "worded": by_verb,
    "recognised": recognised,
    "rated": rated,
    "expelled": expelled,
    "exempted": exempted,
    "listed": listed,
    "on_list": standing_on_list,
    "probed": probed,
    "admitted": admitted,
    "entered": entered,
    "needless": needless,
    "freed": freed,
    "duty_free": duty_free,
    "charged": charged,
    "pronominal": pronominal,
}
"""The rules that look at one sentence; `named` and `answered` go on with the measure of an earlier one."""


def _claims(setting: Setting, found: Found, rule: str, happened: Period | None) -> Iterator[Draft]:
    """The claims of a measure of a day, one for each imposer and target."""
    if not found.sides.imposers and not found.sides.targets:
        return
    first = found.span.first
    deed = found.deed._replace(modality=_mood(found), is_denied=False)
    ending = until(setting, deed.spot, first)
    basis = basis_of(setting, deed, found.span)
    for imposer, target in product(found.sides.imposers or (None,), found.sides.targets or (None,)):
        if imposer == target:
            continue
        payload = Measure(
            type=found.type,
            imposer=imposer,
            target=target,
            action=found.action,
            date=happened,
            object=found.object,
            until=ending,
            basis=basis,
        )
        last = max(found.span.last, _last_of(setting, found, target))
        yield draft_of(setting, deed, evidence(setting, first, last), payload, rule)


def _mood(found: Found) -> Modality:
    """A threat is conditional, what is in force is actual, all else as the deed."""
    if found.action == "threatened":
        return "conditional"
    return "actual" if found.action == "in_force" or found.deed.is_denied else found.deed.modality


def _last_of(setting: Setting, found: Found, target: str | None) -> int:
    """The last word of the target behind a measure, so that the evidence shows it."""
    spots = [spot_of(setting, m) for m in setting.actors if target in {*codes(m), m.name}]
    near = [spot.last for spot in spots if 0 < spot.last - found.span.last <= OBJECT_WORDS]
    return min(near, default=found.span.last)
