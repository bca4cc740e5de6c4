"""Participants: the actors named around a trigger who do, suffer or share what it tells."""

from functools import cache, lru_cache
from itertools import pairwise

from comity.extract.chain import said_at, utterance_at
from comity.extract.deeds import one_word
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.trigger import is_cue, is_near
from comity.model.analysis import Analysis, Mention, Utterance
from comity.resources import load
from comity.resources.rows import State

REACH_AFTER = 14.0
MOST_COMPLEMENT = 4
"""How many words may stand between the noun for an institution and its verb ("the ministry in ... said")."""
ACTING = frozenset({"state", "body", "organisation", "person"})


@cache
def state_names() -> dict[str, str]:
    """English names of states by code."""
    return {row.iso3: row.name for row in load("states", State)}


def subjects(setting: Setting, trigger: Match, *, is_shared: bool) -> list[Mention]:
    """The actors before a trigger in its clause that no preposition governs: the first group, or all where the act is shared.

    In a relative clause it is who stands before "who"; in a clause without an actor of its own, the subject of the one before.
    """
    heard = _heard(setting, trigger)
    start = _list_start(setting, setting.clause_start(trigger)) if is_shared else setting.clause_start(trigger)
    own = [m for m in heard if start <= spot_of(setting, m).first and spot_of(setting, m).last < trigger.first]
    acting = [m for m in own if _is_free(setting, m)]
    if is_cue("relative", setting.lang, setting.words[start].text):
        return _antecedent(setting, heard, start)
    if acting:
        return acting if is_shared else _first_group(setting, acting)
    earlier = [m for m in heard if spot_of(setting, m).last < start and _is_free(setting, m)]
    is_bare = trigger.first - start <= 4
    return _first_group(setting, earlier) if earlier and is_bare and not own else []


def _list_start(setting: Setting, start: int) -> int:
    """Where a subject begins whose members ", and" joins: before the boundary, while no verb stands in what it parts off."""
    while start > 1 and setting.words[start - 1].text == "and":
        earlier = setting.clause_start(Match(start - 2, start - 2))
        if any(is_cue("verbal", setting.lang, word.text) for word in setting.words[earlier : start - 1]):
            return start
        start = earlier
    return start


def worded_subject(setting: Setting, trigger: Match) -> tuple[str, ...]:
    """Who does something in the words of the text, where no layer knows them: a crowd, a chamber, ministers by their names.

    "Truckers", "the parliament in ..." and "foreign ministers Alpha and Beta" right before the verb, in its clause.
    """
    start = setting.clause_start(trigger)
    heads = [cue for kind in ("crowd", "lawmaking", "assembly", "pair") for cue in setting.matches(kind)]
    near = [cue for cue in heads if start <= cue.first and cue.last < trigger.first and trigger.first - cue.last <= 12]
    if not near:
        return _name_before(setting, start, trigger) or person_before(setting, trigger)
    head = max(near)
    if any(is_cue("verbal.main", setting.lang, word.text) for word in setting.words[head.last + 1 : trigger.first - 1]):
        return ()
    named = _names_behind(setting, head.last + 1, trigger.first)
    return named or (worded(setting, noun_phrase(setting, head)),)


def institution(setting: Setting, verb: Match) -> tuple[str, ...]:
    """The ministry, company, agency that a verb has as its subject: "the energy ministry in Alpha", "its Directorate"."""
    last = verb.first - 1
    while last > 0 and _is_helping(setting, last):
        last -= 1
    ends = [m for m in setting.actors if spot_of(setting, m).last == last]
    if any(m.kind == "person" for m in ends):
        return ()
    named = [m for m in ends if m.kind in {"organisation", "body"}]
    if named:
        return (named[0].name,)
    heads = [cue for cue in setting.matches("institution") if last - MOST_COMPLEMENT <= cue.last <= last]
    if not heads or not _is_complement(setting, heads[-1].last + 1, last):
        return ()
    phrase = noun_phrase(setting, heads[-1])
    owner = phrase.first - 1
    first = owner if setting.words[max(0, owner)].text.endswith(("'s", "’s")) else phrase.first
    return (worded(setting, Match(max(0, first), phrase.last)),)


def _is_complement(setting: Setting, first: int, last: int) -> bool:
    """Whether the words behind a noun only say where it belongs: a preposition and a name."""
    words = range(first, last + 1)
    is_linked = first > last or setting.words[first].text in {"in", "of", "from", "at"}
    return is_linked and all(setting.is_name(n) or is_list(setting, n, n + 1) for n in words[1:])


def _name_before(setting: Setting, start: int, trigger: Match) -> tuple[str, ...]:
    """A name of capitalised words that no layer knows, right before the verb and its auxiliaries and adverbs."""
    last = trigger.first - 1
    while last >= start and (_is_helping(setting, last)):
        last -= 1
    first = last + 1
    while first > start and setting.is_name(first - 1):
        first -= 1
    while first <= last and is_cue("np.stop", setting.lang, setting.words[first].text):
        first += 1
    is_dated = any(when.start <= setting.words[min(first, last)].start < when.end for when in setting.periods)
    is_governed = bool(governing(setting, first))
    people = [m for m in setting.actors if m.form == "demonym" and spot_of(setting, m).first == first]
    count = setting.before(first)
    is_crowd = bool(people) and (count[:1].isdigit() or count in one_word(setting, "scale.number"))
    return () if first > last or is_dated or is_governed or is_crowd else (worded(setting, Match(first, last)),)


def _is_helping(setting: Setting, place: int) -> bool:
    word = setting.words[place].text
    return is_cue("auxiliary", setting.lang, word) or is_cue("adverb", setting.lang, word) or word.endswith("ly")


def person_before(setting: Setting, trigger: Match) -> tuple[str, ...]:
    """Whom "he" or "she" right before a verb means: the one person that the sentence before names, or that this one named."""
    near = setting.words[max(0, trigger.first - 3) : trigger.first]
    if not any(is_cue("singular.person", setting.lang, word.text) for word in near):
        return ()
    here = [m for m in setting.actors if m.kind == "person" and spot_of(setting, m).last < trigger.first]
    earlier = setting.previous
    found = here or [m for m in (earlier.actors if earlier else ()) if m.kind == "person"]
    people = tuple(dict.fromkeys(m.name for m in found))
    return people if len(people) == 1 else ()


def _names_behind(setting: Setting, first: int, end: int) -> tuple[str, ...]:
    """The capitalised names that stand right behind a title, parted by "and" and commas ("ministers Alpha and Beta")."""
    found: list[list[str]] = [[]]
    source = setting.analysis.text.words
    for word in setting.words[first:end]:
        if word.text in {"and", ","}:
            found.append([])
        elif source[word.start].isupper():
            found[-1].append(source[word.start : word.end])
        else:
            break
    return tuple(" ".join(name) for name in found if name)


def objects(setting: Setting, trigger: Match, *, is_direct: bool, links: tuple[str, ...] = ()) -> list[Mention]:
    """The actors behind a trigger that "with", "between", "by" or one of `links` join to it, or its object where it takes one."""
    found: list[Mention] = []
    last = trigger.last
    for mention in _heard(setting, trigger):
        spot = spot_of(setting, mention)
        if spot.first <= trigger.last:
            continue
        governor = governing(setting, spot.first, trigger.last)
        official = _official(setting, spot.first) if governor in {"of", "from"} else None
        if official is not None:
            governor = governing(setting, official, trigger.last)
        if governor == "by" and _is_other_deed(setting, trigger, spot.first):
            continue
        is_joined = bool(found) and spot.first - last <= 4 and is_list(setting, last + 1, spot.first)
        is_next = is_direct and governor == "" and setting.distance(trigger, spot) <= 5
        is_linked = is_party(setting, governor) or governor in links or _is_role_named(setting, spot.first, trigger.last)
        if is_joined or is_next or (is_linked and _is_reached(setting, trigger, spot)):
            found.append(mention)
            last = spot.last
    return found


def _is_other_deed(setting: Setting, trigger: Match, place: int) -> bool:
    """Whether "by" belongs to a later participle ("was signed in 2023 and ratified by the Alpha Senate")."""
    by = next((n for n in range(place - 1, trigger.last, -1) if setting.words[n].text == "by"), 0)
    return by - 1 > trigger.last and setting.before(by).endswith("ed")


def _is_role_named(setting: Setting, place: int, after: int) -> bool:
    """Whether a name stands behind a comma as who a role is: "with his host, Planning Minister ..."."""
    comma = next((n for n in range(place - 1, max(after, place - 6), -1) if setting.words[n].text == ","), 0)
    is_role = comma > after and is_cue("role", setting.lang, setting.words[comma - 1].text)
    return is_role and is_party(setting, governing(setting, comma - 1, after))


def _is_reached(setting: Setting, trigger: Match, spot: Match) -> bool:
    return setting.distance(trigger, spot) <= REACH_AFTER


def is_party(setting: Setting, governor: str) -> bool:
    """Whether a preposition makes a participant of who follows."""
    return governor != "and" and is_cue("party", setting.lang, governor)


def is_list(setting: Setting, first: int, last: int) -> bool:
    """Whether the words from `first` up to `last` only join the members of a list."""
    words = [word.text for word in setting.words[first:last]]
    return all(word in {",", "and"} or is_cue("article", setting.lang, word) for word in words) and bool(words)


def governing(setting: Setting, place: int, after: int = -1) -> str:
    """The preposition that governs the word at a place: the nearest before it, past articles and titles; "" for none.

    The look back ends at `after`, at a mark, after five words or where a relative clause begins.
    """
    for number in range(place - 1, max(after, place - 6), -1):
        word = setting.words[number].text
        if is_cue("party", setting.lang, word) or is_cue("party.not", setting.lang, word) or word == "of":
            return word
        is_clause = is_cue("relative", setting.lang, word) or is_cue("relative.bare", setting.lang, word)
        if not word[0].isalnum() or is_clause or number in inside_actors(setting):
            return ""
    return ""


@lru_cache(maxsize=4)
def inside_actors(setting: Setting) -> frozenset[int]:
    """The places of the words of a sentence that name actors."""
    spots = (spot_of(setting, mention) for mention in setting.actors)
    return frozenset(n for spot in spots for n in range(spot.first, spot.last + 1))


def _heard(setting: Setting, trigger: Match) -> list[Mention]:
    """The actors of the sentence that may take part: not who only tells it, nor outlets and anonymous sources."""
    said = said_at(setting, trigger)
    near = [m for m in setting.actors if m.kind in ACTING and is_near(spot_of(setting, m), trigger)]
    heard = [m for m in near if is_of(setting.analysis, m.start, m.end, said)]
    titled = {m.start for m, following in pairwise(heard) if following.kind == "person" and _touch(setting, m, following)}
    return [m for m in heard if m.start not in titled]


def is_person_of(setting: Setting, mention: Mention) -> bool:
    """Whether a mention can travel: a demonym only before persons of office ("the Kenyan delegation", not "Kenyan frigates")."""
    first, last = spot_of(setting, mention)
    near = setting.words[last + 1 : last + 4]
    counts = one_word(setting, "scale.number")
    if mention.kind == "state" and (setting.before(first)[:1].isdigit() or setting.before(first) in counts):
        return False
    return mention.form != "demonym" or any(is_cue("officials", setting.lang, word.text) for word in near)


def is_of(analysis: Analysis, start: int, end: int, said: Utterance | None) -> bool:
    """Whether words belong to what was said; with None, to what nobody but the outlet says."""
    if said is not None:
        return said.content[0] <= start < said.content[1]
    return utterance_at(analysis, start, end) is None


def _touch(setting: Setting, one: Mention, other: Mention) -> bool:
    """Whether a state stands right before a person whom it describes ("US President ...")."""
    return one.kind == "state" and spot_of(setting, other).first - spot_of(setting, one).last == 1


def _is_free(setting: Setting, mention: Mention) -> bool:
    spot = spot_of(setting, mention)
    governor = governing(setting, spot.first)
    if governor in {"of", "from"}:
        return _official(setting, spot.first) is not None
    if is_cue("visit.verb", setting.lang, setting.before(spot.first)):
        return False
    return not is_cue("party.not", setting.lang, governor)


def _official(setting: Setting, place: int) -> int | None:
    """Where the word stands that "of" joins to the actor at a place, if it acts for a state ("the ministers of ...")."""
    of = next((n for n in range(place - 1, max(0, place - 6), -1) if setting.words[n].text in {"of", "from"}), 0)
    return of - 1 if of > 0 and is_cue("officials", setting.lang, setting.words[of - 1].text) else None


def _first_group(setting: Setting, mentions: list[Mention]) -> list[Mention]:
    """The first actor and those that an enumeration joins to it."""
    group = mentions[:1]
    for one, other in pairwise(mentions):
        if not is_list(setting, spot_of(setting, one).last + 1, spot_of(setting, other).first):
            break
        group.append(other)
    return group


def _antecedent(setting: Setting, heard: list[Mention], start: int) -> list[Mention]:
    before = [m for m in heard if 0 < start - spot_of(setting, m).last <= 3]
    return before[-1:]


def names(setting: Setting, mentions: list[Mention], *, people_after: Match | None = None) -> tuple[str, ...]:
    """Full names in order of mention, each once; a pair ("the two leaders") as the persons it points at, else the states.

    Where an act is done to persons, a demonym with its noun behind the trigger `people_after` names them ("Greek fishermen").
    """
    found = [name for mention in mentions for name in _people(setting, mention, people_after) or _names(setting, mention)]
    return tuple(dict.fromkeys(found))


def _names(setting: Setting, mention: Mention) -> tuple[str, ...]:
    if mention.form in {"nominal", "pronoun"} and len(mention.states) > 1:
        return _persons(setting, mention) or tuple(state_names().get(code, code) for code in mention.states)
    return (mention.name,)


def _people(setting: Setting, mention: Mention, after: Match | None) -> tuple[str, ...]:
    """A demonym with the plain nouns behind it, as worded; empty for other mentions and where no trigger stands before it."""
    if after is None or spot_of(setting, mention).first <= after.last:
        return ()
    last = spot_of(setting, mention).last
    end = last
    while end - last < 3 and setting.after(end)[:1].isalpha() and not is_cue("np.stop", setting.lang, setting.after(end)):
        end += 1
    if mention.form != "demonym" or end == last:
        return ()
    return (setting.analysis.text.words[mention.start : setting.words[end].end],)


def _persons(setting: Setting, pair: Mention) -> tuple[str, ...]:
    """Who "the two leaders" are: the one person named before them for each of the states; empty where that is not clear."""
    if pair.kind != "person":
        return ()
    near = [m for m in setting.analysis.actors if m.kind == "person" and m.start < pair.start and _is_leader(setting, m)]
    latest = {code: [m.name for m in near if m.states == (code,)][-1:] for code in pair.states}
    return tuple(name[0] for name in latest.values()) if all(latest.values()) else ()


def _is_leader(setting: Setting, person: Mention) -> bool:
    words = setting.analysis.text.words[person.start : person.end].lower().split()
    return bool(person.states) and (person.office is not None or any(is_cue("counterpart", setting.lang, word) for word in words))
