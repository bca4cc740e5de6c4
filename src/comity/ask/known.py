"""A ledger of what was known on a day: everything that reads a ledger, exports above all, can then be asked about that day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from comity.ask.premises import is_given, published_by
from comity.ledger import Ledger
from comity.ledger.view import View
from comity.model.claim import Claim
from comity.model.finding import Finding
from comity.model.ids import DocumentId
from comity.model.page import Page, Pile
from comity.model.rate import Rate
from comity.model.ruling import Ruling, RulingId
from comity.pipeline import restore
from comity.rule import found_again, standing, with_taken
from comity.rule.doubts import gone
from comity.trace import packed_prints


def known(view: View, path: Path, *, asof: date | None, added: date | None, rates: Sequence[Rate] = ()) -> Ledger:
    """Make a ledger at `path` of what had been published by `asof` and added by `added`, with the rulings given by then.

    What follows is concluded anew from what is left. The claims are those that were read, not read again. Left out are rulings on
    words that were not known then.
    """
    version = next((build.version for build in reversed(view.builds()) if build.version), "known")
    given = [ruling for ruling in view.rulings() if is_given(ruling, added)]
    whole = view.as_read(added)
    whole = with_taken(whole, standing(found_again(given, whole)).accepted)
    pile = published_by(whole, asof)
    unknown = _without_words(given, pile) - _without_words(given, whole)
    rulings = [ruling for ruling in given if ruling.id not in unknown]
    ledger = Ledger.open(path, create=True)
    restore(_pages(pile, view.findings()), version, rulings, ledger, rates)
    return ledger


def _without_words(rulings: Sequence[Ruling], pile: Pile) -> set[RulingId]:
    """The rulings whose words or source a pile does not hold."""
    return {finding.subject for finding in gone(standing(found_again(rulings, pile)), pile)}


def _pages(pile: Pile, findings: Sequence[Finding]) -> Iterator[Page]:
    """The documents of a pile with the claims read out of each, and the findings on it that came with its page."""
    claims: dict[DocumentId, list[Claim]] = defaultdict(list)
    for claim in pile.claims.values():
        claims[claim.document].append(claim)
    doubts: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code.startswith(("read.", "language.")):
            doubts[finding.subject].append(finding)
    for document in pile.documents.values():
        yield Page(
            address=document.address,
            document=document,
            text=pile.texts[document.text],
            claims=tuple(claims[document.id]),
            findings=tuple(doubts[document.address]),
            prints=packed_prints(pile.texts[document.text].words),
        )
