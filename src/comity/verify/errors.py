"""Why a record is refused."""


class RefusedError(ValueError):
    """A record cannot become a claim; the message is the reason, to follow "is left out:"."""

    def __init__(self, reason: str, code: str = "verify.bad-record") -> None:
        """`code` is a finding code of `findings.tsv`."""
        super().__init__(reason)
        self.code = code
