"""Questions that an analyst asks of a dossier, each answered by chapters with the words: one module each."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from comity.model.errors import QuestionError
from comity.publish.compose import CHAPTERS, dossier
from comity.publish.material import Material
from comity.publish.questions.asked import Asked
from comity.publish.questions.changed import changed
from comity.publish.questions.disputed import disputed
from comity.publish.questions.in_force import in_force
from comity.publish.questions.promised import promised
from comity.publish.questions.said import said
from comity.publish.view import Block, Chapter, Dossier, Line, Lines

__all__ = ["QUESTIONS", "Asked", "answer", "by_kind"]

Answer: TypeAlias = Callable[[Material, Asked], tuple[Chapter, ...]]


class Question(NamedTuple):
    """A question: how it is put, and the function that answers it. `needs` names what of `Asked` must be given."""

    words: str
    answer: Answer
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


QUESTIONS = {
    "promised": Question("what was promised", promised, ("before",)),
    "disputed": Question("what is disputed", disputed),
    "changed": Question("what changed", changed, ("since",), ("since",)),
    "said": Question("who says so", said, ("by",)),
    "in-force": Question("what is in force", in_force, ("on",)),
}
"""The questions by name."""


def answer(material: Material, name: str, asked: Asked) -> Dossier:
    """The dossier cut to one question. Raises QuestionError where something it needs is missing or it is asked too much."""
    question = QUESTIONS[name]
    given = [field for field in Asked.__struct_fields__ if getattr(asked, field) is not None]
    lacking = [field for field in question.needs if field not in given]
    if lacking:
        raise QuestionError(f"The question {name} needs --{lacking[0]}; add it, as in --{lacking[0]} 2025-01-31.")
    beside = [field for field in given if field not in question.takes]
    if beside:
        taken = " and ".join(f"--{field}" for field in question.takes) or "nothing further"
        raise QuestionError(f"The question {name} does not take --{beside[0]}; it takes {taken}.")
    return _cut(material, question.answer(material, asked), f"{question.words}{asked.words()}")


def by_kind(material: Material, kinds: tuple[str, ...]) -> Dossier:
    """The dossier cut to chapters of some kinds, in its own order; every line keeps its words."""
    whole = dossier(material)
    chosen = tuple(chapter for chapter in whole.chapters if chapter.id in kinds)
    return _cut(material, _standing_alone(chosen, whole), ", ".join(chapter.title for chapter in chosen))


KINDS = tuple(chapter.__name__ for chapter in CHAPTERS)
"""The kinds of chapters, by the id of each."""


def _cut(material: Material, chapters: tuple[Chapter, ...], words: str) -> Dossier:
    whole = dossier(material)
    overview = replace(whole.overview, title=f"{whole.overview.title}: {words}", lead=whole.overview.lead[:1])
    return replace(whole, overview=overview, chapters=chapters)


def _standing_alone(chapters: tuple[Chapter, ...], whole: Dossier) -> tuple[Chapter, ...]:
    """Chapters whose lines no longer point at others that are gone: they bring the words that they pointed at."""
    quotes = {line.id: line.quotes for chapter in whole.chapters for line in _lines(chapter) if line.id}
    here = {chapter.id for chapter in chapters} | {line.id for chapter in chapters for line in _lines(chapter) if line.id}

    def settled(line: Line) -> Line:
        target = line.href.removeprefix("#")
        if not line.href or target in here:
            return line
        return replace(line, href="", quotes=line.quotes or quotes.get(target, ()))

    def block_of(block: Block) -> Block:
        return replace(block, lines=tuple(settled(line) for line in block.lines)) if isinstance(block, Lines) else block

    return tuple(replace(chapter, blocks=tuple(block_of(block) for block in chapter.blocks)) for chapter in chapters)


def _lines(chapter: Chapter) -> list[Line]:
    return [line for block in chapter.blocks if isinstance(block, Lines) for line in block.lines]
