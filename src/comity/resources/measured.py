"""How often claims of a kind were right on annotated texts that nobody read while the reading was made."""

from functools import cache

from msgspec import Struct

from comity.resources import load


class Precision(Struct, frozen=True, kw_only=True):
    """What became of the claims of an extractor or rule: how many were made, found in the annotation, and right in all.

    `rule` is the label of a rule without its version, or the extractor's name alone where its rules were not told apart.
    """

    rule: str
    claimed: int
    found: int
    complete: int


@cache
def measured() -> dict[str, Precision]:
    """The measurements by rule or extractor."""
    return {row.rule: row for row in load("measured", Precision)}


def precision_of(extractor: str) -> Precision | None:
    """The measurement for a claim's extractor label: of its rule, else of the extractor, else None."""
    rule = extractor.partition("@")[0]
    return measured().get(rule) or measured().get(rule.partition(".")[0])
