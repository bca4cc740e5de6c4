"""Between whom a figure runs and which way: the states and bodies that the sentence and the text before it offer."""

from collections import Counter
from collections.abc import Iterator

from comity.extract.chooser import Option
from comity.extract.dyad import main_dyad, remembered
from comity.extract.flow import Flow, part_of, sided
from comity.extract.indicator import Measured
from comity.extract.options.scene import Scene, bucket
from comity.extract.parties import codes
from comity.extract.setting import Match, Setting
from comity.model.analysis import Analysis, Mention
from comity.model.claim import Direction
from comity.resources.cues import cues
from comity.resources.indicators import indicators

DIRECTIONS: tuple[Direction | None, ...] = ("export", "import", "both", None)
TURNS = ("while", "whereas", "but", "against", ";", "with", "led", "including", "and")
NEAR = 8
"""How many words from the amount "total" or "worldwide" may stand."""

SIDES = frozenset({"state", "body"})
TOTAL = frozenset({"total", "overall", "worldwide", "global"})
JOINED = 6
"""Within so many words behind "trade" stands who it is between."""
MOST = 6
"""States and bodies offered at most, besides nobody."""


@remembered
def leading(analysis: Analysis) -> tuple[str, ...]:
    """The states and bodies of a document, the most often named first, then by first mention."""
    counts: Counter[str] = Counter()
    for mention in analysis.actors:
        if mention.kind in {"state", "body"} and len(found := codes(mention)) == 1:
            counts[found[0]] += 1
    order = list(counts)
    return tuple(sorted(counts, key=lambda code: (-counts[code], order.index(code))))


def directions(scene: Scene, measured: Measured, rule: Flow) -> list[Option[Direction | None]]:
    """Which way a figure may run; an indicator that runs one way or both leaves no choice."""
    row = indicators().get(measured.code)
    own = row.direction if row else None
    if own is not None:
        return [Option(own, [], is_nearest=True)]
    code = measured.known
    carried = scene.last.flow.direction if scene.last else None
    same = scene.last is not None and scene.last.measured.code == measured.code
    features = [
        f"c={code}",
        f"ck={code}|{scene.kind}|{scene.relation}",
        f"rule={rule.direction}",
        f"last={carried}|{same}",
        f"v={scene.verb}",
        *_prepositions(scene),
    ]
    return [
        Option(direction, [f"{direction}|{feature}" for feature in features], direction == rule.direction)
        for direction in DIRECTIONS
    ]


def _prepositions(scene: Scene) -> Iterator[str]:
    for kind in ("origin", "destination", "bilateral", "import.noun", "export.noun"):
        if scene.setting.matches(kind):
            yield f"has={kind}"


def flows(scene: Scene, measured: Measured, direction: Direction | None, rule: Flow) -> list[Option[Flow]]:
    """The pairs that a figure may run between, nobody and one side alone among them.

    Where something flows, the two sides are where it comes from (O) and where it goes (D), whoever reports it; else who reports
    (R) and with whom (P).
    """
    told = _joined(scene, measured, direction) or _of_all(scene, measured, direction) or _elaborated(scene, measured, direction)
    if told is not None:
        return [Option(told, [], is_nearest=True)]
    here = _here(scene)
    order = leading(scene.setting.analysis)
    last = scene.last.flow if scene.last else Flow()
    offered = dict.fromkeys([*here, rule.reporter, rule.partner, last.reporter, last.partner, *order[:3]])
    states = [state for state in offered if state][:MOST]
    code = measured.known
    is_trade = direction in {"export", "import"}
    way = "trade" if is_trade else str(direction)
    first, second = ("O", "D") if is_trade else ("R", "P")
    known = {state: _parts(scene, measured, state, here.get(state, []), order) for state in states}
    shown = {
        (state, role): [
            weighed
            for feature in [*known[state], *_role(scene, measured, state, role, is_trade)]
            for weighed in (f"{role}|{feature}", f"{role}|{code}|{feature}")
        ]
        for state in states
        for role in (first, second)
    }
    pairs: list[tuple[str | None, str | None]] = [(None, None)]
    pairs += [(one, other) for one in states for other in (None, *states) if one != other]
    if direction == "both":  # what runs both ways has no first side
        pairs = [(one, other) for one, other in pairs if one is None or other is None or one < other]
    if is_trade:
        pairs += [(None, state) for state in states]
    pair = _Pair(scene, way, code, rule, here)
    found = []
    for one, other in pairs:
        features = pair.features(one, other, direction)
        if one:
            features += shown[one, first]
        if other:
            features += shown[other, second]
        reporter, partner = (other, one) if direction == "import" else (one, other)
        nearest = (rule.reporter, rule.partner)
        is_nearest = nearest == (reporter, partner) or (direction == "both" and set(nearest) == {reporter, partner})
        found.append(Option(Flow(reporter, partner, direction), features, is_nearest))
    return found


def _joined(scene: Scene, measured: Measured, direction: Direction | None) -> Flow | None:
    """The pair that the words join to what runs both ways: "trade between Chile and Peru", "Chile's trade with Peru".

    None where the words join no two states to it.
    """
    setting, term = scene.setting, measured.term
    if term is None or direction != "both":
        return None
    spots = _single(setting)
    first = {_bare(setting, spot.first): (spot, code) for spot, code in spots}
    for place in range(term.spot.last + 1, min(term.spot.last + JOINED, len(setting.words))):
        word = setting.words[place].text
        if word == "between" and place + 1 in first:
            spot, one = first[place + 1]
            other = first.get(spot.last + 2) if setting.after(spot.last) == "and" else None
            return _both(one, other[1]) if other is not None else None
        if word == "with" and place + 1 in first:
            owner = next((code for spot, code in spots if term.spot.first - 2 <= spot.last < term.spot.first), None)
            return _both(owner, first[place + 1][1]) if owner is not None else None
        if place in first:
            return None
    return None


def _of_all(scene: Scene, measured: Measured, direction: Direction | None) -> Flow | None:
    """The one side of a total that its owner has with everybody: "Kenya's total exports of tea", "total Kenyan imports"."""
    setting, term = scene.setting, measured.term
    if term is None or direction not in {"export", "import"}:
        return None
    spots = _single(setting)
    for spot, code in spots:
        is_behind = spot.last == term.spot.first - 2 and setting.before(term.spot.first) in TOTAL
        is_ahead = spot.last == term.spot.first - 1 and setting.before(spot.first) in TOTAL
        others = [one for one, other in spots if one.first > term.spot.last and other != code]
        if (is_behind or is_ahead) and not others:
            return Flow(code, None, direction)
    return None


def _single(setting: Setting) -> list[tuple[Match, str]]:
    """The states and bodies that a sentence names one by one, with where they stand."""
    named = (one for one in setting.actors if one.kind in SIDES and len(codes(one)) == 1)
    return [(setting.spot(one.start, one.end), codes(one)[0]) for one in named]


def _bare(setting: Setting, place: int) -> int:
    """Where a mention begins with its article."""
    return place - 1 if setting.before(place) == "the" else place


def _both(one: str, other: str) -> Flow | None:
    return Flow(min(one, other), max(one, other), "both") if one != other else None


def _elaborated(scene: Scene, measured: Measured, direction: Direction | None) -> Flow | None:
    """The flow of what "with" adds to a clause: in "Chile's sales to Peru grew, with purchases of tin doubling" goods go one way.

    None where nothing is added so, or the clause before does not name both its sides.
    """
    setting, term = scene.setting, measured.term
    if term is None or direction not in {"export", "import"} or setting.before(term.spot.first) != "with":
        return None
    before = [
        one
        for one in scene.terms
        if one.spot.last < term.spot.first and indicators()[one.code].direction in {"export", "import"} and not one.is_verb
    ]
    if not before:
        return None
    whole = before[-1]
    way = indicators()[whole.code].direction or "export"
    sides = sided(setting, scene.amount, Measured(whole.code, measured.wording, whole), way)
    if sides.origin is None or sides.destination is None:
        return None
    if direction == "export":
        return Flow(sides.origin, sides.destination, direction)
    return Flow(sides.destination, sides.origin, direction)


def _role(scene: Scene, measured: Measured, state: str, role: str, is_trade: bool) -> Iterator[str]:
    """What the figure before says of a state in the same role."""
    last = scene.last
    if last is None:
        return
    flow = last.flow
    if is_trade and flow.direction in {"export", "import"}:
        ends = _ends(flow)
        kept = ends[0 if role == "O" else 1] == state
        turned = ends[1 if role == "O" else 0] == state
        same = last.measured.code == measured.code
        yield f"kept={kept}|{turned}|{scene.gap(last)}|{same}"
        yield f"kept={kept}|{turned}|{last.measured.code}"


def _shape(reporter: str | None, partner: str | None) -> str:
    return "nobody" if reporter is None else "alone" if partner is None else "pair"


def _here(scene: Scene) -> dict[str, list[Mention]]:
    """The states and bodies that the sentence names, with their mentions."""
    found: dict[str, list[Mention]] = {}
    for mention in scene.setting.actors:
        if mention.kind != "outlet" and 1 <= len(codes(mention)) <= 2:
            for code in codes(mention):
                found.setdefault(code, []).append(mention)
    return found


def _parts(scene: Scene, measured: Measured, state: str, mentions: list[Mention], order: tuple[str, ...]) -> list[str]:
    """What the text says of one state beside an amount."""
    place = order.index(state) if state in order else 9
    found = [f"order={min(place, 4)}|{bool(mentions)}"]
    last = scene.last
    if last is not None:
        part = "R" if last.flow.reporter == state else "P" if last.flow.partner == state else "-"
        same = last.measured.code == measured.code
        found += [f"last={part}|{scene.gap(last)}|{bool(mentions)}", f"last={part}|{last.flow.direction}|{same}"]
    if not mentions:
        found.append("absent")
        return found
    anchor = measured.term.spot if measured.term is not None else None
    single = {feature for mention in mentions for feature in _mention(scene, mention, anchor)}
    return [*found, *sorted(single)]


def _mention(scene: Scene, mention: Mention, anchor: Match | None) -> Iterator[str]:
    setting = scene.setting
    spot = setting.spot(mention.start, mention.end)
    before = setting.before(spot.first)
    if before == "the":
        before = setting.before(spot.first - 1)
    owner = setting.words[spot.last].text.endswith(("'s", "’s", "s'", "s’"))
    form = f"{mention.kind}.{mention.form}{'.own' if owner else ''}{len(codes(mention))}"
    yield f"form={form}"
    yield f"prep={before}"
    yield f"prep={before}|{mention.kind}"
    yield f"next={setting.after(spot.last)}|{mention.form}"
    yield f"side={scene.side(spot)}|{bucket(setting.distance(spot, scene.phrase))}"
    yield f"side={scene.side(spot)}|{form}"
    path = scene.paths.path(scene.here, spot)
    yield f"path={path}"
    yield f"path={path}|{scene.verb}"
    yield f"path={path}|deed={scene.deed}"
    part = part_of(setting, mention)
    yield f"part={part}"
    yield f"part={part}|{mention.form}|{scene.side(spot)}"
    yield f"part={part}|{_turn(scene, spot)}"
    if spot.first <= 3 and setting.number <= 3:
        yield f"dateline|{mention.form}"
    if (before,) in cues("destination", setting.lang):
        yield "to"
    if (before,) in cues("origin", setting.lang):
        yield "from"
    if setting.is_parted(spot, scene.phrase):
        yield f"parted={form}"
    if anchor is not None:
        where = "before" if spot.last < anchor.first else "behind"
        yield f"term={where}|{bucket(setting.distance(spot, anchor))}|{mention.form}"
        yield f"term={where}|{before}"
        yield f"tpath={scene.paths.path(anchor, spot)}"


def _ends(flow: Flow) -> tuple[str | None, str | None]:
    """Where a flow comes from and where it goes, as far as it runs one way; else who reports and with whom."""
    return (flow.partner, flow.reporter) if flow.direction == "import" else (flow.reporter, flow.partner)


def _turn(scene: Scene, spot: Match) -> str:
    """How the words between a mention and an amount lead on: by contrast ("while"), by "with", "and", or not at all."""
    first, last = sorted((spot, scene.phrase))
    words = {word.text for word in scene.setting.words[first.last + 1 : last.first]}
    return next((turn for turn in TURNS if turn in words), "on")


class _Pair:
    """What speaks for two sides together."""

    def __init__(self, scene: Scene, way: str, code: str, rule: Flow, here: dict[str, list[Mention]]) -> None:
        self.scene, self.way, self.code, self.rule, self.here = scene, way, code, rule, here
        self.is_whole = any(scene.setting.distance(spot, scene.phrase) <= NEAR for spot in scene.setting.matches("whole"))
        self.main = main_dyad(scene.setting.analysis)
        self.pointed = next((set(codes(m)) for m in scene.setting.actors if len(codes(m)) == 2), None)

    def features(self, one: str | None, other: str | None, direction: Direction | None) -> list[str]:
        """What speaks for `one` and `other` as first and second side."""
        way, code, here = self.way, self.code, self.here
        shape = "nobody" if one is None and other is None else "alone" if other is None else "onlyto" if one is None else "pair"
        named = min(len(here), 3)
        found = [
            f"{way}|{code}|{shape}",
            f"{way}|{shape}|{self.scene.relation}",
            f"{way}|{shape}|{named}",
            f"{shape}|{code}|{named}",
            f"{shape}|{self.scene.kind}|{way}",
        ]
        rule = _ends(self.rule._replace(direction=direction))
        if direction == "both" and rule[0] and rule[1]:
            rule = (min(rule), max(rule))  # type: ignore[type-var]
        sides = {one, other}
        if rule == (one, other):
            found += ["rule", f"rule|{way}", f"rule|{shape}|{way}", f"rule|{code}"]
        elif rule[0] and rule[1] and sides == set(rule):
            found += ["turned", f"turned|{way}"]
        if self.is_whole:
            found += [f"whole|{shape}", f"whole|{shape}|{way}"]
        found += self._again(one, other, shape, named)
        found += self._before(one, other, direction, named)
        if self.main is not None and sides == set(self.main):
            found += [
                f"main|{way}",
                f"main|{named}|{way}",
                f"main|{code}",
                f"main|{named}|{len(leading(self.scene.setting.analysis)) > 2}",
            ]
        elif self.main is not None and len(sides - {None}) == 2:
            found.append(f"other|{way}|{len(sides & set(self.main))}|{named}")
        if self.pointed is not None and sides == self.pointed:
            found += ["pointed", f"pointed|{way}"]
        if one in here and other in here:
            found.append(f"both|{way}|{named}")
        elif shape == "pair" and (one in here) != (other in here):
            found += [f"half|{way}|{one in here}", f"half|{code}|{one in here}", f"half|{sides == set(self.main or ())}|{named}"]
        elif shape == "pair":
            found += [f"unsaid|{way}", f"unsaid|{named}"]
        return found

    def _before(self, one: str | None, other: str | None, direction: Direction | None, named: int) -> list[str]:
        """How two sides agree with the last flow of the same indicator, and with the state whose trade the text tells of."""
        found = []
        same, home = self.scene.flows.get(self.code), self.scene.flows.get("")
        if same is not None:
            ends = _ends(same)
            kept = "kept" if ends == (one, other) else "turned" if set(ends) == {one, other} else "else"
            found += [f"code|{kept}|{named}", f"code|{kept}|{self.way}", f"code|{kept}|{self.code}"]
        if home is not None and direction in {"export", "import"}:
            reporter, partner = (other, one) if direction == "import" else (one, other)
            at_home, abroad = reporter == home.reporter, partner == home.partner
            found += [
                f"home|{at_home}|{abroad}|{named}",
                f"home|{at_home}|{abroad}|{direction}|{home.direction}",
                f"home|{at_home}|{self.code}|{named}",
                f"home|{at_home}|{self.scene.relation}|{named}",
            ]
        return found

    def _again(self, one: str | None, other: str | None, shape: str, named: int) -> list[str]:
        last = self.scene.last
        if last is None:
            return []
        flow = last.flow
        ends = _ends(flow)
        gap, same = self.scene.gap(last), last.measured.code == self.code
        if ends == (one, other):
            return [
                f"again|{gap}|{same}|{named}",
                f"again|{flow.direction}>{self.way}|{gap}|{same}",
                f"again|{shape}|{named}|{gap}",
                f"again|{last.measured.code}>{self.code}",
            ]
        if one and other and {one, other} == set(ends):
            return [f"back|{flow.direction}>{self.way}|{gap}", f"back|{same}|{named}", f"back|{last.measured.code}>{self.code}"]
        return []
