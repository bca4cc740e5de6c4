"""What an amount may be whose words leave open what a percentage tells, or whose money a shared name means."""

from collections import Counter
from collections.abc import Iterator

from comity.extract.chooser import Option
from comity.extract.coins import AMERICAN, monies, owners
from comity.extract.dyad import remembered, states_named
from comity.extract.options.scene import Scene, bucket
from comity.extract.setting import Setting
from comity.model.analysis import Amount, Analysis
from comity.model.meanings import as_percentages
from comity.resources.publishers import publisher_voice

NEAR = 6
"""How many words before and behind a percentage are looked at."""


def meant(setting: Setting, amount: Amount) -> tuple[Amount, ...]:
    """All that an amount may mean, first what the rules take it for; a change or a charge that the words tell stays one."""
    is_told = amount.is_rate or (amount.is_relation_certain and amount.relation == "ratio")
    if amount.unit == "percent" and amount.basis != "loan" and not is_told:
        here = amount.relation, amount.value < 0
        return amount, *(one for one in as_percentages(amount) if (one.relation, one.value < 0) != here)
    return amount, *(one for one in monies(setting.analysis, amount) if one.unit != amount.unit)


def meanings(scene: Scene) -> list[Option[Amount]]:
    """Each meaning of an amount with what speaks for it."""
    found = meant(scene.setting, scene.amount)
    if len(found) == 1:
        return [Option(found[0], [], is_nearest=True)]
    if scene.amount.unit == "percent":
        told = tuple(_of_percentage(scene))
        return [Option(one, [f"{_name(one)}|{feature}" for feature in told], one is found[0]) for one in found]
    return [Option(one, list(_of_money(scene, one)), one is found[0]) for one in found]


def _name(amount: Amount) -> str:
    return f"{amount.relation}{'-' if amount.value < 0 else ''}"


def _of_percentage(scene: Scene) -> Iterator[str]:
    setting, amount = scene.setting, scene.amount
    rule = f"{_name(amount)}|{amount.is_relation_certain}"
    last = scene.carried.amount if scene.carried is not None else None
    before, behind = scene.before, scene.after
    first, final = scene.phrase.first, scene.phrase.last
    yield from ("", f"rule={rule}", f"rule={rule}|{before[0]}", f"rule={rule}|{behind[0]}", f"basis={amount.basis}")
    yield from (f"w1={before[0]}", f"w2={before[1]} {before[0]}", f"a1={behind[0]}", f"a2={behind[0]} {behind[1]}")
    yield from (f"v={scene.verb}", f"hedge={amount.hedge}", f"whole={amount.value == int(amount.value)}")
    yield f"large={abs(amount.value) > 100}"
    if last is not None:
        yield f"last={last.unit if last.unit == 'percent' else '-'}|{_name(last)}"
        between = scene.setting.spot(last.phrase_start, last.phrase_end).last
        yield f"last={_name(last)}|{last.unit == 'percent'}|{bucket(first - between)}"
    for side, places in (
        ("<", range(max(0, first - NEAR), first)),
        (">", range(final + 1, min(final + NEAR, len(setting.words)))),
    ):
        yield from sorted({f"{side}{setting.words[place].text}" for place in places})
    yield from sorted({f"in={word.text}" for word in setting.words if len(word.text) > 3 and word.text.isalpha()})
    near = sorted((bucket(setting.distance(term.spot, scene.phrase)), term.code) for term in scene.terms)
    yield from (f"t={code}" for _, code in near[:2])
    yield from (f"over={lemma}|{part}" for part, lemma in scene.beside)


def _of_money(scene: Scene, amount: Amount) -> Iterator[str]:
    """What speaks for one of several currencies of a name: whose state the sentence and the document speak of."""
    setting, code = scene.setting, amount.unit.partition("/")[0]
    analysis = setting.analysis
    states = {state for state, money in owners(analysis, scene.amount).items() if money == code}
    kind = "USD" if code == "USD" else "own" if states else "name"
    here = {state for mention in setting.actors for state in mention.states}
    before = [state for mention in setting.actors if mention.start < scene.amount.start for state in mention.states]
    ranks = [state for state, _ in _mentioned(analysis).most_common()]
    publisher = analysis.document.metadata.publisher
    voice = publisher_voice(publisher).state if publisher else None
    last = scene.last.amount.unit.partition("/")[0] if scene.last is not None else None
    earlier = [past.amount.unit.partition("/")[0] for past in scene.pasts]
    text = analysis.text.words
    facts = [
        f"american={AMERICAN.search(text) is not None}|{'USA' in states_named(analysis)}",
        f"alone={len(set(owners(analysis, scene.amount).values()))}",
        f"rule={amount.unit == scene.amount.unit}",
        f"here={bool(states & here)}|{len(here)}",
        f"nearest={bool(before) and before[-1] in states}",
        f"first={bool(before) and before[0] in states}",
        f"most={bool(ranks) and ranks[0] in states}",
        f"rank={min([ranks.index(state) for state in states if state in ranks], default=9)}",
        f"publisher={voice in states}|{voice is not None}",
        f"last={last == code}",
        f"earlier={code in earlier}",
        f"told={any(one.unit.startswith(code) for one in analysis.quantities)}",
        f"w1={scene.before[0]}",
    ]
    yield from facts
    yield from (f"{kind}|{fact}" for fact in facts)


@remembered
def _mentioned(analysis: Analysis) -> Counter[str]:
    """How often a document names each state, those first that it names first."""
    named = states_named(analysis)
    return Counter(state for mention in analysis.actors for state in mention.states if state in named)
