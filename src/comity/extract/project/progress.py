"""Progress: how far the words say that an undertaking is, from wished for to given up."""

from collections.abc import Callable
from functools import lru_cache

from comity.extract.noun_phrase import is_inside_number
from comity.extract.participants import inside_actors
from comity.extract.project.governors import POSSIBLE
from comity.extract.project.states import LASTING, Form, Reading, StateTerm, is_planned, modality, states, verbs_of, whole
from comity.extract.setting import Match, Setting
from comity.extract.tree import tree
from comity.extract.trigger import before, follows, is_cue, is_passive, text
from comity.model.claim import ProjectStatus

__all__ = ["Reading", "progress"]


MOST_GAP, MOST_SUBJECT_GAP, MOST_AWAY, MOST_MONEY = 4, 10, 40, 18


def progress(setting: Setting, unit: Match) -> Reading | None:
    """What the nearest words that govern an undertaking, or that it is the subject of, say about it."""
    found = []
    near = [item for item in states(setting) if abs(item[0].first - unit.first) <= MOST_AWAY]
    for spot, terms in near:
        if spot.last < unit.first:
            reading, cost = _as_object(setting, unit, spot, terms), unit.first - spot.last - 1
        elif spot.first > unit.last:
            reading, cost = _as_subject(setting, unit, spot, terms), _cost_behind(setting, unit, spot)
        else:
            continue
        if reading is not None:
            found.append((cost, spot.first, reading))
    return min(found, key=lambda item: item[:2])[2] if found else _described(setting, unit)


def _cost_behind(setting: Setting, unit: Match, spot: Match) -> int:
    """How far a verb stands behind its subject; one in a relative clause counts only where the main clause says nothing."""
    end = whole(setting, unit).last
    is_inside = _behind_relative(setting, end, len(setting.words) - 1) > spot.first or _is_describing(setting, unit, spot)
    return spot.first - unit.last + (MOST_AWAY if is_inside else 0)


def _is_describing(setting: Setting, unit: Match, spot: Match) -> bool:
    """Whether a participle describes a subject of which the main verb tells more: "the plant built in 2020 stopped work"."""
    parse = tree(setting)
    noun, arc = parse.head(unit), parse.above(parse.head(spot))
    of_noun, above = arc is not None and arc.kind == "clause" and arc.head == noun, parse.above(noun)
    return of_noun and above is not None and above.kind == "subject" and above.head > spot.last


def _described(setting: Setting, unit: Match) -> Reading | None:
    """What an adjective inside the noun phrase or right before it says ("the stalled pipeline", "a proposed port")."""
    for spot, terms in states(setting):
        if unit.first - 1 <= spot.last and spot.first < unit.last:
            for term in terms:
                if term.form == "adjective":
                    return Reading(term.status, modality(setting, spot) if term.status == "planned" else "actual", spot)
    return None


def _as_object(setting: Setting, unit: Match, spot: Match, terms: tuple[StateTerm, ...]) -> Reading | None:
    """The status that a verb or noun before an undertaking gives it, where nothing but articles and the like stand between."""
    gap = [n for n in range(spot.last + 1, unit.first) if not _is_counted(setting, n)]
    is_lent = any(term.status == "extended" for term in terms) and any(
        n in _counted(setting) for n in range(spot.last + 1, unit.first)
    )
    if is_lent or any(term.form == "fund" for term in terms):
        return _funded(setting, spot, terms, range(spot.last + 1, unit.first))
    if len(gap) > MOST_GAP or not all(_is_thin(setting, n) for n in gap):
        return None
    for term in terms:
        reading = OBJECT.get(term.form, _none)(setting, unit, spot, term)
        if reading is not None and reading.status == "completed" and _is_share(setting, spot, unit):
            return reading._replace(status="under_way")
        if reading is not None:
            return reading
    return None


def _is_share(setting: Setting, spot: Match, unit: Match) -> bool:
    """Whether only a share is done: "has completed 60% of the bypass"."""
    shares = [setting.spot(amount.start, amount.end) for amount in setting.amounts if amount.unit == "percent"]
    return any(spot.last < share.first < unit.first for share in shares)


def _is_thin(setting: Setting, place: int) -> bool:
    """Whether a word may stand between a verb and the noun phrase that is its object."""
    word = setting.words[place].text
    if is_cue("gap", setting.lang, word) or word.endswith(("'s", "’s")) or word[0].isdigit():
        return True
    return place in verbs_of(setting) or place in inside_actors(setting)


@lru_cache(maxsize=4)
def _counted(setting: Setting) -> frozenset[int]:
    """The places of the words of a sentence that are amounts or dates."""
    spans = [(item.start, item.end) for item in setting.amounts] + [(item.start, item.end) for item in setting.periods]
    spots = [setting.spot(start, end) for start, end in spans]
    return frozenset(place for spot in spots for place in range(spot.first, spot.last + 1))


def _is_counted(setting: Setting, place: int) -> bool:
    return place in _counted(setting) or (setting.words[place].text == "," and is_inside_number(setting, place))


def _funded(setting: Setting, spot: Match, terms: tuple[StateTerm, ...], gap: range) -> Reading | None:
    """Money for an undertaking: a verb of giving, then nothing but an amount, a date and a preposition ("invest $2m in")."""
    words = [setting.words[n].text for n in gap if not _is_counted(setting, n) and n not in verbs_of(setting)]
    has_link = any(word in {"in", "into", "for", "to", "on"} for word in words)
    if not has_link or len(gap) > MOST_MONEY or not all(is_cue("fund.gap", setting.lang, word) for word in words):
        return None
    is_money = any(n in _counted(setting) for n in gap) or _is_sum_before(setting, spot)
    if not is_money and not text(setting, spot).startswith("invest"):
        return None
    if is_cue("fund.noun", setting.lang, text(setting, spot)):
        return Reading("planned", modality(setting, spot), spot) if is_money else None
    if any(term.status == "planned" for term in terms):
        return Reading("planned", modality(setting, spot), spot) if is_planned(setting, spot) else None
    return None if is_planned(setting, spot) else Reading("under_way", "actual", spot)


def _is_sum_before(setting: Setting, spot: Match) -> bool:
    """Whether a noun of money has its sum before it ("a $120 million concessional loan for")."""
    is_noun = is_cue("fund.noun", setting.lang, text(setting, spot))
    return is_noun and any(n in _counted(setting) for n in range(max(0, spot.first - 5), spot.first))


def _none(_setting: Setting, _unit: Match, _spot: Match, _term: StateTerm) -> Reading | None:
    return None


def _wished(setting: Setting, _unit: Match, spot: Match, term: StateTerm) -> Reading | None:
    if before(setting, "hypothetical", spot, 3) or {"do", "not"} <= {*tree(setting).helpers(tree(setting).head(spot))}:
        return None
    dropped = _dropped(setting, spot)
    if dropped is not None:
        return Reading(dropped, "actual", spot)
    return Reading(term.status, modality(setting, spot) if term.status == "planned" else "actual", spot)


def _done(setting: Setting, _unit: Match, spot: Match, term: StateTerm) -> Reading | None:
    """A past form before its object, no passive and no adjective ("the completed line")."""
    if is_passive(setting, spot) or is_cue("determiner", setting.lang, setting.before(spot.first)) or is_planned(setting, spot):
        return None
    return Reading(term.status, "actual", spot)


def _to_do(setting: Setting, _unit: Match, spot: Match, term: StateTerm) -> Reading | None:
    if not is_planned(setting, spot):
        return None
    dropped = _dropped(setting, spot)
    if dropped is not None:
        return Reading(dropped, "actual", spot)
    return Reading(term.status if term.status in LASTING else "planned", modality(setting, spot), spot)


def _dropped(setting: Setting, spot: Match) -> ProjectStatus | None:
    """The status of plans that are given up ("cancelled plans to build")."""
    for other, terms in states(setting):
        if other.last < spot.first and spot.first - other.last <= 4 and not setting.is_parted(other, spot):
            for term in terms:
                if term.form == "past" and term.status in {"suspended", "cancelled"}:
                    return term.status
    return None


def _doing(setting: Setting, _unit: Match, spot: Match, term: StateTerm) -> Reading | None:
    is_aim = follows(setting, "intent", spot) or before(setting, "going.not", spot, 2)
    return None if is_aim or before(setting, "hypothetical", spot, 3) else Reading(term.status, "actual", spot)


def _as_named(setting: Setting, unit: Match, spot: Match, term: StateTerm) -> Reading | None:
    """A noun of action ("construction of"): its own status where it ends or lengthens something, else what governs it."""
    governed = progress(setting, Match(spot.first, whole(setting, unit).last))
    if term.status in LASTING:
        if governed is not None and governed.status == "planned" and not before(setting, "consent", spot, 5):
            return governed
        return Reading(term.status, "actual", spot)
    if governed is not None:
        return governed._replace(
            spot=Match(min(spot.first, governed.spot.first), spot.last) if governed.spot.last < spot.first else spot
        )
    is_past = term.status == "completed" and before(setting, "event.done", spot, 3)
    return Reading("completed", "actual", spot) if is_past else None


OBJECT: dict[Form, Callable[[Setting, Match, Match, StateTerm], Reading | None]] = {
    "wish": _wished,
    "past": _done,
    "base": _to_do,
    "going": _doing,
    "finite": _doing,
    "nominal": _as_named,
}


def _as_subject(setting: Setting, unit: Match, spot: Match, terms: tuple[StateTerm, ...]) -> Reading | None:
    """The status that a verb or phrase behind an undertaking gives it as its subject."""
    end = min(whole(setting, unit).last, spot.first - 1)
    is_reduced = setting.after(end) == "," and spot.first == end + 2
    if is_reduced:
        return next(
            (Reading(term.status, "actual", spot) for term in terms if term.form == "past" and _has_time(setting, spot)), None
        )
    end = _behind_relative(setting, _behind_aside(setting, end, spot.first), spot.first)
    gap = setting.words[end + 1 : spot.first]
    if len(gap) > MOST_SUBJECT_GAP or any(not word.text[0].isalnum() for word in gap) or _is_anothers(setting, unit, spot):
        return None
    for term in terms:
        is_ahead = before(setting, "awaiting", unit, 4) or (len(gap) == 0 and _has_day_ahead(setting, spot))
        reading = _of_subject(setting, spot, term, len(gap), is_ahead=is_ahead)
        if reading is not None:
            return reading
    return None


def _is_anothers(setting: Setting, unit: Match, spot: Match) -> bool:
    """Whether a verb has a subject of its own behind the noun: "the crossing handles twice what its yard was laid out for"."""
    parse = tree(setting)
    own = parse.below(parse.head(spot), "subject")
    return bool(own) and unit.last < own[0].place < spot.first and parse.part(own[0].place) == "NOUN"


def _has_time(setting: Setting, spot: Match) -> bool:
    """Whether a date stands right behind a participle (", launched in June")."""
    spots = [setting.spot(when.start, when.end) for when in setting.periods if when.kind == "DATE"]
    return any(0 < date.first - spot.last <= 2 for date in spots)


def _behind_aside(setting: Setting, end: int, limit: int) -> int:
    """The last word of an aside between commas right behind a noun phrase (", which ...,"), or of the phrase itself."""
    opening = next((n for n in range(end + 1, min(limit, end + 5)) if setting.words[n].text == ","), None)
    if opening is None:
        return end
    return next((n for n in range(opening + 1, limit) if setting.words[n].text == "," and not is_inside_number(setting, n)), end)


def _behind_relative(setting: Setting, end: int, limit: int) -> int:
    """The last word of a relative clause without commas behind a noun phrase ("that was to link A with B"), or of the phrase."""
    if not is_cue("relative.bare", setting.lang, setting.after(end)):
        return end
    start = end + 3
    return next((n - 1 for n in range(start, limit + 1) if is_cue("auxiliary", setting.lang, setting.words[n].text)), end)


def _has_day_ahead(setting: Setting, spot: Match) -> bool:
    """Whether a day after the publication stands right behind a verb ("opens in March 2027")."""
    published = setting.analysis.document.metadata.published
    if published is None or published.last is None:
        return False
    near = [w for w in setting.periods if w.kind == "DATE" and 0 < setting.spot(w.start, w.end).first - spot.last <= 5]
    return any(w.period is not None and w.period.first is not None and w.period.first > published.last for w in near)


def _of_subject(setting: Setting, spot: Match, term: StateTerm, gap: int, *, is_ahead: bool) -> Reading | None:
    """The status that one reading of a verb gives its subject; behind "once", "when" the present speaks of what is to come."""
    if term.form == "present":
        return Reading(term.status, "forecast", spot) if is_ahead else None
    if is_ahead and term.form == "past" and setting.before(spot.first) in {"is", "are", "been"}:
        return Reading("planned", "forecast", spot)
    lies_ahead = is_planned(setting, spot)
    if term.form in {"past", "base", "begin"} and lies_ahead:
        return Reading(
            term.status if term.status in LASTING else "planned",
            modality(setting, spot),
            spot,
            is_cue("start", setting.lang, text(setting, spot)),
        )
    if term.form == "past" and (is_passive(setting, spot) or _is_bare(setting, spot, gap)):
        return _undergone(setting, spot, term)
    if term.form in {"state", "begin"}:
        status = "planned" if lies_ahead else term.status
        return Reading(status, modality(setting, spot) if status == "planned" and term.status != "planned" else "actual", spot)
    return None


def _undergone(setting: Setting, spot: Match, term: StateTerm) -> Reading | None:
    """What is done to the subject; behind "would" it lies ahead ("would be founded by May"), behind "may" it is open."""
    helpers = {*tree(setting).helpers(tree(setting).head(spot))}
    if helpers & POSSIBLE:
        return None
    if "would" in helpers and "have" not in helpers:
        return Reading(term.status if term.status in LASTING else "planned", "target", spot)
    return Reading(term.status, "actual", spot)


def _is_bare(setting: Setting, spot: Match, gap: int) -> bool:
    """Whether a participle follows its noun ("a dam built by ...") or its subject ("the port opened in ...")."""
    following = setting.after(spot.last)
    return (
        gap <= 1
        and (is_cue("np.stop", setting.lang, following) or not following[:1].isalpha())
        and not is_cue("determiner", setting.lang, following)
    )
