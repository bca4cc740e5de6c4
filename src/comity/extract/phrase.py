"""Noun phrases: how far the words around a noun belong to it."""

from comity.extract.deeds import one_word
from comity.extract.setting import Match, Setting

MOST_BEFORE, MOST_AFTER, MOST_NAME, MOST_PAIRED = 8, 9, 6, 4


def phrase(setting: Setting, noun: Match, verbs: frozenset[int] = frozenset()) -> Match:
    """The noun with the words that modify it: back to article, preposition or verb, on through phrases of "of", "on", "for".

    `verbs` are the places of words known to be verbs.
    """
    return Match(_paired(setting, front(setting, noun, verbs), noun), back(setting, noun, verbs))


def front(setting: Setting, noun: Match, verbs: frozenset[int]) -> int:
    """The first word of the phrase of a noun, articles left out."""
    stops = one_word(setting, "phrase.stop") | one_word(setting, "article") | one_word(setting, "facing")
    first = noun.first
    while first > 0 and noun.first - first < MOST_BEFORE:
        word = setting.words[first - 1]
        is_mark = not word.text[0].isalnum() and word.text not in {"%", "$", "€"} and not _is_named(setting, word.start)
        if (
            word.text in stops
            or is_mark
            or _is_verbal(setting, word.text)
            or first - 1 in verbs
            or _is_person(setting, word.start)
            or word.text.endswith("ly")
        ):
            break
        first -= 1
    return first


def _paired(setting: Setting, first: int, noun: Match) -> int:
    """The first word with an attribute that "and" joins: "a search and rescue pact", where an article stands before both."""
    articles, stops = one_word(setting, "article"), one_word(setting, "phrase.stop")
    if setting.before(first) != "and" or first == noun.first:
        return first
    place = first - 2
    while place > 0 and first - place <= MOST_PAIRED:
        word = setting.words[place]
        if word.text in stops or not word.text[0].isalpha() or _is_named(setting, word.start):
            return first
        if setting.before(place) in articles:
            return place
        place -= 1
    return first


def back(setting: Setting, noun: Match, verbs: frozenset[int] = frozenset()) -> int:
    """The last word of the phrase of a noun: a phrase of "of", "on", "for", "with" or "to" behind it belongs to it."""
    openers, stops = one_word(setting, "phrase.open"), one_word(setting, "phrase.stop") | one_word(setting, "relative")
    if setting.after(noun.last) not in openers or noun.last + 2 >= len(setting.words) or _is_date(setting, noun.last + 2):
        return noun.last
    last = noun.last + 1
    inner = (openers | one_word(setting, "article") | {"and", "between"}) - one_word(setting, "relative.bare")
    for n in range(last + 1, min(len(setting.words), noun.last + 1 + MOST_AFTER)):
        text = setting.words[n].text
        if n in verbs or not text[0].isalnum() or (text in stops and text not in inner) or _is_date(setting, n):
            break
        if text in openers and _is_date(setting, n + 1):
            break
        if text == "and" and _opens_another(setting, n):
            break
        last = n
    while last > noun.last and setting.words[last].text in inner:
        last -= 1
    return last


def name_at(setting: Setting, start: int) -> Match | None:
    """The run of capitalised words that begins at a place, with "&" inside: a firm that no other layer knows."""
    words = setting.analysis.text.words
    last = start - 1
    while last + 1 < len(setting.words) and last - start < MOST_NAME:
        word = setting.words[last + 1]
        if not words[word.start].isupper() and not (word.text == "&" and last >= start):
            break
        last += 1
    return Match(start, last) if last >= start and setting.words[last].text != "&" else None


def _opens_another(setting: Setting, place: int) -> bool:
    """Whether "and" leads to a further noun with an article or number of its own: "and a pact", "and of a programme"."""
    openers = one_word(setting, "article") | one_word(setting, "number")
    after = setting.after(place)
    return after in openers or (after in one_word(setting, "of") and setting.after(place + 1) in openers)


def _is_named(setting: Setting, start: int) -> bool:
    return any(m.start <= start < m.end for m in setting.actors)


def _is_verbal(setting: Setting, text: str) -> bool:
    """Whether a word in -ing is a verb: all are but the adjectives and trades of the table ("existing", "fishing")."""
    return text.endswith("ing") and "-" not in text and text not in one_word(setting, "ing.adjective")


def _is_person(setting: Setting, start: int) -> bool:
    return any(m.start <= start < m.end and m.kind == "person" for m in setting.actors)


def _is_date(setting: Setting, place: int) -> bool:
    """Whether a word belongs to a date that is no part of a title: "until 2030" is, "on Wednesday" is not."""
    if place >= len(setting.words):
        return False
    start = setting.words[place].start
    return any(when.start <= start < when.end and when.kind == "DATE" for when in setting.periods)
