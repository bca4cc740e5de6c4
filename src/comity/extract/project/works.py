"""Works: undertakings told without their noun: a length of way that is built, a line told by its ends, one more of a kind."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.project.facts import parties_of, project_of
from comity.extract.project.governed import governed
from comity.extract.project.governors import Mood, mood_of
from comity.extract.project.noun import Noun, ProjectTerm, Told, nouns
from comity.extract.project.states import Reading, verbs_of, whole
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Tree, tree
from comity.extract.trigger import is_cue
from comity.model.claim import ProjectStatus

MOST_BACK = 2
"""How many sentences back those may be named of which "a fifth" is one more."""
COUNTED = re.compile(r"\d+(?:st|nd|rd|th)")
RUNS: dict[Mood, ProjectStatus] = {"done": "operating", "doing": "operating", "ahead": "planned"}
MONEY_LETTERS = 3
"""The units of money are codes of so many capitals."""
LEAST_LETTERS, MOST_BETWEEN = 3, 6
TRACKS = frozenset({"on", "along", "over"})


def laid(setting: Setting) -> Iterator[Told]:
    """A length of way that is built: "the last 121 km between A and B will be paved", "finished electrifying 40 km to B"."""
    parse = tree(setting)
    for place in range(1, len(setting.words)):
        if not is_cue("length.noun", setting.lang, setting.words[place].text) or not _is_number(setting, parse, place):
            continue
        head = Match(place, place)
        phrase = noun_phrase(setting, head, verbs_of(setting))
        reading = governed(setting, phrase, head)
        if reading is None or not _is_placed(setting, parse, place):
            continue
        of = [arc.place for arc in parse.below(place, "phrase") if arc.marker == "of"]
        is_way = any(is_cue("way.noun", setting.lang, setting.words[n].text) for n in of)
        stems = parse.stems(parse.head(reading.spot))
        if is_way or any(is_cue("laying.verb", setting.lang, stem) for stem in stems):
            if reading.status == "extended":  # "180 km are to be renewed": work, no longer term
                is_ahead = mood_of(parse, parse.head(reading.spot)) == "ahead"
                reading = reading._replace(status="planned" if is_ahead else "under_way")
            noun = Noun(head, phrase, _way(setting))
            project = project_of(setting, noun, whole(setting, phrase), reading)
            if project.parties:
                yield Told(setting, phrase, reading, project, "laid", is_definite=False)


def _is_placed(setting: Setting, parse: Tree, place: int) -> bool:
    """Whether a length has ends that are named, under it or under its verb: "between A and B the 80 km of new line are ready"."""
    arc = parse.above(place)
    heads = [place] if arc is None or arc.kind not in {"subject", "object"} else [place, arc.head]
    ends = [arc.place for head in heads for arc in parse.below(head, "phrase") if arc.marker in {"from", "between", "to", "in"}]
    states = {n for m in setting.actors if m.kind == "state" for spot in [spot_of(setting, m)] for n in (spot.first, spot.last)}
    return any(parse.is_site(end) and end not in states for end in ends)


def running(setting: Setting) -> Iterator[Told]:
    """A way told by its ends or its name: "Baku-Tbilisi-Kars moved 230,000 t", "24 trains a day ran on the Transgabonais".

    A lone name that handles goods is mostly a town, so it counts only where trains run on it.
    """
    parse = tree(setting)
    for name in _names(setting, parse):
        verb = _moving(setting, parse, name) or _travelled(setting, parse, name)
        status = RUNS.get(mood_of(parse, verb)) if verb is not None else None
        if verb is None or status is None:
            continue
        reading = Reading(status, "target" if status == "planned" else "actual", Match(verb, verb))
        project = project_of(setting, Noun(name, name, _way(setting)), name, reading)
        if project.parties:
            yield Told(setting, name, reading, project, "running", is_definite=False, is_implied=True)


def another(setting: Setting) -> Iterator[Told]:
    """One more of those that the sentence before counts: "four posts ... A fifth, at Fassala, was dropped"."""
    parse = tree(setting)
    for place in range(1, len(setting.words)):
        word = setting.words[place].text
        arc = parse.above(place)
        is_one = is_cue("article", setting.lang, setting.before(place)) and (
            COUNTED.fullmatch(word) is not None or is_cue("another.head", setting.lang, word)
        )
        if not is_one or arc is None or arc.kind != "subject" or setting.after(place) == "of":
            continue
        spot = Match(place, place)
        reading = governed(setting, spot, spot)
        other = _counted_before(setting) if reading is not None else None
        if reading is None or other is None:
            continue
        before, noun = other
        project = project_of(setting, Noun(spot, spot, noun.term), spot, reading)
        one = before.words[noun.head.last].text
        one = f"{one[:-3]}y" if one.endswith("ies") else one.removesuffix("s")
        parties = project.parties if len(project.parties) > 1 else parties_of(before, noun.phrase, noun.head)
        if parties:
            project = replace(project, name=f"{worded(setting, spot)} {one}", parties=parties)
            yield Told(setting, spot, reading, project, "another", is_definite=False)


def _counted_before(setting: Setting) -> tuple[Setting, Noun] | None:
    """The last undertakings in the plural that this paragraph names before a sentence."""
    other, steps = setting.previous, 0
    while other is not None and steps < MOST_BACK:
        found = [noun for noun in nouns(other) if other.words[noun.head.last].text.endswith("s")]
        if found:
            return other, found[-1]
        other, steps = other.previous, steps + 1
    return None


def _is_number(setting: Setting, parse: Tree, place: int) -> bool:
    """Whether a number stands before a word, an adjective between them at most."""
    return any(setting.words[n].text[0].isdigit() or parse.part(n) == "NUM" for n in range(max(0, place - 2), place))


def _names(setting: Setting, parse: Tree) -> Iterator[Match]:
    """The runs of capitalised words that name a place; no state, person or body among them."""
    actors = [spot_of(setting, m) for m in setting.actors if m.kind != "organisation"]
    taken = {n for spot in actors for n in range(spot.first, spot.last + 1) if not _is_joined(setting, n)}
    place = 0
    while place < len(setting.words):
        last = place
        while last < len(setting.words) and parse.is_site(last) and parse.part(last) == "PROPN" and last not in taken:
            last += 1
        if last > place:
            yield Match(place, last - 1)
        place = max(last, place + 1)


def _is_joined(setting: Setting, place: int) -> bool:
    """Whether a word joins two names or more: "Baku-Tbilisi-Kars"."""
    word = setting.words[place]
    parts = setting.analysis.text.words[word.start : word.end].split("-")
    return len(parts) > 1 and all(len(part) >= LEAST_LETTERS and part[0].isupper() for part in parts)


def _moving(setting: Setting, parse: Tree, name: Match) -> int | None:
    """The verb that says what a way from end to end moves, with an amount of goods, power or people behind it."""
    arc = parse.above(parse.head(name))
    if arc is None or arc.kind != "subject" or arc.is_passive or not _is_joined(setting, name.first):
        return None
    if not any(is_cue("way.verb", setting.lang, stem) for stem in parse.stems(arc.head)):
        return None
    spots = [setting.spot(one.start, one.end) for one in setting.amounts if not _is_money(one.unit) and one.unit != "percent"]
    return arc.head if any(arc.head < spot.first <= arc.head + MOST_BETWEEN for spot in spots) else None


def _is_money(unit: str) -> bool:
    return len(unit) == MONEY_LETTERS and unit.isupper() and unit != "TEU"


def _travelled(setting: Setting, parse: Tree, name: Match) -> int | None:
    """The verb of trains that run on a way of that name: "24 trains a day ran on the Transgabonais"."""
    arc = parse.above(parse.head(name))
    if arc is None or arc.kind != "phrase" or arc.marker not in TRACKS or parse.part(arc.head) != "VERB":
        return None
    subject = parse.subject(arc.head)
    is_train = subject is not None and is_cue("train.noun", setting.lang, setting.words[subject.place].text)
    is_moved = any(is_cue("traffic.verb", setting.lang, stem) for stem in parse.stems(arc.head))
    return arc.head if is_moved and is_train and is_cue("definite", setting.lang, setting.before(name.first)) else None


def _way(setting: Setting) -> ProjectTerm:
    return ProjectTerm(type="infrastructure", sector="transport", lang=setting.lang, is_generic=False, words=())
