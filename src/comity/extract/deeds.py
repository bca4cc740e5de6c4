"""Deeds: the verbs and nouns of a table that say what was done, with voice and mood."""

from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from comity.extract.setting import Match, Setting
from comity.extract.tree import tree
from comity.model.claim import Modality
from comity.resources import load
from comity.resources.cues import cues

Form: TypeAlias = Literal["past", "participle", "base", "gerund", "noun", "state"]
Voice: TypeAlias = Literal["active", "passive", "bare", "attribute", "noun", "state"]
MOOD_REACH, APPEAL_REACH, AWAITED_REACH, AUXILIARY_REACH = 7.0, 10.0, 14.0, 4
MOST_HELPERS = 8
MOODS: tuple[Modality, ...] = ("conditional", "target", "forecast")


class Action(Struct, frozen=True, kw_only=True):
    """Words of one language for an action, in one form.

    `past` is past tense and participle, `participle` what is never past tense ("frozen"),
    `base` present and infinitive, `gerund` the form in -ing, `noun` a noun of action,
    `state` a phrase whose subject is the thing itself ("entered into force").
    """

    action: str
    form: Form
    lang: str
    words: tuple[str, ...]


class Deed(NamedTuple):
    """Words that say that something was done, or shall be.

    A past form is `passive` behind a form of "to be", `active` behind "have" or a subject, and `bare` where it may be
    either ("the treaty signed in May", "Chad signed the treaty"); a mere participle is an `attribute` there.
    """

    action: str
    voice: Voice
    spot: Match
    modality: Modality
    is_planned: bool
    is_denied: bool


@cache
def forms(table: str, lang: str) -> dict[tuple[str, ...], tuple[str, Form]]:
    """The actions of a table of a language, with the form of the words, by these words."""
    rows = [row for row in load(table, Action) if row.lang == lang]
    return {tuple(phrase.split()): (row.action, row.form) for row in rows for phrase in row.words}


@cache
def _longest(table: str, lang: str) -> int:
    return max(map(len, forms(table, lang)), default=0)


@lru_cache(maxsize=16)
def deeds(setting: Setting, table: str) -> tuple[Deed, ...]:
    """The deeds of a sentence in order; what somebody only calls for ("urged Chad to sign") is none."""
    known = forms(table, setting.lang)
    most = _longest(table, setting.lang)
    found = []
    for spot in setting.find(known, most):
        action, form = known[tuple(word.text for word in setting.words[spot.first : spot.last + 1])]
        deed = _deed(setting, action, form, spot)
        if not (deed.is_planned and _is_appeal(setting, spot)) and not _is_in_name(setting, spot):
            found.append(deed)
    return tuple(found)


def _deed(setting: Setting, action: str, form: Form, spot: Match) -> Deed:
    helpers = _helpers(setting, form, spot)
    is_planned = _is_planned(setting, form, spot, helpers)
    return Deed(
        action=action,
        voice=_voice(setting, form, spot, helpers),
        spot=spot,
        modality=_mood(setting, spot) if is_planned else "actual",
        is_planned=is_planned,
        is_denied=_is_denied(setting, spot),
    )


def _helpers(setting: Setting, form: Form, spot: Match) -> frozenset[str]:
    """The helping verbs of a deed: those right before it, adverbs and dates between them left out.

    A base form joined to another verb by "and" shares its "to" or "will" ("to negotiate and sign").
    """
    passed = frozenset().union(*(one_word(setting, kind) for kind in ("be", "have", "modal", "adverb", "not")))
    dated = dates(setting)
    place, found = spot.first - 1, set[str]()
    if form == "base" and setting.before(spot.first) in one_word(setting, "coordinator"):
        place -= 2
    while place >= 0 and spot.first - place <= MOST_HELPERS:
        text = setting.words[place].text
        is_date = any(when.first - 1 <= place <= when.last for when in dated)
        if text not in passed and not is_date and not text.endswith("ly"):
            break
        if not is_date:
            found.add(text)
        place -= 1
    return frozenset(found)


def _voice(setting: Setting, form: Form, spot: Match, helpers: frozenset[str]) -> Voice:
    if form in {"noun", "state"}:
        return "noun" if form == "noun" else "state"
    if form == "gerund":
        return "noun" if setting.after(spot.last) == "of" else "active"
    if form == "base":
        return "active"
    if helpers & one_word(setting, "be"):
        return "passive"
    if helpers & one_word(setting, "have"):
        return "active"
    return "attribute" if form == "participle" else "bare"


def _is_planned(setting: Setting, form: Form, spot: Match, helpers: frozenset[str]) -> bool:
    """Whether a deed is still to be done: behind "to" or "will", or as a noun or gerund that is talked about or awaited."""
    modal = helpers & one_word(setting, "modal")
    if form in {"base", "state"}:
        return bool(modal)
    if form in {"past", "participle"}:
        is_open = helpers >= {"yet", "to"}
        is_done = (bool(helpers & one_word(setting, "have")) and not is_open) or not (
            helpers & one_word(setting, "be.infinite") or _is_unmarked(setting, helpers)
        )
        return bool(modal) and not is_done and not _is_caused(setting, spot)
    pending = [match for match in marks(setting, "pending") if match.last < spot.first]
    if form == "gerund" and setting.after(spot.last) != "of":
        is_done = setting.before(spot.first) in one_word(setting, "gerund.done") | {","}
        return not is_done and not _is_enacted(setting, spot)
    awaited = [match for match in marks(setting, "awaited") if match.first > spot.last]
    return any(
        setting.distance(match, spot) <= AUXILIARY_REACH and not setting.is_parted(match, spot) for match in pending
    ) or any(setting.distance(match, spot) <= AWAITED_REACH and not setting.is_parted(match, spot) for match in awaited)


def _is_enacted(setting: Setting, spot: Match) -> bool:
    """Whether an act of law says it that is no mere draft: "a decree of 3 May banning imports"."""
    arc = tree(setting).above(spot.first)
    if arc is None or arc.kind != "clause" or setting.words[arc.head].text not in one_word(setting, "enactment"):
        return False
    act = Match(arc.head, arc.head)
    open_marks = (*marks(setting, "pending"), *marks(setting, "draft"))
    return not any(mark.last < arc.head and setting.distance(mark, act) <= AUXILIARY_REACH for mark in open_marks)


def _is_unmarked(setting: Setting, helpers: frozenset[str]) -> bool:
    """Whether a past form without "be" or "have" behind "will" is a base form of the same letters ("will cut")."""
    return not helpers & (one_word(setting, "be") | one_word(setting, "have"))


def _is_caused(setting: Setting, spot: Match) -> bool:
    """Whether something made it happen: "caused the assets to be frozen"."""
    return any(cue.last < spot.first and setting.distance(cue, spot) <= AWAITED_REACH for cue in marks(setting, "causative"))


def _mood(setting: Setting, spot: Match) -> Modality:
    """The mood of what is planned: of the nearest cue before it, else a plan."""
    cues_before = [(rank, mood, cue) for rank, mood in enumerate(MOODS) for cue in marks(setting, mood) if cue.last < spot.first]
    costs = [
        (setting.distance(cue, spot), rank, mood) for rank, mood, cue in cues_before if setting.distance(cue, spot) <= MOOD_REACH
    ]
    return min(costs)[2] if costs else "target"


def _is_denied(setting: Setting, spot: Match) -> bool:
    cues_before = (*marks(setting, "negation"), *marks(setting, "refusal"))
    return any(cue.last < spot.first and setting.distance(cue, spot) <= 3 for cue in cues_before)


def _is_appeal(setting: Setting, spot: Match) -> bool:
    return any(cue.last < spot.first and setting.distance(cue, spot) <= APPEAL_REACH for cue in marks(setting, "appeal"))


def _is_in_name(setting: Setting, spot: Match) -> bool:
    """Whether the words are part of an actor's name or of a date."""
    start, end = setting.words[spot.first].start, setting.words[spot.last].end
    spans = [(m.start, m.end) for m in setting.actors] + [(when.start, when.end) for when in setting.periods]
    return any(first <= start and end <= last for first, last in spans)


def one_word(setting: Setting, kind: str) -> frozenset[str]:
    """The cues of a kind that are one word."""
    return _one_word(kind, setting.lang)


@cache
def _one_word(kind: str, lang: str) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in cues(kind, lang) if len(phrase) == 1)


@lru_cache(maxsize=128)
def marks(setting: Setting, kind: str) -> tuple[Match, ...]:
    """Where the cue phrases of a kind stand in a sentence, looked up once."""
    return setting.matches(kind)


@lru_cache(maxsize=8)
def dates(setting: Setting) -> tuple[Match, ...]:
    """Where the dates of a sentence stand."""
    return tuple(setting.spot(when.start, when.end) for when in setting.periods)
