"""Findings: what is wrong with the data, stored and shown."""

from msgspec import Struct

from comity.model.ids import DocumentId


class Finding(Struct, frozen=True, gc=False, kw_only=True, order=True):
    """A doubt or fault in the data.

    `code` stands in `findings.tsv` with its meaning; `subject` is the document's address or whatever else it is about;
    `text` is a sentence that says what, where and what to do.
    """

    code: str
    subject: str
    text: str
    document: DocumentId | None = None
    start: int | None = None
    end: int | None = None
