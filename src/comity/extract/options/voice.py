"""Who "we", "us" and "our" are beside a figure: told by who speaks, else by how much the text speaks of each state."""

from collections.abc import Iterator

from comity.extract.deeds import one_word
from comity.extract.options.scene import Scene, bucket
from comity.extract.setting import Match


def voices(scene: Scene, state: str, order: tuple[str, ...], *, is_named: bool) -> Iterator[str]:
    """What the words of the first person say of a state: where they stand to the amount, and whether they may mean it.

    `order` are the states of the document, the most often named first; `is_named` when the sentence names this one.
    """
    spots = _first_person(scene)
    if not spots:
        return
    whose = _whose(scene, state, order, is_named=is_named)
    nearest = min(spots, key=lambda spot: (scene.setting.distance(spot, scene.phrase), spot))
    word = scene.setting.words[nearest.first].text
    side = scene.side(nearest)
    yield f"we|{whose}"
    yield f"we|{word}|{side}|{bucket(scene.setting.distance(nearest, scene.phrase))}|{whose}"
    yield f"we|{word}|before={scene.setting.before(nearest.first)}|{whose}"
    yield f"we|{word}|verb={scene.verb}|{whose}"
    yield f"we|{word}|path={scene.paths.path(scene.here, nearest)}|{whose}"
    yield f"we|{word}|{len(spots) > 1}|{whose}"


def _first_person(scene: Scene) -> list[Match]:
    words, text = one_word(scene.setting, "first.person"), scene.setting.analysis.text.words
    places = enumerate(scene.setting.words)
    return [Match(n, n) for n, word in places if word.text in words or text[word.start : word.end] == "us"]  # not "US"


def _whose(scene: Scene, state: str, order: tuple[str, ...], *, is_named: bool) -> str:
    """Whether the speaker is of a state, or of another; where no state of a speaker is known, the state's place in the text."""
    speaker = scene.said.chain[-1].state if scene.said and scene.said.chain else None
    if speaker is not None:
        return "own" if state == speaker else "other"
    place = order.index(state) if state in order else len(order)
    return f"{min(place, 3)}{'.named' if is_named else ''}"
