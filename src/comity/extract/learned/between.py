"""Between whom a measure stands: the pairs of imposer and target that a sentence allows, and what speaks for each."""

from collections.abc import Iterator
from itertools import permutations

from comity.extract.chooser import Option
from comity.extract.dyad import acting_dyad
from comity.extract.learned.candidate import Candidate
from comity.extract.measure.sides import Sides
from comity.extract.parties import able, codes
from comity.extract.setting import Setting, spot_of
from comity.extract.tree import Arc, tree
from comity.model.analysis import Mention

Pair = tuple[str, str]
MOST_SIDES = 6
FAR, NEAR = 12, 5
STEPS = 4


def pairs(candidate: Candidate, proposed: Sides) -> list[Option[Pair]]:
    """The ordered pairs of states and bodies that a sentence names or its document is about, each with what speaks for it.

    `proposed` is what rules take for the sides.
    """
    setting = candidate.setting
    dyad = acting_dyad(setting.analysis) or ()
    named = list(dict.fromkeys(code for mention in able(setting) for code in codes(mention)))[:MOST_SIDES]
    every = list(dict.fromkeys((*named, *dyad)))
    roles = {code: _role(candidate, code, is_main=code in dyad) for code in every}
    found = []
    for imposer, target in permutations(every, 2):
        features = [f"by {role}" for role in roles[imposer]] + [f"on {role}" for role in roles[target]]
        features += [f"by proposed {imposer in proposed.imposers}", f"on proposed {target in proposed.targets}"]
        features += [
            f"by proposed as target {imposer in proposed.targets}",
            f"on proposed as imposer {target in proposed.imposers}",
        ]
        if imposer in named and target in named:
            features.append(f"in order {named.index(imposer) < named.index(target)}")
        features.append(f"named {imposer in named} {target in named}")
        found.append(Option((imposer, target), tuple(features)))
    return found


def _role(candidate: Candidate, code: str, *, is_main: bool) -> tuple[str, ...]:
    """How a state stands to the word of a measure: by the mention of it that is nearest in the tree, else nearest by words."""
    setting = candidate.setting
    mentions = [mention for mention in able(setting) if code in codes(mention)]
    told = [f"main {is_main}"]
    if not mentions:
        return (*told, "not named here")
    ranked = sorted(
        mentions, key=lambda m: (len(_path(setting, m, candidate.place)), abs(spot_of(setting, m).first - candidate.place))
    )
    nearest = ranked[0]
    spot = spot_of(setting, nearest)
    side = "before" if spot.last < candidate.place else "behind"
    gap = abs(spot.first - candidate.place)
    told += [f"{nearest.kind} {nearest.form}", f"{side}", f"{side} {'near' if gap <= NEAR else 'far' if gap > FAR else 'off'}"]
    path = " ".join(_path(setting, nearest, candidate.place))
    told += [f"path {path}", f"path {path} of {candidate.part}", f"marked {setting.before(spot.first)}"]
    told += list(_governed(setting, nearest))
    return tuple(dict.fromkeys(told))


def _path(setting: Setting, mention: Mention, place: int) -> tuple[str, ...]:
    """The arcs from a mention up to the word that it shares with a candidate, and from the candidate up to that; few at most."""
    parse = tree(setting)
    head = parse.head(spot_of(setting, mention))
    ups, downs = parse.up(head), parse.up(place)
    over = {place: 0} | {arc.head: n + 1 for n, arc in reversed(list(enumerate(downs)))}
    steps: list[str] = []
    at = head
    for arc in [None, *ups]:
        if arc is not None:
            steps.append(_told(arc))
            at = arc.head
        if at in over:
            return (*steps[:STEPS], "|", *(_told(one) for one in downs[: over[at]][:STEPS]))
    return ("apart",) * STEPS * 2


def _told(arc: Arc) -> str:
    return f"{arc.kind}{'.passive' if arc.is_passive else ''}{':' + arc.marker if arc.marker else ''}"


def _governed(setting: Setting, mention: Mention) -> Iterator[str]:
    """The word that a mention hangs on."""
    parse = tree(setting)
    arc = parse.above(parse.head(spot_of(setting, mention)))
    if arc is not None:
        yield f"{_told(arc)} of {parse.lemma(arc.head)}"
