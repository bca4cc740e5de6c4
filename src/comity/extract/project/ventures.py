"""Undertakings told without a noun of the table: a name with what it is, making something, a part of the whole."""

from collections.abc import Iterator

from msgspec.structs import replace

from comity.extract.circumstance import place_of
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.project.due import date_ahead, due_of
from comity.extract.project.facts import parties_of, project_of
from comity.extract.project.noun import Noun, ProjectTerm, Told, nouns
from comity.extract.project.progress import progress
from comity.extract.project.states import Reading, modality, verbs_of, whole
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, setting_at, spot_of
from comity.extract.trigger import before, cues_of, follows, is_cue, is_negated
from comity.model.claim import Project

MOST_BACK = 3
"""How many sentences back the whole may be named that a part belongs to."""


def part(setting: Setting, told: dict[tuple[str, str], list[Told]]) -> Iterator[Told]:
    """A part or "the project" of what the sentences right before name: "the first section will be laid in 2030".

    Only where nothing was told of the whole yet: a second telling would say the same again.
    """
    for head in setting.matches("part.noun"):
        phrase = noun_phrase(setting, head, verbs_of(setting))
        article = is_cue("determiner", setting.lang, setting.words[max(0, phrase.first - 1)].text)
        is_definite = article or is_cue("determiner", setting.lang, setting.before(phrase.first - 1))
        reading = progress(setting, phrase) if is_definite and phrase.first == head.first else None
        whole_of = _named_before(setting) if reading is not None else None
        if reading is None or whole_of is None or any(item.setting.number >= setting.number - MOST_BACK for item in _all(told)):
            continue
        other, noun = whole_of
        project = project_of(other, noun, whole(other, noun.phrase), reading._replace(spot=noun.phrase))
        due = due_of(setting, Noun(head, phrase, noun.term), reading)
        yield Told(setting, phrase, reading, replace(project, due=due), "part", is_definite=True)


def _all(told: dict[tuple[str, str], list[Told]]) -> Iterator[Told]:
    return (item for items in told.values() for item in items)


def _named_before(setting: Setting) -> tuple[Setting, Noun] | None:
    """The last undertaking that the few sentences before this one name."""
    for number in range(setting.number - 1, max(-1, setting.number - 1 - MOST_BACK), -1):
        other = setting_at(setting.analysis, number)
        if other.sentence.kind == "prose":
            found = [noun for noun in nouns(other) if not noun.term.is_generic]
            if found:
                return other, found[-1]
    return None


def venture(setting: Setting) -> Iterator[Told]:
    """A name with what it is behind a comma: "Alpha Green, a joint venture between ..."; it is there unless words say else."""
    for head in setting.matches("venture.noun"):
        phrase = noun_phrase(setting, head, verbs_of(setting))
        comma = phrase.first - 2
        is_apposed = is_cue("article", setting.lang, setting.before(phrase.first)) and setting.before(phrase.first - 1) == ","
        first = comma
        while first > 0 and setting.is_name(first - 1):
            first -= 1
        is_site = is_cue("site.before", setting.lang, setting.before(first))
        if not is_apposed or is_site or first >= comma or not is_cue("venture.link", setting.lang, setting.after(phrase.last)):
            continue
        name = Match(first, comma - 1)
        if any(spot_of(setting, m).first <= first <= spot_of(setting, m).last and m.kind == "state" for m in setting.actors):
            continue
        reading = progress(setting, name) or Reading("operating", "actual", head)
        noun = Noun(head, name, ProjectTerm(type="joint_venture", sector=None, lang=setting.lang, is_generic=False, words=()))
        project = project_of(setting, noun, name, reading)
        yield Told(setting, Match(first, phrase.last), reading, project, "venture", is_definite=False)


def production(setting: Setting) -> Told | None:
    """Making something that shall be set up: "plans to assemble ... locally"."""
    for verb in cues_of(setting, "production"):
        adverb = setting.before(verb.first).endswith("ly")
        start = Match(verb.first - 1, verb.last) if adverb else verb
        if not follows(setting, "intent", start) and not before(setting, "future", start, 4):
            continue
        if before(setting, "hypothetical", start, 4) or is_negated(setting, start):
            continue
        goods = _goods(setting, verb.last + 1)
        if goods is not None:
            span = Match(start.first, goods)
            reading = Reading("planned", modality(setting, start), verb)
            project = Project(
                name=worded(setting, span),
                type="facility",
                parties=parties_of(setting, verb, verb),
                status="planned",
                due=date_ahead(setting, verb),
                place=place_of(setting, verb, is_behind=True),
                sectors=sectors(setting, span.first, span.last),
            )
            return Told(setting, span, reading, project, "production", is_definite=False)
    return None


def _goods(setting: Setting, first: int) -> int | None:
    """The last word of what is made: up to the first function word or mark behind an article."""
    place = first
    while place < len(setting.words) and is_cue("determiner", setting.lang, setting.words[place].text):
        place += 1
    last = None
    while place < len(setting.words) and setting.words[place].text[0].isalnum():
        if is_cue("np.stop", setting.lang, setting.words[place].text):
            break
        last, place = place, place + 1
    return last
