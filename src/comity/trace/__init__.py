"""Who copies whom, and who said it first."""

from collections.abc import Iterable

from comity.model.origin import Copy, Origins
from comity.model.page import Pile
from comity.model.record import Records
from comity.trace.cast import Cast
from comity.trace.fingerprints import packed_prints
from comity.trace.notices import notices
from comity.trace.origins import origins
from comity.trace.pages import RULES, compared, document_copies

__all__ = ["RULES", "compared", "notices", "packed_prints", "trace"]


def trace(pile: Pile, records: Records, common: Iterable[Copy] | None = None) -> Origins:
    """Lead every claim of a pile back to one origin, and find the copies among its documents.

    Independent support is counted by origins, never by articles. The outcome depends on the documents, claims and records alone,
    not on their order. `common` is what the words of any two documents have in common, as `compared` tells it; without it
    the pile is searched anew.
    """
    cast = Cast(pile)
    copies = document_copies(cast, common)
    return Origins(origins=origins(cast, records, copies), copies=copies)
