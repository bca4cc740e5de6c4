"""What a language folder declares."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from comity.model.analysis import Amount, Mention, Sentence, Utterance, When
from comity.model.period import Period


class Language(Struct, frozen=True, kw_only=True):
    """A language and its layers, each a plain function of the words."""

    code: str
    sentences: Callable[[str], tuple[Sentence, ...]]
    quantities: Callable[[str], tuple[Amount, ...]]
    dates: Callable[[str, Period | None], tuple[When, ...]]
    actors: Callable[[str, Sequence[Sentence]], tuple[Mention, ...]]
    speech: Callable[[str, Sequence[Sentence], Sequence[Mention]], tuple[Utterance, ...]]
