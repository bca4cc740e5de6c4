"""Which goods a figure may be about: products of the table around the amount, nouns beside the indicator, those before it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.extract.chooser import Option
from comity.extract.indicator import Measured
from comity.extract.options.scene import Scene, bucket
from comity.extract.product import goods_at, listed, name_of
from comity.extract.scope import part_cue
from comity.extract.setting import Match
from comity.resources.cues import cues

GOODS = {
    "trade.exports",
    "trade.imports",
    "production",
    "price",
    "tariff.rate",
    "transit",
    "reserves",
    "capacity",
    "contract.value",
}
"""Indicators beside which a plain noun may be a product that no table knows."""

ELECTRIC = frozenset({"kWh", "MWh", "GWh", "TWh", "MW", "GW"})
"""Units that speak of electricity where nothing else is named."""


def goods(scene: Scene, measured: Measured, rule: str | None) -> list[Option[str | None]]:
    """The products that a figure may be about, None among them."""
    if rule is not None and part_cue(scene.setting, scene.phrase) is not None:
        return [Option(rule, [], is_nearest=True)]  # "of which copper made up $2 billion" leaves no choice
    found: dict[str | None, list[str]] = {None: list(_none(scene, measured))}
    _add(found, rule, ["rule", f"rule|{rule is None}|{scene.relation}"])
    spots = goods_at(scene.setting)
    is_shared_out = _is_shared_out(scene)
    runs = [_run(scene, spots[place:]) for place in range(len(spots))]
    joined = set() if is_shared_out else {spot for run in runs for spot in run[1:]}
    for spot, run in zip(spots, runs, strict=True):
        name = name_of(scene.setting, spot)
        if spot not in joined and (len(run) == 1 or is_shared_out):  # of goods in a row none stands for all
            _add(found, name, list(_stands(scene, measured, spot, "table")))
        if len(run) > 1 and spot not in joined:
            names = [name_of(scene.setting, s) for s in run]
            _add(found, listed(names), [f"run|{feature}" for feature in _stands(scene, measured, spot, "table")])
    for spot, source in _free(scene, measured):
        is_known = any(known.first <= spot.last and spot.first <= known.last for known in spots)
        is_general = (scene.setting.words[spot.last].text,) in cues("goods", scene.setting.lang)
        if not is_known and not is_general:
            name = " ".join(word.text for word in scene.setting.words[spot.first : spot.last + 1])
            _add(found, name, list(_stands(scene, measured, spot, source)))
    if ELECTRIC & set(scene.amount.unit.split("/")):
        told = [f"unit|{measured.known}", f"unit|{scene.amount.unit}", f"unit|{bool(spots)}|{scene.relation}"]
        _add(found, "electricity", told)
    for name, features in _before(scene, measured, bool(spots)):
        _add(found, name, features)
    for number, past in enumerate(reversed(scene.pasts[-2:])):
        if past.product is not None:
            same = past.measured.code == measured.code
            gap = scene.gap(past)
            _add(
                found,
                past.product,
                [
                    f"past|{gap}|{same}|{number}",
                    f"past|{gap}|{past.amount.relation}>{scene.relation}|{len(spots) > 0}",
                    f"past|{measured.term is None}|{gap}",
                    f"past|{past.amount.unit == scene.amount.unit}|{same}",
                ],
            )
    return [Option(name, features, name == rule) for name, features in found.items()]


def _is_shared_out(scene: Scene) -> bool:
    """Whether several amounts in a row may each be of one of several goods: "wheat and maize: 5 and 6 million tons"."""
    setting = scene.setting
    spots = sorted(setting.spot(amount.start, amount.end) for amount in setting.amounts)
    between = (setting.words[one.last + 1 : other.first] for one, other in pairwise(spots))
    return any(len(words) < 3 and any(word.text in {"and", ","} for word in words) for words in between)


def _before(scene: Scene, measured: Measured, is_any: bool) -> Iterator[tuple[str, list[str]]]:
    """The goods of the sentence before, the last first."""
    setting = scene.setting.previous
    if setting is None:
        return
    spots = goods_at(setting)
    for number, spot in enumerate(reversed(spots[-3:])):
        name = name_of(setting, spot)
        code = measured.known
        yield (
            name,
            [
                f"earlier|{number}|{len(spots) == 1}|{is_any}",
                f"earlier|{code}|{measured.term is None}",
                f"earlier|{scene.kind}|{is_any}",
                f"earlier|opens={spot.first < 4}|{scene.kind}",
            ],
        )


def _add(found: dict[str | None, list[str]], name: str | None, features: list[str]) -> None:
    found.setdefault(name, []).extend(features)


def _none(scene: Scene, measured: Measured) -> Iterator[str]:
    code = measured.known
    yield "none"
    yield f"none|{code}"
    yield f"none|{scene.kind}|{scene.relation}"
    yield f"none|term={measured.term is None}"
    yield f"none|part={part_cue(scene.setting, scene.phrase) is not None}"
    last = scene.last
    if last is not None:
        yield f"none|past={last.product is not None}|{scene.gap(last)}|{last.measured.code == measured.code}"


def _stands(scene: Scene, measured: Measured, spot: Match, source: str) -> Iterator[str]:
    """How words that name goods stand to the amount and to the indicator."""
    setting = scene.setting
    side = scene.side(spot)
    code = measured.known
    yield f"{source}"
    yield f"{source}|{code}"
    yield f"{source}|{side}|{bucket(setting.distance(spot, scene.phrase))}"
    path = scene.paths.path(scene.here, spot)
    yield f"{source}|path={path}"
    yield f"{source}|path={path}|{scene.kind}"
    word = scene.paths.word(spot.last)
    yield f"{source}|upos={word.upos if word is not None else None}"
    yield f"{source}|prev={setting.before(spot.first)}"
    yield f"{source}|next={setting.after(spot.last)}"
    yield f"{source}|between={scene.amounts_between(spot)}|{side}"
    yield f"{source}|parted={setting.is_parted(spot, scene.phrase)}|{scene.kind}"
    if measured.term is not None:
        term = measured.term.spot
        where = "before" if spot.last < term.first else "behind"
        yield f"{source}|term={where}|{bucket(setting.distance(spot, term))}"
        yield f"{source}|tpath={scene.paths.path(term, spot)}"
    yield f"{source}|{scene.kind}|{scene.relation}"


def _run(scene: Scene, spots: Sequence[Match]) -> list[Match]:
    """The goods enumerated from the first on."""
    run = [spots[0]]
    for spot in spots[1:]:
        between = {word.text for word in scene.setting.words[run[-1].last + 1 : spot.first]}
        if not between & {",", "and", "or"} or spot.first - run[-1].last > 4:
            break
        run.append(spot)
    return run


def _free(scene: Scene, measured: Measured) -> Iterator[tuple[Match, str]]:
    """Plain nouns where goods stand: before a trade term ("avocado exports"), behind its "of", behind the amount's "of"."""
    setting = scene.setting
    if measured.term is not None and measured.code in GOODS:
        term = measured.term.spot
        before = scene.paths.word(term.first - 1)
        is_word = before is not None and before.upos in {"NOUN", "PROPN", "ADJ"} and setting.before(term.first).isalpha()
        if is_word and not _is_actor(scene, term.first - 1):
            yield Match(term.first - 1, term.first - 1), "compound"
        if setting.after(term.last) == "of":
            yield from _noun_after(scene, term.last + 2, "of")
    if scene.kind in {"mass", "volume", "count"} and setting.after(scene.phrase.last) == "of":
        yield from _noun_after(scene, scene.phrase.last + 2, "amount.of")


def _noun_after(scene: Scene, place: int, source: str) -> Iterator[tuple[Match, str]]:
    last = place
    while last - place < 3 and (word := scene.paths.word(last)) is not None and word.upos in {"NOUN", "ADJ"}:
        last += 1
    if last > place and not _is_actor(scene, place) and (head := scene.paths.word(last - 1)) is not None and head.upos == "NOUN":
        yield Match(place, last - 1), source


def _is_actor(scene: Scene, place: int) -> bool:
    start = scene.setting.words[place].start
    return any(mention.start <= start < mention.end for mention in scene.setting.actors)
