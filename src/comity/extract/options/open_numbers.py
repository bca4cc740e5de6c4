"""What a number that its own words leave open may be taken for, and what in its sentence and before it speaks for each."""

from collections.abc import Iterator, Sequence

from comity.extract.chooser import Option
from comity.extract.indicator import unit_class
from comity.extract.options.scene import Scene, bucket
from comity.model.analysis import Amount, Loan
from comity.resources.indicators import indicators

CHOSEN = frozenset({"licensed", "few.told"})
"""Features of the option that its words alone make of a number."""


def open_numbers(scene: Scene, loan: Loan, offered: Sequence[Amount]) -> list[Option[Amount | None]]:
    """No amount, and each that a number may be; without weights what a licence made of it is taken."""
    told = tuple(_told(scene, loan))
    plain = [not CHOSEN.isdisjoint(features) for _, features in loan.options]
    first = plain.index(True) if True in plain else -1
    nothing = [*(f"none|{feature}" for feature in loan.features), *(f"none|{one}" for one in told)]
    found: list[Option[Amount | None]] = [Option(None, nothing, is_nearest=first < 0)]
    for place, (amount, (_, features)) in enumerate(zip(offered, loan.options, strict=True)):
        kind = _kind(amount)
        tied = [*features, *(f"{kind}|{one}" for one in told), *_after(scene, amount, kind)]
        found.append(Option(amount, tied, is_nearest=place == first))
    return found


def _kind(amount: Amount) -> str:
    return f"{unit_class(amount.unit)}.{amount.relation}{'-' if amount.value < 0 else ''}"


def _told(scene: Scene, loan: Loan) -> Iterator[str]:
    """What stands over a number and beside it."""
    setting = scene.setting
    shape = loan.features[1] if len(loan.features) > 1 else ""
    yield f"v={scene.verb}"
    for place, (label, lemma, part) in enumerate(scene.climb[:2]):
        yield f"l{place}={label}|{part}"
        if part in {"NOUN", "VERB", "PROPN"}:
            yield f"h{place}={lemma}" if part != "PROPN" else f"h{place}=name"
    yield from (f"{side}={lemma}" for side, lemma in scene.beside)
    near = sorted(((setting.distance(term.spot, scene.phrase), term.spot, term) for term in scene.terms), key=lambda one: one[:2])
    for place, (far, spot, term) in enumerate(near[:2]):
        yield f"t{place}={term.code}"
        yield f"t{place}={term.code}|{scene.side(spot)}|{bucket(far)}"
    if not near:
        yield f"t=none|{shape}"
    states = {state for mention in setting.actors for state in mention.states}
    yield f"states={min(len(states), 2)}|{shape}"
    yield f"spoken={scene.said is not None}|{shape}"
    last = scene.last
    yield f"last={scene.gap(last) if last is not None else 'none'}|{shape}"


def _after(scene: Scene, amount: Amount, kind: str) -> Iterator[str]:
    """How an amount goes on from the figures before it, and whether it fits what the sentence names."""
    last = scene.last
    if last is not None:
        gap, is_same = scene.gap(last), last.amount.unit == amount.unit
        yield f"goes on={is_same}|{gap}"
        yield f"goes on={is_same}|{kind}|{gap}"
        yield f"relation={last.amount.relation == amount.relation}|{is_same}|{gap}"
        yield f"size={bucket(abs(_size(amount) - _size(last.amount)))}|{is_same}|{gap}"
    yield f"known={any(past.amount.unit == amount.unit for past in scene.pasts)}|{kind}"
    of_class = unit_class(amount.unit)
    near = sorted((scene.setting.distance(term.spot, scene.phrase), term.code) for term in scene.terms)
    for place, (_, code) in enumerate(near[:2]):
        row = indicators().get(code)
        if row is not None:
            yield f"fits{place}={of_class in row.classes}|{amount.relation}"
            yield f"fits{place}={of_class in row.classes}|{kind}"


def _size(amount: Amount) -> int:
    return len(str(int(abs(amount.value))))
