"""Projects: ventures, plants, routes, stations, zones, links between states, and how far each of them is."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from comity.extract.chain import said_at
from comity.extract.draft import Draft, draft
from comity.extract.project.again import completed, dated_by
from comity.extract.project.asked import asked
from comity.extract.project.done import done
from comity.extract.project.due import is_ahead
from comity.extract.project.facts import project_of
from comity.extract.project.governed import carried, governed, overtaken
from comity.extract.project.noun import Noun, Told, nouns
from comity.extract.project.progress import progress
from comity.extract.project.spoken import is_located, is_vague, spoken
from comity.extract.project.states import Reading, whole
from comity.extract.project.ventures import part, production, venture
from comity.extract.project.works import another, laid, running
from comity.extract.setting import Match, Setting, setting_at, spot_of
from comity.extract.tree import tree
from comity.extract.trigger import before, evidence, is_cue, is_negated, text
from comity.model.analysis import Analysis


def projects(analysis: Analysis) -> Iterator[Draft]:
    """One claim for each undertaking whose status the prose of a document tells, repeats once."""
    told: dict[tuple[str, str], list[Told]] = {}
    kept: list[Told] = []
    implied: list[Told] = []
    for number, sentence in enumerate(analysis.sentences):
        if sentence.kind != "prose":
            continue
        setting = setting_at(analysis, number)
        for item in [*readings(setting), *part(setting, told)]:
            keys = [(item.project.status, word) for word in sorted(set(item.project.name.lower().split()))]
            whole_of = dated_by(item, kept)
            if item.is_implied:
                implied.append(item)
            elif whole_of is not None:
                kept[whole_of] = completed(kept[whole_of], item)
            elif not any(_is_same(item, other) for key in keys for other in told.get(key, ())):
                for key in keys:
                    told.setdefault(key, []).append(item)
                kept.append(item)
    for item in implied:
        if not any(_is_kin(item, other) for other in kept):
            kept.append(item)
    yield from map(_draft, kept)


def readings(setting: Setting) -> Iterator[Told]:
    """The undertakings of a sentence in order, each with its status; a nameless one gives way to a named one."""
    apposed = list(venture(setting))
    yield from apposed
    free = [noun for noun in nouns(setting) if not any(noun.head.last <= item.noun.last for item in apposed)]
    found = [told for noun in _outermost(setting, free) for told in [undertaking(setting, noun)] if told is not None]
    near = [item for item in found if progress(setting, item[1].phrase) is not None]
    stated = [item for item in found if not item[0].is_implied and not (near and item not in near and item[1].term.is_generic)]
    named = [item for item, noun in stated if not noun.term.is_generic]
    yield from named or [item for item, _ in stated]
    yield from (item for item, _ in found if item.is_implied)
    yield from (item for item in laid(setting) if not any(_is_near(item, other) for other, _ in found))
    yield from running(setting)
    yield from another(setting)
    made = production(setting)
    if made is not None and not found:
        yield made
    if not found:
        yield from done(setting)
    topic = asked(setting)
    if topic is not None and not found:
        yield topic


def _is_near(one: Told, other: Told) -> bool:
    """Whether two tellings share words of a sentence."""
    return one.noun.first <= other.noun.last + 2 and other.noun.first <= one.noun.last + 2


def _outermost(setting: Setting, found: list[Noun]) -> list[Noun]:
    """The undertakings that neither are another word for one before, nor only tell where it leads or stands."""
    parse = tree(setting)
    heads = {parse.head(noun.head) for noun in found}
    kept = []
    for noun in found:
        arc = parse.above(parse.first_member(parse.head(noun.head)))
        is_inner = (
            arc is not None and arc.kind == "phrase" and arc.marker in {"to", "from", "between", "near", "at", "through", "with"}
        )
        is_inner = is_inner or (arc is not None and arc.marker == "of" and not noun.term.words)  # "a section of the S19"
        is_way = is_inner and arc is not None and arc.marker == "through" and bool(heads & {*parse.objects(arc.head)})
        is_told_by = arc is not None and (arc.head in heads or is_way)
        if arc is None or not is_told_by or not (is_inner or arc.kind == "apposition"):
            kept.append(noun)
    return kept


def undertaking(setting: Setting, noun: Noun) -> tuple[Told, Noun] | None:
    """A plant, route, venture, link with words that say how far it is: "plans to open a ...", "the ... was completed"."""
    flow = carried(setting, noun.head)
    if flow is not None and not is_located(setting, tree(setting), noun):
        return None
    stated = flow or progress(setting, noun.phrase) or _in_force(setting, noun) or governed(setting, noun.phrase, noun.head)
    reading = overtaken(setting, noun.head, stated) if stated is not None else spoken(setting, noun)
    if reading is None or _is_doer(setting, noun, reading):
        return None
    is_near = stated is not None and progress(setting, noun.phrase) is not None
    if reading.status == "suspended" and _is_delayed(setting, reading):
        reading = reading._replace(status="planned", modality="target")
    if noun.term.type == "route" and is_cue("service.begun", setting.lang, text(setting, reading.spot)):
        reading = reading._replace(status="operating")
    project = project_of(setting, noun, whole(setting, noun.phrase), reading)
    if (not is_near and (not project.parties or is_vague(setting, noun))) or _is_persons(setting, noun):
        return None
    if reading.status == "extended" and noun.term.type == "infrastructure" and not any(w.role for w in setting.periods):
        project = replace(project, status="planned" if reading.modality != "actual" else "under_way")
    is_definite = is_cue("definite", setting.lang, setting.before(noun.phrase.first))
    return Told(setting, noun.phrase, reading, project, "undertaking", is_definite, stated is None), noun


def _is_persons(setting: Setting, noun: Noun) -> bool:
    """Whether a person who is quoted has it: "said Amina Said, who runs a garment factory"."""
    parse = tree(setting)
    people = {
        n for m in setting.actors if m.kind == "person" for n in range(spot_of(setting, m).first, spot_of(setting, m).last + 1)
    }
    clauses = [arc for arc in parse.up(parse.head(noun.head)) if arc.kind == "clause" and arc.head in people]
    return any({"who", "whose"} & {setting.words[n].text for n in range(arc.head, noun.head.first)} for arc in clauses)


def _is_delayed(setting: Setting, reading: Reading) -> bool:
    """Whether it is only put off to a day that is named: "delayed by two years, to 2029"."""
    parse = tree(setting)
    is_delay = any(is_cue("delay.verb", setting.lang, stem) for stem in parse.stems(parse.head(reading.spot)))
    is_delay = is_delay or reading.spot in setting.matches("delay.verb")
    behind = [when for when in setting.periods if when.start > setting.words[reading.spot.last].end and when.kind == "DATE"]
    ahead = [
        when
        for when in behind
        if (when.role in {"until", "to", "by"} or setting.before(setting.spot(when.start, when.end).first) == "from")
        and when.period is not None
        and is_ahead(setting, when)
    ]
    return is_delay and bool(ahead)


def _is_doer(setting: Setting, noun: Noun, reading: Reading) -> bool:
    """Whether a fund or consortium does something to other things: "the consortium plans to raise output"."""
    if not is_cue("trust.noun", setting.lang, setting.words[noun.head.last].text):
        return False
    parse = tree(setting)
    verb = parse.head(reading.spot)
    subject = parse.subject(verb)
    is_own = subject is not None and subject.place == parse.head(noun.head) and not subject.is_passive
    return is_own and bool(parse.objects(verb) or parse.below(verb, "complement"))


def _in_force(setting: Setting, noun: Noun) -> Reading | None:
    """A named programme that something happens under is running: "under the Seasonal Employer scheme 4,000 workers came"."""
    words = setting.words[noun.phrase.first : noun.head.first]
    is_named = noun.term.type == "programme" and any(setting.analysis.text.words[word.start].isupper() for word in words)
    article, link = setting.before(noun.phrase.first), Match(noun.phrase.first - 2, noun.phrase.first - 2)
    if not is_named or link.first < 0 or not is_cue("determiner", setting.lang, article):
        return None
    is_under = is_cue("scheme.under", setting.lang, setting.words[link.first].text)
    return Reading("operating", "actual", link) if is_under else None


RULES: dict[str, Callable[..., object]] = {
    "asked": asked,
    "done": done,
    "undertaking": undertaking,
    "part": part,
    "venture": venture,
    "production": production,
    "laid": laid,
    "running": running,
    "another": another,
}


def _is_same(new: Told, old: Told) -> bool:
    """Whether a later telling repeats an earlier one: same name, or "the ..." of the same type, with the same status."""
    one, other = new.project, old.project
    is_named = len(one.name.split()) > 2 and (one.name.lower() in other.name.lower() or other.name.lower() in one.name.lower())
    if one.status == other.status and is_named:
        return True
    if one.type != other.type or one.status != other.status or (one.due is not None and one.due != other.due):
        return False
    return one.name.lower() == other.name.lower() or (new.is_definite and _head(new) == _head(old))


def _is_kin(implied: Told, other: Told) -> bool:
    """Whether what is only spoken of may be what another sentence tells of: a name or a noun in common."""
    one, two = ({word for word in told.project.name.split() if word[0].isupper()} for told in (implied, other))
    return bool(one & two) or (implied.project.type == other.project.type and _head(implied) == _head(other))


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
