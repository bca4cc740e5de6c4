"""What is known of an undertaking besides its status: parties, owners, place and the day it is due."""

from datetime import date

from comity.extract.chain import said_at
from comity.extract.circumstance import date_of, place_of
from comity.extract.dyad import main_dyad
from comity.extract.noun_phrase import worded
from comity.extract.participants import governing, is_of
from comity.extract.parties import codes, parties
from comity.extract.progress import Reading
from comity.extract.project_nouns import Noun
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.trigger import is_cue
from comity.model.claim import Project
from comity.model.period import Period

ENDS: tuple[frozenset[str], frozenset[str]] = (frozenset({"until"}), frozenset({"until", "to", "by"}))
"""The roles of a date that ends what runs, and of one that ends what is lengthened ("extended to March 2027")."""


def project_of(setting: Setting, noun: Noun, name: Match, reading: Reading) -> Project:
    owner = (noun.term.sector,) if noun.term.sector else ()
    return Project(
        name=worded(setting, name),
        type=noun.term.type,
        parties=parties_of(setting, noun.phrase, reading.spot),
        status=reading.status,
        due=due_of(setting, noun, reading),
        place=place_of(setting, noun.phrase, is_behind=True),
        sectors=tuple(sorted({*owner, *sectors(setting, name.first, name.last)})),
        owners=_owners(setting, noun.phrase),
    )


def due_of(setting: Setting, noun: Noun, reading: Reading) -> Period | None:
    """By when it shall be done, or until when it runs; a date of completion or of a mere beginning is none."""
    if reading.is_start or reading.status in {"completed", "cancelled", "announced"}:
        return None
    if reading.status == "planned":
        is_behind = reading.spot.first > noun.phrase.last
        ahead = date_ahead(setting, reading.spot) if is_behind else None
        return ahead or date_ahead(setting, min(noun.phrase, reading.spot))
    ends = [
        when
        for when in setting.periods
        if when.period is not None and when.kind == "DATE" and when.role in ENDS[reading.status == "extended"]
    ]
    return ends[0].period if ends else None


def date_ahead(setting: Setting, spot: Match) -> Period | None:
    """The date behind the words of a plan, or at the head of the sentence, that does not lie before the day of publication."""
    found = date_of(setting, spot, said_at(setting, spot))
    when = next((w for w in setting.periods if w.period == found), None)
    published = setting.analysis.document.metadata.published
    if found is None or when is None or not (when.start > setting.words[spot.last].end or setting.place(when.start) <= 2):
        return None
    is_past = published is not None and (found.last or date.max) < (published.first or date.min)
    return None if is_past and when.role != "by" else found


def parties_of(setting: Setting, thing: Match, deed: Match) -> tuple[str, ...]:
    """The parties that the words name; a lone one with the states that the sentence names, at most three in all.

    Who only tells of it is none, unless telling is the deed ("announced the construction of").
    """
    found = set(parties(setting, thing))
    if len(found) < 2:
        said = said_at(setting, thing)
        cue = None if said is None or said.cue is None else setting.spot(*said.cue)
        is_deed = cue is not None and cue.first <= deed.last and deed.first <= cue.last
        heard = [m for m in setting.actors if is_deed or is_of(setting.analysis, m.start, m.end, said)]
        heard = [m for m in heard if not is_cue("opposed", setting.lang, governing(setting, spot_of(setting, m).first))]
        rest = {code for m in heard for code in codes(m)}
        found |= rest if len(found | rest) <= 3 else set()
    return tuple(sorted(found | _of_document(setting, found)))


def _of_document(setting: Setting, found: set[str]) -> set[str]:
    """The pair of states that a document is about, for an undertaking of which it names one of them at most."""
    pair = set(main_dyad(setting.analysis) or ())
    return pair if len(found) < 2 and found <= pair else set()


def _owners(setting: Setting, phrase: Match) -> tuple[str, ...]:
    """Organisations named behind the noun with "of", "between", "by", "with", or before it as who acts."""
    found: list[str] = []
    for mention in setting.actors:
        spot = spot_of(setting, mention)
        is_behind = spot.first > phrase.last and setting.distance(phrase, spot) <= 14 and not setting.is_parted(phrase, spot)
        is_acting = spot.last < phrase.first and not is_cue("party.not", setting.lang, governing(setting, spot.first))
        is_owner = is_behind and (bool(found) or is_cue("owner", setting.lang, governing(setting, spot.first, phrase.last)))
        if mention.kind == "organisation" and (is_owner or is_acting):
            found.append(mention.name)
    return tuple(dict.fromkeys(found))
