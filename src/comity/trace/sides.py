"""For which state an origin speaks: by the state of a person or body, by who owns an outlet."""

from comity.model.claim import Voice
from comity.resources.publishers import known_publisher


def side_of(voice: Voice | None) -> str | None:
    """The state (ISO alpha-3) that a voice speaks for, None where nothing tells.

    A minister, ministry or company speaks for its state, and an outlet that a state owns (`ownership` in `publishers.tsv`) for
    that state; a private or public outlet speaks for none. It says on whose side a voice is, never whether it is right.
    """
    if voice is None:
        return None
    if voice.type != "outlet":
        return voice.state
    row = known_publisher(voice.name)
    return row.state if row is not None and row.ownership == "state" else None


def side_words(voice: Voice | None) -> str:
    """Why a voice is on a side, for people: "minister of RUS", "owned by the state RUS", "private, VEN"; empty if unknown."""
    if voice is None:
        return ""
    if voice.type != "outlet":
        return f"of {voice.state}" if voice.state else ""
    row = known_publisher(voice.name)
    if row is None:
        return f"of {voice.state}" if voice.state else ""
    return f"owned by the state {row.state}" if row.ownership == "state" else f"{row.ownership}, {row.state}"


def home_of(voice: Voice) -> str | None:
    """The state (ISO alpha-3) where an outlet is at home, whoever owns it; None for other voices and for unknown outlets."""
    row = known_publisher(voice.name) if voice.type == "outlet" else None
    return None if row is None else row.state or None
