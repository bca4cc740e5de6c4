"""What a language folder declares."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from comity.model.analysis import Amount, Loan, Mention, NumberWord, Sentence, Utterance, When
from comity.model.period import Period
from comity.model.syntax import Engine, Name, Syntax


class Language(Struct, frozen=True, kw_only=True):
    """A language and its layers, each a plain function of the words.

    `engine` gives the engine that parses it, loaded on first use; `is_telling` picks the passages that are worth parsing.
    """

    code: str
    sentences: Callable[[str], tuple[Sentence, ...]]
    quantities: Callable[[str, Collection[int]], tuple[Amount, ...]]
    numerals: Callable[[str], tuple[NumberWord, ...]]
    loans: Callable[[str, Sequence[Amount], Collection[int]], tuple[Loan, ...]]
    dates: Callable[[str, Period | None], tuple[When, ...]]
    engine: Callable[[], Engine]
    is_telling: Callable[[str], bool]
    actors: Callable[[str, Sequence[Sentence], Sequence[Name]], tuple[Mention, ...]]
    speech: Callable[[str, Sequence[Sentence], Sequence[Mention], Sequence[Syntax]], tuple[Utterance, ...]]
