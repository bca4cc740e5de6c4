"""What a build did."""

from collections.abc import Mapping

from msgspec import Struct

from comity.ledger import Posted
from comity.ledger.view import Totals


class BuildReport(Struct, frozen=True, kw_only=True):
    """Counts of one build: sources by what became of them, and what the ledger holds now."""

    added: int
    corrected: int
    refreshed: int
    unchanged: int
    failed: int
    imported: int
    documents: int
    copies: int
    claims: int
    findings: int
    contradictions: int
    slips: int
    tensions: int

    def sentence(self) -> str:
        """The summary that `comity add` and `comity import` print."""
        parts = [
            f"{count} {word}"
            for count, word in (
                (self.added, "added"),
                (self.corrected, "corrected"),
                (self.refreshed, "read again"),
                (self.unchanged, "unchanged"),
                (self.failed, "failed"),
                (self.imported, "imported"),
            )
            if count
        ]
        held = (
            f"{_many(self.documents, 'document')} ({_many(self.copies, 'copy')})",
            _many(self.claims, "claim"),
            _many(self.contradictions, "contradiction"),
            *([_many(self.slips, "likely slip")] if self.slips else []),
            _many(self.tensions, "tension"),
            _many(self.findings, "finding"),
        )
        return f"{', '.join(parts) or 'nothing read'}. The ledger holds {', '.join(held)}."


def report(posted: Mapping[Posted, int], totals: Totals) -> BuildReport:
    """Say what a build did and what the ledger holds after it."""
    return BuildReport(
        added=posted["added"],
        corrected=posted["corrected"],
        refreshed=posted["refreshed"],
        unchanged=posted["unchanged"],
        failed=posted["failed"],
        imported=posted["imported"],
        documents=totals.documents,
        copies=totals.copies,
        claims=totals.claims,
        findings=totals.findings,
        contradictions=totals.contradictions,
        slips=totals.slips,
        tensions=totals.tensions,
    )


def _many(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {noun[:-1]}ies" if noun.endswith("py") else f"{count} {noun}s"
