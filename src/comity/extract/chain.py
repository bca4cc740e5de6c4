"""From speech to origin chain: publisher, agency, speaker."""

from comity.extract.setting import Match, Setting
from comity.model.analysis import Analysis, Utterance
from comity.model.claim import Chain, Voice
from comity.resources.publishers import outlet_chain, same_outlet


def chain(analysis: Analysis, utterance: Utterance | None) -> Chain:
    """The whole chain of a claim: the publisher's voices, then those the sentence names, none of them twice."""
    found = list(outlet_chain(analysis.document))
    for voice in utterance.chain if utterance else ():
        if not any(_same(voice, known) for known in found):
            found.append(voice)
    return tuple(found)


def _same(one: Voice, other: Voice) -> bool:
    return one.name == other.name or (one.type == other.type == "outlet" and same_outlet(one.name, other.name))


def utterance_at(analysis: Analysis, start: int, end: int) -> Utterance | None:
    """The innermost utterance that holds a span, if any."""
    holding = [u for u in analysis.speech if u.content[0] <= start and end <= u.content[1]]
    return min(holding, key=lambda u: (u.content[1] - u.content[0], u.content[0])) if holding else None


def said_at(setting: Setting, spot: Match) -> Utterance | None:
    """The innermost utterance that holds the words of a match, if any."""
    return utterance_at(setting.analysis, setting.words[spot.first].start, setting.words[spot.last].end)
