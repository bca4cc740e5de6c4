"""Things: the nouns of a table in a sentence."""

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from comity.extract.deeds import Deed, one_word
from comity.extract.phrase import phrase
from comity.extract.setting import Match, Setting, spot_of

MOST_WORDS = 4


Row = TypeVar("Row")


class Thing(NamedTuple, Generic[Row]):
    """A noun of a table in a sentence, with its whole phrase and its row; `name` where a pronoun stands for the noun."""

    spot: Match
    phrase: Match
    row: Row
    name: str | None = None


def things(setting: Setting, table: Mapping[tuple[str, ...], Row], done: tuple[Deed, ...]) -> list[Thing[Row]]:
    """The nouns of a table in a sentence that are neither part of a name nor of a longer compound ("treaty obligations").

    The phrase of a noun ends before the deeds `done`.
    """
    found: list[Thing[Row]] = []
    verbs = frozenset(n for deed in done for n in range(deed.spot.first, deed.spot.last + 1))
    named = [spot_of(setting, mention) for mention in setting.actors]
    for spot in setting.find(table, MOST_WORDS):
        if found and found[-1].spot.last == spot.first - 1:
            found.pop()
        is_named = any(name.first <= spot.first and spot.last <= name.last for name in named) or _is_in_title(setting, spot)
        if not is_named and setting.after(spot.last) not in one_word(setting, "compound.after"):
            row = table[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]
            found.append(Thing(spot, phrase(setting, spot, verbs), row))
    return found


def _is_in_title(setting: Setting, spot: Match) -> bool:
    """Whether a plain noun written with a capital ends a name: "Heilong Credit"; a title goes on behind it or is an article's."""
    text = setting.analysis.text.words
    is_capital = text[setting.words[spot.first].start].isupper() and spot.first == spot.last
    is_after_name = spot.first > 1 and text[setting.words[spot.first - 1].start].isupper()
    return is_capital and is_after_name and setting.words[spot.first].text in one_word(setting, "name.end")
