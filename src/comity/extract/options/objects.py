"""What a cost, a length or a capacity is of: noun phrases of the sentence, works named before, what the last figure was of."""

from collections.abc import Iterator
from functools import lru_cache

from comity.extract.chooser import Option
from comity.extract.dyad import remembered
from comity.extract.heading import titles
from comity.extract.indicator import Measured
from comity.extract.learned.lexicon import tags
from comity.extract.noun_phrase import noun_phrase, with_complement, worded
from comity.extract.options.nouns import Phrase, above, everywhere
from comity.extract.options.scene import Scene, bucket
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.trigger import is_cue
from comity.model.analysis import Analysis
from comity.resources.indicators import indicators

WITH_OBJECT = {"cost", "length", "area", "capacity", "contract.value"}
"""Indicators that say little without the thing that they are of."""

SENTENCES_BACK = 3
"""How many sentences before the amount's own may name the works that it speaks of."""

BEINGS = ("person.noun", "role.noun", "officials", "public.body", "people", "trader", "text.noun", "plan.noun")
"""Cues of nouns that say who or what speaks, acts or is written, and seldom what something costs."""


def objects(scene: Scene, measured: Measured) -> list[Option[str | None]]:
    """The things a figure may be of, None among them."""
    found: dict[str | None, list[str]] = {None: ["none", f"none|{measured.code}", f"none|{scene.kind}|{measured.term is None}"]}
    places = {phrase.spot: phrase.place for phrase in above(scene)}
    for phrase in everywhere(scene):
        found.setdefault(phrase.words, []).extend(_features(scene, measured, phrase, places.get(phrase.spot)))
    for back, words, kinds in _works_before(scene.setting):
        is_new = words not in found
        found.setdefault(words, []).extend(
            [
                f"works|{back}",
                f"works|{back}|{measured.code}",
                f"works|{is_new}|{scene.kind}",
                *(f"works|{kind}" for kind in kinds),
            ]
        )
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
    for kind in _kinds(setting, phrase.spot.last):
        yield f"kind={kind}"
        yield f"kind={kind}|{measured.code}|{side}"
    yield f"prev={setting.before(phrase.spot.first)}|{side}"
    yield f"next={setting.after(phrase.spot.last)}|{side}"
    yield f"between={side}|{scene.amounts_between(phrase.spot)}"
    yield f"words={min(3, phrase.words.count(' '))}"
    if measured.term is not None:
        term = measured.term.spot
        yield f"tpath={scene.paths.path(term, phrase.spot)}"
        yield f"is={term.first <= phrase.spot.first <= term.last}"
        yield f"term={'before' if phrase.spot.last < term.first else 'behind'}|{bucket(setting.distance(term, phrase.spot))}"


def _kinds(setting: Setting, head: int) -> tuple[str, ...]:
    """What the tables know of a noun: that it is a line or a plant, a pact, a meeting; or somebody, or a paper."""
    known = (tag.removesuffix(".generic") for tag in _tags(setting).get(head, ()) if not tag.startswith("state."))
    beings = (cue for word in setting.words[head : head + 1] for cue in BEINGS if is_cue(cue, setting.lang, word.text))
    return (*known, *beings) or ("unknown",)


@lru_cache(maxsize=64)
def _tags(setting: Setting) -> dict[int, tuple[str, ...]]:
    return tags(setting)


@lru_cache(maxsize=8)
def _works_before(setting: Setting) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The works that the last sentences and the titles name, nearest first: how far back, the words, their kinds."""
    numbers = range(1, min(SENTENCES_BACK, setting.number) + 1)
    before = [(str(back), *work) for back in numbers for work in _works(setting_at(setting.analysis, setting.number - back))]
    found: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    for back, words, kinds in [*before, *_works_of_titles(setting.analysis)]:
        found.setdefault(words, (back, words, kinds))
    return tuple(found.values())


@remembered
def _works_of_titles(analysis: Analysis) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(("title", *work) for title in titles(analysis) for work in _works(title))


def _works(setting: Setting) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The works that a sentence names, the last first: the words of each and its kinds."""
    tagged = _tags(setting)
    for place, known in reversed(tagged.items()):
        kinds = tuple(tag.removesuffix(".generic") for tag in known if tag.startswith("project."))
        if kinds and place + 1 not in tagged:  # only the head of a compound
            yield worded(setting, with_complement(setting, noun_phrase(setting, Match(place, place)))).lower(), kinds
