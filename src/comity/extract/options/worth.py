"""Whether an amount is a claim at all: a figure of relations between states, or a number that tells nothing of them."""

import math
from collections import Counter

from comity.extract.chooser import Option
from comity.extract.dyad import acting_dyad, is_between_states, main_dyad, remembered, states_named
from comity.extract.flow import Flow
from comity.extract.indicator import Measured, terms
from comity.extract.options.scene import Scene
from comity.extract.setting import setting_at
from comity.model.analysis import Analysis
from comity.resources.indicators import indicators

LEAST_SENTENCES = 5
"""A text of fewer sentences is too short to tell what it is about but by its sentences."""


@remembered
def _told(analysis: Analysis) -> Counter[str]:
    """How often a text speaks of trade, other indicators, what two states do together, affairs of state, and pastimes."""
    told: Counter[str] = Counter()
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind == "prose":
            setting = setting_at(analysis, number)
            told.update(
                "trade" if indicators()[term.code].direction else term.code
                for term in terms(setting)
                if term.code in indicators()
            )
            for kind in ("bilateral", "affairs", "pastime"):
                told[kind] += len(setting.matches(kind))
    return told


def _is_short(analysis: Analysis) -> bool:
    return sum(sentence.kind == "prose" for sentence in analysis.sentences) < LEAST_SENTENCES


@remembered
def is_of_relations(analysis: Analysis) -> bool:
    """Whether numbers of things that no list names, or that borrow their unit, may be claims of a text.

    It names two states, or those who act for two, and unless it is short it speaks of affairs between states more than of
    pastimes.
    """
    if _is_short(analysis):
        return is_between_states(analysis)
    if not is_between_states(analysis) and acting_dyad(analysis) is None:
        return False
    told = _told(analysis)
    others = sum(count for kind, count in told.items() if kind not in {"trade", "bilateral", "affairs", "pastime"})
    return 2 * (told["trade"] + told["bilateral"]) + told["affairs"] + others // 2 > max(3, 2 * told["pastime"])


@remembered
def may_be_of_relations(analysis: Analysis) -> bool:
    """Whether a table of things that no list names may tell of relations: its text names two states and affairs between them."""
    told = _told(analysis)
    return is_between_states(analysis) and 2 * (told["trade"] + told["bilateral"]) + told["affairs"] > 2 * told["pastime"]


@remembered
def subject_matter(analysis: Analysis) -> tuple[str, ...]:
    """What tells a text about relations between states from others: states, bodies, indicators that run between states."""
    if _is_short(analysis):
        return ("short",)
    told = _told(analysis)
    named = len(states_named(analysis))
    actors = Counter(mention.kind for mention in analysis.actors)
    return (
        f"trade={min(told['trade'], 4)}",
        f"bilateral={min(told['bilateral'], 2)}",
        f"told={min(len(+told), 8)}",
        f"affairs={min(told['affairs'] // 2, 6)}",
        f"pastime={min(told['pastime'] // 2, 6)}",
        f"more={told['affairs'] > 2 * told['pastime']}",
        f"offices={min(sum(mention.office is not None for mention in analysis.actors), 3)}",
        f"named={min(named, 4)}",
        f"main={main_dyad(analysis) is not None}",
        f"state={min(actors['state'] // 3, 4)}",
        f"body={min(actors['body'], 2)}",
        f"speech={min(len(analysis.speech), 3)}",
    )


def worth(scene: Scene, measured: Measured, between: Flow, rule: Measured | None) -> list[Option[bool]]:
    """Claim or no claim, with what speaks for a claim."""
    setting, amount = scene.setting, scene.amount
    row = indicators().get(measured.code)
    code = measured.known
    states = {state for mention in setting.actors for state in mention.states}
    if row is not None and row.direction and measured.term is not None and {between.reporter, between.partner} <= states:
        return [Option(True, [], is_nearest=True)]  # trade that the sentence names, with both its sides
    last = scene.last
    size = int(math.log10(abs(amount.value))) if amount.value else -1
    noun = (amount.noun or "").lower().split()
    matter = subject_matter(setting.analysis)
    shape = "pair" if between.partner else "alone" if between.reporter else "nobody"
    found = [
        "bias",
        f"rule={rule is not None}",
        f"rule={rule is not None}|{scene.kind}",
        f"c={code}",
        f"ck={code}|{scene.kind}",
        f"kr={scene.kind}|{scene.relation}",
        f"u={amount.unit}",
        f"size={scene.kind}|{size}",
        f"noun={noun[-1] if noun else ''}",
        f"free={measured.wording.split()[-1].lower() if measured.wording else ''}",
        f"term={measured.term is not None}|{code}",
        f"flow={shape}|{between.direction}",
        f"flow={shape}|{code}",
        f"flow={shape}|{scene.kind}",
        f"states={min(len(states), 2)}|{scene.kind}",
        f"dates={min(len(setting.periods), 2)}|{scene.kind}",
        f"w1={scene.before[0]}",
        f"a1={scene.after[0]}",
        f"v={scene.verb}",
        f"v={scene.verb}|{scene.kind}",
        f"last={scene.gap(last) if last else 'none'}|{scene.kind}",
        f"spoken={scene.said is not None}",
        f"hedge={amount.hedge}",
        f"sure={amount.is_relation_certain}|{scene.kind}|{scene.relation}",
        f"basis={amount.basis}",
        f"basis={amount.basis}|{shape}",
        f"basis={amount.basis}|{code}",
        f"basis={amount.basis}|{min(len(states), 2)}",
        f"basis={amount.basis}|{measured.term is not None}",
        *((f"basis={amount.basis}|{one}" for one in matter) if amount.basis != "words" else ()),
        *matter,
        *(f"{one}|{scene.kind}" for one in matter),
        *(f"{one}|{shape}" for one in matter),
        *sorted({f"in={word.text}" for word in setting.words if len(word.text) > 3 and word.text.isalpha()}),
    ]
    return [Option(True, found, rule is not None), Option(False, ["doubt"], rule is None)]
