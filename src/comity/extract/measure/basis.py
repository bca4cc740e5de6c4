"""Basis: the acts of law that a measure rests on: "under Executive Order 14065", "by decree No. 77 of May 3"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from msgspec import Struct

from comity.extract.deeds import Deed, marks, one_word
from comity.extract.phrase import front
from comity.extract.setting import Match, Setting, Word
from comity.extract.tree import Tree, tree
from comity.model.analysis import When
from comity.model.claim import LegalBasis, LegalType
from comity.resources import load
from comity.resources.cues import cues

NUMBER = re.compile(r"(?:[A-Z]{1,5}[- ]?)?\d+(?:[-/.]?[A-Za-z0-9]+)*(?:\([IVXLC]+\))?(?:/\d+)*(?:-[A-Z][a-z]+)?")
"""The number of an act: "14065", "2024/1745", "512-23", "604(I)/2024", "P-77"."""
SIGN = re.compile(r"\s*,?\s*(?:(?:Nos?|NO|no|Nr|n|N)\s?[.°º]+|(?:Nos?|NO|no)\b|№|[Nn]umber)\s*")
"""What stands before a number: "No.", "№"."""
YEAR = re.compile(r"\s*\((?:1[89]|20)\d\d\)")
BRACKET = re.compile(r"\s*\([A-Z]{2,8}(?:,\s?[A-Za-z]+)?\)")
"""Who made a regulation, in brackets before its number: "(EU)", "(EC)"."""
MOST_PARTS = 5


class Term(Struct, frozen=True, kw_only=True):
    """Nouns for acts of law (`legal_acts.tsv`); `is_plain` where the noun alone means one."""

    type: LegalType
    lang: str
    is_plain: bool
    words: tuple[str, ...]


class Act(NamedTuple):
    """An act of law named in a sentence: the words of its name, its noun among them; `is_told` by number, name or day."""

    spot: Match
    noun: int
    type: LegalType
    number: str | None
    given: When | None
    is_told: bool
    is_plain: bool


@cache
def terms(lang: str) -> dict[tuple[str, ...], Term]:
    """The rows of `legal_acts.tsv` of a language by their words."""
    return {tuple(words.split()): row for row in load("legal_acts", Term) if row.lang == lang for words in row.words}


@lru_cache(maxsize=8)
def acts(setting: Setting) -> tuple[Act, ...]:
    """The acts of law that a sentence names, in order."""
    known = terms(setting.lang)
    found: list[Act] = []
    for spot in setting.find(known, max(map(len, known), default=0)):
        row = known[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]
        if found and spot.first <= found[-1].spot.last:
            continue
        found.append(_act(setting, spot, row))
    return tuple(found)


def basis_of(setting: Setting, deed: Deed, span: Match) -> tuple[LegalBasis, ...]:
    """The acts of law that a deed, or the words `span` of its measure, rest on.

    An act is one where words as "under" or "pursuant to" lead from them to it ("sanctions under Executive Order 14065"), where it
    does the deed itself ("decree 77 bans imports") or the deed describes it ("a decree of 3 May banning imports").
    """
    parse = tree(setting)
    every = acts(setting)
    return tuple(_basis(setting, act) for act in every if _carries(setting, parse, act, deed, span))


def apart(setting: Setting) -> tuple[When, ...]:
    """The years and days that only name an act of law: "resolution 2231 (2015)", "the Trade Act of 1974"."""
    spans = [act.spot for act in acts(setting)]
    return tuple(
        when
        for when in setting.periods
        for spot in [setting.spot(when.start, when.end)]
        if when.precision == "year" and any(one.first <= spot.first and spot.last <= one.last for one in spans)
    )


def _act(setting: Setting, noun: Match, row: Term) -> Act:
    """The act that a noun names, with its number, what it is an article of or a code of, and the day it is of."""
    first, head = _front(setting, noun), noun.last
    number, last = _number(setting, noun.last)
    given, last = _given(setting, last)
    is_named = setting.is_name(head) and first < noun.first and setting.is_name(noun.first - 1)
    first = _article(setting, first)
    is_part = setting.words[first].text in one_word(setting, "legal.part")
    is_told = number is not None or is_named or given is not None or is_part or _is_code(setting, noun, first, row)
    return Act(Match(first, last), head, row.type, number, given, is_told, row.is_plain)


def _front(setting: Setting, noun: Match) -> int:
    """The first word of the name of an act; an owner in front ("the bank's decree") and small words inside names belong to it."""
    first = front(setting, noun, frozenset())
    place = first
    while place > 1 and setting.words[place - 1].text in {"and", "of"} and setting.is_name(place) and setting.is_name(place - 2):
        place = front(setting, Match(place - 2, place - 2), frozenset())
    return place


def _is_code(setting: Setting, noun: Match, first: int, row: Term) -> bool:
    """Whether a code is named by what it rules: "the customs code"."""
    return row.type == "code" and first < noun.first and setting.before(noun.first) in one_word(setting, "legal.code")


def _number(setting: Setting, last: int) -> tuple[str | None, int]:
    """The number behind the noun of an act and the last word of it; None and the noun where it has none."""
    text, end = setting.analysis.text.words, setting.words[last].end
    limit = setting.sentence.end
    bracket = BRACKET.match(text, end, limit)
    start = bracket.end() if bracket else end
    sign = SIGN.match(text, start, limit)
    start = sign.end() if sign else start
    start += len(text[start:limit]) - len(text[start:limit].lstrip())
    found = NUMBER.match(text, start, limit)
    is_date = any(when.start <= start < when.end and when.precision != "year" for when in setting.periods)
    is_counted = any(amount.start <= start < amount.end and amount.noun for amount in setting.amounts)
    if found is None or (not sign and not bracket and (is_date or is_counted)):
        return None, last
    stop = found.end()
    year = YEAR.match(text, stop, limit)
    stop = year.end() if year else stop
    return found.group(), setting.spot(start, stop).last


def _given(setting: Setting, last: int) -> tuple[When | None, int]:
    """The day, month or year that an act is of, where the words right behind it give it, and the last word of that."""
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        if spot.first <= last or when.kind != "DATE" or when.period is None:
            continue
        between = [word.text for word in setting.words[last + 1 : spot.first]]
        opener = tuple(text for text in between if text not in {"(", ","})
        return (when, spot.last) if opener in cues("legal.given", setting.lang) else (None, last)
    return None, last


def _article(setting: Setting, first: int) -> int:
    """The first word with the article of an act in front: "Article 12 of the customs code", "section 301 of the Trade Act"."""
    place = first - 1
    while place > 0 and setting.words[place].text in one_word(setting, "article"):
        place -= 1
    if place < 1 or setting.words[place].text not in one_word(setting, "of"):
        return first
    for back in range(place - 1, max(-1, place - 1 - MOST_PARTS), -1):
        word = setting.words[back].text
        if word in one_word(setting, "legal.part"):
            return back if setting.words[back + 1].text[0].isdigit() else first
        if not _is_part_number(setting.words[back]):
            break
    return first


def _is_part_number(word: Word) -> bool:
    """Whether a word is a number, a letter or a mark of an article: "12", "5(2)(a)", "3 and 4"."""
    is_number = word.text[0].isdigit() or len(word.text) == 1
    return len(word.text) <= MOST_PARTS and (is_number or word.text in {"and", "to"})


def _carries(setting: Setting, parse: Tree, act: Act, deed: Deed, span: Match) -> bool:
    """Whether a measure rests on an act; a decision is an act of law only where it has a number, a name or a day."""
    if _is_doer(parse, act, deed, span):
        return act.is_told or act.type != "decision"
    is_act = act.is_told or act.is_plain
    return is_act and _is_linked(setting, act) and _leads(setting, parse, act, deed, span)


def _is_doer(parse: Tree, act: Act, deed: Deed, span: Match) -> bool:
    """Whether an act does the deed or is described by it: "the decree bans", "a decree banning", "a law on the lifting of"."""
    verb = parse.head(deed.spot)
    doers = [arc.place for arc in parse.subjects(verb) if not arc.is_passive and not arc.marker]
    if any(act.noun in parse.members(place) for place in doers):
        return True
    for place in (verb, parse.head(span)):
        for arc in parse.up(place):
            if arc.head == act.noun:
                return arc.kind in {"clause", "complement", "phrase"}
            if arc.kind not in {"object", "conjunct", "complement"}:
                break
    return False


def _is_linked(setting: Setting, act: Act) -> bool:
    """Whether words stand right before the name of an act that rest something on it."""
    place = act.spot.first - 1
    while place > 0 and setting.words[place].text in one_word(setting, "article") | one_word(setting, "legal.new"):
        place -= 1
    return any(cue.last == place for cue in marks(setting, "legal.link"))


def _leads(setting: Setting, parse: Tree, act: Act, deed: Deed, span: Match) -> bool:
    """Whether the words that lead to an act lead from a measure: in the tree, or in its clause."""
    own = {parse.head(deed.spot), parse.head(span), *range(span.first, span.last + 1)}
    line = [arc.head for arc in parse.up(act.noun)]
    verbs = [place for place in line if parse.part(place) == "VERB"]
    if own & set(line):
        first = next(place for place in line if place in own)
        return sum(verb in line[: line.index(first)] for verb in verbs) <= 1
    near = Match(min(span.first, deed.spot.first), max(span.last, deed.spot.last))
    return not line and not setting.is_parted(near, act.spot)


def _basis(setting: Setting, act: Act) -> LegalBasis:
    """An act as a claim has it; the bracket that a year stands in is closed."""
    first, last = setting.words[act.spot.first], setting.words[act.spot.last]
    end = last.end + (1 if setting.analysis.text.words[last.end : last.end + 1] == ")" else 0)
    return LegalBasis(
        type=act.type,
        name=" ".join(setting.analysis.text.words[first.start : end].split()),
        start=first.start,
        end=end,
        number=act.number,
        date=act.given.period if act.given is not None else None,
    )
