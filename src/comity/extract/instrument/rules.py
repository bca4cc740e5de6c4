"""The ways in which a sentence says what was done with an instrument, beside those that any deed and noun have (`ties`)."""

from collections.abc import Iterator
from itertools import pairwise

from comity.extract import ties
from comity.extract.deeds import Deed, deeds, marks, one_word
from comity.extract.instrument.noun import Thing, Tie, is_titled, nouns, partners, standing, takes_two, year_in_front
from comity.extract.objects import is_joined
from comity.extract.parties import codes, governors
from comity.extract.phrase import phrase
from comity.extract.setting import Match, Setting
from comity.extract.subjects import subjects
from comity.extract.ties import is_plain
from comity.extract.tree import tree

PARTNER_REACH, COLON_REACH, HERALD_REACH, ITEM_START = 4, 4, 8, 3
ITEM_MARKS = frozenset(":;),•-–")


def held(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """States have it: "Oman has free trade agreements with India", one claim for each partner."""
    for verb in marks(setting, "holding"):
        for thing in found:
            is_object = thing.spot.first > verb.last and is_plain(setting, verb.last + 1, thing.spot.first)
            is_done = any(verb.last < deed.spot.first < thing.spot.first for deed in done if deed.voice != "noun")
            if is_object and not is_done and (partners(setting, thing) or len(_holders(setting, verb)) > 1):
                yield (
                    standing(verb),
                    thing._replace(phrase=phrase(setting, thing.spot, frozenset(range(verb.first, verb.last + 1)))),
                )


def _holders(setting: Setting, verb: Match) -> set[str]:
    """The states that are subject of a verb."""
    return {code for m in subjects(setting, verb, governors(setting)) for code in codes(m)}


def pronominal(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It was done, and the sentence before names it: "They drafted a pact. It was signed in May"."""
    yield from ties.pronominal(setting, done, found, nouns(setting.lang))


def enumerated(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It stands in a list behind a colon: "signed the following: (a) a memorandum on tourism; (b) a protocol on customs"."""
    colons = [n for n, word in enumerate(setting.words) if word.text == ":"]
    for deed in done:
        colon = next((n for n in colons if 0 < n - deed.spot.last <= COLON_REACH), None)
        if colon is None or deed.voice == "noun":
            continue
        for thing in found:
            first = thing.phrase.first - (setting.before(thing.phrase.first) in one_word(setting, "article"))
            if first > colon and setting.before(first) in ITEM_MARKS:
                yield deed, thing


def itemised(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """It opens an item of a list whose head tells what was done: "They signed:" above "- a memorandum on tourism"."""
    header = setting.header
    told = deeds(header, "instrument_actions") if header is not None and found else ()
    if told and told[-1].voice != "noun" and found[0].phrase.first <= ITEM_START:
        yield told[-1]._replace(spot=found[0].spot, voice="attribute"), found[0]


def framework(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Something rests on what has a title, sides or a year: "under the Treaty on Trade", "the US-Japan pact", "the 2017 pact"."""
    for cue in (*marks(setting, "framework"), *marks(setting, "standing.in")):
        for thing in found:
            is_next = thing.spot.first > cue.last and is_plain(setting, cue.last + 1, thing.spot.first)
            if is_next and (is_titled(setting, thing) or partners(setting, thing) or _is_told_apart(setting, thing)):
                yield standing(cue), thing
                break


def _is_told_apart(setting: Setting, thing: Thing) -> bool:
    """Whether a year in front or "of the two banks" behind says which agreement of two states is meant; names are of others."""
    words = setting.analysis.text.words
    span = setting.words[thing.phrase.first : thing.spot.last + 1]
    is_plain_name = not any(words[w.start].isupper() or w.text in one_word(setting, "domestic") for w in span)
    behind = [spot.first - thing.spot.last for spot in marks(setting, "pair.of")]
    is_paired = any(0 < gap <= PARTNER_REACH for gap in behind)
    return is_plain_name and takes_two(setting, thing) and (is_paired or year_in_front(setting, thing) is not None)


def completed(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Its ratification is over, told of the one noun before: "The pact starts in May, both having completed ratification"."""
    for verb in marks(setting, "completing"):
        for cue in marks(setting, "completed.consent"):
            before = [thing for thing in found if thing.spot.last < verb.first]
            is_done = 0 < cue.first - verb.last <= 2 and setting.after(cue.last) not in one_word(setting, "of")
            if is_done and len(before) == 1:
                yield (
                    Deed("ratified", "noun", Match(verb.first, cue.last), "actual", is_planned=False, is_denied=False),
                    before[0],
                )


def heralded(setting: Setting, _: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """A colon tells what the signature is for: "The signature followed on Friday in Suva: an agreement on sport"."""
    for cue in marks(setting, "signature"):
        colon = next((n for n in range(cue.last + 1, len(setting.words)) if setting.words[n].text == ":"), None)
        if colon is None or colon - cue.last > HERALD_REACH or setting.after(colon) not in one_word(setting, "article"):
            continue
        behind = [thing for thing in found if thing.spot.first > colon]
        between = {word.text for word in setting.words[colon + 2 : behind[0].spot.first]} if behind else set()
        if behind and behind[0].spot.first - colon <= HERALD_REACH and not between & (one_word(setting, "verbal") | {",", ";"}):
            yield Deed("signed", "noun", cue, "actual", is_planned=False, is_denied=False), behind[0]


def dated(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """Its year stands in front of it, and its sides behind: "the 1994 peace treaty between Israel and Jordan"."""
    busy = {thing.spot for run in (ties.active, ties.passive, ties.participle) for _, thing in run(setting, done, found)}
    for thing in found:
        year = year_in_front(setting, thing)
        is_known = partners(setting, thing) or is_titled(setting, thing)
        if year is not None and thing.spot not in busy and is_known:
            yield Deed("signed", "noun", setting.spot(year.start, year.end), "actual", is_planned=False, is_denied=False), thing


def inverted(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """The verb stands first: "On 15 May entered into force the agreement on trade", "There were signed a protocol and a plan"."""
    for deed in done:
        behind = [thing for thing in found if thing.spot.first > deed.spot.last]
        if (
            deed.voice not in {"state", "passive"}
            or not behind
            or not is_plain(setting, deed.spot.last + 1, behind[0].spot.first)
        ):
            continue
        is_opened = setting.after(deed.spot.last) in one_word(setting, "article")
        start = ties.before_helpers(setting, deed.spot.first)
        is_there = start > 0 and setting.before(start) in one_word(setting, "there")
        is_bare = deed.voice == "state" and not tree(setting).below(tree(setting).verb(deed.spot), "subject")
        if is_opened and (is_there or is_bare):
            yield from ((deed, thing) for thing in _row_of(setting, behind))


def _row_of(setting: Setting, behind: list[Thing]) -> Iterator[Thing]:
    """The first noun behind a verb and those joined to it."""
    yield behind[0]
    for one, other in pairwise(behind):
        if not is_joined(setting, one, other):
            return
        yield other


def attributive(setting: Setting, done: tuple[Deed, ...], found: list[Thing]) -> Iterator[Tie]:
    """A participle before the noun tells that it is over: "damages over the terminated transit contract"."""
    for deed in done:
        is_over = deed.action == "terminated" and deed.voice in {"bare", "attribute"} and not deed.is_planned
        if not is_over or setting.before(deed.spot.first) not in one_word(setting, "article"):
            continue
        for thing in found:
            if thing.spot.first > deed.spot.last and is_plain(setting, deed.spot.last + 1, thing.spot.first):
                is_opened = setting.after(deed.spot.last) in one_word(setting, "article")
                if not is_opened:
                    yield deed._replace(voice="attribute"), thing
                break
