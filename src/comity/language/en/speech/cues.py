"""Cues: the words that say that somebody says something, with their subject and with what they open."""

from msgspec.structs import replace

from comity.language.en.speech.cue import Cue
from comity.language.en.speech.heads import can_speak, core_end_of, head_mention, is_measure, is_phrase, is_speaker
from comity.language.en.speech.lexicon import Verb, lexicon, verbs
from comity.language.en.speech.listeners import listener
from comity.language.en.speech.nouns import accounted, claimed
from comity.language.en.speech.openings import ENDS, Opens, after_verb, interviewer, opened
from comity.language.en.speech.passing import announced, quoting, subject_of
from comity.language.en.speech.phrases import (
    before_clause,
    has_verb,
    name_behind,
    names_someone,
    phrase_after,
    subject_before,
    subject_end,
)
from comity.language.en.speech.unit import Places, Unit

_OWNERS = frozenset({"the", "a", "an", "no", "any", "his", "her", "its", "their", "our", "my", "your", "'s", "’s", "'", "’"})
_FINDERS = frozenset({"auditor", "auditors", "audit", "study", "survey", "inquiry", "report", "review"})
"""Words of those whose trade it is to find, so that what they "found" they say."""
_LONGER = 20  # characters of a quotation that is no mere name
_PUT = frozenset({"put", "puts", "has", "have", "had"})
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "what", "how"})


def cues(unit: Unit) -> tuple[Cue, ...]:
    """The cues of a unit, outside its quotations, in order."""
    found: list[Cue] = []
    place = 0
    while place < len(unit.tokens):
        floor = unit.sentence_start(place)
        if (
            found
            and found[-1].base != "cite"
            and found[-1].zone[0] >= floor
            and (found[-1].is_aside or found[-1].is_inverted or found[-1].opens == "none")
        ):
            floor = max(floor, found[-1].zone[1])
        cue = _cue(unit, place, floor)
        if cue is not None:
            _add(found, cue)
        place = max(place + 1, cue.end if cue is not None else 0)
    return tuple(found)


def _add(found: list[Cue], cue: Cue) -> None:
    """Append a cue; "according to X, citing Y" is one clause, and what it covers stands after both."""
    if cue.base == "cite" and found and found[-1].is_aside and found[-1].base != "cite" and found[-1].zone[1] + 1 == cue.place:
        found[-1] = replace(found[-1], zone=(found[-1].zone[0], cue.zone[1]), right=cue.right)
    found.append(cue)


def _cue(unit: Unit, place: int, floor: int) -> Cue | None:
    token = unit.tokens[place]
    if token.kind != "word":
        return None
    beside = _beside(unit, place)
    if beside is not None:
        return beside
    if token.is_capital:
        return None
    if token.low in lexicon().adjectives and unit.low(place - 1) in lexicon().be:
        return _opinion(unit, place, floor)
    if unit.low(place + 1) == "it" and token.low in _PUT and unit.low(place + 2) in ENDS:
        return _put_so(unit, place, floor)
    noun = claimed(unit, place)
    return _verb_cue(unit, place, floor) if noun is None else _noun_cue(place, *noun)


def _beside(unit: Unit, place: int) -> Cue | None:
    """A cue that stands beside what was said: "according to X", "in the words of X", "citing "reasons of its own""."""
    low = unit.low(place)
    if low == "citing" and unit.kind(place + 1) == "quote" and _is_long(unit, place + 1):
        return _citing(unit, place)
    is_opening = low in {"according", "accordance", "in", "by", "on", "quoting", "citing"}
    return _aside(unit, place) if is_opening else None


def _citing(unit: Unit, place: int) -> Cue:
    """Read "..., citing "reasons of its own"": the quoted reason is the subject's."""
    start = place - (unit.low(place - 1) == ",")
    right = place + 1
    return Cue(
        place=place, end=right, subject=None, zone=(start, right), right=right, opens="quote", base="say", is_participle=True
    )


def _is_long(unit: Unit, place: int) -> bool:
    """Whether a quotation is more than a name or two words."""
    return unit.tokens[place].end - unit.tokens[place].start > _LONGER


def _put_so(unit: Unit, place: int, floor: int) -> Cue | None:
    """Read "..., as X put it" and "as X has it"."""
    subject = subject_before(unit, subject_end(unit, place), floor)
    if subject is None or unit.low(subject[0] - 1) != "as" or not can_speak(unit, subject):
        return None
    return Cue(
        place=place,
        end=place + 1,
        subject=subject,
        zone=(subject[0] - 1, place + 2),
        right=place + 2,
        opens="none",
        base="put",
        is_aside=True,
    )


def _noun_cue(place: int, subject: Places, start: int, opens: Opens, right: int) -> Cue:
    return Cue(place=place, end=place + 1, subject=subject, zone=(start, right), right=right, opens=opens, base="claim")


def _verb_cue(unit: Unit, place: int, floor: int) -> Cue | None:
    verb = verbs().get(unit.low(place))
    if verb is None or _is_unreal(unit, place, verb):
        return None
    if unit.low(place + 1) in {"down", "off"} and verb.base not in lexicon().particles:
        return None  # "wrote down", "called off"
    return _participle(unit, place, verb, floor) if verb.is_participle else _finite(unit, place, verb, floor)


def _is_unreal(unit: Unit, place: int, verb: Verb) -> bool:
    """Whether the speech is denied, only possible, or done to the subject ("did not say", "to say", "was told")."""
    words = lexicon()
    for before in range(place - 1, max(place - 6, -1), -1):
        low = unit.low(before)
        if low == "to" and unit.low(before - 1) in words.habits:
            return False
        if low in words.unreal:
            return True
        if low in words.be and not verb.is_participle:
            return verb.family != "quote" and unit.low(place + 1) != "by"
        if low not in words.auxiliaries and low not in words.adverbs and low not in words.be and not low.endswith("ly"):
            break
    return unit.low(place - 1) == "the"


def _aside(unit: Unit, place: int) -> Cue | None:
    """Read "according to X", "in the words of X", "by X's account", "citing X"."""
    low = unit.low(place)
    account = accounted(unit, place) if low in {"in", "by", "on"} else None
    if low == "according" and unit.low(place + 1) == "to" and unit.low(place + 2) in {"his", "her", "their"}:
        account = accounted(unit, place + 1)  # "according to his words"
    is_named = account is not None and unit.low(account[0][0]) not in lexicon().pronouns
    named = name_behind(unit, account[1], unit.sentence_end(place)) if account is not None and is_named else None
    account = (named, named[1]) if named is not None else account
    if account is not None and can_speak(unit, account[0]):
        return Cue(
            place=place,
            end=place + 1,
            subject=account[0],
            zone=(place, account[1]),
            right=account[1],
            opens="none",
            is_aside=True,
        )
    if (low == "according" and unit.low(place + 1) == "to") or (low == "accordance" and unit.low(place + 1) == "with"):
        start = place + 2
    elif low in {"citing", "quoting"} and unit.low(place - 1) in {",", "“”", "reported", "reports", "said"}:
        start = place + 1
    else:
        return None
    end = before_clause(unit, start, phrase_after(unit, start, unit.sentence_end(place)))
    if unit.low(start) in lexicon().relatives:
        return None  # "a story according to which ..." is the story's
    if end <= start or not can_speak(unit, (start, end)) or is_measure(unit, (start, end)):
        return None
    first = start
    start, end = _apposed(unit, (start, end)) or (start, end)
    after = _over_description(unit, end)
    base = "cite" if low in {"citing", "quoting"} else "according"
    return Cue(
        place=place, end=first, subject=(start, end), zone=(place, after), right=after, opens="none", base=base, is_aside=True
    )


def _apposed(unit: Unit, span: Places) -> Places | None:
    """The name that a comma sets behind a source told by its trade: "the Utopian contractor, Example Works."."""
    start, limit = span[1] + 1, unit.sentence_end(span[0])
    if unit.low(span[1]) != "," or unit.low(span[0]) not in _OWNERS or names_someone(unit, *span):
        return None
    end = next((place for place in range(start, limit) if not unit.tokens[place].is_capital), limit)
    is_state = any(mention.kind == "state" for mention in unit.mentions_in(start, end))
    return (start, end) if start < end <= start + 4 and unit.low(end) in {".", "", ";", ","} and not is_state else None


def _over_description(unit: Unit, end: int) -> int:
    """The place after ", the state news agency," or ", who spoke in Lima," where a description follows the name."""
    is_relative = unit.low(end + 1) in lexicon().relatives
    if unit.low(end) != "," or not (is_relative or unit.low(end + 1) in {"the", "a", "an"}):
        return end
    close = end + 1
    limit = unit.sentence_end(end)
    while close < limit and unit.low(close) not in {",", "“”", ";"}:
        close += 1
    return close if unit.low(close) == "," and close - end < 16 and (is_relative or not has_verb(unit, end + 1, close)) else end


def _opinion(unit: Unit, place: int, floor: int) -> Cue | None:
    """Read "X is sure that ..."."""
    end = subject_end(unit, place)
    subject = subject_before(unit, end, floor)
    if subject is None or not can_speak(unit, subject):
        return None
    opens, right = opened(unit, place + 1, None)
    if opens not in {"that", "clause"}:
        return None
    return Cue(place=place, end=place + 1, subject=subject, zone=(subject[0], right), right=right, opens=opens, base="believe")


def _participle(unit: Unit, place: int, verb: Verb, floor: int) -> Cue | None:
    """Read "..., adding that ..." and "with X noting ..."."""
    before = unit.low(place - 1)
    opens, right, via = after_verb(unit, place, verb)
    if opens == "none" or (verb.is_ambiguous and opens not in {"that", "quote"}) or verb.family == "quote":
        return None
    if verb.base in lexicon().particles and unit.low(place + 1) != lexicon().particles[verb.base]:
        return None
    if before in {",", "“”", "and", "while", "by", "—", "–"} or (before in {"before", "after"} and opens == "quote"):
        start = place - (before in {",", "and", "while", "by", "—", "–"})
        start -= unit.low(start - 1) == ","
        return Cue(
            place=place,
            end=place + 1,
            subject=None,
            zone=(start, right),
            right=right,
            opens=opens,
            via=via,
            base=verb.base,
            is_participle=True,
        )
    subject = subject_before(unit, subject_end(unit, place), floor)
    if subject is not None and opens == "quote" and not can_speak(unit, subject):
        subject = _closing_person(unit, subject)  # "footage of Ada Example asking, ..."
    if subject is None or not can_speak(unit, subject):
        return None
    is_finite = before in lexicon().be or unit.low(place - 2) in lexicon().be
    is_led = unit.low(subject[0] - 1) in {"with", "as"} and not is_finite
    if not is_led and not is_finite and opens != "quote":
        return None
    start = subject[0] - is_led
    start -= unit.low(start - 1) == "," and is_led
    return Cue(
        place=place,
        end=place + 1,
        subject=subject,
        zone=(start, right),
        right=right,
        opens=opens,
        via=via,
        base=verb.base,
        is_participle=not is_finite,
    )


def _closing_person(unit: Unit, span: Places) -> Places | None:
    """The person with whose name a phrase ends."""
    mention = head_mention(unit, *span)
    if mention is None or mention.kind != "person" or mention.form != "name":
        return None
    return next(place for place in range(*span) if unit.tokens[place].end > mention.start), span[1]


def _finite(unit: Unit, place: int, verb: Verb, floor: int) -> Cue | None:
    if verb.family == "quote":
        return quoting(unit, place, floor)
    if unit.low(place + 1) == "by" or (verb.family == "tell" and unit.low(place + 2) == "by"):
        return announced(unit, place, verb)
    inverted = _inverted(unit, place, verb, floor)
    if inverted is not None:
        return inverted
    if unit.low(place - 1) == "who" or (unit.low(place - 2) == "who" and unit.low(place - 1) in lexicon().auxiliaries):
        return _relative(unit, place, verb)
    subject = subject_of(unit, place, floor)
    return _shared(unit, place, verb) if subject is None else _preceded(unit, place, verb, subject)


def _preceded(unit: Unit, place: int, verb: Verb, subject: Places) -> Cue | None:
    """Read "X said ...", the subject before its verb."""
    is_perfect = unit.low(place - 1) in lexicon().auxiliaries
    is_habit = unit.low(place - 1) == "to"
    if any(unit.low(inside) in lexicon().verbs for inside in range(core_end_of(unit, subject), subject[1])):
        return None  # "officials in Lima put the total value at"
    is_plain = verb.is_base and not is_perfect and not is_habit and not _is_plural(unit, subject)
    if is_plain or unit.low(subject[0] - 1) in _HYPOTHETICAL or unit.low(place - 1) in _OWNERS:
        return None
    last = verbs().get(unit.low(subject[1] - 1))
    if last is not None and not last.is_ambiguous and not last.is_base and not unit.tokens[subject[1] - 1].is_capital:
        return None  # the object of another verb: "dismissed reports of ..."
    opens, right, via = after_verb(unit, place, verb)
    is_quoting = opens == "quote" or (opens == "none" and unit.kind(subject[0] - 1) == "quote")
    is_speaker = can_speak(unit, subject) or (is_quoting and is_phrase(unit, subject))
    if not is_speaker or not _is_used_as_verb(unit, place, verb, subject, opens):
        return None
    is_aside = unit.low(subject[0] - 1) == "as" and opens == "none"
    zone = (subject[0] - is_aside, right)
    return Cue(
        place=place,
        end=place + 1,
        subject=subject,
        zone=zone,
        right=right,
        opens=opens,
        via=via,
        base=verb.base,
        is_aside=is_aside,
    )


def _is_plural(unit: Unit, subject: Places) -> bool:
    last = unit.low(core_end_of(unit, subject) - 1)
    is_alone = core_end_of(unit, subject) - 1 == unit.sentence_start(subject[0]) and head_mention(unit, *subject) is None
    is_known = last in {"they", "we", "i", "you", "people", "media", "police", "many", "some", "others", "data"}
    return (
        is_known
        or last in lexicon().anonymous_nouns
        or (last.endswith("s") and (not unit.tokens[core_end_of(unit, subject) - 1].is_capital or is_alone))
        or (unit.tokens[subject[0]].low == "the" and last in {"ministers", "presidents"})
        or "and" in {unit.low(place) for place in range(*subject)}
    )


def _shared(unit: Unit, place: int, verb: Verb) -> Cue | None:
    """A second verb of one subject: in "X criticised the plan and said that ..." the subject is that of the clause before."""
    opens, right, via = after_verb(unit, place, verb)
    before = unit.low(place - 1 - unit.low(place - 1).endswith("ly"))
    if before not in {"and", "but", "then", "also"} or opens == "none" or verb.is_ambiguous or verb.is_base:
        return None
    start = place - 1
    while unit.low(start - 1) in {"and", "but", ",", "then", "also"} and unit.low(start) != ",":
        start -= 1
    return Cue(place=place, end=place + 1, subject=None, zone=(start, right), right=right, opens=opens, via=via, base=verb.base)


def _relative(unit: Unit, place: int, verb: Verb) -> Cue | None:
    """Read "X, a broker, who said that ...": who speaks stands before "who"."""
    who = place - 1 if unit.low(place - 1) == "who" else place - 2
    subject = subject_before(unit, who, unit.sentence_start(place))
    opens, right, via = after_verb(unit, place, verb)
    if (
        subject is None
        or opens == "none"
        or not can_speak(unit, subject)
        or not _is_used_as_verb(unit, place, verb, subject, opens)
    ):
        return None
    if unit.low(subject[0]).endswith("ed") and not unit.tokens[subject[0]].is_capital and subject[1] - subject[0] > 1:
        subject = (subject[0] + 1, subject[1])  # "... agreed the visitor, who noted"
    start = who - (unit.low(who - 1) == ",")
    return Cue(
        place=place,
        end=place + 1,
        subject=subject,
        zone=(start, right),
        right=right,
        opens=opens,
        via=via,
        base=verb.base,
        is_participle=True,
    )


def _is_used_as_verb(unit: Unit, place: int, verb: Verb, subject: Places, opens: Opens) -> bool:
    """Whether a form that is mostly a noun is a verb here, and a verb with more meanings is one of speech."""
    if opens == "none" and unit.kind(subject[0] - 1) == "quote" and subject[0] - 1 == unit.sentence_start(place):
        return True
    if verb.family in {"describe", "count"}:
        return _gives(unit, verb, subject, opens) or (verb.base == "welcome" and opens == "that")
    lacks_particle = lexicon().particles.get(verb.base, unit.low(place + 1)) != unit.low(place + 1)
    if lacks_particle or (verb.family == "intend" and opens == "none" and unit.low(subject[0] - 1) != "as"):
        return False
    if not verb.is_ambiguous or opens in {"that", "quote", "deed"}:
        return True
    if opens == "noun":
        return _says_noun(unit, place, verb, subject)
    following = unit.low(place + 1)
    is_closed = (
        following in {"", ".", ","} or following in lexicon().times or (following in lexicon().adjuncts and following != "of")
    )
    return (
        opens == "none"
        and is_closed
        and unit.low(subject[0] - 1) in {",", "“”", "as"}
        and subject[0] > unit.sentence_start(place)
    )


def _says_noun(unit: Unit, place: int, verb: Verb, subject: Places) -> bool:
    """Whether an ambiguous form says the noun phrase behind it: "report 9 cases", "fear for 40 jobs", "auditors found a gap"."""
    is_counted = unit.kind(place + 1) == "number"
    if verb.base == "find":
        return not _FINDERS.isdisjoint(unit.low(inside) for inside in range(*subject))
    if verb.base in {"fear", "worry", "hope"}:
        return is_counted or unit.low(place + 1) == "for" or unit.low(place + 1).endswith("ing")
    return verb.is_nominal and (is_counted or unit.low(place - 1) in lexicon().auxiliaries or names_someone(unit, *subject))


def _gives(unit: Unit, verb: Verb, subject: Places, opens: Opens) -> bool:
    """Whether a verb of describing has a name or stance to give, and a verb of counting an amount."""
    if verb.family == "describe":
        return opens in {"quote", "noun"} or (opens == "that" and verb.base == "put")
    if opens == "that" and verb.base == "record":
        return True
    if opens != "noun":
        return False
    if verb.base == "record":
        return _is_statistical(unit, subject) or unit.low(core_end_of(unit, subject) - 1) in lexicon().government_nouns | {
            "agency"
        }
    if verb.base in {"count", "see"}:  # a state or town has, and counts nothing: "Kenya counted 3 million visitors"
        mention = head_mention(unit, subject[0], core_end_of(unit, subject))
        is_place = (
            mention.kind == "state" if mention is not None else not is_speaker(unit, subject) and not _is_pronoun(unit, subject)
        )
        return not is_place or _is_statistical(unit, subject)
    return verb.base not in {"give", "arrive"} or _is_statistical(unit, subject)


def _is_pronoun(unit: Unit, subject: Places) -> bool:
    return subject[1] - subject[0] == 1 and unit.low(subject[0]) in lexicon().pronouns


def _is_statistical(unit: Unit, subject: Places) -> bool:
    """Whether a subject counts by trade, so that what it "gives" is a figure and no gift."""
    return not lexicon().counters.isdisjoint(unit.low(place) for place in range(*subject))


def _inverted(unit: Unit, place: int, verb: Verb, floor: int) -> Cue | None:
    """Read "..., said X, a researcher at Y"."""
    before = unit.low(place - 1)
    if (
        before not in {",", "“”", '"', "”", "—", "–", "?", "!"} | ({"-"} if unit.is_dashed else set())
        or (verb.base == "tell" and not _closes_inverted(unit, place, floor))
        or (verb.family in {"intend", "describe", "count"} and before != "“”")
        or place - 1 < floor
        or (verb.is_base and before != "“”")
    ):
        return None
    limit = unit.sentence_end(place)
    start, via = listener(unit, place + 2) if unit.low(place + 1) == "to" else (place + 1, None)
    end = phrase_after(unit, start, limit)
    words = lexicon()
    is_adjunct = unit.low(start) in words.prepositions | words.adverbs | {"that"}
    if end <= start or is_adjunct or not can_speak(unit, (start, end)):
        return None
    following = unit.low(end)
    if (
        following not in ENDS
        and following not in {"“”", ":", "who", "("}
        and following not in words.adjuncts
        and following not in words.times
    ):
        return None
    if before == "," and unit.low(start) in {"it", "they", "he", "she", "there"}:
        return None
    named = None if names_someone(unit, start, end) else name_behind(unit, end, limit)
    start, end = named or (start, end)
    via = via or interviewer(unit, end, min(end + 12, limit))
    return Cue(
        place=place,
        end=place + 1,
        subject=(start, end),
        zone=(place, end),
        right=end,
        opens="none",
        via=via,
        base=verb.base,
        is_inverted=True,
    )


def _closes_inverted(unit: Unit, place: int, floor: int) -> bool:
    """Whether who tells, not who is told, ends the sentence behind "told": "..., told the press service of the ministry."."""
    end = phrase_after(unit, place + 1, unit.sentence_end(place))
    is_listener = unit.low(core_end_of(unit, (place + 1, end)) - 1) in lexicon().listeners if end > place + 1 else True
    is_led = unit.low(place + 1) in lexicon().determiners or names_someone(unit, place + 1, end)
    before = subject_of(unit, place, floor)
    is_subject = before is not None and can_speak(unit, before)  # "Ada Example, its head, told the agency."
    return not is_listener and not is_subject and is_led and unit.low(end) in {".", ""} and unit.low(place - 1) == ","
