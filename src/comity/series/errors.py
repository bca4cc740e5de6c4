"""Why a row of a table makes no claim."""


class RefusedError(Exception):
    """A row says nothing that could be a figure; the text is the end of a sentence about the row."""
