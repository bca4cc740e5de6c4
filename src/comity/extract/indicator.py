"""Which indicator an amount measures: the nearest fitting term of the table, or the noun it counts."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.setting import Match, Setting
from comity.model.analysis import Amount
from comity.resources.cues import cues
from comity.resources.indicators import indicators, noun_codes, verb_codes

MOST_WORDS = 5
REACH = 40.0
"""Beyond so many words a term says nothing of an amount any more."""

MASS = {"t", "kg", "lb", "oz", "bu"}
VOLUME = {"bbl", "boe", "m3", "l", "gal"}
ENERGY = {"MW", "MWh", "GW", "GWh", "kWh", "kW", "W", "Wh", "TWh", "TW"}
TIME = {"years", "months", "days", "weeks", "hours"}


class Term(NamedTuple):
    """A word of the sentence that names an indicator."""

    code: str
    spot: Match
    is_verb: bool


class Measured(NamedTuple):
    """What an amount measures: the code or free noun phrase, the words that say so, and where they stand (None: carried over)."""

    code: str
    wording: str
    term: Term | None


def unit_class(unit: str) -> str:
    """The class of a unit as `indicators.tsv` names it; rates belong to the class of what flows."""
    base = unit.partition("/")[0]
    if len(base) == 3 and base.isupper() and base not in {"TEU", "MWh"}:
        return "money"
    for name, units in (("mass", MASS), ("volume", VOLUME), ("energy", ENERGY), ("time", TIME)):
        if base in units:
            return name
    return base if base in {"count", "persons", "percent", "times", "rank", "pp", "bp"} else "count" if base == "TEU" else "other"


def terms(setting: Setting) -> tuple[Term, ...]:
    """All words of a sentence that name indicators, those that merely describe something else ("trade route") left out."""
    return tuple(_terms(setting))


def _terms(setting: Setting) -> Iterator[Term]:
    heads, bodies = cues("compound.head", setting.lang), _bodies(setting)
    nouns, verbs = noun_codes(), verb_codes()
    merged = {**verbs, **nouns}
    for spot in setting.find(merged, MOST_WORDS):
        words = tuple(word.text for word in setting.words[spot.first : spot.last + 1])
        if (setting.after(spot.last),) in heads or any(a <= spot.first <= b for a, b in bodies):
            continue
        is_verb = words not in nouns or (words in verbs and _reads_as_verb(setting, spot))
        yield Term(verbs[words] if is_verb else nouns[words], spot, is_verb)


def _reads_as_verb(setting: Setting, spot: Match) -> bool:
    """Tell "Russia supplies wheat" from "wheat supplies": a verb follows its subject or "to" and has no "of" behind it."""
    before, after = setting.before(spot.first), setting.after(spot.last)
    if after in {"of", "from", "between"} or before in {"of", "the", "its", "their"}:
        return False
    here = setting.words[spot.first].start
    subject = any(m.form in {"name", "capital", "metonym"} and 0 <= here - m.end <= 2 for m in setting.actors)
    return subject or before in {"to", "will", "can", "could", "may", "also"}


def _bodies(setting: Setting) -> list[Match]:
    """Words inside the names of organisations name no indicator ("Chamber of Commerce")."""
    kinds = {"organisation", "body", "outlet", "person"}
    return [setting.spot(m.start, m.end) for m in setting.actors if m.kind in kinds and m.form == "name"]


def measure(setting: Setting, amount: Amount, found: tuple[Term, ...], carried: Measured | None) -> Measured | None:
    """Say what an amount measures, or None where nothing in reach fits.

    A counted noun or the noun of an adjective amount comes first; then the nearest fitting term of the sentence; then what the
    amount before it measured; then a term of the sentence before.
    """
    kind = unit_class(amount.unit)
    if amount.noun and kind in {"count", "persons", "time"}:
        return _counted(amount, kind)
    best = nearest(setting, amount, found)
    if best is not None:
        return Measured(best.code, wording(setting, best), best)
    if carried is not None and fits(carried.code, amount):
        return Measured(carried.code, carried.wording, None)
    return _from_before(setting, amount) or _by_unit(kind, amount)


def _counted(amount: Amount, kind: str) -> Measured | None:
    noun = amount.noun or ""
    head = tuple(noun.lower().split())
    nouns = noun_codes()
    code = next((nouns[head[n:]] for n in range(len(head)) if head[n:] in nouns), None)
    if code is not None and kind in indicators()[code].classes:
        return Measured(code, noun, None)
    return None if kind == "time" else Measured(noun.lower(), noun, None)


def _by_unit(kind: str, amount: Amount) -> Measured | None:
    return Measured("people", amount.noun or "people", None) if kind == "persons" else None


def _from_before(setting: Setting, amount: Amount) -> Measured | None:
    """A sentence that names no indicator speaks on about the last fitting one of the sentence before."""
    if setting.previous is None:
        return None
    earlier = [term for term in terms(setting.previous) if fits(term.code, amount) and not term.is_verb]
    return Measured(earlier[-1].code, wording(setting.previous, earlier[-1]), None) if earlier else None


def nearest(setting: Setting, amount: Amount, found: tuple[Term, ...]) -> Term | None:
    """The fitting term that stands nearest to an amount; terms before it and nouns are preferred."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    costs = []
    for term in found:
        if not fits(term.code, amount) or (here.first <= term.spot.first <= here.last and amount.relation != "rank"):
            continue
        cost = setting.distance(term.spot, here) + 1.5 * term.is_verb
        if term.spot.first > here.last:
            cost += 0.0 if setting.after(here.last) in {"of", "in", "worth"} or term.spot.first == here.last + 1 else 3.0
        if cost <= REACH:
            costs.append((cost, term.spot, term))
    return min(costs)[2] if costs else None


def fits(code: str, amount: Amount) -> bool:
    """Whether an amount can be a value of an indicator: its unit's class is one of the indicator's, or it is relative."""
    row = indicators().get(code)
    if row is None:
        return unit_class(amount.unit) == "count"
    kind = unit_class(amount.unit)
    if kind in {"percent", "times", "pp", "bp"}:
        if amount.relation == "level":
            return not row.classes
        return "time" not in row.classes and (amount.relation == "share") >= (code == "ownership") and code != "duration"
    if kind == "rank":
        return row.is_total
    if kind == "money" and "/" in amount.unit and amount.unit.partition("/")[2] not in {"month", "yr", "d", "week", "quarter"}:
        return code == "price"
    return kind in row.classes


def wording(setting: Setting, term: Term) -> str:
    """The words that name the indicator, as the text has them."""
    words = setting.analysis.text.words
    return words[setting.words[term.spot.first].start : setting.words[term.spot.last].end]
