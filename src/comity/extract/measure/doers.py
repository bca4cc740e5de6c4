"""Doers: who does what a verb tells, and who stands behind a noun, by the tree of the sentence."""

from comity.extract.deeds import one_word
from comity.extract.noun_phrase import worded
from comity.extract.parties import codes
from comity.extract.phrase import name_at, phrase
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.tree import Arc, Tree, tree
from comity.model.analysis import Mention

RELATIVE = frozenset({"which", "that", "who"})
MOST_DOWN = 4
"""How many words lie between a noun and the name that tells whose it is, one hanging on the other."""


def doers(setting: Setting, deed: Match) -> tuple[str, ...] | None:
    """The codes of who does a deed; empty where its subject is nobody known, None where the tree shows no subject."""
    parse = tree(setting)
    place = _subject(parse, parse.head(deed))
    if place is None:
        return None
    return codes_at(setting, parse, place)


def _subject(parse: Tree, verb: int) -> int | None:
    """The word that is the subject of a verb: its own, that of the verb it completes, or the noun it describes."""
    for _ in range(MOST_DOWN):
        own = parse.below(verb, "subject")
        if own:
            return _antecedent(parse, verb) if parse.lemma(own[0].place) in RELATIVE else own[0].place
        arc = parse.above(verb)
        if arc is None or arc.kind not in {"complement", "clause", "conjunct", "phrase", "object"}:
            return None
        controlled = _controlled(parse, arc, verb)
        is_noun = parse.part(arc.head) in {"NOUN", "PROPN"} or (arc.kind == "clause" and parse.part(arc.head) == "PRON")
        if controlled is not None or is_noun:
            return arc.head if controlled is None else controlled
        verb = arc.head
    return None


def _controlled(parse: Tree, arc: Arc, verb: int) -> int | None:
    """The object of a verb of asking, who shall do what completes it: "asked Egypt to relax"."""
    if arc.kind != "complement" or parse.part(arc.head) != "VERB":
        return None
    before = [one.place for one in parse.below(arc.head, "object", "recipient") if one.place < verb]
    return before[-1] if before else None


def _antecedent(parse: Tree, verb: int) -> int | None:
    """The noun that a relative clause describes."""
    arc = parse.above(parse.first_member(verb))
    return arc.head if arc is not None and arc.kind == "clause" else None


def codes_at(setting: Setting, parse: Tree, place: int) -> tuple[str, ...]:
    """The codes of the actors that a word and those joined to it name; a pronoun stands for the subject above it."""
    found = [code for member in parse.members(place) for mention in actors_at(setting, parse, member) for code in codes(mention)]
    if not found and parse.part(place) == "PRON":
        found = list(_meant(setting, parse, place))
    return tuple(dict.fromkeys(found))


def actors_at(setting: Setting, parse: Tree, place: int) -> list[Mention]:
    """The actors that a word names, else those whose it is: "Beijing", "Chinese customs", "the Treasury of the United States"."""
    here = [m for m in setting.actors if spot_of(setting, m).first <= place <= spot_of(setting, m).last and codes(m)]
    if here:
        return here
    for arc in parse.below(place, "modifier", "phrase", "apposition"):
        if arc.kind != "phrase" or arc.marker in one_word(setting, "of"):
            found = [m for m in setting.actors if spot_of(setting, m).first <= arc.place <= spot_of(setting, m).last and codes(m)]
            if found:
                return found
    return []


def _meant(setting: Setting, parse: Tree, pronoun: int) -> tuple[str, ...]:
    """Whom "it" or "they" means: the nearest subject of a clause above it, else that of the sentence before."""
    if parse.lemma(pronoun) not in one_word(setting, "own.pronoun") | {"it", "they"}:
        return ()
    for arc in parse.up(pronoun):
        place = _subject(parse, arc.head)
        if place is not None and place < pronoun and parse.part(place) != "PRON":
            return codes_at(setting, parse, place)
    here = [place for place in _main_subjects(parse) if place < pronoun]
    if here:
        return codes_at(setting, parse, here[-1])
    earlier = setting.previous
    before = _main_subjects(tree(earlier)) if earlier is not None else []
    return codes_at(earlier, tree(earlier), before[0]) if earlier is not None and before else ()


def _main_subjects(parse: Tree) -> list[int]:
    """The subjects of the main clauses of a sentence, pronouns left out."""
    roots = [n for n in range(len(parse.setting.words)) if parse.above(n) is None]
    found = [arc.place for n in roots for arc in parse.below(n, "subject")]
    return [place for place in found if parse.part(place) != "PRON"]


def named_under(setting: Setting, parse: Tree, place: int) -> list[Mention]:
    """The actors that a word or what hangs on it names, the nearest first: "most goods from Vietnam", "Mexican cattle"."""
    level, found = [place], list[Mention]()
    for _ in range(MOST_DOWN):
        found = [m for n in level for m in _at(setting, n)]
        if found:
            break
        level = [t.place for n in level for t in parse.below(n, "modifier", "phrase", "conjunct", "apposition")]
    return found


def _at(setting: Setting, place: int) -> list[Mention]:
    is_known = [m for m in setting.actors if spot_of(setting, m).first <= place <= spot_of(setting, m).last]
    return [m for m in is_known if codes(m) and m.kind in {"state", "body"}]


def registered(setting: Setting, parse: Tree, *places: int) -> tuple[str, ...]:
    """Where those are at home whom words name: "lorries registered in Chad or Mali", "tankers based in Oman"."""
    origins = one_word(setting, "origin.participle")
    told = [arc.place for place in places for arc in parse.below(place, "clause") if {*parse.stems(arc.place)} & origins]
    homes = [arc.place for verb in told for arc in parse.below(verb, "phrase") if arc.marker in {"in", "from"}]
    return tuple(dict.fromkeys(code for home in homes for code in codes_at(setting, parse, home)))


def aimed(setting: Setting, *places: int) -> tuple[str, ...]:
    """Whom a measure is aimed at: "its ban on wheat imports, aimed chiefly at cheap Chadian grain"."""
    parse = tree(setting)
    told = [
        arc.place
        for place in places
        for arc in parse.below(place, "clause")
        if {*parse.stems(arc.place)} & one_word(setting, "aimed")
    ]
    goals = [arc.place for verb in told for arc in parse.below(verb, "phrase") if arc.marker in {"at", "against"}]
    return tuple(dict.fromkeys(code for goal in goals for m in named_under(setting, parse, goal) for code in codes(m)))


def directed(setting: Setting, *places: int) -> tuple[str, ...]:
    """Those whom a phrase of direction under one of some words names: codes, else what they are called ("on two gold firms")."""
    parse = tree(setting)
    markers = one_word(setting, "target.preposition") | {"from", "against", "with"} - {"of"}
    for place in places:
        for arc in parse.below(place, "phrase"):
            if arc.marker in markers:
                found = [code for mention in named_under(setting, parse, arc.place) for code in codes(mention)]
                if found:
                    return tuple(dict.fromkeys(found))
    aimed = [arc.place for place in places for arc in parse.below(place, "phrase") if arc.marker in {"on", "against"}]
    return next((names for place in aimed if (names := called(setting, parse, place))), ())


def called(setting: Setting, parse: Tree, place: int) -> tuple[str, ...]:
    """What those are called whom no other layer knows: the names joined or apposed to a noun, else the words of a group."""
    members = [n for one in parse.members(place) for n in (one, *(t.place for t in parse.below(one, "apposition")))]
    whole = [n for one in members for n in parse.members(one)]
    names = [name for n in dict.fromkeys(whole) if (name := _name(setting, parse, n)) is not None]
    return tuple(dict.fromkeys(names)) or _group(setting, place)


def _group(setting: Setting, place: int) -> tuple[str, ...]:
    """The words of a group of firms or people: "foreign lenders"."""
    is_group = setting.words[place].text in one_word(setting, "target.group") - one_word(setting, "goods")
    verbs = frozenset(n for n in range(place) if tree(setting).part(n) == "VERB")
    return (worded(setting, Match(phrase(setting, Match(place, place), verbs).first, place)),) if is_group else ()


def _name(setting: Setting, parse: Tree, place: int) -> str | None:
    """The capitalised words around a word that is a proper name, none where it names a state or a date."""
    if parse.part(place) != "PROPN" or any(w.start <= setting.words[place].start < w.end for w in setting.periods):
        return None
    if any(m.kind == "state" and m.start <= setting.words[place].start < m.end for m in setting.actors):
        return None
    source, first = setting.analysis.text.words, place
    while first > 0 and source[setting.words[first - 1].start].isupper() and setting.words[first - 1].text[0].isalpha():
        first -= 1
    name = name_at(setting, first)
    return None if name is None else worded(setting, name)
