"""From an act to its claim: name, date, end, place, signatories and the words that show it."""

from typing import cast

from comity.extract import ties
from comity.extract.chain import said_at
from comity.extract.deeds import Deed, deeds, one_word
from comity.extract.draft import Draft
from comity.extract.instrument.noun import Act, is_titled, year_in_front
from comity.extract.instrument.who import parties
from comity.extract.lead import carried_day
from comity.extract.noun_phrase import worded
from comity.extract.occasion import date, draft_of, evidence, place, until
from comity.extract.phrase import front
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import tree
from comity.model.analysis import When
from comity.model.claim import Instrument, InstrumentAction
from comity.model.period import Period

SHOWN_WORDS, SHOWN_MOST = 6, 10
STANDING = frozenset({"framework", "mentioned"})
"""Rules that tell of what stands without a deed: it has only the date that names it."""
MADE = frozenset({"signed", "reached"})


def claim(setting: Setting, act: Act) -> Draft:
    """The claim to be that an act makes, with the dates, place and persons that belong to its deed."""
    deed, thing = act.deed, act.thing
    others = tuple(
        other.spot for other in deeds(setting, "instrument_actions") if other.spot != deed.spot and other.voice != "noun"
    )
    first, last = _shown(setting, act, others)
    year = _own_year(setting, act)
    is_since = setting.words[deed.spot.last].text in one_word(setting, "origin")
    apart = Match(thing.phrase.first, thing.spot.last)
    happened = year.period if year else date(setting, deed.spot, others, apart, is_start=deed.action == "in_force" or is_since)
    ends = until(setting, deed.spot, first)
    if (
        happened is None
        and deed.action in MADE
        and not deed.is_planned
        and not deed.is_denied
        and said_at(setting, deed.spot) is None
    ):
        happened = _joined_day(setting, deed) or carried_day(setting, deed.spot)
    if deed.action == "terminated" and happened is None:
        happened, ends = ends, None
    if deed.voice == "state" and deed.action == "terminated" and _is_to_come(setting, happened):
        deed, happened, ends = deed._replace(action="in_force", is_planned=False), None, happened
    if act.rule in STANDING:
        happened = year.period if year else None
    if deed.action == "extended" and happened is not None and _is_end(setting, happened):
        happened, ends = None, happened
    payload = Instrument(
        name=_name(setting, act),
        type=thing.row.type,
        parties=parties(setting, act),
        action=_action(deed),
        date=happened,
        until=ends,
        place=place(setting, deed.spot),
        sectors=sectors(setting, thing.phrase.first, len(setting.words) - 1),
        signatories=_signatories(setting, deed) if deed.action == "signed" and not deed.is_planned else (),
    )
    return draft_of(setting, deed, evidence(setting, first, last), payload, act.rule)


def _own_year(setting: Setting, act: Act) -> When | None:
    """The year, month or day that names an instrument: "the 1998 pact", "the pact of 1998"; None where a deed has the date."""
    thing = act.thing
    if act.rule == "dated":
        return year_in_front(setting, thing)
    if act.rule not in STANDING or act.deed.action != "in_force":
        return None
    ends = [end for end in (thing.spot.last, thing.phrase.last) if setting.after(end) in one_word(setting, "of")]
    behind = [when for when in setting.periods for end in ends if setting.place(when.start) == end + 2 and when.period]
    return year_in_front(setting, thing) or next(iter(behind), None)


def _joined_day(setting: Setting, deed: Deed) -> Period | None:
    """The one day of the verb that a deed is joined to: "held a commission in May and initialled a pact"."""
    parse = tree(setting)
    above = parse.above(parse.verb(deed.spot))
    if deed.voice == "noun" or above is None or above.kind != "conjunct" or parse.part(above.head) != "VERB":
        return None
    own = [
        when.period
        for when in setting.periods
        if when.kind in {"DATE", "TIME"}
        and when.period is not None
        and when.role not in {"since", "until"}
        and parse.is_under(parse.head(setting.spot(when.start, when.end)), above.head)
    ]
    return own[0] if len(own) == 1 else None


def _is_to_come(setting: Setting, period: Period | None) -> bool:
    """Whether a period begins after the day of publication, so that what "expires" then is in force."""
    published = setting.analysis.document.metadata.published
    if period is None or period.first is None or published is None or published.last is None:
        return False
    return period.first > published.last


def _is_end(setting: Setting, period: Period) -> bool:
    """Whether "to" leads to a date, so that it tells until when: "a ten-year extension, to 2049"."""
    return any(
        w.period == period and setting.before(setting.place(w.start)) in one_word(setting, "goal") for w in setting.periods
    )


def _shown(setting: Setting, act: Act, others: tuple[Match, ...]) -> Match:
    """The words that show a deed and its noun; where another deed stands between them, the deed with what follows it."""
    deed, thing = act.deed, act.thing
    is_far = act.rule == "parsed" and abs(thing.spot.first - deed.spot.last) > SHOWN_MOST
    if is_far or act.rule in {"enumerated", "listed", "itemised"}:
        return thing.phrase
    is_crossed = any(thing.spot.last < other.first and other.last < deed.spot.first for other in others)
    if not is_crossed:
        return Match(min(deed.spot.first, thing.phrase.first), max(deed.spot.last, thing.phrase.last))
    last = deed.spot.last
    while last + 1 < len(setting.words) and last - deed.spot.last < SHOWN_WORDS and setting.words[last + 1].text[0].isalnum():
        last += 1
    return Match(ties.before_helpers(setting, deed.spot.first), last)


def _name(setting: Setting, act: Act) -> str:
    """The noun phrase; for what only an extension makes an instrument, the extension with it; a title with its "until 2030"."""
    deed, thing = act.deed, act.thing
    first, last = thing.phrase
    if thing.name is not None:
        return thing.name
    if thing.row.only == ("extended",) and act.rule == "nominal":
        first = min(front(setting, deed.spot, frozenset()), first)
    for when in setting.periods:
        spot = setting.spot(when.start, when.end)
        if when.role == "until" and spot.first == last + 2 and is_titled(setting, thing):
            last = spot.last
    return worded(setting, Match(first, _before_amount(setting, first, last)))


def _before_amount(setting: Setting, first: int, last: int) -> int:
    """The end of a name that would cut an amount in two: before it and what joins it ("pact [with more than 2,000 lines]")."""
    for amount in setting.amounts:
        spot = setting.spot(amount.phrase_start, amount.phrase_end)
        if first < spot.first - 1 and spot.first <= last < spot.last:
            return spot.first - 2
    return last


def _action(deed: Deed) -> InstrumentAction:
    """What is still to be signed, reached or announced is being negotiated."""
    if deed.is_planned and deed.action in {"signed", "reached", "announced"}:
        return "negotiating"
    return cast("InstrumentAction", deed.action)


def _signatories(setting: Setting, deed: Deed) -> tuple[str, ...]:
    """The persons who signed: before an active verb, behind "by" or "with"."""
    names = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        is_subject = spot.last < deed.spot.first and deed.voice != "passive" and not setting.is_parted(spot, deed.spot)
        is_agent = spot.first > deed.spot.last and {w.text for w in setting.words[deed.spot.last : spot.first]} & one_word(
            setting, "agent"
        )
        if mention.kind == "person" and (is_subject or is_agent):
            names.append(mention.name)
    return tuple(dict.fromkeys(names))
