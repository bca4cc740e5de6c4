"""What was promised, by its day, and how it stands."""

from msgspec.structs import replace

from comity.publish.chapters.promises import TITLES
from comity.publish.lines import claim_quote
from comity.publish.material import Material
from comity.publish.matter_lines import promise_line
from comity.publish.matters import all_promises
from comity.publish.naming import capital, count, day_words, spelled
from comity.publish.promises import Promise
from comity.publish.questions.asked import Asked
from comity.publish.view import Chapter, Line, Lines


def promised(material: Material, asked: Asked) -> tuple[Chapter, ...]:
    """Promises, plans, threats and aims; with `before`, those whose whole span ends before that day. Every line has its words."""
    every = all_promises(material, material.day)
    found = [promise for promise in every if _is_due(promise, asked)]
    blocks = tuple(
        Lines(title=title, lines=lines)
        for standing, title in TITLES.items()
        if (lines := tuple(told_line(material, promise) for promise in found if promise.standing == standing))
    )
    return (Chapter(id="promised", title="Promised and due", lead=_lead(every, found, asked), count=len(found), blocks=blocks),)


def _is_due(promise: Promise, asked: Asked) -> bool:
    if asked.before is None:
        return True
    return promise.due is not None and promise.due.last is not None and promise.due.last < asked.before


def told_line(material: Material, promise: Promise) -> Line:
    """A promise with its words, wherever its matter stands."""
    quotes = tuple(claim_quote(material, claim) for claim in promise.claims)
    return replace(promise_line(material, promise), href="", quotes=quotes)


def _lead(every: tuple[Promise, ...], found: list[Promise], asked: Asked) -> str:
    """How many, of how many nobody reports, and what the question leaves out."""
    if not every:
        return "Nothing is promised, planned or threatened here."
    until = f" due before {day_words(asked.before)}" if asked.before else ""
    silent = sum(promise.standing == "silent" for promise in found)
    opening = f"{capital(count(len(found), 'promise'))}{until}, plans, threats and aims included"
    told = f"; of {spelled(silent)} the day has passed and no document reports what became of it" if silent else ""
    undated = sum(promise.due is None for promise in every) if asked.before else 0
    without = (
        f" {capital(count(undated, 'promise'))} without a day {'is' if undated == 1 else 'are'} left out." if undated else ""
    )
    return f"{opening}{told}.{without}"
