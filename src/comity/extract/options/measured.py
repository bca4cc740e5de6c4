"""What an amount may measure: terms around it, what was measured before, the nouns and verbs it hangs on."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.chooser import Option
from comity.extract.indicator import (
    UNNAMED,
    Measured,
    counted,
    fits,
    ranked,
    terms,
    wording,
)
from comity.extract.options.nouns import above
from comity.extract.options.scene import Reading, Scene, bucket
from comity.extract.setting import Match
from comity.resources.indicators import indicators, noun_codes

MOST_EARLIER = 3
TRADED = ("trade.exports", "trade.imports", "trade.turnover")
IMPLIED = {
    "money": (
        *TRADED,
        "investment",
        "cost",
        "debt",
        "loan",
        "contract.value",
        "aid",
        "revenue",
        "spending",
        "price",
        "trade.deficit",
        "remittances",
        "payments",
        "fees",
    ),
    "mass": ("trade.exports", "trade.imports", "production", "capacity", "transit", "quota"),
    "volume": ("trade.exports", "trade.imports", "production", "capacity", "transit", "consumption"),
    "energy": ("capacity", "production", "trade.exports", "trade.imports", "consumption"),
    "percent": (*TRADED, "production", "price", "tariff.rate", "ownership", "interest.rate", "completion"),
    "times": (*TRADED, "production", "price"),
    "persons": ("tourists", "migrants", "employment", "students", "troops"),
    "length": ("length",),
    "area": ("area",),
}
"""What an amount of a class may measure although no noun of the table says so: verbs and their objects do."""


class Candidate(NamedTuple):
    """An option before its features: where it comes from, and the words that name it if they stand in this sentence."""

    measured: Measured
    source: str
    spot: Match | None
    extra: tuple[str, ...] = ()


def options(scene: Scene, rule: Measured | None) -> list[Option[Measured]]:
    """All that the amount may measure, with the features of each; `rule` is what nearness alone says."""
    candidates = list(_candidates(scene))
    if rule is not None and not any(_same(rule, one.measured) for one in candidates):
        candidates.append(Candidate(rule, "rule", rule.term.spot if rule.term else None))
    order = sorted(
        (scene.setting.distance(one.spot, scene.phrase), place) for place, one in enumerate(candidates) if one.spot is not None
    )
    nearness = {place: rank for rank, (_, place) in enumerate(order)}
    named = sum(one.source == "term" for one in candidates)
    return [
        Option(
            one.measured, _features(scene, one, rule, nearness.get(place), named), rule is not None and _same(rule, one.measured)
        )
        for place, one in enumerate(candidates)
    ]


def _same(one: Measured | None, other: Measured) -> bool:
    return one is not None and (one.code, one.wording, one.term) == (other.code, other.wording, other.term)


def _candidates(scene: Scene) -> Iterator[Candidate]:
    amount, setting = scene.amount, scene.setting
    if amount.noun and scene.kind in {"count", "persons", "time"} and (found := counted(amount, scene.kind)):
        yield Candidate(found, "counted", scene.here)
    if scene.kind == "rank" and (found := ranked(setting, amount)):
        yield Candidate(found, "ranked", scene.here)
        return  # "the second largest buyer" is told by its noun
    for term in scene.terms:
        is_counted = scene.here.first <= term.spot.first <= scene.here.last and scene.relation != "rank"
        if fits(term.code, amount) and not is_counted:
            yield Candidate(Measured(term.code, wording(setting, term), term), "term", term.spot)
    yield from _before(scene)
    yield from _beside(scene)
    named = {term.code for term in scene.terms}
    for code in IMPLIED.get(scene.kind, ()):
        if code not in named and fits(code, amount):
            yield Candidate(Measured(code, indicators()[code].label, None), "implied", None, tuple(_implied(scene, code)))
    if scene.kind == "persons":
        yield Candidate(Measured("people", amount.noun or "people", None), "unit", None)
    if scene.kind not in {"count", "persons", "time"}:
        name = UNNAMED.get(scene.kind, scene.kind)
        yield Candidate(Measured(name, name, None), "unnamed", None)


def _before(scene: Scene) -> Iterator[Candidate]:
    """What the sentence before names, and what the figures before measured."""
    yield from _earlier(scene)
    for number, past in enumerate(reversed(scene.pasts)):
        if fits(past.measured.code, scene.amount) or past.measured.code not in indicators():
            yield Candidate(_on(past), "past", None, (f"gap={scene.gap(past)}", f"back={number}"))


def _beside(scene: Scene) -> Iterator[Candidate]:
    """The noun phrases that the amount hangs on or stands beside, but for terms of the table."""
    if scene.amount.noun is not None and scene.kind in {"count", "persons"}:
        return  # what is counted is its noun
    for phrase in above(scene):
        code = noun_codes().get((phrase.words.split()[-1],))
        if code is not None and fits(code, scene.amount):
            continue  # a term of the table
        measured = Measured(phrase.words, phrase.words, None)
        extra = (f"np={phrase.place}", f"npkind={scene.kind}|{phrase.place}", f"nph={phrase.head}")
        yield Candidate(measured, "np", phrase.spot, extra)


def _implied(scene: Scene, code: str) -> Iterator[str]:
    """What verbs and nouns around an amount say of an indicator that they do not name."""
    yield f"i={code}|{scene.verb}"
    for part, lemma in scene.beside:
        yield f"i={code}|{part}={lemma}"
        yield f"i={code}|{scene.kind}|{part}={lemma}"
    yield f"i={code}|{scene.amount.unit}"
    yield f"i={code}|{scene.relation}|{scene.kind}"
    yield f"i={code}|w1={scene.before[0]}"
    yield f"i={code}|w2={scene.before[1]} {scene.before[0]}"
    yield f"i={code}|a1={scene.after[0]}"
    yield f"i={code}|a2={scene.after[0]} {scene.after[1]}"
    for word in sorted({word.text for word in scene.setting.words[max(0, scene.phrase.first - 8) : scene.phrase.last + 5]}):
        if word.isalpha() and len(word) > 3:
            yield f"i={code}|near={word}"
    told = {past.measured.code for past in scene.pasts}
    yield f"i={code}|told={code in told}"


def _on(past: Reading) -> Measured:
    """What an earlier figure measured, named where it was."""
    measured = past.measured
    return measured._replace(term=None, before=measured.before or (measured.term and (past.setting, measured.term)))


def _earlier(scene: Scene) -> Iterator[Candidate]:
    """Terms of the sentence before, the last one first."""
    setting = scene.setting.previous
    if setting is None:
        return
    found = [term for term in terms(setting) if fits(term.code, scene.amount)]
    for number, term in enumerate(reversed(found[-MOST_EARLIER:])):
        measured = Measured(term.code, wording(setting, term), None, (setting, term))
        yield Candidate(measured, "earlier", None, (f"back={number}", f"verb={term.is_verb}"))


def _features(scene: Scene, one: Candidate, rule: Measured | None, near: int | None, named: int) -> list[str]:
    code = one.measured.known
    kind, relation, source = scene.kind, scene.relation, one.source
    base = f"{source}|{kind}|{relation}"
    found = [
        f"s={source}",
        f"b={base}",
        f"c={code}|{kind}",
        f"cr={code}|{relation}",
        f"cv={code}|{scene.verb}",
        f"sv={source}|{scene.verb}",
        f"deed={scene.deed == code}|{source}|{relation}",
        f"deed={scene.deed}>{code}",
        f"named={source}|{min(named, 3)}|{relation}",
        f"w1={source}|{scene.before[0]}",
        f"a1={source}|{scene.after[0]}",
        *one.extra,
        *(f"{source}|{extra}|{relation}" for extra in one.extra),
        *(f"{source}|{extra}|{kind}" for extra in one.extra),
    ]
    if rule is not None and rule.code == one.measured.code:
        found += ["rule", f"rule|{source}", f"rule|{relation}"]
    last = scene.last
    if source == "past" and last is not None:
        found.append(f"past|{scene.gap(last)}|{last.amount.relation}|{relation}|{last.amount.unit == scene.amount.unit}")
        found.append(f"pastkind|{kind}|{last.measured.code in indicators()}|{min(named, 2)}")
    if one.spot is not None and source in {"term", "np", "rule"}:
        found += _standing(scene, one, one.spot, code, near)
    if code == "free" and source != "unnamed":
        found.append(f"fh={one.measured.wording.split()[-1] if one.measured.wording else ''}|{kind}")
    return found


def _standing(scene: Scene, one: Candidate, spot: Match, code: str, near: int | None) -> list[str]:
    """How the words that name an option stand to the amount."""
    setting, source = scene.setting, one.source
    side = scene.side(spot)
    path = scene.paths.path(scene.here, spot) or "none"
    distance = bucket(setting.distance(spot, scene.phrase))
    term = one.measured.term
    is_verb = term is not None and term.is_verb
    return [
        f"d={source}|{side}|{distance}",
        f"dk={source}|{side}|{distance}|{scene.relation}",
        f"near={source}|{near}",
        f"p={source}|{path}",
        f"pv={is_verb}|{path}",
        f"pr={scene.relation}|{path}",
        f"len={source}|{path.count(' ')}",
        f"between={source}|{side}|{scene.amounts_between(spot)}",
        f"parted={source}|{setting.is_parted(spot, scene.phrase)}",
        f"next={source}|{setting.after(spot.last)}",
        f"prev={source}|{setting.before(spot.first)}",
        f"cs={code}|{side}",
        f"cp={code}|{path}",
        f"verb={source}|{is_verb}|{side}",
    ]
