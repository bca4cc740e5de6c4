"""Lines on the slips of translation in a document: those a table knows, and those that other versions of its text show."""

from collections.abc import Iterable, Iterator, Mapping

from comity.model.ids import DocumentId
from comity.model.origin import Copy
from comity.model.page import Pile
from comity.model.text import Document


def slip_lines(pile: Pile, document: Document, copies: Iterable[Copy]) -> Iterator[str]:
    """Each slip once: what a table knows as one, then what is likely one beside a copy or a translation of the document."""
    from comity.cli.lines import unbroken
    from comity.trace.slips import slips

    words = pile.words(document.id)
    known = slips(words)
    for wording, means, lang in dict.fromkeys((unbroken(slip.wording), slip.means, slip.lang) for slip in known):
        yield f"slip of translation: “{wording}” means {means} ({lang})"
    is_translated = bool(known) or any(notice.kind == "translation" for notice in document.notices)
    told = _beside(pile, document, copies, is_translated=is_translated)
    yield from (told[place] for place in sorted(told))


def _beside(pile: Pile, document: Document, copies: Iterable[Copy], *, is_translated: bool) -> Mapping[tuple[int, int], str]:
    """The likely slips that other versions show, by their place; of several versions that show one, the first."""
    from comity.trace.siblings import sibling_slips

    told: dict[tuple[int, int], str] = {}
    for copy in copies:
        if document.id not in {copy.left, copy.right} or not (copy.is_copy or copy.kind == "translation"):
            continue
        sibling: DocumentId = copy.right if copy.left == document.id else copy.left
        name = pile.documents[sibling].name
        for slip in sibling_slips(pile.words(document.id), pile.words(sibling), is_translated=is_translated):
            original = f" ({slip.lang}, {slip.original})" if slip.lang else ""
            line = f"likely a slip of translation: “{slip.wording}” where {name} has “{slip.sibling}”{original}"
            told.setdefault((slip.start, slip.end), line)
    return told
