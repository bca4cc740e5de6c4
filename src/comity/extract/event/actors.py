"""Who takes part in an event, by its frame: both sides of what is mutual, who goes where, who does what to whom."""

from comity.extract.chain import utterance_at
from comity.extract.dyad import main_dyad
from comity.extract.event.mood import is_awaited, is_held
from comity.extract.event.roles import OCCASIONS, is_meeting
from comity.extract.event.trigger import Found, Occurrence, article_of, is_article
from comity.extract.instrument.pair import pair
from comity.extract.noun_phrase import noun_phrase, worded
from comity.extract.participants import (
    ACTING,
    governing,
    is_person_of,
    names,
    objects,
    person_before,
    state_names,
    subjects,
    worded_subject,
)
from comity.extract.parties import parties
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import tree
from comity.extract.trigger import before, behind, cues_of, is_cue, is_negated, is_passive
from comity.model.analysis import Mention


def actors(found: Found, told: list[Occurrence], *, is_anaphor: bool) -> tuple[str, ...]:
    """The names of those who take part; a meeting or signing of nobody named has those of the one `told` before."""
    setting = found.setting
    who = names(setting, agents(found), people_after=found.spot if found.term.type == "arrest" else None)
    if found.term.frame == "mutual" and len(who) < 2:
        who = tuple(dict.fromkeys((*_speaker(found), *who, *assembly(found))))
    if found.term.type in {"meet", "call"} and found.term.form != "noun" and len(who) == 1:
        who = tuple(dict.fromkeys((*person_before(setting, found.spot), *who)))
    if len(who) < 2 and found.term.type in {"meet", "visit"}:
        who = occasion_subject(found) or who
    if not who and (is_round(found) or _is_they(found)):
        who = _earlier(found, told)
    is_shared = found.term.type == "sign" or found.term.root == "AGREE" or found.term.type == "deliver" or _is_opening(found)
    if who or not is_shared:
        return who
    if is_anaphor and found.term.type == "sign":
        earlier = next((item.event.actors for item in reversed(told) if item.event.type == "sign"), None)
        if earlier:
            return earlier
    named = parties(setting, found.spot)
    pair = between(found) if len(named) < 2 else ()
    return tuple(state_names().get(code, code) for code in (pair if set(named) <= set(pair) else named))


def between(found: Found) -> tuple[str, ...]:
    """The two states that a document is about, for a dated delivery or treaty of which it names no other party.

    "The framework was signed in Warsaw in 2023", "deliveries begin in September", "witnessed the signing of an agreement".
    """
    setting, spot = found.setting, found.spot
    is_dated = any(
        when.kind in {"DATE", "TIME"} and setting.distance(setting.spot(when.start, when.end), spot) <= 8
        for when in setting.periods
    )
    is_seen = found.term.form == "noun" and before(setting, "witnessed", spot, 3)
    if is_negated(setting, spot) or not (is_dated or is_seen):
        return ()
    if found.term.type == "deliver":
        return main_dyad(setting.analysis) or () if found.term.form == "noun" or _is_arrived(found) else ()
    if _is_opening(found):
        return main_dyad(setting.analysis) or ()
    thing = found.object
    is_treaty = thing is not None and any(
        is_cue("interstate", setting.lang, word.text) for word in setting.words[thing.first : thing.last + 1]
    )
    return main_dyad(setting.analysis) or () if is_treaty else ()


def _is_opening(found: Found) -> bool:
    """Whether something shared was opened by nobody in particular: "the jetty was inaugurated in March"."""
    is_shared = (found.term.type, found.term.root, found.term.form) == ("other", "COOPERATE", "verb")
    return is_shared and found.object is not None and is_passive(found.setting, found.spot)


def _is_arrived(found: Found) -> bool:
    """Whether goods are told of that came, not who brought them: "a first cargo was unloaded", "the first were handed over"."""
    return found.object is not None and found.object.last < found.spot.first and found.term.form == "verb"


def pair_of(found: Found, told: list[Occurrence]) -> tuple[str, ...]:
    """The two whom a document is about, for what its words give to no one: "two documents were signed", "the next summit".

    A meeting must be told of as one of theirs, by an article or as one in a row; what is signed as a thing between states.
    """
    if any(cue.last < found.spot.first for cue in cues_of(found.setting, "condition")):
        return ()
    if found.term.type == "meet":
        is_theirs = found.term.form == "noun" and is_article(found.setting, article_of(found.setting, found.spot))
        return _earlier(found, told) if is_theirs else ()
    thing = found.object
    words = found.setting.words[thing.first : thing.last + 1] if thing is not None else ()
    is_shared = any(is_cue("interstate", found.setting.lang, word.text) for word in words)
    is_known = thing is not None and is_cue("definite", found.setting.lang, article_of(found.setting, thing))
    is_shared = is_shared or (is_known and any(word.text == "contract" for word in words))
    names = tuple(state_names().get(code, code) for code in pair(found.setting.analysis))
    return names if is_shared and not is_negated(found.setting, found.spot) else ()


def is_round(found: Found) -> bool:
    """Whether a noun with "the" speaks of one more meeting of the same ("the next round of talks will be held in ...")."""
    article = article_of(found.setting, found.spot)
    return (
        (found.term.type, found.term.form) == ("meet", "noun")
        and is_article(found.setting, article)
        and behind(found.setting, "event.held", found.spot, 5)
    )


def occasion_subject(found: Found) -> tuple[str, ...]:
    """Who did something on the occasion of a meeting or journey: "announced it after talks in", "said after returning from"."""
    parse = tree(found.setting)
    is_noun = found.term.form == "noun"
    above = parse.above(parse.head(found.spot) if is_noun else parse.verb(found.spot))
    while above is not None and is_noun and above.marker == "of":
        above = parse.above(above.head)
    if above is None or above.marker not in OCCASIONS:
        return ()
    if is_noun and parse.part(above.head) != "VERB":
        above = parse.above(above.head)
    if above is None or parse.part(above.head) != "VERB" or is_meeting(parse, above.head):
        return ()
    if not is_noun and not found.setting.words[found.spot.first].text.endswith("ing"):
        return ()
    told = [
        m
        for one in parse.subjects(above.head)
        for m in found.setting.actors
        if m.kind in {"person", "organisation"} and one.start <= m.start < one.end
    ]
    return names(found.setting, told) or worded_subject(found.setting, Match(above.head, above.head))


def _is_they(found: Found) -> bool:
    """Whether those who meet or call one another are but "they", those of whom was told before."""
    if found.term.form == "noun" or found.term.type not in {"meet", "call"}:
        return False
    parse = tree(found.setting)
    return [parse.text(one.place) for one in parse.subjects(parse.verb(found.spot))] == ["they"]


def _earlier(found: Found, told: list[Occurrence]) -> tuple[str, ...]:
    """Who met before in the document, else the two states that it is about."""
    met = next((item.event.actors for item in reversed(told) if item.event.type == "meet"), None)
    return met or tuple(state_names().get(code, code) for code in main_dyad(found.setting.analysis) or ())


def _speaker(found: Found) -> tuple[str, ...]:
    """The state of the speaker, where what was said says "we"."""
    said = utterance_at(found.setting.analysis, *reach(found))
    if said is None or not said.chain or said.chain[-1].state is None or not before(found.setting, "first.person", found.spot, 4):
        return ()
    return (state_names().get(said.chain[-1].state, said.chain[-1].state),)


def reach(found: Found) -> tuple[int, int]:
    """Start and end of a trigger in the text."""
    return found.setting.words[found.spot.first].start, found.setting.words[found.spot.last].end


def assembly(found: Found) -> tuple[str, ...]:
    """The body, commission or council that meets; a commission as worded."""
    setting, spot = found.setting, found.spot
    bodies = [m.name for m in setting.actors if m.kind == "body" and setting.distance(spot_of(setting, m), spot) <= 6]
    if bodies and found.term.form == "noun":
        return tuple(bodies[:1])
    near = [
        noun for noun in cues_of(setting, "assembly") if setting.distance(noun, spot) <= 12 and not setting.is_parted(noun, spot)
    ]
    if not near:
        return ()
    noun = min(near, key=lambda item: setting.distance(item, spot))
    return (worded(setting, noun_phrase(setting, noun, frozenset({spot.last}))),)


def agents(found: Found) -> list[Mention]:
    """Who takes part, in order of mention, by the frame of the event."""
    setting, spot, frame = found.setting, found.spot, found.term.frame
    if frame == "goer" and found.term.form == "noun" and not is_cue("going.end", setting.lang, setting.words[spot.last].text):
        return _of_noun(setting, spot, frame)
    if frame == "goer":
        return [*(_goers(found) or _opened(found)), *_hosts(setting, spot)]
    if frame == "mutual":
        is_direct = found.term.form != "noun" and found.term.type in {"meet", "call"}
        told = subjects(setting, spot, is_shared=True)
        if not told and setting.words[spot.last].text.endswith("ing"):
            told = _opened(found)
        return [*told, *objects(setting, spot, is_direct=is_direct)]
    if found.term.form == "noun":
        return _of_noun(setting, spot)
    return _doer_and_done(found)


def _goers(found: Found) -> list[Mention]:
    """Who goes: the subject, or the person named behind its state ("Alpha's ambassador, Jane Doe, will visit")."""
    setting, spot = found.setting, found.spot
    goers = [m for m in subjects(setting, spot, is_shared=False) if is_person_of(setting, m)]
    if is_cue("flying.verb", setting.lang, setting.words[spot.first].text):
        goers = [m for m in goers if m.kind != "organisation"]
    if is_cue("going.verb", setting.lang, setting.words[spot.first].text):
        goers = [m for m in goers if m.kind == "person" or m.form == "demonym"]
    if is_awaited(found):
        return [m for m in goers if m.kind in {"person", "organisation"}]
    owned = [m for m in goers if m.kind == "state" and setting.words[spot_of(setting, m).last].text.endswith(("'s", "’s"))]
    people = [m for m in subjects(setting, spot, is_shared=True) if m.kind == "person"] if owned else []
    return people[:1] or goers


def _doer_and_done(found: Found) -> list[Mention]:
    """Who does something to whom; an arrest needs a person who suffers it, an attack more than words."""
    setting, spot = found.setting, found.spot
    doers = subjects(setting, spot, is_shared=False)
    done = [] if found.term.root == "PROTEST" else objects(setting, spot, is_direct=True, links=found.term.links)
    if found.term.type == "arrest" and not is_passive(setting, spot):
        done = [m for m in done if not is_cue("party", setting.lang, governing(setting, spot_of(setting, m).first, spot.last))]
        return [*doers, *done] if done else []
    if found.term.type == "attack" and any(0 < cue.first - spot.last <= 5 for cue in cues_of(setting, "figurative")):
        return []
    return [*doers, *done]


def _opened(found: Found) -> list[Mention]:
    """The subject of the clause that a noun opens ("During a visit to ..., the minister signed ...")."""
    setting, spot = found.setting, found.spot
    if (found.term.form != "noun" and not setting.words[spot.last].text.endswith("ing")) or spot.first > 4:
        return []
    behind = [m for m in setting.actors if spot_of(setting, m).first > spot.last + 1 and m.kind in {"person", "organisation"}]
    return behind[:1]


def _hosts(setting: Setting, spot: Match) -> list[Mention]:
    """Whom a journey is made to meet: "travelled to Rabat to meet with ..."."""
    for cue in cues_of(setting, "companion"):
        if cue.first > spot.last and not setting.is_parted(spot, cue):
            return objects(setting, cue, is_direct=True)[:1]
    return []


def _of_noun(setting: Setting, spot: Match, frame: str = "") -> list[Mention]:
    """Who does and suffers what a noun names: right before it ("the Danish raid", "Smith's arrest"), after "of", "by", "on"."""
    found = []
    for mention in setting.actors:
        here = spot_of(setting, mention)
        is_owner = here.last < spot.first and spot.first - here.last <= 3 and not setting.is_parted(here, spot)
        is_owner = is_owner and not any(is_article(setting, word.text) for word in setting.words[here.last + 1 : spot.first])
        is_owner = is_owner and (frame != "goer" or setting.words[here.last].text.endswith(("'s", "’s")))
        is_after = here.first > spot.last and governing(setting, here.first, spot.first - 1) in {"of", "by", "on", "against"}
        if mention.kind in ACTING and (is_owner or (is_after and setting.distance(spot, here) <= 6)):
            found.append(mention)
    if not found and is_held(setting, spot):
        return subjects(setting, spot, is_shared=False)
    return found


def someone(setting: Setting, actors: tuple[str, ...]) -> bool:
    """Whether persons or bodies are to meet: states that "will reopen negotiations" one day have no meeting yet."""
    states = {mention.name for mention in setting.actors if mention.kind == "state"} | set(state_names().values())
    return any(name not in states for name in actors)


def is_plural(found: Found) -> bool:
    """Whether one name stands for several who meet: "the two ministers", or "we" in what somebody said."""
    setting, spot = found.setting, found.spot
    is_we = found.term.form == "verb" and before(setting, "first.person", spot, 3)
    near = [cue for cue in cues_of(setting, "pair") if cue.last < spot.first and setting.distance(cue, spot) <= 8]
    return is_we or any(not setting.is_parted(cue, spot) for cue in near)
