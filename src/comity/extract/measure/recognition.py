"""Recognition: who recognises whom as a state's government, or withdraws and refuses it."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.extract.deeds import Deed, deeds, one_word
from comity.extract.measure.doers import doers, named_under
from comity.extract.parties import codes, governors
from comity.extract.setting import Match, Setting, spot_of
from comity.extract.subjects import subjects
from comity.extract.tree import tree
from comity.model.analysis import Mention
from comity.model.claim import MeasureAction

OBJECT_REACH = 4


class Recognition(NamedTuple):
    """Who recognises (`granted`) or no longer recognises (`revoked`) whom, and the words that say so."""

    deed: Deed
    imposers: tuple[str, ...]
    target: str
    action: MeasureAction
    last: int


def recognitions(setting: Setting) -> Iterator[Recognition]:
    """The recognitions of a sentence: "recognised Kosovo", "withdrew recognition of the government", "not recognising X as"."""
    found = deeds(setting, "recognition_words")
    heads = governors(setting) if found else {}
    for deed in found:
        target = _target(setting, deed, heads)
        if target is None or (deed.is_planned and not deed.is_denied and not _is_first(setting, deed)):
            continue
        action: MeasureAction = "revoked" if deed.is_denied or deed.action == "revoked" else "granted"
        yield Recognition(deed, _imposers(setting, deed, heads), target[0], action, target[1])


def _is_first(setting: Setting, deed: Deed) -> bool:
    """Whether "to recognise" tells what was done: "the first state to recognise"."""
    arc = tree(setting).above(tree(setting).head(deed.spot))
    near = {word.text for word in setting.words[max(0, deed.spot.first - OBJECT_REACH - 2) : deed.spot.first]}
    return arc is not None and arc.kind == "clause" and bool(near & one_word(setting, "ordinal.doer"))


def _target(setting: Setting, deed: Deed, heads: dict[int, str]) -> tuple[str, int] | None:
    """Who is recognised, and the last word of it: the object with "as", "independence" or the like; a state or person alone too.

    "Recognised Norway's contribution" has another object than a state and is none.
    """
    if deed.voice == "passive":
        return _recognised_one(setting, deed, heads)
    whom = _antecedent(setting, deed)
    if whom is not None:
        return whom
    start = deed.spot.last + 1
    behind = [
        m for m in setting.actors if start <= spot_of(setting, m).first and not setting.is_parted(deed.spot, spot_of(setting, m))
    ]
    for mention in behind:
        spot = spot_of(setting, mention)
        if heads[spot.first] in one_word(setting, "agent.preposition"):
            continue
        if deed.voice == "noun" and heads[spot.first] in one_word(setting, "of") and spot.first - start <= 2 * OBJECT_REACH:
            return _named(setting, mention, spot, spot.first)
        reach = OBJECT_REACH * (2 if {w.text for w in setting.words[start : spot.first]} & _as(setting) else 1)
        if spot.first - start > reach:
            return None
        return _named(setting, mention, spot, start)
    return None


def _antecedent(setting: Setting, deed: Deed) -> tuple[str, int] | None:
    """Whom a relative clause describes as recognised: "the authorities in Kabul, whom Chad does not recognise"."""
    parse = tree(setting)
    verb = parse.head(deed.spot)
    arc = parse.above(parse.first_member(verb))
    is_whom = any(parse.lemma(place) in {"which", "whom", "that"} for place in parse.objects(verb))
    if arc is None or arc.kind != "clause" or not is_whom:
        return None
    named = [code for mention in named_under(setting, parse, arc.head) for code in codes(mention)]
    return (named[0], deed.spot.last) if named else None


def _recognised_one(setting: Setting, deed: Deed, heads: dict[int, str]) -> tuple[str, int] | None:
    """The subject of "was recognised by", where the words name who did it."""
    agents = one_word(setting, "agent.preposition")
    is_told = any(
        heads[spot_of(setting, m).first] in agents for m in setting.actors if spot_of(setting, m).first > deed.spot.last
    )
    hit = subjects(setting, deed.spot, heads) if is_told else []
    named = [(code, deed.spot.last) for mention in hit for code in codes(mention) or (mention.name,)]
    return named[0] if named else None


def _named(setting: Setting, mention: Mention, spot: Match, start: int) -> tuple[str, int] | None:
    """The name of the recognised: the state it stands for, or the person whose state is unknown."""
    rule = one_word(setting, "rule")
    is_owner = setting.words[spot.last].text.endswith(("'s", "’s")) or mention.form == "demonym"
    near = [word.text for word in setting.words[spot.last + 1 : spot.last + 4]]
    between = {word.text for word in setting.words[start : spot.first]}
    if is_owner and not {*near} & rule:
        return None
    body = _body(setting, start, spot.first)
    if body:
        return body, spot.last
    if between - one_word(setting, "article") and not between & (rule | _as(setting)):
        return None
    if (mention.kind not in {"state", "person"} and not codes(mention)) or _is_praised(setting, spot):
        return None
    found = codes(mention)
    last = spot.last + next((n + 1 for n, text in enumerate(near) if text in rule), 0)
    return (found[0] if found else mention.name), last


def _body(setting: Setting, start: int, end: int) -> str:
    """The words of who is recognised as an authority of the state behind "as": "recognised the council as Libya's government"."""
    texts = [word.text for word in setting.words[start:end]]
    place = next((n for n, text in enumerate(texts) if text in _as(setting)), 0)
    named = [text for text in texts[:place] if text not in one_word(setting, "article")]
    return " ".join(named)


def _is_praised(setting: Setting, spot: Match) -> bool:
    """Whether "as" behind the recognised says something else than who governs: "recognised Peru as a key partner"."""
    behind = [word.text for word in setting.words[spot.last + 1 : spot.last + 10]]
    place = next((n for n, text in enumerate(behind[:3]) if text in _as(setting)), None)
    return place is not None and not {*behind[place:]} & one_word(setting, "rule")


def _as(setting: Setting) -> frozenset[str]:
    return one_word(setting, "as")


def _imposers(setting: Setting, deed: Deed, heads: dict[int, str]) -> tuple[str, ...]:
    """Who recognises: behind "by", else the subject; an example after "including" counts before the vague many."""
    agents = one_word(setting, "agent.preposition")
    behind = [m for m in setting.actors if spot_of(setting, m).first > deed.spot.last]
    behind = [] if deed.voice == "active" else [m for m in behind if not setting.is_parted(deed.spot, spot_of(setting, m))]
    chosen = [m for m in behind if heads[spot_of(setting, m).first] in agents] or subjects(setting, deed.spot, heads)
    own = doers(setting, deed.spot) if deed.voice in {"active", "bare"} else None
    members = {
        code
        for m in setting.actors
        if setting.after(spot_of(setting, m).last) in one_word(setting, "member")
        for code in codes(m)
    }
    if own and not members & set(own) and not any(m.kind == "body" for m in chosen):
        return own
    whole = [m for m in chosen if setting.after(spot_of(setting, m).last) not in one_word(setting, "member")]
    return tuple(dict.fromkeys(code for mention in whole for code in codes(mention)))
