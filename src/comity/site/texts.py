"""The words of documents for materials that outlive the request that gathered them.

A text is found by the digest of its words, so whichever view of a ledger gives it, it is the same one.
"""

import threading

from comity.ledger.view import View
from comity.model.ids import TextId
from comity.model.page import Pile
from comity.model.text import Text

_reading = threading.local()


def read_through(view: View | None) -> None:
    """Let the texts that this thread looks at be read through a view, which must stay open until another is given."""
    _reading.view = view


class _Texts(dict[TextId, Text]):
    """Texts that are read when they are looked at."""

    def __missing__(self, name: TextId) -> Text:
        view: View = _reading.view
        row = next(view.rows("SELECT words FROM text WHERE id = ?", (name,)), None)
        if row is None:
            raise KeyError(name)
        text = self[name] = Text(name, row[0])
        return text


def lasting(pile: Pile) -> Pile:
    """The same pile, of which the words can be read as long as any view of its ledger is open."""
    return Pile(pile.documents, _Texts(pile.texts), pile.claims, pile.shared_names, pile.held)
