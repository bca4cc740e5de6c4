"""The layer `actors`: who is named in a text, and what points back at them.

Tables know states, bodies, outlets and many organisations by name; patterns find further organisations and persons. The
document is read twice: first to learn its persons and short forms, then to say who is meant by each word.
"""

from collections.abc import Sequence

from comity.language.en.actors.reading import Reading
from comity.language.en.actors.scene import Scene
from comity.model.analysis import Mention, Sentence
from comity.model.syntax import Name


def actors(text: str, sentences: Sequence[Sentence], names: Sequence[Name] = ()) -> tuple[Mention, ...]:
    """Every mention of an actor in the sentences of a text, in order and without overlap. Furniture names nobody.

    `names` are those an engine heard in the text. What a table knows, an office shows or a pattern tells goes before them.
    """
    scene = Scene(text, tuple(sentences), names)
    Reading(scene).mentions()
    return tuple(Reading(scene).mentions())
