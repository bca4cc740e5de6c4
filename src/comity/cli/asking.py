"""One question of a review as a screen: what is asked, the words, why, and what each answer would change."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.ask.review import Question
    from comity.model.claim import Claim
    from comity.model.held import Held
    from comity.publish.material import Material

KEYS = {
    "y": "yes",
    "n": "no",
    "e": "edit",
    "m": "merge",
    "s": "skip",
    "u": "unsure",
    "z": "undo",
    "?": "help",
    "q": "quit",
}
HELP = """\
y  yes     it was read rightly (accept) · the first stands, the second gives way (prefer) · both are one (same) ·
           it gives way (prefer) · the ruling holds here too (it is given anew) ·
           what is held back is what the words say, and counts (accept)
n  no      it was read wrongly and does not count (reject) · the second stands (prefer) · they are two (different) ·
           it stays (a note) · the ruling does not hold here (it is withdrawn) ·
           what is held back stays out for good (reject)
e  edit    give other values for what was read, field by field; the words stay (edit)
m  merge   this claim is about the same as another one, whose id you give (same)
s  skip    not now; it comes again the next time
u  unsure  leave it to others; it does not come again to you (a note)
z  undo    withdraw the last answer of this session
?  help    this list
q  quit    stop; what was answered is in the ledger
An answer to a reading holds for the claims in which the same origin says the same, too."""


def screen(material: "Material", question: "Question", effects: Mapping[str, Sequence[str]], place: str) -> Iterator[str]:
    """The lines of a question; `effects` says what each answer would change, `place` which question of how many it is."""
    from comity.publish.reading import ASKED

    yield f"{click.style(ASKED[question.kind], bold=True)}  [{place}]"
    for number, name in enumerate(question.claims, start=1):
        label = f"{number}. " if len(question.claims) > 1 else ""
        yield ""
        yield from claim_screen(material, question.claim(name, material.pile), label)
    if question.held is not None:
        yield from held_screen(question.held)
    for name in question.repeats:
        claim = material.pile.claims[name]
        yield f"  The same words of one origin: {name}, {material.pile.documents[claim.document].name}"
    yield ""
    yield from (line for reason in question.because for line in _wrapped("Why  ", reason))
    for answer, told in effects.items():
        for line in told:
            yield from _wrapped(f"{answer:<5}", line)


def held_screen(held: "Held") -> Iterator[str]:
    """Who read out what we read otherwise, and both readings."""
    from comity.cli.lines import unbroken

    yield ""
    reader, version = unbroken(held.claim.reader), unbroken(held.claim.engine or "")
    yield from _wrapped("   reader     ", f"{reader} ({version})")
    yield from _wrapped("   it says    ", unbroken(held.says))
    yield from _wrapped("   we read    ", unbroken(held.reads))


def claim_screen(material: "Material", claim: "Claim", label: str = "") -> Iterator[str]:
    """What was read, who says so, and the sentence with the words marked."""
    from comity.cli.lines import chain_text, published_text, unbroken
    from comity.publish.reading import read_as

    words, document = material.pile.words(claim.document), material.pile.documents[claim.document]
    start, end = claim.evidence.start, claim.evidence.end
    before, after = words[min(claim.passage.start, start) : start], words[end : max(claim.passage.end, end)]
    for name, value in read_as(material, claim):
        yield f"  {label or '   '}{name:<10} {unbroken(value)}"
        label = ""
    yield f"     said by    {unbroken(chain_text(claim))} ({published_text(document)}), {claim.id}"
    yield from _wrapped("     ", unbroken(f"{before}«{words[start:end]}»{after}"))


def menu() -> str:
    """The keys on one line."""
    return "  ".join(f"{key} {word}" for key, word in KEYS.items())


def _wrapped(margin: str, words: str) -> list[str]:
    return textwrap.wrap(words, 100, initial_indent=margin, subsequent_indent=" " * len(margin)) or [margin]
