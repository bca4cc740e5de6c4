"""Who says it: the chain of each record, from the speakers that an article's attributions name."""

from collections.abc import Iterable
from typing import NamedTuple

from comity.model.claim import Chain, Voice, VoiceType
from comity.model.text import Document
from comity.resources.publishers import fold, known_publisher, outlet_chain, publisher_voice, same_outlet
from comity.verify.items import AttributionItem
from comity.verify.states import state_of


class Said(NamedTuple):
    """The chain of an attribution and where its first words stand."""

    chain: Chain
    start: int
    end: int


class Voices:
    """The voices of one document."""

    def __init__(self, document: Document, attributions: Iterable[AttributionItem]) -> None:
        self.outlet = outlet_chain(document)
        self._types: dict[str, VoiceType] = {}
        for item in attributions:
            for name in (item.speaker, *item.chain[-1:]):
                self._types.setdefault(fold(name), item.speaker_type)

    def attributed(self, item: AttributionItem) -> Chain:
        """The chain of an attribution: the outlet with whom it republishes, what stands between, the speaker."""
        between, speaker = list(item.chain[1:]), self.voice(item.speaker, item.speaker_type)
        if between and self._is_speaker(between[-1], item):
            speaker = self.voice(max(between.pop(), item.speaker, key=len), item.speaker_type)
        chain = self.outlet
        for name in between:
            chain = _with(chain, self.voice(name))
        return _up_to(chain, speaker)

    def asserting(self, speaker: str | None, start: int, end: int, said: Iterable[Said]) -> Chain:
        """The chain of a figure at a place: of the attribution there that passes through its speaker, else outlet and speaker."""
        if speaker is None:
            return self.outlet
        for one in said:
            if one.start < end and start < one.end:
                names = [fold(voice.name) for voice in one.chain]
                if fold(speaker) in names:
                    return one.chain[: names.index(fold(speaker)) + 1]
        return _up_to(self.outlet, self.voice(speaker))

    def voice(self, name: str, kind: VoiceType | None = None) -> Voice:
        """A voice by its name; of what type it is, its attributions say, or the table of publishers; else it is a person."""
        found = kind or self._types.get(fold(name)) or ("outlet" if known_publisher(name) else "person")
        if found == "outlet":
            return publisher_voice(name)
        return Voice(name=name, type=found, state=state_of(name) if found == "government" else None)

    def _is_speaker(self, name: str, item: AttributionItem) -> bool:
        """Whether the last name of a chain is the speaker, perhaps in other words ("Odinga", "Raila Odinga")."""
        own, other = set(fold(item.speaker).split()), set(fold(name).split())
        is_alike = self.voice(name).type == item.speaker_type or not known_publisher(name)
        return own == other or (is_alike and item.speaker_type != "anonymous" and (own <= other or other <= own))


def _with(chain: Chain, voice: Voice) -> Chain:
    """A chain that goes on to a voice, unless it has passed through it already."""
    return chain if _place(chain, voice) is not None else (*chain, voice)


def _up_to(chain: Chain, voice: Voice) -> Chain:
    """A chain that ends in a voice."""
    place = _place(chain, voice)
    return (*chain, voice) if place is None else chain[: place + 1]


def _place(chain: Chain, voice: Voice) -> int | None:
    return next((place for place, known in enumerate(chain) if _is_same(known, voice)), None)


def _is_same(one: Voice, other: Voice) -> bool:
    return one.name == other.name or (one.type == other.type == "outlet" and same_outlet(one.name, other.name))
