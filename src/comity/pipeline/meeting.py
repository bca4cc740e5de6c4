"""What the documents of a ledger have in common, word for word: only pairs that met since the last build are compared."""

from comity.ledger import Entry
from comity.model.origin import Copy
from comity.model.page import Pile
from comity.trace import RULES, compared, packed_prints


def common_words(entry: Entry, pile: Pile) -> tuple[Copy, ...]:
    """What any two documents have in common, as their words alone tell it, sorted; what is new is compared and kept first.

    Documents whose fingerprints the ledger lacks, those of an earlier Comity or of other rules, are taken in.
    """
    entry.meetings.follow(RULES)
    for document, words in entry.meetings.missing():
        entry.meetings.add(document, packed_prints(words))
    for left, right, common in compared(entry.meetings.to_compare(), pile.words):
        entry.meetings.compared(left, right, common)
    return entry.meetings.common()
