"""Noun phrases: the words that belong to a head noun, read without a grammar, from the words that cannot be part of one."""

from comity.extract.setting import Match, Setting
from comity.extract.trigger import is_cue

MOST_BEFORE, MOST_AFTER = 6, 8


def noun_phrase(setting: Setting, head: Match, verbs: frozenset[int] = frozenset()) -> Match:
    """The head noun with the adjectives, nouns and names before it: "[a] new deep-water port".

    It ends at articles, prepositions, pronouns, possessives, marks and at `verbs` (places of words known to be verbs); "and" and
    commas belong to it between names ("the Alpha, Beta and Gamma satellites").
    """
    first = head.first
    while first > 0 and head.first - first < MOST_BEFORE and first - 1 not in verbs and _belongs(setting, first - 1):
        first -= 1
    while first < head.first and setting.words[first].text in {"and", ","}:
        first += 1
    return Match(first, head.last)


def _belongs(setting: Setting, place: int) -> bool:
    word = setting.words[place].text
    if word == "," and is_inside_number(setting, place):
        return True
    if word in {"and", ","}:
        return place > 0 and setting.is_name(place - 1) and (setting.is_name(place + 1) or setting.words[place + 1].text == "and")
    is_mark = not word[0].isalnum()
    is_owner = word.endswith(("'s", "’s")) or setting.after(place) in {"'", "’"}
    return not (is_mark or is_owner or word.endswith("ly") or is_cue("np.stop", setting.lang, word))


def is_inside_number(setting: Setting, place: int) -> bool:
    """Whether a comma stands inside a number ("1,200", "100,000t")."""
    is_close = 0 < place < len(setting.words) - 1 and setting.words[place - 1].end == setting.words[place].start
    return is_close and setting.before(place).isdigit() and setting.after(place)[:3].isdigit()


def is_modifier(setting: Setting, noun: Match, verbs: frozenset[int]) -> bool:
    """Whether a noun only modifies the next one ("pipeline talks"): a word that is no verb or function word follows.

    A name behind a plain noun is its own ("the road Alpha-Beta").
    """
    following = setting.after(noun.last)
    is_open = is_cue("np.stop", setting.lang, setting.words[noun.last].text)
    if is_open or not following or not following[0].isalpha() or noun.last + 1 in verbs:
        return False
    if setting.is_name(noun.last + 1) and not setting.is_name(noun.last):
        return False
    return not (is_cue("np.stop", setting.lang, following) or following.endswith(("ly", "ed", "ing")))


def with_complement(setting: Setting, phrase: Match, verbs: frozenset[int] = frozenset()) -> Match:
    """A noun phrase with the "of ...", "between ... and ...", "from ... to ..." that completes its name."""
    last = phrase.last
    if not is_cue("complement", setting.lang, setting.after(last)):
        return phrase
    for place in range(phrase.last + 1, min(len(setting.words), phrase.last + 1 + MOST_AFTER)):
        if place in verbs or not _completes(setting, place):
            break
        if not is_cue("np.stop", setting.lang, setting.words[place].text):
            last = place
    return Match(phrase.first, last)


def _completes(setting: Setting, place: int) -> bool:
    word = setting.words[place]
    if is_inside_number(setting, place):
        return True
    if not word.text[0].isalnum() or any(when.start <= word.start < when.end for when in setting.periods):
        return False
    if word.text == "to" or setting.before(place) == "to":
        return setting.is_name(place + (word.text == "to")) if place + 1 < len(setting.words) else False
    is_inside = is_cue("complement", setting.lang, word.text) or is_cue("complement.inside", setting.lang, word.text)
    return is_inside or not is_cue("np.stop", setting.lang, word.text)


def worded(setting: Setting, phrase: Match) -> str:
    """A phrase as the text has it, blanks made single."""
    return " ".join(setting.analysis.text.words[setting.words[phrase.first].start : setting.words[phrase.last].end].split())
