"""Answers kept on disk by what was asked, so that none is paid for twice."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from msgspec import Struct

from comity.model.errors import ConfigError


class Answer(Struct, frozen=True, kw_only=True):
    """What a model answered, whole or cut short, and the tokens it counted, where it told."""

    content: str
    finish: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None


class Answers:
    """A folder with one file for each answer, named by the digest of all that was asked; files appear whole or not at all."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when the first answer comes."""
        self._folder = folder

    def get(self, asked: str) -> Answer | None:
        """The answer to what was asked; None where there is none, or its file is damaged."""
        try:
            return msgspec.json.decode(self._path(asked).read_bytes(), type=Answer)
        except (OSError, ValueError):
            return None

    def put(self, asked: str, answer: Answer) -> None:
        """Keep an answer: once this returns, a kill loses it no more. Raises ConfigError where the folder cannot be written."""
        path = self._path(asked)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(msgspec.json.encode(answer))
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError as error:
            raise ConfigError(f"{self._folder}: answers cannot be kept there ({error.strerror}); make room or rights.") from error

    def _path(self, asked: str) -> Path:
        return self._folder / asked[:2] / f"{asked}.json"
