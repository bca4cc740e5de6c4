"""The nouns that name undertakings, and which of them a sentence names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from comity.extract.noun_phrase import is_modifier, noun_phrase
from comity.extract.participants import inside_actors
from comity.extract.project.states import Reading, verbs_of, whole
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Tree, tree
from comity.extract.trigger import cues_of, is_cue, text
from comity.model.claim import Project, ProjectType
from comity.resources.phrases import PhraseRow, Phrases, phrases

ROAD = re.compile(r"(?:[EMNR]|RN|NH|AH|DK|PR|BR)-?\d{1,3}|[AS]\d{1,2}")
"""The number of a road, as maps have it; an A with three figures is mostly an aircraft, an S a missile."""
LEADING = frozenset({"up", "between", "towards", "toward"})
"""What stands behind a road that leads somewhere."""


class ProjectTerm(PhraseRow, frozen=True, kw_only=True):
    """Nouns that name undertakings of a type (`projects.tsv`). `needs` are words one of which the noun phrase must also hold.

    A `generic` noun says nothing by itself and counts only with a name, a field or a partner beside it.
    """

    type: ProjectType
    sector: str | None
    is_generic: bool
    needs: tuple[str, ...] = ()


class Noun(NamedTuple):
    """An undertaking in a sentence: its head noun, its noun phrase and the table row of the noun."""

    head: Match
    phrase: Match
    term: ProjectTerm


class Told(NamedTuple):
    """An undertaking with its status, before repeats in the document are dropped; `is_implied` where mere mention tells it."""

    setting: Setting
    noun: Match
    reading: Reading
    project: Project
    rule: str
    is_definite: bool
    is_implied: bool = False


@cache
def noun_terms(lang: str) -> Phrases[ProjectTerm]:
    """The rows of `projects.tsv` by their words and regular plurals."""
    found = phrases("projects", ProjectTerm, lang)
    plurals = {(*words[:-1], f"{words[-1]}s"): rows for words, rows in found.rows.items() if not words[-1].endswith("s")}
    return Phrases({**plurals, **found.rows}, found.most)


def nouns(setting: Setting) -> list[Noun]:
    """The undertakings that a sentence names, heads only ("pipeline talks" names none)."""
    table = noun_terms(setting.lang)
    verbs = verbs_of(setting)
    found = []
    for head in setting.find(table.rows, table.most):
        phrase = noun_phrase(setting, head, verbs - set(range(head.first, head.last + 1)))
        term = _term(setting, head, phrase)
        is_other = (
            is_modifier(setting, head, verbs | _verb_behind(setting, head))
            or _is_actor(setting, head)
            or _is_no_noun(setting, head)
        )
        if term is not None and not is_other:
            found.append(Noun(head, phrase, term))
    return [*found, *_roads(setting)]


def _roads(setting: Setting) -> Iterator[Noun]:
    """Roads that are told by their number alone: "58 million euros for the E8 up to Kilpisjärvi", "13 km of the R4"."""
    parse = tree(setting)
    for place, word in enumerate(setting.words):
        arc = parse.above(place)
        is_head = arc is None or arc.kind != "modifier"
        if ROAD.fullmatch(setting.analysis.text.words[word.start : word.end]) and setting.before(place) == "the" and is_head:
            leads = [one.marker for one in parse.below(place, "phrase")] + [setting.after(place)]
            is_road = bool(setting.matches("road.context")) or bool(LEADING.intersection(leads))
            spot = Match(place, place)
            if is_road and not _is_actor(setting, spot):
                yield Noun(spot, spot, _road(setting.lang))


@cache
def _road(lang: str) -> ProjectTerm:
    """What a road is that has only its number; a section of it that the sentence names goes beside it."""
    return ProjectTerm(type="infrastructure", sector="transport", lang=lang, is_generic=True, words=())


def _term(setting: Setting, head: Match, phrase: Match) -> ProjectTerm | None:
    around = whole(setting, phrase)
    near = {word.text for word in setting.words[around.first : around.last + 1]}
    for term in noun_terms(setting.lang).rows[tuple(text(setting, head).split())]:
        if not term.needs or near & set(term.needs):
            return term if not term.is_generic or _is_specific(setting, head, phrase) else None
    return None


def _is_specific(setting: Setting, head: Match, phrase: Match) -> bool:
    """Whether a generic noun says what it is about: by a word before it that is not vague, or by a partner behind it."""
    words = [word.text for word in setting.words[phrase.first : head.first]]
    telling = [word for word in words if not word[0].isdigit() and not is_cue("vague", setting.lang, word)]
    parse = tree(setting)
    placed = [arc.place for arc in parse.below(parse.head(head), "phrase") if arc.marker in {"from", "to", "between", "at"}]
    arc = parse.above(parse.head(head))
    if arc is not None and arc.kind == "subject":
        placed += [one.place for one in parse.below(arc.head, "phrase") if one.marker in {"from", "between", "with"}]
    placed += [n for n in (head.last + 1,) if n < len(setting.words) and parse.is_site(n)]  # "the line Alpha-Beta"
    if any(setting.is_name(n) for n in placed) or _is_worked_on(setting, parse, head):
        return True
    after = setting.after(head.last)
    behind = [m for m in setting.actors if head.last < spot_of(setting, m).first <= head.last + 4]
    partner = any(m.kind == "organisation" for m in behind)
    if any(cue.first == head.last + 1 or cue.first == head.last + 2 for cue in cues_of(setting, "frequency")):
        return True
    return bool(telling) or (partner and (is_cue("partner", setting.lang, after) or is_cue("between", setting.lang, after)))


def _is_worked_on(setting: Setting, parse: Tree, head: Match) -> bool:
    """Whether a line or link is what is laid or built on: "doubling the line has been put off"."""
    arc = parse.above(parse.first_member(parse.head(head)))
    is_object = arc is not None and arc.kind == "object" and setting.before(head.first) in {"the", "its", "their"}
    return arc is not None and is_object and any(is_cue("laying.verb", setting.lang, stem) for stem in parse.stems(arc.head))


def _verb_behind(setting: Setting, head: Match) -> frozenset[int]:
    """The place behind a noun where a verb stands there: "a hospital paid for by Oman"."""
    place = head.last + 1
    return frozenset({place} if place < len(setting.words) and tree(setting).part(place) == "VERB" else ())


def _is_no_noun(setting: Setting, head: Match) -> bool:
    """Whether a word of the table is a verb ("the panel projects that") or only describes the next noun ("road transport")."""
    parse = tree(setting)
    place = parse.head(head)
    arc = parse.above(place)
    is_modifier_of = arc is not None and arc.kind == "modifier" and arc.head == head.last + 1 and parse.part(arc.head) == "NOUN"
    is_verb = parse.part(place) == "VERB" and bool(parse.below(place, "subject"))
    return is_verb or (is_modifier_of and not parse.below(place, "conjunct"))


def _is_actor(setting: Setting, head: Match) -> bool:
    """Whether a noun is part of the name of an actor ("Canal Authority")."""
    return all(place in inside_actors(setting) for place in range(head.first, head.last + 1))
