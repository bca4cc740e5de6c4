"""Instruments told one by one behind those they are among: "signed ten documents, among them a pact on rail"."""

from collections.abc import Iterator

from comity.extract import ties
from comity.extract.deeds import Deed, deeds, marks
from comity.extract.instrument.noun import Thing, Tie, nouns
from comity.extract.instrument.parsed import parsed
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.ties import things
from comity.extract.tree import tree

CUE_REACH, OPENING = 8, 3


def listed(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """They are among those told of before: "signed ten documents, including a pact on rail", "Among them is a loan accord"."""
    for cue in marks(setting, "members"):
        behind = [thing for thing in found if thing.spot.first > cue.last]
        if not behind or behind[0].phrase.first - cue.last > CUE_REACH:
            continue
        deed = _deed_of_many(setting, done, [thing for thing in found if thing.spot.last < cue.first])
        if deed is None and cue.first <= OPENING:
            deed = _earlier(setting, cue)
        if deed is not None:
            yield from ((deed, thing) for thing in _row(setting, behind))


def _deed_of_many(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Deed | None:
    """What was done with the last of several instruments that one plural names."""
    many = [thing for thing in found if setting.words[thing.spot.last].text.endswith(("s", "memoranda"))]
    runs = (ties.active, ties.passive, ties.participle, parsed)
    tied = [deed for run in runs for deed, thing in run(setting, done, many) if many and thing.spot == many[-1].spot]
    return tied[0] if tied else None


def _earlier(setting: Setting, cue: Match) -> Deed | None:
    """The same of the sentence before, told in this one at the words of the cue."""
    earlier = _prose_before(setting)
    if earlier is None:
        return None
    done = deeds(earlier, "instrument_actions")
    deed = _deed_of_many(earlier, done, things(earlier, nouns(earlier.lang), done))
    return deed._replace(spot=cue, voice="noun") if deed is not None else None


def _prose_before(setting: Setting) -> Setting | None:
    """The sentence of prose before this one, in whatever paragraph."""
    numbers = range(setting.number - 1, -1, -1)
    found = (number for number in numbers if setting.analysis.sentences[number].kind == "prose")
    number = next(found, None)
    return setting_at(setting.analysis, number) if number is not None else None


def _row(setting: Setting, behind: list[Thing]) -> list[Thing]:
    """The first of the listed and those that the parse joins to it, or that follow it with an article and no verb between."""
    parse = tree(setting)
    row = behind[:1]
    for thing in behind[1:]:
        place = parse.head(thing.spot)
        above = parse.above(place)
        if above is None or above.kind not in {"conjunct", "apposition"}:
            break
        row.append(thing)
    return row
