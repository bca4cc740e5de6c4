"""What rulings changed: what is struck out, what is read otherwise, and where analysts disagree, each with the reason."""

from collections.abc import Iterator

from comity.model.claim import Claim, Figure, kind_of
from comity.model.ruling import Ruling
from comity.publish.lines import claim_quote, snippet, value_words
from comity.publish.material import Material
from comity.publish.naming import capital, count
from comity.publish.struck import edits_of, struck_of
from comity.publish.view import Chapter, Line, Lines


def rulings(material: Material) -> Chapter:
    """The claims that do not count and those that an analyst edited; disagreements stand among the doubts too."""
    struck, edited = tuple(_struck(material)), tuple(_edited(material))
    disputed = tuple(
        Line(title=finding.text) for finding in material.findings if finding.code in {"ruling.disagreement", "ruling.claim-gone"}
    )
    groups = (
        ("Does not count", struck),
        ("Read otherwise by an analyst", edited),
        ("Without effect: analysts disagree, or the words are gone", disputed),
    )
    total = len(struck) + len(edited) + len(disputed)
    return Chapter(
        id="rulings",
        title="What rulings changed",
        lead=f"{capital(count(total, 'ruling'))} of analysts, each with its reason; what was read stays in the ledger.",
        count=total,
        blocks=tuple(Lines(title=title, lines=lines) for title, lines in groups if lines),
    )


def _struck(material: Material) -> Iterator[Line]:
    told = {ruling.id: ruling for ruling in material.rulings}
    for one in struck_of(material):
        claim = material.read.claims[one.claim]
        yield _line(material, claim, (one.how,), told[one.ruling], is_struck=True)


def _edited(material: Material) -> Iterator[Line]:
    for name, ruling in edits_of(material):
        yield _line(material, material.pile.claims[name], ("edited",), ruling, is_struck=False)


def _line(material: Material, claim: Claim, tags: tuple[str, ...], ruling: Ruling, *, is_struck: bool) -> Line:
    day = f", {ruling.time.date().isoformat()}" if ruling.time else ""
    return Line(
        title=snippet(material.read.quote(claim.id)),
        value=value_words(claim) if isinstance(claim.payload, Figure) else kind_of(claim.payload),
        tags=tags,
        detail=f"{ruling.analyst}{day}: {ruling.reason}",
        quotes=(claim_quote(material, claim),),
        is_struck=is_struck,
    )
