"""What a cost, a length or a capacity is of: the noun phrases of the sentence, and what the figure before was of."""

from collections.abc import Iterator

from comity.extract.chooser import Option
from comity.extract.indicator import Measured
from comity.extract.options.nouns import Phrase, above, everywhere
from comity.extract.options.scene import Scene, bucket
from comity.resources.indicators import indicators

WITH_OBJECT = {"cost", "length", "area", "capacity", "contract.value"}
"""Indicators that say little without the thing that they are of."""


def objects(scene: Scene, measured: Measured) -> list[Option[str | None]]:
    """The things a figure may be of, None among them."""
    found: dict[str | None, list[str]] = {None: ["none", f"none|{measured.code}", f"none|{scene.kind}|{measured.term is None}"]}
    places = {phrase.spot: phrase.place for phrase in above(scene)}
    for phrase in everywhere(scene):
        found.setdefault(phrase.words, []).extend(_features(scene, measured, phrase, places.get(phrase.spot)))
    for number, past in enumerate(reversed(scene.pasts[-2:])):
        thing = past.thing or (past.measured.code if past.measured.code not in indicators() else None)
        if thing is not None:
            same = past.measured.code == measured.code
            found.setdefault(thing, []).extend(
                [f"past|{number}|{scene.gap(past)}|{same}", f"past|{past.thing is None}|{scene.kind}"]
            )
    return [Option(name, features, name is None) for name, features in found.items()]


def _features(scene: Scene, measured: Measured, phrase: Phrase, place: str | None) -> Iterator[str]:
    setting = scene.setting
    side = scene.side(phrase.spot)
    path = scene.paths.path(scene.here, phrase.spot)
    yield "phrase"
    yield f"{measured.code}|{phrase.place}"
    yield f"place={place}"
    yield f"place={place}|{measured.code}"
    yield f"path={path}"
    yield f"path={path}|{measured.code}"
    yield f"{side}|{bucket(setting.distance(phrase.spot, scene.phrase))}"
    yield f"head={phrase.head}"
    yield f"prev={setting.before(phrase.spot.first)}|{side}"
    yield f"next={setting.after(phrase.spot.last)}|{side}"
    yield f"between={side}|{scene.amounts_between(phrase.spot)}"
    yield f"words={min(3, phrase.words.count(' '))}"
    if measured.term is not None:
        term = measured.term.spot
        yield f"tpath={scene.paths.path(term, phrase.spot)}"
        yield f"is={term.first <= phrase.spot.first <= term.last}"
        yield f"term={'before' if phrase.spot.last < term.first else 'behind'}|{bucket(setting.distance(term, phrase.spot))}"
