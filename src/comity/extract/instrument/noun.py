"""The nouns that name an instrument, and what their phrases tell of them: a title, a year, the states that it joins."""

from functools import cache
from typing import NamedTuple

from msgspec import Struct

from comity.extract import ties
from comity.extract.deeds import Deed, one_word
from comity.extract.parties import able, codes, listed
from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import When
from comity.model.claim import InstrumentAction, InstrumentType
from comity.resources import load


class Noun(Struct, frozen=True, kw_only=True):
    """Nouns for a type of instrument (`instruments.tsv`); `only` are the actions with which they count, empty for all."""

    type: InstrumentType
    lang: str
    only: tuple[InstrumentAction, ...]
    words: tuple[str, ...]


Thing = ties.Thing[Noun]


UNNAMED = Noun(type="agreement", lang="", only=(), words=())


Tie = tuple[Deed, Thing]


class Act(NamedTuple):
    """A deed done with an instrument, and the rule that tied them."""

    deed: Deed
    thing: Thing
    rule: str


@cache
def nouns(lang: str) -> dict[tuple[str, ...], Noun]:
    """The rows of `instruments.tsv` of a language by the words that name an instrument."""
    return {tuple(words.split()): row for row in load("instruments", Noun) if row.lang == lang for words in row.words}


def standing(spot: Match) -> Deed:
    """The deed of an instrument that simply holds, told by the words at `spot`."""
    return Deed("in_force", "state", spot, "actual", is_planned=False, is_denied=False)


def year_in_front(setting: Setting, thing: Thing) -> When | None:
    """The past year that a noun phrase has before its noun."""
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        is_front = thing.phrase.first <= spot.first < thing.spot.first and spot.first == spot.last
        if is_front and when.precision == "year" and when.period is not None and setting.words[spot.first].text.isdigit():
            return when
    return None


def partners(setting: Setting, thing: Thing, kind: str = "joining") -> list[tuple[str, ...]]:
    """Those behind "with" or "between" (the cues of `kind`) after an instrument noun, or two in its phrase before it."""
    behind = [m for m in able(setting) if spot_of(setting, m).first > thing.spot.last]
    bridge = {word.text for word in setting.words[thing.spot.last + 1 : spot_of(setting, behind[0]).first]} if behind else set()
    is_joined = bridge & one_word(setting, kind) and not bridge & (one_word(setting, "verbal") | {",", ";"})
    if is_joined:
        return [codes(m) for m in listed(setting, behind)]
    inside = [m for m in able(setting) if thing.phrase.first <= spot_of(setting, m).first <= thing.spot.first]
    return [codes(m) for m in inside] if len(inside) >= 2 else []


def is_titled(setting: Setting, thing: Thing) -> bool:
    """Whether an instrument is named with capitals like a title: "the Treaty on Friendship and Cooperation"."""
    words = setting.analysis.text.words
    span = setting.words[thing.phrase.first : thing.phrase.last + 1]
    capitals = [word for word in span if words[word.start].isupper()]
    head = setting.words[thing.spot.first]
    return words[head.start].isupper() and len(capitals) >= 3


def is_bare(setting: Setting, thing: Thing) -> bool:
    """Whether a noun points back: "it", "the agreement", "the deal", without a word that says which."""
    if thing.name is not None:
        return True
    if is_titled(setting, thing):
        return False
    return thing.phrase.first == thing.spot.first and setting.before(thing.phrase.first) in one_word(setting, "phrase.definite")


def takes_two(setting: Setting, thing: Thing) -> bool:
    """Whether an instrument is one of two states, though the sentence names one: no contract, statement or convention of many."""
    is_joined = setting.after(thing.spot.last) in one_word(setting, "joining")
    return thing.row.type in {"agreement", "treaty", "mou", "protocol"} and not is_of_many(setting, thing) and not is_joined


def is_of_many(setting: Setting, thing: Thing) -> bool:
    """Whether a noun names what many states join: a convention, a charter."""
    return setting.words[thing.spot.last].text in one_word(setting, "of.many")
