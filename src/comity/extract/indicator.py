"""Which indicator an amount measures: the nearest fitting term of the table, or the noun it counts."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from comity.extract.dyad import is_between_states
from comity.extract.setting import Match, Setting
from comity.extract.settle import shared_currencies
from comity.model.analysis import Amount
from comity.resources.cues import cues
from comity.resources.indicators import indicators, noun_codes, rank_codes, verb_codes

MOST_WORDS = 5
REACH = 40.0
"""Beyond so many words a term says nothing of an amount any more."""
BEYOND_COMMA = 12.0
"""What it costs a term to stand past a comma, in words."""

DURATION = "duration"
UNNAMED = {"money": "sum", "mass": "quantity", "volume": "quantity", "energy": "capacity", "percent": "share"}
"""What an amount is called when the words name nothing it could measure."""

WEIGHTY = {"money": 100_000.0, "mass": 100.0, "volume": 1_000.0}
"""From which value on an amount of a class tells something between states even where no known indicator is named."""

CLASSES = {
    "mass": {"t", "kg", "lb", "oz", "bu"},
    "volume": {"bbl", "boe", "m3", "L", "gal", "ft3"},
    "energy": {"MW", "MWh", "GW", "GWh", "kWh", "kW", "W", "Wh", "TWh", "TW", "PJ"},
    "time": {"years", "months", "days", "weeks", "hours"},
    "length": {"km", "mile", "m"},
    "area": {"ha", "km2", "m2", "acre"},
}
"""Units by the class that `indicators.tsv` names."""


class Term(NamedTuple):
    """A word of the sentence that names an indicator."""

    code: str
    spot: Match
    is_verb: bool


class Measured(NamedTuple):
    """What an amount measures: the code or free noun phrase, the words that say so, and where they stand.

    `term` is None where the amount's own sentence does not name it; `before` is then the earlier sentence and its term, if one
    does.
    """

    code: str
    wording: str
    term: Term | None
    before: "tuple[Setting, Term] | None" = None

    @property
    def known(self) -> str:
        """Its code where the table has it, else "free"."""
        return self.code if self.code in indicators() else "free"


def unit_class(unit: str) -> str:
    """The class of a unit as `indicators.tsv` names it; rates belong to the class of what flows."""
    base = unit.partition("/")[0]
    if base in shared_currencies():
        return "money"
    if len(base) == 3 and base.isupper() and base not in {"TEU", "MWh"}:
        return "money"
    for name, units in CLASSES.items():
        if base in units:
            return name
    return base if base in {"count", "persons", "percent", "times", "rank", "pp", "bp"} else "count" if base == "TEU" else "other"


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(noun_codes()) | frozenset(verb_codes())


@lru_cache(maxsize=8)
def terms(setting: Setting) -> tuple[Term, ...]:
    """All words of a sentence that name indicators, those that merely describe something else ("trade route") left out."""
    return tuple(_terms(setting))


def _terms(setting: Setting) -> Iterator[Term]:
    heads, bodies = cues("compound.head", setting.lang), _bodies(setting)
    nouns, verbs = noun_codes(), verb_codes()
    for spot in setting.find(_phrases(), MOST_WORDS):
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


def measure(
    setting: Setting, amount: Amount, found: tuple[Term, ...], carried: Measured | None, earlier: Measured | None
) -> Measured | None:
    """Say what an amount measures, or None where nothing in reach fits.

    A counted or ranked noun and the noun of an adjective amount come first; then the nearest fitting term of the sentence; then
    what the amount before it measured (`carried`); then a term of the sentence before, or what the paragraph measured last
    (`earlier`); then, for amounts of weight in a document about states, the noun before it.
    """
    kind = unit_class(amount.unit)
    if amount.noun and kind in {"count", "persons", "time"}:
        return counted(amount, kind)
    by_rank = ranked(setting, amount) if kind == "rank" else None
    return (
        by_rank
        or _named(setting, amount, found)
        or _carried(setting, amount, carried)
        or _from_before(setting, amount)
        or (earlier._replace(term=None) if earlier is not None and fits(earlier.code, amount) else None)
        or _by_unit(kind, amount)
        or _by_weight(setting, amount, kind)
    )


def _named(setting: Setting, amount: Amount, found: tuple[Term, ...]) -> Measured | None:
    best = nearest(setting, amount, found)
    return Measured(best.code, wording(setting, best), best) if best is not None else None


def _carried(setting: Setting, amount: Amount, carried: Measured | None) -> Measured | None:
    if carried is None or not fits(carried.code, amount):
        return None
    return carried._replace(term=None, before=carried.before or (carried.term and (setting, carried.term)))


def ranked(setting: Setting, amount: Amount) -> Measured | None:
    """What the head of a ranked noun phrase ranks; the phrase itself is the term."""
    here = setting.spot(amount.start, amount.end)
    noun = amount.noun or setting.after(here.last)  # "the second largest buyers of wheat"
    code = next((rank_codes()[word] for word in reversed(noun.lower().split()) if word in rank_codes()), None)
    return Measured(code, noun, Term(code, here, is_verb=False)) if code else None


def _by_weight(setting: Setting, amount: Amount, kind: str) -> Measured | None:
    """Name an amount of weight by the noun before it, where the document is about relations between states.

    What weighs little ("45 dollars") tells nothing of relations between states and stays out.
    """
    heavy = kind == "energy" or amount.relation == "share" or amount.value >= WEIGHTY.get(kind, float("inf"))
    if not heavy or not is_between_states(setting.analysis):
        return None
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    name = _noun_before(setting, here) or UNNAMED.get(kind, kind)
    return Measured(name, name, None)


def counted(amount: Amount, kind: str) -> Measured | None:
    """What a counted noun measures: the indicator that it names, else itself; a term only where the table names it."""
    noun = amount.noun or ""
    head = tuple(noun.lower().split())
    if kind == "time":  # "contract" names a value too, but not of years
        is_term = any(" ".join(head[n:]) in indicators()[DURATION].nouns for n in range(len(head)))
        return Measured(DURATION, noun, None) if is_term else None
    nouns = noun_codes()
    code = next((nouns[head[n:]] for n in range(len(head)) if head[n:] in nouns), None)
    if code is not None and kind in indicators()[code].classes:
        return Measured(code, noun, None)
    return Measured(noun.lower(), noun, None)


def _by_unit(kind: str, amount: Amount) -> Measured | None:
    return Measured("people", amount.noun or "people", None) if kind == "persons" else None


def _noun_before(setting: Setting, here: Match) -> str | None:
    """The noun phrase that the last article before an amount opens: "surplus" in "put the surplus at between 0.9 and ..."."""
    articles = cues("article", setting.lang)
    stops = cues("phrase.end", setting.lang)
    for place in range(here.first - 1, max(-1, here.first - 12), -1):
        if (setting.words[place].text,) in articles:
            words = [word.text for word in setting.words[place + 1 : here.first]]
            end = next((n for n, word in enumerate(words) if (word,) in stops or not word[:1].isalpha()), len(words))
            return " ".join(words[: min(end, 4)]) or None
    return None


def _from_before(setting: Setting, amount: Amount) -> Measured | None:
    """A sentence that names no indicator speaks on about the last fitting one of the sentence before."""
    if setting.previous is None:
        return None
    earlier = [term for term in terms(setting.previous) if fits(term.code, amount) and not term.is_verb]
    if not earlier:
        return None
    return Measured(earlier[-1].code, wording(setting.previous, earlier[-1]), None, (setting.previous, earlier[-1]))


def nearest(setting: Setting, amount: Amount, found: tuple[Term, ...]) -> Term | None:
    """The fitting term that stands nearest to an amount; terms before it and nouns are preferred."""
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    costs = []
    for term in found:
        if not fits(term.code, amount) or (here.first <= term.spot.first <= here.last and amount.relation != "rank"):
            continue
        cost = setting.distance(term.spot, here) + 1.5 * term.is_verb
        if term.spot.first > here.last:
            cost += _behind(setting, here, term.spot)
        if cost <= REACH:
            costs.append((cost, term.spot, term))
    return min(costs)[2] if costs else None


def _behind(setting: Setting, here: Match, spot: Match) -> float:
    """What it costs a term to stand behind its amount: nothing in "25 % tariffs" or "$5 billion in loans", much past a comma."""
    between = {word.text for word in setting.words[here.last + 1 : spot.first]}
    if between & {",", ";", ":", ")"}:
        return BEYOND_COMMA
    return 0.0 if not between or setting.after(here.last) in {"of", "in", "worth"} else 3.0


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
        return "price" in row.classes
    return kind in row.classes


def wording(setting: Setting, term: Term) -> str:
    """The words that name the indicator, as the text has them."""
    words = setting.analysis.text.words
    return words[setting.words[term.spot.first].start : setting.words[term.spot.last].end]
