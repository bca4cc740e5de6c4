"""What keeps an address from being fetched."""

from comity.model.errors import ConfigError, SourceError


class FetchError(SourceError):
    """One address is not fetched; the sentence becomes the finding, and the others are fetched.

    `reason` is the sentence without the address. `is_passing` when another time may do: the next run asks again.
    """

    def __init__(self, code: str, name: str, reason: str, *, is_passing: bool = False) -> None:
        """`code` is a finding code of `findings.tsv`, such as `fetch.private`; `name` is the address as it is shown."""
        super().__init__(code, f"{name}: {reason}")
        self.reason = reason
        self.is_passing = is_passing


class BusyError(FetchError):
    """The server asks to be left alone for a while."""

    def __init__(self, name: str, reason: str) -> None:
        """`name` is the address as it is shown; `reason` says what to do should no later request succeed."""
        super().__init__("fetch.busy", name, reason, is_passing=True)


def missing_extra(error: ImportError) -> ConfigError:
    """What to say where the packages of the extra are not installed."""
    return ConfigError(
        f"fetching needs the package {(error.name or '').partition('.')[0]}; install it with pip install 'comity[fetch]'."
    )
