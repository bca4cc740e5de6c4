"""Who says what in Russian text, where a plain pattern tells."""

from collections.abc import Sequence
from functools import cache

from comity.language.common.lexicon import Speech, read_lexicon
from comity.language.common.speech import Sayings
from comity.model.analysis import Mention, Sentence, Utterance
from comity.model.syntax import Syntax


def speech(
    text: str,
    sentences: Sequence[Sentence],
    actors: Sequence[Mention],
    syntax: Sequence[Syntax] = (),  # noqa: ARG001  (nothing is parsed)
) -> tuple[Utterance, ...]:
    """The utterances of a text, in order."""
    return _sayings().read(text, sentences, actors)


@cache
def _sayings() -> Sayings:
    return Sayings(read_lexicon("ru", "speech", Speech))
