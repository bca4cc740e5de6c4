"""Who is party to something: the states and bodies that stand around a word, as sorted codes."""

from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from comity.extract.chain import said_at
from comity.extract.deeds import one_word
from comity.extract.dyad import main_dyad
from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import Mention
from comity.resources import load
from comity.resources.cues import cues
from comity.resources.rows import Body

REACH = 30.0
"""Who stands further away, clause boundaries counted, belongs to something else."""


class Leader(Struct, frozen=True, kw_only=True):
    """A head of state or government whom news names without office, and the state that a government named after them runs."""

    name: str
    state: str


@cache
def body_codes() -> dict[str, str]:
    """The codes of `bodies.tsv` by the lower-case code that a mention's key has."""
    return {row.code.lower(): row.code for row in load("bodies", Body)}


@cache
def leaders() -> dict[str, str]:
    """States by the lower-case family name of their leaders."""
    return {row.name.lower(): row.state for row in load("leaders", Leader)}


def codes(mention: Mention) -> tuple[str, ...]:
    """The states that a mention acts for, or the code of the body it is; empty for outlets and for whoever has no known state.

    A person or an administration named after one ("the Trump administration") stands for the state of `leaders.tsv` where the
    document does not tell it.
    """
    if mention.kind == "outlet":
        return ()
    if mention.states:
        return tuple(sorted(mention.states))
    if mention.kind == "body":
        code = body_codes().get(mention.key.removeprefix("body:").lower())
        return (code,) if code else ()
    if mention.kind in {"person", "organisation"}:
        return _led(mention)
    return ()


def _led(mention: Mention) -> tuple[str, ...]:
    words = mention.name.lower().split()
    name = words[-1] if mention.kind == "person" else words[-2] if len(words) > 1 and words[-1] in _governments() else ""
    return (leaders()[name],) if name in leaders() else ()


@cache
def _governments() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in cues("government", "en"))


@lru_cache(maxsize=8)
def able(setting: Setting) -> tuple[Mention, ...]:
    """The actors of a sentence that can be a party: no currency in an amount ("65 US cents"), no "Russian" of "Russian-led"."""
    text = setting.analysis.text.words
    amounts = [(amount.start, amount.end) for amount in setting.amounts]
    found = []
    for mention in setting.actors:
        is_money = any(start <= mention.start < end for start, end in amounts)
        is_led = text[mention.end : mention.end + 1] == "-" and text[mention.end + 1 : mention.end + 2].islower()
        if codes(mention) and not is_money and not is_led:
            found.append(mention)
    return tuple(found)


def parties(setting: Setting, trigger: Match, topic: Match | None = None) -> tuple[str, ...]:
    """The parties to what the words `trigger` say, as sorted codes; empty where the words name none.

    In order: a pair written as one before the trigger or its noun ("Russian-Iranian", "US-Japan") or after "between"; who stands
    before it as subject together with who comes after "with", "and" or "by"; a lone party with the one other state that the
    clause names; what "the two countries" or "both sides" point at. Inside what somebody said, "we" and "our" bring in the
    speaker's state. Who is only a place, lies in an aside (", which ...,") or tells the story is no party; nor is who stands
    in `topic`, the words that say what it is about ("a protocol on EU tariffs"), unless "with" or "between" brings them in.
    """
    joined = _joined(setting, trigger)
    if joined:
        return joined
    heads = governors(setting)
    near = [m for m in _candidates(setting, trigger) if topic is None or not _is_topic(setting, m, topic, heads)]
    agents = [
        m
        for m in near
        if spot_of(setting, m).first > trigger.last and heads[spot_of(setting, m).first] in one_word(setting, "by")
    ]
    if len(_codes(agents)) > 1:
        return tuple(sorted(_codes(agents)))
    found = _codes([m for m in near if _is_acting(setting, m, trigger, heads)])
    if len(found) < 2:
        found |= _speaker(setting, trigger)
    if len(found) < 2 and _is_mutual(setting):
        found |= _pointed(setting, found)
    if len(found) < 2:
        rest = _codes([m for m in near if not is_place(setting, m, heads)]) - found
        found |= rest if len(found) + len(rest) <= 2 else set()
    return tuple(sorted(found))


def _codes(mentions: list[Mention]) -> set[str]:
    return {code for mention in mentions for code in codes(mention)}


def _joined(setting: Setting, trigger: Match) -> tuple[str, ...]:
    """A pair that the words themselves join: with a hyphen close to the trigger, or behind "between" after it."""
    near = [m for m in able(setting) if setting.distance(spot_of(setting, m), trigger) <= REACH / 2]
    for first, second in pairwise(near):
        left, right = spot_of(setting, first), spot_of(setting, second)
        if setting.analysis.text.words[first.end : second.start] in {"-", "–"} and setting.distance(right, trigger) <= 5:
            return tuple(sorted({*codes(first), *codes(second)}))
        is_between = _before(setting, left.first) in one_word(setting, "between")
        if is_between and left.first > trigger.last and not setting.is_parted(trigger, left) and right.first - left.last <= 6:
            return tuple(sorted(_codes(listed(setting, [m for m in near if m.start >= first.start]))))
    return ()


def paired(setting: Setting) -> frozenset[tuple[str, ...]]:
    """The pairs that a sentence names as one: "Russian-Iranian", a commission of two states."""
    text, sides = setting.analysis.text.words, able(setting)
    found = [codes(mention) for mention in sides]
    found += [(*codes(one), *codes(other)) for one, other in pairwise(sides) if text[one.end : other.start] in {"-", "–"}]
    return frozenset(tuple(sorted({*pair})) for pair in found if len({*pair}) == 2)


def listed(setting: Setting, mentions: list[Mention]) -> list[Mention]:
    """The first mention and those that an enumeration joins to it: a comma, "and" and at most four words between each two."""
    members = mentions[:1]
    for one, other in pairwise(mentions):
        between = {word.text for word in setting.words[spot_of(setting, one).last + 1 : spot_of(setting, other).first]}
        if len(between) > 5 or not between & {",", "and"}:
            break
        members.append(other)
    return members


def _is_topic(setting: Setting, mention: Mention, topic: Match, heads: dict[int, str]) -> bool:
    first = spot_of(setting, mention).first
    return topic.first <= first <= topic.last and heads[first] not in one_word(setting, "party")


def _candidates(setting: Setting, trigger: Match) -> list[Mention]:
    """Those of the sentence who may be parties: not who only says it, nor who stands in an aside without the trigger."""
    said = said_at(setting, trigger)
    asides = [span for span in _asides(setting) if not span.first <= trigger.first <= span.last]
    found = []
    for mention in able(setting):
        spot = spot_of(setting, mention)
        is_teller = said is not None and not said.content[0] <= mention.start < said.content[1]
        is_aside = any(span.first <= spot.first <= span.last for span in asides)
        if not is_teller and not is_aside and setting.distance(spot, trigger) <= REACH:
            found.append(mention)
    return found


def _asides(setting: Setting) -> list[Match]:
    """Relative clauses set off by commas: from ", which" to the next comma or the end."""
    relative = one_word(setting, "relative")
    commas = [n for n, word in enumerate(setting.words) if word.text in {",", "—", "–"}]
    spans = pairwise([*commas, len(setting.words)])
    return [Match(start, end) for start, end in spans if setting.after(start) in relative]


def _is_acting(setting: Setting, mention: Mention, trigger: Match, heads: dict[int, str]) -> bool:
    """Whether a mention is a subject before the trigger or joined to it by "with", "and" or "by" behind it."""
    spot = spot_of(setting, mention)
    head = heads[spot.first]
    if spot.first <= trigger.last:
        return mention.form != "demonym" and head not in one_word(setting, "party.not")
    if setting.is_parted(trigger, spot) and head not in one_word(setting, "party"):
        return False
    return head in one_word(setting, "party")


def is_place(setting: Setting, mention: Mention, heads: dict[int, str]) -> bool:
    """Whether a mention tells where ("in Moscow"), given the `governors` of its sentence."""
    return heads[spot_of(setting, mention).first] in one_word(setting, "party.place")


@lru_cache(maxsize=8)
def governors(setting: Setting) -> dict[int, str]:
    """The word that governs each mention, by the place of the mention's first word: the preposition or verb before it.

    Articles are passed over. The members of a list ("A, B and C", "A and B") have the governor of the first.
    """
    actors = setting.actors
    found: dict[int, str] = {}
    place = 0
    while place < len(actors):
        end = _list_end(setting, place)
        governor = _before(setting, spot_of(setting, actors[place]).first)
        found.update((spot_of(setting, mention).first, governor) for mention in actors[place : end + 1])
        place = end + 1
    return found


def _list_end(setting: Setting, place: int) -> int:
    """The last member of the list that a mention begins: commas alone make no list, a closing "and" does."""
    end = place
    while _link(setting, end) == ",":
        end += 1
    if _link(setting, end) != "and":
        return place
    while _link(setting, end) == "and":
        end += 1
    return end


def _link(setting: Setting, place: int) -> str | None:
    """What joins a mention to the next: "," or "and", or None where other words stand between them."""
    if place + 1 >= len(setting.actors):
        return None
    first, last = spot_of(setting, setting.actors[place]).last + 1, spot_of(setting, setting.actors[place + 1]).first
    marks = {word.text for word in setting.words[first:last]} - one_word(setting, "article")
    return "and" if "and" in marks and marks <= {",", "and"} else "," if marks == {","} else None


def _before(setting: Setting, place: int) -> str:
    """The nearest word before a place that is no article."""
    passed = one_word(setting, "article")
    return next((setting.words[n].text for n in range(place - 1, -1, -1) if setting.words[n].text not in passed), "")


def _speaker(setting: Setting, trigger: Match) -> set[str]:
    """The state of the speaker, where what was said says "we" or "our" or begins with "it"."""
    said = said_at(setting, trigger)
    if said is None or not said.chain or said.chain[-1].state is None:
        return set()
    inside = {word.text for word in setting.words if said.content[0] <= word.start < said.content[1]}
    first = setting.words[min(setting.place(said.content[0]), len(setting.words) - 1)].text
    is_own = inside & one_word(setting, "first.person") or first in one_word(setting, "own.pronoun")
    return {said.chain[-1].state} if is_own else set()


def _is_mutual(setting: Setting) -> bool:
    return bool(setting.matches("mutual") or setting.matches("bilateral"))


def _pointed(setting: Setting, found: set[str]) -> set[str]:
    """The pair that "the two countries" mean: that of the sentence before, else the two states the document is about."""
    earlier = setting.previous
    for mention in reversed(earlier.actors if earlier else ()):
        if len(mention.states) == 2 and found <= set(mention.states):
            return set(mention.states)
    before = {m.states[0] for m in (earlier.actors if earlier else ()) if len(m.states) == 1}
    if len(before) == 2 and found <= before:
        return before
    main = main_dyad(setting.analysis)
    return set(main) if main and found <= set(main) else set()
