"""Errors that a caller can mend. Each message says what is wrong, where, and what to do about it."""


class ComityError(Exception):
    """The root of every error that leaves a front door of Comity."""


class ConfigError(ComityError):
    """An option, a configuration file or a manifest cannot be used as it stands."""


class ResourceError(ComityError):
    """A table that ships with Comity, or one named by the user, is missing or malformed."""


class SourceError(ComityError):
    """A source cannot be read at all. Its text becomes the finding; the rest of the pile is built."""

    def __init__(self, code: str, message: str) -> None:
        """`code` is a finding code of `findings.tsv`, such as `read.binary`."""
        super().__init__(message)
        self.code = code


class LedgerError(ComityError):
    """The ledger file is missing, of another kind, damaged or too new."""


class QuestionError(ComityError):
    """A question names something that the ledger does not hold, such as a pair of states or an id."""


class HoldsAlreadyError(QuestionError):
    """A ruling that is merely supposed says what holds without it."""


class RulingError(ComityError):
    """A ruling names what cannot be ruled on, gives what a claim cannot have, or lacks its analyst, time or reason."""


class WorkerError(ComityError):
    """Processes or machines that were to share the work cannot be started or reached, or are of another version."""
