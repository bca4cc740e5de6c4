"""What part of the whole a figure covers: "without oil", "non-oil"."""

from comity.extract.setting import Match, Setting, spot_of
from comity.model.analysis import Amount
from comity.resources.cues import cues

REACH, SUBJECT_REACH = 12.0, 4.0
MOST_WORDS = 3
NEGATED = "non-"


PLACED = frozenset({"from", "in", "of", "around"})
PART = "of these"


def scope(setting: Setting, amount: Amount, term: Match | None, product: str | None) -> str | None:
    """What an amount leaves out, as "without X", or "of these" for what follows "of which" without naming goods.

    None where the words speak of the whole.
    """
    here = setting.spot(amount.phrase_start, amount.phrase_end)
    if product is None and amount.relation != "share" and (part_cue(setting, here) is not None or _is_part(setting, here)):
        return PART
    for cue in setting.matches("excluding"):
        if (cue.first == 0 or setting.distance(cue, here) <= REACH) and (named := _named(setting, cue)):
            return f"without {named}"
    return (_of_term(setting, term) if term is not None else None) or _of_traders(setting, here)


def _of_traders(setting: Setting, here: Match) -> str | None:
    """The traders of one place whose business a figure is: "firms from Narvik" are not their state's."""
    states = {spot_of(setting, mention).first for mention in setting.actors if mention.kind == "state"}
    for cue in reversed(setting.matches("trader")):
        name = cue.last + 2
        is_of_place = setting.after(cue.last) in PLACED and name < here.first and name not in states
        if is_of_place and setting.is_name(name) and not setting.is_parted(cue, here):
            return f"of {' '.join(word.text for word in setting.words[cue.first : name + 1])}"
    return None


def _is_part(setting: Setting, here: Match) -> bool:
    """Whether words before an amount say "alone" of something that is no date, or those behind it "of the latter", "of it"."""
    behind = {word.text for word in setting.words[here.last + 2 : here.last + 4]} if setting.after(here.last) == "of" else set()
    if any((word,) in cues("part.of", setting.lang) for word in behind):
        return True
    dates = {setting.spot(when.start, when.end).last for when in setting.periods}
    return any(
        cue.last < here.first and setting.distance(cue, here) <= REACH and cue.first - 1 not in dates
        for cue in setting.matches("alone")
    )


def _of_term(setting: Setting, term: Match) -> str | None:
    """The part that the words at an indicator name: "non-oil trade", "agricultural trade", "trade in goods and services"."""
    for word in setting.words[max(0, term.first - 2) : term.last + 1]:
        if word.text.startswith(NEGATED) and word.text[len(NEGATED) :].isalpha():
            return f"without {word.text.removeprefix(NEGATED)}"
    for cue in setting.matches("scope.after"):
        between = [word.text for word in setting.words[term.last + 1 : cue.first]]
        if between in (["in"], ["of"]):
            return " ".join(word.text for word in setting.words[cue.first : cue.last + 1])
    before = setting.before(term.first)
    return before if (before,) in cues("scope.before", setting.lang) else _of_company(setting, term)


def _of_company(setting: Setting, term: Match) -> str | None:
    """The company whose doing a figure is ("Petrobras exported ..."), which is a part of what its state does."""
    spots = [(setting.spot(m.start, m.end), m) for m in setting.actors if m.kind in {"state", "organisation", "person"}]
    before = [(spot, m) for spot, m in spots if spot.last < term.first and setting.distance(spot, term) <= SUBJECT_REACH]
    if not before:
        return None
    subject = before[-1][1]
    words = {(word,) for word in subject.name.lower().split()}
    is_public = subject.kind != "organisation" or words & cues("public.body", setting.lang)
    return None if is_public or subject.form != "name" else f"of {subject.name}"


def part_cue(setting: Setting, here: Match) -> Match | None:
    """The "of which" that an amount stands behind, with no other amount between them."""
    before = [spot for spot in setting.matches("part") if spot.last < here.first and setting.distance(spot, here) <= REACH]
    if not before:
        return None
    cue = before[-1]
    others = (setting.spot(amount.start, amount.end) for amount in setting.amounts)
    return None if any(cue.last < other.first < here.first for other in others) else cue


def excluded(setting: Setting) -> list[Match]:
    """The words that a sentence excludes; goods among them are not what its figures are about."""
    spots = [Match(cue.first, cue.last + len(_named(setting, cue).split())) for cue in setting.matches("excluding")]
    negated = [Match(place, place) for place, word in enumerate(setting.words) if word.text.startswith(NEGATED)]
    return [*spots, *negated]


def _named(setting: Setting, cue: Match) -> str:
    """The words right behind an excluding cue, up to a verb, preposition or mark."""
    ends = cues("phrase.end", setting.lang)
    named = []
    for word in setting.words[cue.last + 1 : cue.last + 1 + MOST_WORDS]:
        if (word.text,) in ends or not word.text[0].isalpha():
            break
        named.append(word.text)
    return " ".join(named)
