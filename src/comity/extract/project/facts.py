"""What is known of an undertaking besides its status: parties, owners, place and the day it is due."""

from comity.extract.chain import said_at
from comity.extract.circumstance import place_of
from comity.extract.dyad import main_dyad
from comity.extract.noun_phrase import worded
from comity.extract.participants import governing, is_of, state_names
from comity.extract.parties import codes, parties
from comity.extract.project.due import due_of
from comity.extract.project.noun import Noun
from comity.extract.project.states import Reading
from comity.extract.sectors import sectors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Tree, tree
from comity.extract.trigger import is_cue
from comity.model.claim import Project

CURRENCY_SIGNS = frozenset("$€£¥₹")


def project_of(setting: Setting, noun: Noun, name: Match, reading: Reading) -> Project:
    """What the words tell of an undertaking that they call `name`."""
    owner = (noun.term.sector,) if noun.term.sector else ()
    return Project(
        name=worded(setting, _unpriced(setting, name)),
        type=noun.term.type,
        parties=parties_of(setting, noun.phrase, reading.spot),
        status=reading.status,
        due=due_of(setting, noun, reading),
        place=site_of(setting, noun) or place_of(setting, noun.phrase, is_behind=True),
        sectors=tuple(sorted({*owner, *sectors(setting, name.first, name.last)})),
        owners=_owners(setting, noun.phrase),
    )


def _unpriced(setting: Setting, name: Match) -> Match:
    """A name without what it costs: "a $2 billion refinery"."""
    if name.first == 0 or setting.before(name.first) not in CURRENCY_SIGNS:
        return name
    last = max(
        (setting.spot(one.start, one.end).last for one in setting.amounts if one.start < setting.words[name.first].end),
        default=-1,
    )
    return Match(last + 1, name.last) if name.first <= last < name.last else name


def site_of(setting: Setting, noun: Noun) -> str | None:
    """The place that a phrase under the noun names: "a plant in Mombasa"; no state, which tells too little."""
    parse = tree(setting)
    place = parse.head(noun.head)
    states = [m for m in setting.actors if m.kind in {"state", "body", "organisation"} and m.form != "capital"]
    taken = {n for m in states for n in range(spot_of(setting, m).first, spot_of(setting, m).last + 1)}
    behind = [
        t.place for t in parse.below(place, "phrase") if t.marker in {"at", "in", "near", "on"} and t.place > noun.head.last
    ]
    for site in behind:
        if parse.is_site(site) and site not in taken:
            return worded(setting, _site(setting, parse, site, taken))
    if noun.term.type != "facility":
        return None
    named = [n for n in range(noun.phrase.first, noun.head.first) if parse.is_site(n) and n not in taken]
    return worded(setting, _site(setting, parse, named[0], taken)) if named else None  # "the Mazyunah depot"


def _site(setting: Setting, parse: Tree, place: int, taken: set[int]) -> Match:
    """The words around a word that belong to the same name of a place."""
    first = last = place
    while first > 0 and parse.is_site(first - 1) and first - 1 not in taken:
        first -= 1
    while last + 1 < len(setting.words) and parse.is_site(last + 1) and last + 1 not in taken:
        last += 1
    return Match(first, last)


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
    return tuple(sorted(_of_document(setting, thing, found)))


def _of_document(setting: Setting, thing: Match, found: set[str]) -> set[str]:
    """The parties with the pair of states that a document is about, where one is named at most; a lone body is not one.

    What a third state has of its own ("Iran's port", "the Kyrgyz section") is none of theirs.
    """
    pair = set(main_dyad(setting.analysis) or ())
    if len(found) > 1 or not pair:
        return found
    inside = [m for m in setting.actors if thing.first - 1 <= spot_of(setting, m).first <= thing.last]
    if found - pair and any(found & {*codes(m)} for m in inside):
        return found
    return found | pair if all(code in state_names() for code in found) else pair


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
