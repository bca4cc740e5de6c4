"""Triggers of events: the words of `event_types.tsv` in a sentence, with the form and the object noun that they need."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from comity.extract.chain import said_at
from comity.extract.deeds import one_word
from comity.extract.noun_phrase import is_modifier, noun_phrase
from comity.extract.participants import governing, institution
from comity.extract.setting import Match, Setting
from comity.extract.tree import tree
from comity.extract.trigger import cues_of, is_cue, is_negated, mood, text
from comity.model.analysis import Utterance
from comity.model.claim import Event, EventType, Modality
from comity.resources.phrases import PhraseRow, Phrases, phrases

Frame: TypeAlias = Literal["mutual", "goer", "doer"]
Form: TypeAlias = Literal["verb", "base", "noun", "speech"]
REACH_OBJECT, REACH_SUBJECT = 12, 18
"""How many words may stand between a verb and the noun that it needs, as its object or as the subject of a passive."""

PLACED = frozenset({"in", "to", "through"})
"""Prepositions behind which a chamber is where something was said, not who voted."""


class EventTerm(PhraseRow, frozen=True, kw_only=True):
    """Words that tell of a type of event (`event_types.tsv`), with its PLOVER root ("NONE" where PLOVER codes no such event).

    `frame` says who takes part: both sides ("mutual"), who goes somewhere ("goer"), who does something to another ("doer").
    A `verb` tells what happened, a `base` form what shall ("will meet"), a `noun` names it, a `speech` verb makes an
    announcement where an institution speaks on a day ("the ministry said on Monday"). `objects` are nouns one of
    which the verb must have, `links` prepositions behind it that make a participant ("delivered ... to").
    """

    type: EventType
    root: str
    frame: Frame
    form: Form
    objects: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Found(NamedTuple):
    """A trigger in a sentence: its words, the table row it belongs to and, for a verb that needs one, its object noun."""

    setting: Setting
    spot: Match
    term: EventTerm
    object: Match | None = None


class Occurrence(NamedTuple):
    """An event read from a sentence, before repeats in the document are dropped."""

    found: Found
    event: Event
    mood: Modality
    said: Utterance | None
    is_anaphor: bool


@cache
def terms(lang: str) -> Phrases[EventTerm]:
    """The rows of `event_types.tsv` by their words."""
    return phrases("event_types", EventTerm, lang)


def fitting(setting: Setting, spot: Match) -> list[Found]:
    """The first row whose form and object fit the words around a trigger."""
    for term in terms(setting.lang).rows[tuple(text(setting, spot).split())]:
        thing = object_noun(setting, spot, term) if term.objects else None
        if (not term.objects or thing is not None) and FITS[term.form](setting, spot):
            return [Found(setting, spot, term, thing)]
    return []


def object_noun(setting: Setting, spot: Match, term: EventTerm) -> Match | None:
    """The nearest noun that the verb needs: behind it, or before it as the subject of a passive or the noun of a participle."""
    table = frozenset(tuple(phrase.split()) for phrase in term.objects)
    near = []
    for noun in _things(setting, table):
        gap, reach = noun.first - spot.last, REACH_OBJECT
        if noun.last < spot.first:
            gap, reach = spot.first - noun.last, REACH_SUBJECT
        if noun.last < spot.first and term.type == "vote" and governing(setting, noun.first) in PLACED:
            continue
        is_frame = any(cue.first < noun.first <= cue.last for cue in cues_of(setting, "framework"))
        if 0 < gap <= reach and not is_frame and not setting.is_parted(noun, spot):
            near.append((noun.first < spot.first, gap, noun))
    return min(near)[2] if near else None


@lru_cache(maxsize=64)
def _things(setting: Setting, table: frozenset[tuple[str, ...]]) -> tuple[Match, ...]:
    return setting.find(table, 3)


def is_verb(setting: Setting, spot: Match) -> bool:
    """A verb follows no article ("the newly signed pact") and no count ("by 19 votes to two"); one in -ing is parsed as one."""
    if setting.words[spot.first].text.endswith("ing") and not _is_parsed_verb(setting, spot):
        return False
    if is_cue("begins.to.hold", setting.lang, setting.after(spot.last)):
        return False
    one, other = setting.before(spot.first), setting.before(spot.first - 1)
    if one.isdigit() and not any(when.start <= setting.words[spot.first - 1].start < when.end for when in setting.periods):
        return False
    if one in one_word(setting, "relative.bare") and tree(setting).part(tree(setting).verb(spot)) == "VERB":
        return True
    return not (is_article(setting, one) or (one.endswith("ly") and is_article(setting, other)))


def is_article(setting: Setting, word: str) -> bool:
    """Whether a word is an article or another word that opens a noun phrase."""
    return is_cue("determiner", setting.lang, word)


def article_of(setting: Setting, noun: Match) -> str:
    """The word before the phrase of a noun, "next" and the like left out."""
    first = noun_phrase(setting, noun).first
    while is_cue("in.row", setting.lang, setting.before(first)):
        first -= 1
    return setting.before(first)


def points_back(setting: Setting, thing: Match) -> bool:
    """Whether a document is one told of before ("the agreement"), not one that its name sets apart ("the Agreement on ...")."""
    is_named = is_cue("complement.topic", setting.lang, setting.after(thing.last))
    return is_cue("definite", setting.lang, article_of(setting, thing)) and not is_named


def is_coming(setting: Setting, spot: Match) -> bool:
    """A base form stands behind what makes it a plan or an expectation, or is told with "did"."""
    if setting.sentence.kind == "heading" and setting.before(spot.first) not in one_word(setting, "modal"):
        return True
    if setting.before(spot.first) in {"did", "does", "do"} and not is_negated(setting, spot):
        return True
    if is_article(setting, setting.before(spot.first)):
        return False
    return mood(setting, spot) in {"target", "forecast"} or is_ahead(setting, spot) or is_told_ahead(setting, spot)


def is_told_ahead(setting: Setting, spot: Match) -> bool:
    """Whether "would" tells in the past what somebody said lay ahead: "said that a delegation would travel to"."""
    is_would = setting.before(spot.first) in one_word(setting, "backshift")
    return is_would and said_at(setting, spot) is not None and not cues_of(setting, "condition")


def is_ahead(setting: Setting, spot: Match) -> bool:
    """Whether a verb in the present tense tells what lies ahead: "before the two presidents meet in May"."""
    parse = tree(setting)
    place = parse.head(spot)
    above = parse.above(place)
    is_finite = parse.part(place) == "VERB" and bool(parse.below(place, "subject"))
    return is_finite and above is not None and above.kind == "clause" and above.marker in {"before", "until", "when"}


def _is_parsed_verb(setting: Setting, spot: Match) -> bool:
    """Whether the parse has a verb at the first word of a match, with an object or a phrase of its own."""
    parse = tree(setting)
    place = parse.head(Match(spot.first, spot.first))
    return parse.part(place) == "VERB" and bool(parse.below(place, "object", "phrase"))


def is_noun(setting: Setting, spot: Match) -> bool:
    """A noun names an event where it is no part of a compound and no verb ("after meeting his host")."""
    if setting.words[spot.first].text.endswith("ing") and _is_parsed_verb(setting, spot):
        return False
    verbs = frozenset(cue.first for kind in ("event.held", "delivery.begun") for cue in cues_of(setting, kind))
    return not is_modifier(setting, spot, verbs)


def is_speech(setting: Setting, spot: Match) -> bool:
    """A verb of making known (not mere "said") counts where an institution is its subject and the day stands right behind it."""
    last = spot.last
    while is_cue("statement.day", setting.lang, setting.after(last)) and last - spot.last < 3:
        last += 1
    days = [setting.spot(when.start, when.end) for when in setting.periods if when.kind in {"DATE", "TIME"}]
    return any(spot.last < day.first <= last + 1 or day.first <= last <= day.last for day in days) and bool(
        institution(setting, spot)
    )


FITS: dict[Form, Callable[[Setting, Match], bool]] = {
    "verb": is_verb,
    "base": is_coming,
    "noun": is_noun,
    "speech": is_speech,
}
