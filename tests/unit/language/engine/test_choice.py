"""Engines by name: which can be chosen, and what is said of those that cannot."""

import sys
from types import ModuleType

import pytest

from comity.language.engine.choice import chosen
from comity.model.errors import ConfigError
from comity.model.syntax import Parse, Word, label


class OneWord:
    name = "one-word"
    digest = "00ff"

    def analyse(self, text: str) -> tuple[Parse, ...]:
        return (Parse(words=(Word(0, len(text), text, "NOUN", -1, "root", "O"),)),)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> str:
    module = ModuleType("own_engine")
    module.make = OneWord  # type: ignore[attr-defined]
    module.broken = dict  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "own_engine", module)
    return "own_engine"


def test_none_parses_nothing() -> None:
    engine = chosen("none")()
    assert (engine.analyse("Trade grew."), label(engine)) == ((), "none")


def test_an_engine_of_ones_own_is_made_once(own: str) -> None:
    engine = chosen(f"python:{own}:make")()
    assert engine is chosen(f"python:{own}:make")()
    assert label(engine) == "one-word+00ff"
    assert engine.analyse("Trade")[0].words[0].lemma == "Trade"


@pytest.mark.parametrize("choice", ["", "spacy", "spacy:", "python:own_engine", "magic", "python:a:b:c"])
def test_other_choices_are_refused_with_the_forms_that_are_known(choice: str) -> None:
    with pytest.raises(ConfigError, match="builtin, none, spacy:NAME"):
        chosen(choice)


def test_what_cannot_be_made_says_why(own: str) -> None:
    with pytest.raises(ConfigError, match="absent_module"):
        chosen("python:absent_module:make")()
    with pytest.raises(ConfigError, match="no attribute"):
        chosen(f"python:{own}:absent")()
    with pytest.raises(ConfigError, match="name, digest, analyse"):
        chosen(f"python:{own}:broken")()
