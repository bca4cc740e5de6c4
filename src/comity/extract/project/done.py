"""Undertakings that only a verb tells: persons of another state who are trained, places that an airline flies to."""

from collections.abc import Iterator

from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.project.due import date_ahead
from comity.extract.project.facts import parties_of
from comity.extract.project.governors import Mood, mood_of
from comity.extract.project.noun import Told
from comity.extract.project.states import Reading, verbs_of
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Tree, tree
from comity.extract.trigger import cues_of, is_cue
from comity.model.claim import Modality, Project, ProjectStatus, ProjectType

STATUS: dict[Mood, ProjectStatus] = {"done": "operating", "doing": "operating", "ahead": "planned"}
BOTH = 2


def done(setting: Setting) -> Iterator[Told]:
    """What verbs tell: "has trained 5,800 Ukrainian soldiers since 2022", "flies from Riga to Tashkent twice a week"."""
    parse = tree(setting)
    for verb in range(len(setting.words)):
        if parse.part(verb) != "VERB":
            continue
        status = STATUS.get(mood_of(parse, verb)) if "to" not in parse.helpers(verb) else None
        if status is None:
            continue
        stems = parse.stems(verb)
        if any(is_cue("training.verb", setting.lang, stem) for stem in stems):
            yield from _trained(setting, parse, verb, status)
        elif any(is_cue("carrier.verb", setting.lang, stem) for stem in stems):
            yield from _flown(setting, parse, verb, status)


def _trained(setting: Setting, parse: Tree, verb: int, status: ProjectStatus) -> Iterator[Told]:
    """Persons in service or learning of one state whom another trains."""
    for thing in parse.objects(verb):
        phrase = noun_phrase(setting, Match(thing, thing), verbs_of(setting))
        counted = [setting.spot(one.start, one.end).first for one in setting.amounts]
        is_many = any(phrase.first - 1 <= first <= thing for first in counted)
        is_foreign = any(phrase.first <= spot_of(setting, m).first <= thing for m in setting.actors if m.kind == "state")
        if is_cue("trainee.noun", setting.lang, setting.words[thing].text) and (is_many or is_foreign):
            yield from _told(setting, verb, Match(verb, phrase.last), status, "programme")


def _flown(setting: Setting, parse: Tree, verb: int, status: ProjectStatus) -> Iterator[Told]:
    """A place that an airline or shipping line serves so often a week, or from a day on."""
    ends = [arc for arc in parse.below(verb, "phrase") if arc.marker in {"to", "from", "between"} and parse.is_site(arc.place)]
    subject = parse.subject(verb)
    is_carrier = subject is not None and _is_carrier(setting, parse, subject.place)
    is_often = any(0 < cue.first - verb <= 12 for cue in cues_of(setting, "frequency"))
    ahead = date_ahead(setting, Match(verb, verb))
    if ends and is_carrier and (is_often or (status == "planned" and ahead is not None)):
        yield from _told(setting, verb, Match(verb, max(arc.place for arc in ends)), status, "route")


def _is_carrier(setting: Setting, parse: Tree, place: int) -> bool:
    """Whether a word names a firm, or is a name that is neither a person's nor a state's."""
    others = [spot_of(setting, m) for m in setting.actors if m.kind != "organisation"]
    is_other = any(spot.first <= place <= spot.last for spot in others)
    is_named = setting.is_name(place) and parse.part(place) == "PROPN" and not is_other
    return is_named or is_cue("carrier.noun", setting.lang, setting.words[place].text)


def _told(setting: Setting, verb: int, span: Match, status: ProjectStatus, kind: ProjectType) -> Iterator[Told]:
    spot = Match(verb, verb)
    between = parties_of(setting, span, spot)
    if len(between) < BOTH:
        return
    mood: Modality = "target" if status == "planned" else "actual"
    day = date_ahead(setting, spot) if status == "planned" else None
    project = Project(name=worded(setting, span), type=kind, parties=between, status=status, due=day, place=None, sectors=())
    yield Told(setting, span, Reading(status, mood, spot), project, "done", is_definite=False)
