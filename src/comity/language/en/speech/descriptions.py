"""The whole of the words that tell who speaks: the name, and what is said of its bearer beside it."""

from comity.language.en.speech.cue import Cue
from comity.language.en.speech.lexicon import lexicon
from comity.language.en.speech.phrases import phrase_after
from comity.language.en.speech.unit import Places, Unit

_LONGEST = 45
_OVER = frozenset({"“”", ";", ":", "—", "–", "."})


def described(unit: Unit, cue: Cue) -> Places | None:
    """The words for who speaks, with a description set off by commas or in brackets ("Ada Example (Ind.), who ran the port,")."""
    if cue.subject is None:
        return None
    start, end = cue.subject
    if end <= cue.place:
        return start, _before_verb(unit, end, cue.place)
    if cue.is_aside:  # what was said may follow the comma: "according to X, who runs the mine, output fell"
        return start, max(end, cue.zone[1])
    return start, _after_name(unit, end, unit.sentence_end(cue.place))


def carried_by(unit: Unit, subject: Places) -> Places | None:
    """Who carries the words of a speaker: the outlet of "X, quoted by the Example Wire, said", "data cited by Example Wire"."""
    for place in range(subject[0] + 1, min(subject[1] + 3, len(unit.tokens) - 2)):
        if unit.low(place) in {"quoted", "cited", "carried"} and unit.low(place + 1) == "by":
            end = phrase_after(unit, place + 2, unit.sentence_end(place))
            return (place + 2, end) if end > place + 2 else None
    return None


def _before_verb(unit: Unit, end: int, verb: int) -> int:
    """The end of a description between a name and its verb: it closes with a comma or bracket right before the verb."""
    close = verb
    while close > end and (
        unit.low(close - 1) in lexicon().auxiliaries | lexicon().adverbs or unit.low(close - 1).endswith("ly")
    ):
        close -= 1
    is_set_off = unit.low(end) in {",", "("} and unit.low(close - 1) in {",", ")"} and close - end > 2
    return close if is_set_off and close - end <= _LONGEST and _begins(unit, end + 1) else end


def _after_name(unit: Unit, end: int, limit: int) -> int:
    """The end of a description after a name that follows its verb: it runs up to what is said, or to the end of the sentence."""
    if unit.low(end) == "(":
        close = next((place for place in range(end, min(end + 10, limit)) if unit.low(place) == ")"), None)
        end = end if close is None else close + 1
    if unit.low(end) != "," or not _begins(unit, end + 1):
        return end
    close = end + 1
    while close < min(limit, end + _LONGEST) and unit.low(close) not in _OVER and not _turns(unit, close):
        close += 1
    return close


def _begins(unit: Unit, place: int) -> bool:
    """Whether a description begins here: a noun with or without article, an age, a clause with "who"; no time, manner or deed."""
    low, words = unit.low(place), lexicon()
    if low in words.relatives or low in words.determiners or low in words.person_nouns or low in {"now", "then", "of"}:
        return True
    if unit.kind(place) == "number" or unit.tokens[min(place, len(unit.tokens) - 1)].is_capital:
        return True
    is_other = low in words.prepositions or low in words.adjuncts or low in words.times or low in words.boundaries
    return unit.kind(place) == "word" and not is_other and not low.endswith(("ing", "ly")) and low not in {"and", "but", "or"}


def _turns(unit: Unit, place: int) -> bool:
    """Whether the sentence leaves the description at a comma: "..., adding that", "..., in a statement", "..., but"."""
    if unit.low(place) != ",":
        return False
    following = unit.low(place + 1)
    return following.endswith("ing") or following in {"and", "but", "while", "as", "in", "on", "during", "after", "referring"}


def is_description(name: str) -> bool:
    """Whether a voice has no name but words that describe it: "importer", "minister of Finances"."""
    words = name.split()
    nouns = lexicon().person_nouns | lexicon().anonymous_nouns
    return bool(words) and (words[-1].islower() or not nouns.isdisjoint(name.lower().split()))


def describes(name: str, noun: str) -> bool:
    """Whether a description is of one whom the noun tells: a premier is a prime minister, of two with one voice neither."""
    words = name.lower().replace("prime minister", "premier prime minister").split()
    return noun in words and "and" not in words
