"""Whether a number is a change, a share or a level: what the verbs and nouns around it say."""

from itertools import pairwise

from msgspec import Struct

from comity.language.en.quantities.charges import is_charged
from comity.language.en.quantities.directions import ENDS, direction, moved_before
from comity.language.en.quantities.hedging import Lead, lead
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.particles import is_goal, is_offered, swayed_after, swayed_before
from comity.language.en.quantities.words import Words
from comity.model.claim import Relation

SIGNS_OF_PERCENT = frozenset({"%", "percent", "pc", "pct"})
REACH_ASIDE = 7
"""How many tokens before the bracket the amount may begin that a percentage explains."""
SHARE_MODIFIERS = frozenset(
    {"state", "equity", "controlling", "ownership", "russian", "foreign", "government", "minority", "majority"}
)
COMPARED_WITH = frozenset(
    {"on", "from", "year", "compared", "over", "last", "that", "those", "its", "their", "the", "what", "a", "an"}
)
"""What follows "up" or "below" behind a percentage that is a comparison: "7% below last year's"."""
PLACED_BELOW = frozenset({"above", "below", "under"})
"""Of these, what a year may follow as well: "36% above 2022"."""
LONGEST_ASIDE = 8
"""How many tokens a bracket between an amount and its comparison may hold: "$3 billion (or 11%) less than"."""
DETERMINERS = frozenset({"a", "an", "the", "this", "that", "its", "their", "his", "her", "our", "another", "any", "each", "no"})
COMPARING_PLACES = frozenset({*PLACED_BELOW, "up", "down", "longer", "shorter"})
"""Words of place that compare behind a number."""
COMPARATIVES = frozenset(
    {
        "more",
        "less",
        "higher",
        "lower",
        "bigger",
        "larger",
        "greater",
        "smaller",
        "dearer",
        "cheaper",
        "costlier",
        "heavier",
        "longer",
    }
    | {"shorter"}
)
"""Words behind an amount that make it a difference: "180 megawatts bigger", "three dollars dearer"."""
DUTIES = frozenset({"tariff", "tariffs", "duty", "duties", "levy", "levies", "surcharge", "excise"})
PASSED = frozenset({"below", "above", "under", "beyond"})
"""Hedges that make a number a mark that was passed."""
STAKES = frozenset(
    {"its", "their", "a", "an", "the", "controlling", "working", "equity", "participating", "operating", "carried"}
)
"""Words before "interest" that make it a stake."""
PLACES = frozenset({"in", "of", "for", "to", "from", "on"})


class Cue(Struct, frozen=True):
    """What the words around a number say of it: its relation, the sign of a change, and the tokens of the whole phrase.

    `is_rate` where they make a percentage one that is charged or lent at.
    """

    relation: Relation
    sign: int
    first: int
    end: int
    is_certain: bool = True
    is_rate: bool = False


def change_before(words: Words, ahead: Lead, is_percent: bool = False) -> Cue | None:
    """The likes of "rose by", "up", "fell", "an increase of" before a number."""
    lists, spot = word_lists(), ahead.before
    word = words.at(spot)
    if ahead.hedge is not None and ahead.hedge.words.split()[-1] in PASSED:
        return None  # "fell below $70" tells where it stands
    if word == "by":
        return _by(words, spot, ahead)
    if word in {"up", "down"}:
        return Cue("ratio", 1 if word == "up" else -1, spot, 0) if _is_moving(words, spot, is_percent) else None
    is_limit = not is_percent and ahead.hedge is not None and ahead.hedge.words == "up to"  # "can grow up to 150 million"
    if word in lists.rising or word in lists.falling or (is_percent and (word in lists.raising or word in lists.lowering)):
        return None if is_limit and word in lists.rising else Cue("ratio", direction(word), spot, 0)
    if word == "of":
        return _of(words, spot)
    return _swayed(words, spot) if is_percent else None


def _swayed(words: Words, spot: int) -> Cue | None:
    """A change told by a particle before a percentage, or by the pace of what grows."""
    sign = swayed_before(words, spot)
    return Cue("ratio", sign, spot, 0) if sign else _pace(words, spot)


def _is_moving(words: Words, spot: int, is_percent: bool) -> bool:
    """Whether "up" or "down" at a token tells of a change, rather than of something set up or shot down."""
    lists, before = word_lists(), words.at(spot - 1)
    if is_percent:
        return before not in lists.composing
    return not words.is_word(spot - 1) or before in lists.before_up or before in lists.flows


def _pace(words: Words, spot: int) -> Cue | None:
    """The likes of "growing at", "growth slowed to" before a percentage: a change, although it reads like a level."""
    lists, before = word_lists(), words.at(spot - 1)
    if words.at(spot) == "at" and (before in lists.rising or before in lists.falling):
        return Cue("ratio", direction(before), spot - 1, 0)
    for growth in range(spot - 1, spot - 6, -1):
        if words.at(growth) == "growth" and words.at(spot) in lists.standing:
            return Cue("ratio", 1, growth, 0)
    return None


def _by(words: Words, spot: int, ahead: Lead) -> Cue | None:
    moved = moved_before(words, spot - 1)
    if words.at(spot - 1).endswith("ed") and not direction(words.at(spot - 1)):
        return None  # "offset by", "financed by"
    if words.at(spot - 1) == "up" and words.at(spot - 2) in word_lists().composing:
        return None  # "set up by eleven countries"
    if moved is None:
        return Cue("ratio", 1, spot, 0) if ahead.is_additional else None
    verb, sign = moved
    return Cue("ratio", sign, verb if spot - verb <= 3 else spot, 0)


def _of(words: Words, spot: int) -> Cue | None:
    """The likes of "an increase of", "growth rate of", "a drop in exports of": the last is certain for percentages alone."""
    lists = word_lists()
    if words.at(spot - 1) in {"rate", "rates", "pace"} and words.at(spot - 2) == "growth":
        return Cue("ratio", 1, spot - 2, 0)
    for distance in range(1, 7):
        word = words.at(spot - distance)
        if word in lists.gains or word in lists.losses:
            is_direct = distance == 1
            is_about = words.at(spot - distance + 1) in PLACES
            is_inverse = words.at(spot - distance - 1) == "negative"
            sign = 1 if (word in lists.gains) != is_inverse else -1
            return Cue("ratio", sign, spot - distance, 0, is_certain=is_direct) if is_direct or is_about else None
        if not words.is_word(spot - distance):
            return None
    return None


def change_after(words: Words, ahead: Lead, place: int, *, is_percent: bool, is_count: bool = False) -> Cue | None:
    """The likes of "64% increase", "12% lower", "$50 million drop" behind a number that ends at a token."""
    lists = word_lists()
    is_joined = words.after_hyphen(place) > place
    place = _behind_aside(words, words.after_hyphen(place))
    if words.low[place : place + 2] == ["short", "of"]:
        return Cue("ratio", -1, 0, place + 2) if _is_compared_with(words, place + 2) else None
    sign = swayed_after(words, ahead, place, is_percent=is_percent, is_count=is_count)
    if sign:
        return Cue("ratio", sign, 0, place + 1)
    if words.at(place) in lists.more or words.at(place) in lists.less:
        sign = 1 if words.at(place) in lists.more else -1
        return Cue("ratio", sign, 0, place + 1) if _is_comparison(words, place, is_percent) else None
    return _noun_after(words, ahead, place, is_joined=is_joined, is_count=is_count)


def _noun_after(words: Words, ahead: Lead, place: int, *, is_joined: bool, is_count: bool) -> Cue | None:
    """The likes of "64% increase", "$50 million export drop" behind a number, joined to it by a hyphen or not."""
    lists = word_lists()
    for distance in range(5):
        word = words.at(place + distance)
        if word in lists.gains or word in lists.losses:
            is_noun = is_joined or (distance > 0 and not is_count) or _is_noun(words, ahead, place + distance, is_count=is_count)
            return Cue("ratio", 1 if word in lists.gains else -1, 0, place + distance + 1) if is_noun else None
        if word not in lists.change_modifiers and word != "-":
            return None
    return None


def _behind_aside(words: Words, place: int) -> int:
    """Behind a bracket between an amount and what it is compared with, or behind the bracket that the amount itself closes."""
    if words.at(place) == ")":
        return place + 1
    if words.at(place) != "(":
        return place
    closed = (spot + 1 for spot in range(place + 1, place + LONGEST_ASIDE) if words.at(spot) == ")")
    end = next(closed, place)
    return end if words.at(end) in word_lists().less or words.at(end) in {"more", "higher", "larger", "greater"} else place


def _is_compared_with(words: Words, place: int) -> bool:
    """Whether something that an amount can be compared with begins at a token: "the year before", "Ghana's", "2022"."""
    word = words.at(place)
    is_year = len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}
    return is_year or word in COMPARED_WITH or words.is_capital(place) or word.endswith(("'s", "’s"))


def _is_noun(words: Words, ahead: Lead, place: int, *, is_count: bool) -> bool:
    """Whether a word of change behind a number is a noun ("a 5% rise", "12% rise in") and no verb ("5% decline to answer")."""
    word, follows = words.at(place), words.at(place + 1)
    if word in word_lists().change_nouns:
        return True
    if word.endswith("s"):
        return follows == "in" and not is_count
    before = words.at(ahead.before)
    is_determined = before in DETERMINERS or before.endswith(("'s", "’s"))
    return is_determined or (not is_count and (follows in {"in", "of"} or not words.is_word(place + 1)))


def _is_comparison(words: Words, place: int, is_percent: bool) -> bool:
    """Whether "up" or "more" behind a number closes a comparison: "12% more", but not "$5 million up to" or "10% reduced-fat"."""
    word, follows = words.at(place), words.at(place + 1)
    if word in COMPARING_PLACES:
        return _is_placed(words, place, is_percent)
    if follows == "than" and not words.touches(place - 1):
        return True
    if word == "less" and follows in {"one", "a", "1"}:
        return False  # "49% less one share"
    is_compound = follows == "-" and words.touches(place)
    is_adverb = word in {"more", "less"} and words.is_word(place + 1) and follows not in word_lists().nouns.stops
    is_other = is_adverb and not is_percent  # "4 to 6 million tonnes more plausible"
    return not (is_compound or is_other) and (is_percent or word in COMPARATIVES)


def _is_placed(words: Words, place: int, is_percent: bool) -> bool:
    """Whether "up", "above" or "under" behind a number compares it: "36% above 2022", "up on 2024", "$20 below the other"."""
    word, follows = words.at(place), words.at(place + 1)
    if word in PLACED_BELOW and is_percent:
        return _is_compared_with(words, place + 1) or is_goal(words, place + 1)
    if word in {"above", "below"} and follows in {"the", "that", "those", "what", "last"} and words.at(place - 1) != ")":
        return True
    if word in PLACED_BELOW:
        return is_goal(words, place + 1) or is_offered(words, place + 1)
    return follows in (COMPARED_WITH if is_percent else {"on", "last", "year"})


def percent_cue(words: Words, ahead: Lead, end: int) -> Cue:
    """What a percentage is: a change, a share, a level, or a share that only the sentence can settle."""
    after = words.after_hyphen(end)
    before = change_before(words, ahead, is_percent=True) or _carried(words, ahead)
    if words.at(after) == "of" and not (before and before.is_certain):
        return Cue("share", 1, ahead.first, end)
    if _is_yearly(words, after):
        return before if before is not None and before.is_certain else Cue("ratio", 1, ahead.first, after + 1)
    behind = change_after(words, ahead, end, is_percent=True)
    if behind is not None and not _is_rate(words, after):
        return Cue(behind.relation, behind.sign, ahead.first, behind.end)
    told = _changed_rate(words, after) or _rated(words, ahead, end)
    if told is not None:
        return told
    if before is not None:
        return Cue(before.relation, before.sign, before.first, end)
    return _standing(words, ahead, end)


def _carried(words: Words, ahead: Lead) -> Cue | None:
    """What a percentage takes over from the number before it: "rose 12% and 7%", "fell CHF 1.2 billion (4.9%)"."""
    joint = ahead.before
    if words.at(joint) in {"and", "or", ","} and words.at(joint - 1) in SIGNS_OF_PERCENT and words.is_number(joint - 2):
        return change_before(words, lead(words, joint - 2), is_percent=True)
    if words.at(joint) == "(" and words.low[joint - 2 : joint] == ["growth", "rate"]:
        return Cue("ratio", 1, ahead.first, 0)
    if words.at(joint) != "(" and not (words.at(joint) == "or" and words.at(joint - 1) == ","):
        return None
    for spot in range(joint - 1, joint - REACH_ASIDE, -1):
        if words.at(spot) in ENDS or words.at(spot) in {"", ":"}:
            return None
        told = change_before(words, lead(words, spot))
        if told is not None and told.is_certain:
            return Cue("ratio", told.sign, ahead.first, 0)
    return None


def _is_yearly(words: Words, place: int) -> bool:
    """Whether "y/y", "m/m", "yoy" or "y-o-y" stands behind a percentage, which makes it a change."""
    word = words.at(place)
    return word in {"yoy", "mom", "qoq"} or (
        word in {"y", "m", "q"} and words.touches(place) and words.at(place + 1) in {"/", "-"}
    )


def _share_after(words: Words, after: int) -> bool:
    """The likes of "51% stake", "state-owned", "controlling interest" behind a percentage."""
    lists = word_lists()
    if words.at(after) == "interest":
        return words.at(after + 1) == "in"
    spots = [after]
    if words.at(after) in SHARE_MODIFIERS:
        spots.append(words.after_hyphen(after + 1))
    return any(words.at(spot) in lists.share_after for spot in spots) or words.at(spots[-1]) == "interest"


def _rated(words: Words, ahead: Lead, end: int) -> Cue | None:
    """A percentage that is charged, or that the noun behind it makes a share or a rate: "25% import tariffs", "51% stake"."""
    after = words.after_hyphen(end)
    if is_charged(words, ahead, after):
        is_growth = "growth" in _clause_before(words, ahead.before)  # "the growth forecast has been left at 6 per cent"
        return Cue("ratio" if is_growth else "level", 1, ahead.first, end, is_rate=not is_growth)
    if _share_after(words, after):
        return Cue("share", 1, ahead.first, end)
    is_duty = words.at(after) in DUTIES  # "a 19-percent tariff deal"
    return Cue("level", 1, ahead.first, end, is_rate=is_duty) if _is_rate(words, after) else None


def _changed_rate(words: Words, after: int) -> Cue | None:
    """The likes of "a 10 percent duty reduction": how much a rate changes, and no rate."""
    behind = after + 1
    if words.at(after) not in word_lists().percent_heads or words.at(behind) not in word_lists().change_nouns:
        return None
    return Cue("ratio", direction(words.at(behind)), after, behind + 1)


def _is_rate(words: Words, after: int) -> bool:
    """Whether a tariff, an interest rate or the like follows within its modifiers ("25% import tariffs")."""
    lists = word_lists()
    for spot in range(after, after + 4):
        if words.at(spot) in lists.percent_heads:
            return not (words.at(spot) == "interest" and words.at(spot + 1) == "in")
        if words.at(spot) not in lists.percent_levels:
            return False
    return False


def _standing(words: Words, ahead: Lead, end: int) -> Cue:
    """A percentage that nothing calls a change: where something stands, a share, or unknown."""
    lists, spot = word_lists(), ahead.before
    clause = _clause_before(words, spot)
    if words.at(spot) in lists.share_before or (words.at(spot) in {"for", "up"} and words.at(spot - 1) in lists.share_before):
        return Cue("share", 1, ahead.first, end)
    is_interest = any(word == "interest" and before in STAKES for word, before in pairwise(clause))
    if is_interest or any(word in lists.share_nouns for word in clause):
        return Cue("share", 1, ahead.first, end)
    if words.at(spot - 1) == "interest" and words.at(spot) in {"of", "at"}:
        return Cue("share" if words.at(end) == "in" else "level", 1, ahead.first, end)
    is_rate = any(word in lists.percent_heads for word in clause)
    is_stand = words.at(spot) in {
        "to",
        "from",
        "at",
        "reached",
        "hit",
        "reaching",
        "reaches",
        "hitting",
        "stood",
        "between",
        "yield",
    }
    if is_stand or (is_rate and (words.at(spot) in lists.standing or words.at(spot) in {"of", "from"})):
        return Cue("level", 1, ahead.first, end)
    return Cue("share", 1, ahead.first, end, is_certain=False)


def _clause_before(words: Words, place: int) -> list[str]:
    """The words before a token in its clause, ten at most, nearest first."""
    found: list[str] = []
    for spot in range(place, max(place - 10, -1), -1):
        if words.at(spot) in ENDS or words.at(spot) in {",", ":"}:
            break
        found.append(words.at(spot))
    return found


def amount_cue(words: Words, ahead: Lead, end: int, is_count: bool = False) -> Cue:
    """What an amount in money, tons or things is: a difference or a level. Things are "dropped" without anything changing."""
    lists = word_lists()
    before = change_before(words, ahead)
    is_direct = words.at(ahead.before) not in {"by", "of", "up", "down"}
    noun = words.at(ahead.before - 1) if words.at(ahead.before) == "of" else ""
    is_gain = noun == "gain" and words.at(ahead.before - 2) == "a" and words.at(ahead.before - 3) == ","  # ", a gain of RM61"
    is_other = (noun in lists.not_differences and not is_gain) or (
        is_count and noun in {"fall", "falls"}
    )  # "the fall of 12 villages"
    if before is not None and ((is_count and is_direct) or is_other):
        before = None
    if before is not None and before.is_certain:
        return Cue("difference", before.sign, before.first, end)
    behind = change_after(words, ahead, end, is_percent=False, is_count=is_count)
    if behind is not None and words.at(behind.end - 1) not in lists.not_differences:
        return Cue("difference", behind.sign, ahead.first, behind.end)
    return Cue("level", 1, ahead.first, end, is_certain=before is None)


def points_cue(words: Words, ahead: Lead, end: int) -> Cue:
    """Percentage and basis points are differences; which way, the verb tells."""
    before = change_before(words, ahead) or change_after(words, ahead, end, is_percent=True)
    if before is None:
        return Cue("difference", 1, ahead.first, end, is_certain=False)
    return Cue("difference", before.sign, min(before.first or ahead.first, ahead.first), max(before.end, end))
