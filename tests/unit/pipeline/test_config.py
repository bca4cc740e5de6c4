"""What a configuration file may say, and how it says that it may not."""

from pathlib import Path

import pytest

from comity.model.errors import ConfigError
from comity.pipeline.config import Config, configured
from comity.pipeline.parts import standard


def written(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "comity.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_without_a_file_everything_is_as_it_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert configured() == Config()


def test_the_file_of_the_working_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, '[engines]\nen = "none"\n')
    monkeypatch.chdir(tmp_path)
    assert configured() == Config(engines={"en": "none"})


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("engines = 3", "engines"),
        ("[engine]\nen = 'none'", "engine"),
        ("[engines", "no TOML"),
    ],
)
def test_what_is_not_known_is_named(tmp_path: Path, words: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        configured(written(tmp_path, words))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml"):
        configured(tmp_path / "absent.toml")


def test_an_engine_for_a_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(ConfigError, match="xx"):
        standard(Config(engines={"xx": "none"}))


def test_another_engine_makes_another_version() -> None:
    assert standard(Config(engines={"en": "none"})).version != standard().version
    assert standard(Config(engines={"en": "builtin"})).version == standard().version
