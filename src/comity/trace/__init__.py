"""Who copies whom, and who said it first."""

from comity.model.origin import Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.trace.cast import Cast
from comity.trace.notices import notices
from comity.trace.origins import origins
from comity.trace.pages import document_copies

__all__ = ["notices", "trace"]


def trace(pile: Pile, records: Records) -> Origins:
    """Lead every claim of a pile back to one origin, and find the copies among its documents.

    Independent support is counted by origins, never by articles. The outcome depends on the documents, claims and records alone,
    not on their order.
    """
    cast = Cast(pile)
    copies = document_copies(cast)
    return Origins(origins=origins(cast, records, copies), copies=copies)
