"""Whether an amount is a claim at all: a figure of relations between states, or a number that tells nothing of them."""

import math

from comity.extract.chooser import Option
from comity.extract.dyad import states_named
from comity.extract.indicator import Measured
from comity.extract.options.scene import Scene
from comity.resources.indicators import indicators


def worth(scene: Scene, measured: Measured, rule: Measured | None) -> list[Option[bool]]:
    """Claim or no claim, with what speaks for a claim."""
    setting, amount = scene.setting, scene.amount
    row = indicators().get(measured.code)
    code = measured.code if row else "free"
    states = {state for mention in setting.actors for state in mention.states}
    last = scene.last
    size = int(math.log10(abs(amount.value))) if amount.value else -1
    noun = (amount.noun or "").lower().split()
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
        f"states={min(len(states), 2)}|{scene.kind}",
        f"all={min(len(states_named(setting.analysis)), 3)}|{scene.kind}",
        f"all={min(len(states_named(setting.analysis)), 3)}",
        f"dates={min(len(setting.periods), 2)}|{scene.kind}",
        f"w1={scene.before[0]}",
        f"a1={scene.after[0]}",
        f"v={scene.verb}|{scene.kind}",
        f"last={scene.gap(last) if last else 'none'}|{scene.kind}",
        f"spoken={scene.said is not None}",
        f"hedge={amount.hedge}",
        f"sure={amount.is_relation_certain}|{scene.kind}|{scene.relation}",
    ]
    return [Option(True, found, rule is not None), Option(False, [], rule is None)]
