"""Asked: a line that only names an undertaking, and how far it is by the answer: "The tunnel at Alma? Cancelled, in effect."."""

from msgspec.structs import replace

from comity.extract.project.due import done_by, is_ahead
from comity.extract.project.facts import project_of
from comity.extract.project.governed import governed
from comity.extract.project.noun import Noun, Told, nouns
from comity.extract.project.progress import progress
from comity.extract.project.spoken import is_located
from comity.extract.project.states import Reading, states, whole
from comity.extract.setting import Match, Setting, setting_at
from comity.extract.tree import tree
from comity.extract.trigger import is_cue
from comity.model.claim import Modality, ProjectStatus
from comity.model.period import Period

MOST_WORDS, MOST_ANSWERS, FIRST = 16, 3, 3
STATING = frozenset({"past", "state", "begin", "going"})
"""The forms of words that alone may tell how far what was asked about is: "Finished, as of December."."""


def asked(setting: Setting) -> Told | None:
    """The undertaking that a sentence without a verb names, with the status that the sentences behind it tell."""
    parse = tree(setting)
    if len(setting.words) > MOST_WORDS or any(parse.part(n) in {"VERB", "AUX"} for n in range(len(setting.words))):
        return None
    for noun in nouns(setting):
        if not _is_topic(setting, noun):
            continue
        answer = _answer(setting)
        if answer is None:
            return None
        status, due = answer
        mood: Modality = "target" if status == "planned" else "actual"
        spot = Match(noun.head.first, noun.head.first)
        reading = Reading(status, mood, spot)
        project = project_of(setting, noun, whole(setting, noun.phrase), reading)
        if due is not None and project.due is None and status in {"planned", "under_way"}:
            project = replace(project, due=due)
        return Told(setting, noun.phrase, reading, project, "asked", is_definite=True) if project.parties else None
    return None


def _is_topic(setting: Setting, noun: Noun) -> bool:
    """Whether nothing but "and", "what of" or who speaks stands before a noun that tells which one is meant."""
    opening = [word.text for word in setting.words[: noun.phrase.first]]
    label = max((n for n, word in enumerate(opening) if not word[-1].isalnum()), default=-1)
    bare = [word for word in opening[label + 1 :] if not is_cue("determiner", setting.lang, word)]
    is_known = is_cue("definite", setting.lang, setting.before(noun.phrase.first)) or is_located(setting, tree(setting), noun)
    return is_known and all(is_cue("topic.opener", setting.lang, word) for word in bare)


def _answer(setting: Setting) -> tuple[ProjectStatus, Period | None] | None:
    """How far the sentences behind a question say that it is, and by when; None where they do not say.

    What only has a day, a size or a price is still planned.
    """
    due, is_priced = None, False
    for number in range(setting.number + 1, min(setting.number + 1 + MOST_ANSWERS, len(setting.analysis.sentences))):
        later = setting_at(setting.analysis, number)
        if later.sentence.kind != "prose" or any(word.text == "?" for word in later.words):
            break
        status = _stated(later)
        due = due or done_by(later, 0, len(later.words)) or _dated(later)
        is_priced = is_priced or bool(later.amounts)
        if status is not None:
            return status, due
    return ("planned", due) if due is not None or is_priced else None


def _dated(setting: Setting) -> Period | None:
    """The day to come with which a short answer begins: "Not before 2028."."""
    known = [when for when in setting.periods if when.kind == "DATE" and setting.place(when.start) <= FIRST]
    return next((when.period for when in known if when.period is not None and is_ahead(setting, when)), None)


def _stated(setting: Setting) -> ProjectStatus | None:
    """What a sentence of an answer says of "it", or by its first words alone."""
    first = next((n + 1 for n, word in enumerate(setting.words[:6]) if word.text == ":"), 0)
    if first < len(setting.words) and is_cue("still.about", setting.lang, setting.words[first].text):
        unit = Match(first, first)
        reading = progress(setting, unit) or governed(setting, unit, unit)
        if reading is not None:
            return reading.status
    for spot, terms in states(setting):
        if first <= spot.first <= first + FIRST:
            found = [term.status for term in terms if term.form in STATING]
            if found:
                return found[0]
    return None
