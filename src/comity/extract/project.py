"""Projects: ventures, plants, routes, stations, zones, links between states, and how far each of them is."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from comity.extract.chain import said_at
from comity.extract.circumstance import date_of, place_of
from comity.extract.draft import Draft, draft
from comity.extract.dyad import main_dyad
from comity.extract.governed import governed
from comity.extract.noun_phrase import is_modifier, noun_phrase, worded
from comity.extract.participants import governing, inside_actors, is_of
from comity.extract.parties import codes, parties
from comity.extract.progress import Reading, modality, progress, verbs_of, whole
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.trigger import before, cues_of, evidence, follows, is_cue, is_negated, text
from comity.model.analysis import Analysis
from comity.model.claim import Project, ProjectType
from comity.model.period import Period
from comity.resources.phrases import PhraseRow, Phrases, phrases

ENDS: tuple[frozenset[str], frozenset[str]] = (frozenset({"until"}), frozenset({"until", "to", "by"}))
"""The roles of a date that ends what runs, and of one that ends what is lengthened ("extended to March 2027")."""

MOST_BACK = 3
"""How many sentences back the whole may be named that a part belongs to."""


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
    """An undertaking with its status, before repeats in the document are dropped."""

    setting: Setting
    noun: Match
    reading: Reading
    project: Project
    rule: str
    is_definite: bool


@cache
def noun_terms(lang: str) -> Phrases[ProjectTerm]:
    """The rows of `projects.tsv` by their words."""
    return phrases("projects", ProjectTerm, lang)


def projects(analysis: Analysis) -> Iterator[Draft]:
    """One claim for each undertaking whose status the prose of a document tells, repeats once."""
    told: dict[tuple[str, str], list[Told]] = {}
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        setting = Setting(analysis, number)
        for item in [*readings(setting), *part(setting, told)]:
            keys = [(item.project.status, word) for word in sorted(set(item.project.name.lower().split()))]
            if not any(_is_same(item, other) for key in keys for other in told.get(key, ())):
                for key in keys:
                    told.setdefault(key, []).append(item)
                yield _draft(item)


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
        project = _project(other, noun, whole(other, noun.phrase), reading._replace(spot=noun.phrase))
        due = _due(setting, Noun(head, phrase, noun.term), reading)
        yield Told(setting, phrase, reading, replace(project, due=due), "part", is_definite=True)


def _all(told: dict[tuple[str, str], list[Told]]) -> Iterator[Told]:
    return (item for items in told.values() for item in items)


def _named_before(setting: Setting) -> tuple[Setting, Noun] | None:
    """The last undertaking that the few sentences before this one name."""
    for number in range(setting.number - 1, max(-1, setting.number - 1 - MOST_BACK), -1):
        other = Setting(setting.analysis, number)
        if other.sentence.kind == "prose":
            found = [noun for noun in nouns(other) if not noun.term.is_generic]
            if found:
                return other, found[-1]
    return None


def readings(setting: Setting) -> Iterator[Told]:
    """The undertakings of a sentence in order, each with its status; a nameless one gives way to a named one."""
    found = [told for noun in nouns(setting) for told in [undertaking(setting, noun)] if told is not None]
    named = [item for item, noun in found if not noun.term.is_generic]
    yield from named or [item for item, _ in found]
    if not found:
        yield from venture(setting)
    made = production(setting)
    if made is not None and not found:
        yield made


def nouns(setting: Setting) -> list[Noun]:
    """The undertakings that a sentence names, heads only ("pipeline talks" names none)."""
    table = noun_terms(setting.lang)
    verbs = verbs_of(setting)
    found = []
    for head in setting.find(table.rows, table.most):
        phrase = noun_phrase(setting, head, verbs - set(range(head.first, head.last + 1)))
        term = _term(setting, head, phrase)
        if term is not None and not is_modifier(setting, head, verbs) and not _is_actor(setting, head):
            found.append(Noun(head, phrase, term))
    return found


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
    after = setting.after(head.last)
    behind = [m for m in setting.actors if head.last < spot_of(setting, m).first <= head.last + 4]
    partner = any(m.kind == "organisation" for m in behind)
    if any(cue.first == head.last + 1 or cue.first == head.last + 2 for cue in cues_of(setting, "frequency")):
        return True
    return bool(telling) or (partner and (is_cue("partner", setting.lang, after) or is_cue("between", setting.lang, after)))


def _is_actor(setting: Setting, head: Match) -> bool:
    """Whether a noun is part of the name of an actor ("Canal Authority")."""
    return all(place in inside_actors(setting) for place in range(head.first, head.last + 1))


def undertaking(setting: Setting, noun: Noun) -> tuple[Told, Noun] | None:
    """A plant, route, venture, link with words that say how far it is: "plans to open a ...", "the ... was completed"."""
    reading = progress(setting, noun.phrase) or _in_force(setting, noun) or governed(setting, noun.phrase, noun.head)
    if reading is None:
        return None
    if noun.term.type == "route" and is_cue("service.begun", setting.lang, text(setting, reading.spot)):
        reading = reading._replace(status="operating")
    project = _project(setting, noun, whole(setting, noun.phrase), reading)
    is_definite = is_cue("definite", setting.lang, setting.before(noun.phrase.first))
    return Told(setting, noun.phrase, reading, project, "undertaking", is_definite), noun


def _in_force(setting: Setting, noun: Noun) -> Reading | None:
    """A named programme that something happens under is running: "under the Seasonal Employer scheme 4,000 workers came"."""
    words = setting.words[noun.phrase.first : noun.head.first]
    is_named = noun.term.type == "programme" and any(setting.analysis.text.words[word.start].isupper() for word in words)
    article, link = setting.before(noun.phrase.first), Match(noun.phrase.first - 2, noun.phrase.first - 2)
    if not is_named or link.first < 0 or not is_cue("determiner", setting.lang, article):
        return None
    is_under = is_cue("scheme.under", setting.lang, setting.words[link.first].text)
    return Reading("operating", "actual", link) if is_under else None


def venture(setting: Setting) -> Iterator[Told]:
    """A name with what it is behind a comma: "Alpha Green, a joint venture between ..."; it is there unless words say else."""
    for head in setting.matches("venture.noun"):
        phrase = noun_phrase(setting, head, verbs_of(setting))
        comma = phrase.first - 2
        is_apposed = is_cue("article", setting.lang, setting.before(phrase.first)) and setting.before(phrase.first - 1) == ","
        first = comma
        while first > 0 and setting.analysis.text.words[setting.words[first - 1].start].isupper():
            first -= 1
        if not is_apposed or first >= comma or not is_cue("venture.link", setting.lang, setting.after(phrase.last)):
            continue
        name = Match(first, comma - 1)
        if any(spot_of(setting, m).first <= first <= spot_of(setting, m).last and m.kind == "state" for m in setting.actors):
            continue
        reading = progress(setting, name) or Reading("operating", "actual", head)
        noun = Noun(head, name, ProjectTerm(type="joint_venture", sector=None, lang=setting.lang, is_generic=False, words=()))
        project = _project(setting, noun, name, reading)
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
                parties=_parties(setting, verb, verb),
                status="planned",
                due=_date_ahead(setting, verb),
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


RULES: dict[str, Callable[..., object]] = {"undertaking": undertaking, "part": part, "venture": venture, "production": production}


def _project(setting: Setting, noun: Noun, name: Match, reading: Reading) -> Project:
    owner = (noun.term.sector,) if noun.term.sector else ()
    return Project(
        name=worded(setting, name),
        type=noun.term.type,
        parties=_parties(setting, noun.phrase, reading.spot),
        status=reading.status,
        due=_due(setting, noun, reading),
        place=place_of(setting, noun.phrase, is_behind=True),
        sectors=tuple(sorted({*owner, *sectors(setting, name.first, name.last)})),
        owners=_owners(setting, noun.phrase),
    )


def _due(setting: Setting, noun: Noun, reading: Reading) -> Period | None:
    """By when it shall be done, or until when it runs; a date of completion or of a mere beginning is none."""
    if reading.is_start or reading.status in {"completed", "cancelled", "announced"}:
        return None
    if reading.status == "planned":
        is_behind = reading.spot.first > noun.phrase.last
        ahead = _date_ahead(setting, reading.spot) if is_behind else None
        return ahead or _date_ahead(setting, min(noun.phrase, reading.spot))
    ends = [
        when
        for when in setting.periods
        if when.period is not None and when.kind == "DATE" and when.role in ENDS[reading.status == "extended"]
    ]
    return ends[0].period if ends else None


def _date_ahead(setting: Setting, spot: Match) -> Period | None:
    """The date behind the words of a plan, or at the head of the sentence, that does not lie before the day of publication."""
    found = date_of(setting, spot, said_at(setting, spot))
    when = next((w for w in setting.periods if w.period == found), None)
    published = setting.analysis.document.metadata.published
    if found is None or when is None or not (when.start > setting.words[spot.last].end or setting.place(when.start) <= 2):
        return None
    is_past = published is not None and (found.last or date.max) < (published.first or date.min)
    return None if is_past and when.role != "by" else found


def _parties(setting: Setting, thing: Match, deed: Match) -> tuple[str, ...]:
    """The parties that the words name; a lone one with the states that the sentence names, at most three in all.

    Who only tells of it is none, unless telling is the deed ("announced the construction of").
    """
    found = set(parties(setting, thing))
    if len(found) < 2:
        said = said_at(setting, thing)
        cue = None if said is None or said.cue is None else setting.spot(*said.cue)
        is_deed = cue is not None and cue.first <= deed.last and deed.first <= cue.last
        heard = [m for m in setting.actors if is_deed or is_of(setting.analysis, m.start, m.end, said)]
        heard = [m for m in heard if not is_cue("opposed", setting.lang, governing(setting, spot_of(setting, m).first))]
        rest = {code for m in heard for code in codes(m)}
        found |= rest if len(found | rest) <= 3 else set()
    return tuple(sorted(found | _of_document(setting, found)))


def _of_document(setting: Setting, found: set[str]) -> set[str]:
    """The pair of states that a document is about, for an undertaking of which it names one of them at most."""
    pair = set(main_dyad(setting.analysis) or ())
    return pair if len(found) < 2 and found <= pair else set()


def _owners(setting: Setting, phrase: Match) -> tuple[str, ...]:
    """Organisations named behind the noun with "of", "between", "by", "with", or before it as who acts."""
    found: list[str] = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        is_behind = spot.first > phrase.last and setting.distance(phrase, spot) <= 14 and not setting.is_parted(phrase, spot)
        is_acting = spot.last < phrase.first and not is_cue("party.not", setting.lang, governing(setting, spot.first))
        is_owner = is_behind and (bool(found) or is_cue("owner", setting.lang, governing(setting, spot.first, phrase.last)))
        if mention.kind == "organisation" and (is_owner or is_acting):
            found.append(mention.name)
    return tuple(dict.fromkeys(found))


def _is_same(new: Told, old: Told) -> bool:
    """Whether a later telling repeats an earlier one: same name, or "the ..." of the same type, with the same status."""
    one, other = new.project, old.project
    is_named = len(one.name.split()) > 2 and (one.name.lower() in other.name.lower() or other.name.lower() in one.name.lower())
    if one.status == other.status and is_named:
        return True
    if one.type != other.type or one.status != other.status or (one.due is not None and one.due != other.due):
        return False
    return one.name.lower() == other.name.lower() or (new.is_definite and _head(new) == _head(old))


def _head(told: Told) -> str:
    return told.setting.words[told.noun.last].text


def _draft(told: Told) -> Draft:
    setting, reading = told.setting, told.reading
    return draft(
        setting,
        said_at(setting, told.noun),
        evidence(setting, reading.spot, told.noun),
        told.project,
        told.rule,
        order=setting.words[told.noun.first].start,
        modality=reading.modality,
        is_denied=is_negated(setting, reading.spot) or before(setting, "none", reading.spot, 4),
    )
