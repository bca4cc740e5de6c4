"""Piles of any size with made-up documents and claims, the same for the same seed: what ledgers are measured with.

Every document is about one pair of states, some about a second; some pairs have much more of the news than others. A pair has
true values for each indicator and year, which documents give rounded, hedged, as changes or shares, and now and then wrong;
ministers say some of them, and outlets the rest. Agreements, projects, measures and meetings come with changing names and dates.
Some documents are copies of others under another outlet's name. States are real, so that the tables know them; all outlets,
persons and figures are invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from math import floor, log10
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from comity.model.claim import (
    Chain,
    Claim,
    Event,
    Figure,
    Instrument,
    Measure,
    Payload,
    Project,
    Statement,
    Voice,
    kind_of,
)
from comity.model.ids import claim_id, document_id, text_id
from comity.model.interval import Interval
from comity.model.page import Page
from comity.model.period import Period
from comity.model.text import Document, Metadata, Notice, Span, Text
from comity.resources import load
from comity.resources.rows import State

CLAIMS_A_PAGE = 10
"""Claims of one document, on average."""
FIRST, LAST = date(2012, 1, 1), date(2025, 12, 31)
COPIED, SECOND_PAIR, WRONG = 0.06, 0.1, 0.01
SYLLABLES = (
    "ba",
    "den",
    "fi",
    "gor",
    "hal",
    "ka",
    "lem",
    "mi",
    "nor",
    "pas",
    "ro",
    "sil",
    "ta",
    "ur",
    "ven",
    "wes",
    "yal",
    "zor",
)
INDICATORS = (
    ("trade.turnover", "both"), ("trade.exports", "export"), ("trade.imports", "import"), ("debt", None), ("tourists", None),
    ("remittances", None), ("investment.stock", None), ("production", None),
)  # fmt: skip
PRODUCTS = (None, None, None, None, "wheat", "fertilisers", "oil", "timber", "medicines", "machinery")
SUBJECTS = (
    "port",
    "railway",
    "grain",
    "satellite",
    "visa",
    "pension",
    "quarantine",
    "border",
    "seed",
    "archive",
    "river",
    "mine",
)


class World(NamedTuple):
    """What a pile is made of: its seed, how many states and outlets there are, over how many days it reaches, and how many times
    as often as usual things are odd. Few states and days make everything meet.
    """

    seed: int = 1
    states: int = 1000
    outlets: int = 600
    days: int = (LAST - FIRST).days
    odd: int = 1


WORLD = World()


class Plan(NamedTuple):
    """What a page says, before it is words."""

    sentences: list[tuple[str, str | None, tuple[Payload, str, Chain] | None]]
    published: date
    publisher: str
    pair: tuple[str, str]


@cache
def states() -> tuple[tuple[str, str], ...]:
    """Codes and names of states."""
    return tuple((row.iso3, row.name) for row in load("states", State) if row.name.isascii())


@cache
def names() -> dict[str, str]:
    return dict(states())


def word(rng: Random, syllables: int = 3) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(syllables))


@cache
def vocabulary() -> tuple[str, ...]:
    rng = Random(7)
    return tuple(word(rng, rng.randint(1, 4)) for _ in range(6000))


@cache
def outlet(number: int) -> str:
    return f"{word(Random(f'outlet {number}'), 3).capitalize()} {('Example', 'Sample', 'Specimen')[number % 3]} {number}"


@cache
def minister(state: str, number: int) -> Voice:
    rng = Random(f"minister {state} {number}")
    office = ("President", "Minister of Trade", "Foreign Minister", "Minister of Energy")[number % 4]
    return Voice(name=f"{word(rng, 2).capitalize()} {word(rng, 4).capitalize()}", type="person", state=state, office=office)


@cache
def pairs(world: World) -> tuple[list[tuple[str, str]], list[float]]:
    """All pairs of states and how much of the news each has by then: some have more."""
    codes = [code for code, _ in states()][: world.states]
    every = [(one, other) for place, one in enumerate(codes) for other in codes[place + 1 :]]
    Random(world.seed).shuffle(every)
    total, weights = 0.0, []
    for rank in range(len(every)):
        total += 1 / (rank + 400)
        weights.append(total)
    return every, weights


def pick(rng: Random, world: World) -> tuple[str, str]:
    every, weights = pairs(world)
    return rng.choices(every, cum_weights=weights)[0]


@cache
def level(pair: tuple[str, str], indicator: str, product: str | None) -> float:
    return float(10 ** Random(f"{pair} {indicator} {product}").uniform(6.5, 10.5))


@cache
def true_value(pair: tuple[str, str], indicator: str, product: str | None, year: int) -> float:
    """What a reporter really has with a partner in a year: imports mirror exports, both make the turnover, products are parts."""
    reporter, partner = pair
    if indicator == "trade.turnover":
        first, second = sorted(pair)
        return sum(true_value((first, second), flow, None, year) for flow in ("trade.exports", "trade.imports"))
    if indicator == "trade.imports":
        return 1.03 * true_value((partner, reporter), "trade.exports", product, year)
    if product is not None:
        return true_value(pair, indicator, None, year) * Random(f"{pair} {indicator} {product} {year}").uniform(0.02, 0.1)
    growth = Random(f"{pair} {indicator} {year}").gauss(0.05, 0.1)
    return float(level(pair, indicator, None) * 1.04 ** (year - 2012) * (1 + growth))


def rounded(value: float, digits: int) -> tuple[float, float]:
    """A value to so many digits, and half a unit of the last."""
    step = 10.0 ** (floor(log10(abs(value))) - digits + 1) if value else 1.0
    return round(value / step) * step, step / 2


def figure(rng: Random, pair: tuple[str, str], published: date, odd: int = 1) -> tuple[Figure, str]:
    """A figure on a pair of states and the words that give it."""
    indicator, direction = rng.choice(INDICATORS[:3]) if rng.random() < 0.7 else rng.choice(INDICATORS)
    product = rng.choice(PRODUCTS) if indicator in {"trade.exports", "trade.imports"} else None
    reporter, partner = pair if rng.random() < 0.7 else pair[::-1]
    if direction == "both":
        reporter, partner = sorted(pair)
    own = (reporter, partner)
    year = published.year - rng.choice((1, 1, 1, 1, 2, 3, -2)) if published.year > 2014 else 2012
    value = true_value(own, indicator, product, year)
    if rng.random() < WRONG * odd:
        value *= rng.choice((0.1, 0.6, 1.5, 10.0))
    about = {"indicator": indicator, "reporter": reporter, "partner": partner, "direction": direction, "product": product}
    what = f"{product or indicator.rpartition('.')[2]} of {names()[reporter]} with {names()[partner]}"
    if rng.random() < 0.02 * odd and product is not None:
        place = float(rng.randint(1, 5))
        point = Interval(place, place)
        payload = Figure(
            **about, wording="supplier", relation="rank", value=place, unit="rank", hedge="exact", strict=point, lenient=point,
            period=Period.year(year),
        )  # fmt: skip
        return payload, f"rank {place:.0f} among the suppliers of {what} in {year}"
    if rng.random() < 0.25:
        base = year - rng.choice((1, 1, 1, 3, 5))
        percent = round(100 * (value / true_value(own, indicator, product, base) - 1), 1)
        factor = 1 + percent / 100
        if factor > 0.01:
            payload = Figure(
                **about, wording=what, relation="ratio", value=percent, unit="percent", hedge="exact", period=Period.year(year),
                strict=Interval(factor - 0.0005, factor + 0.0005), lenient=Interval(factor - 0.005, factor + 0.005),
                base=Period.year(base),
            )  # fmt: skip
            return payload, f"a change of {percent} percent in {what} from {base} to {year}"
    if rng.random() < 0.03 * odd and product is not None:
        share = round(100 * value / true_value(own, indicator, None, year), 1)
        part = Interval(max(0.0, share - 0.05) / 100, (share + 0.05) / 100)
        payload = Figure(
            **about, wording=what, relation="share", value=share, unit="percent", hedge="exact", strict=part, lenient=part,
            period=Period.year(year),
        )  # fmt: skip
        return payload, f"a share of {share} percent of {what} in {year}"
    told, half = rounded(value, rng.choice((1, 2, 2, 3, 4)))
    unit = "persons" if indicator == "tourists" else "EUR" if rng.random() < 0.01 else "USD"
    hedge = rng.choice(("exact", "exact", "exact", "about"))
    wide = 2 * half if hedge == "about" else half
    payload = Figure(
        **about, wording=what, relation="level", value=told, unit=unit, hedge=hedge, period=Period.year(year),
        strict=Interval(told - wide, told + wide), lenient=Interval(told - 2 * wide, told + 2 * wide),
    )  # fmt: skip
    return payload, f"{'about ' if hedge == 'about' else ''}{told:,.0f} {unit} of {what} in {year}"


def deed(rng: Random, pair: tuple[str, str], published: date) -> tuple[Payload, str]:
    """An agreement, a project, a measure or a meeting of a pair of states, and words that tell of it."""
    parties = tuple(sorted(pair))
    number = rng.randint(0, 12)
    own = Random(f"deed {pair} {number}")
    day = FIRST + timedelta(days=own.randint(0, (LAST - FIRST).days))
    subject, name = own.choice(SUBJECTS), word(own, 3).capitalize()
    kind = own.choice(("instrument", "instrument", "project", "measure", "event", "event"))
    if kind == "instrument":
        called = rng.choice((f"{name} {subject} agreement", f"agreement on the {subject} of {name}"))
        action = "signed" if day <= published else "negotiating"
        return Instrument(name=called, type="agreement", parties=parties, action=action, date=Period.day(day)), f"the {called}"
    if kind == "project":
        called = rng.choice((f"{name} {subject}", f"{subject} {name} project"))
        due = Period.year(day.year)
        status = "planned" if day > published else "operating"
        return Project(name=called, type="infrastructure", parties=parties, status=status, due=due), f"the {called}"
    if kind == "measure":
        if own.random() < 0.1:
            head = minister(pair[1], 0).name
            acted = Measure(
                type="recognition",
                imposer=pair[0],
                target=rng.choice((head, pair[1])),
                action=rng.choice(("granted", "revoked")),
                date=Period.day(day),
            )
            return acted, f"the recognition of {head}"
        payload = Measure(
            type="sanction", imposer=pair[0], target=pair[1], action=rng.choice(("imposed", "eased")), date=Period.day(day),
            object=f"{name} {subject}",
        )  # fmt: skip
        return payload, f"the sanction on the {name} {subject}"
    near = published - timedelta(days=rng.randint(0, 3))
    who = (minister(pair[0], number % 4).name, minister(pair[1], number % 4).name)
    return Event(
        type="meet", root="CONSULT", actors=who, date=Period.day(near), place=name
    ), f"a meeting of {who[0]} and {who[1]}"


def plan(world: World, number: int) -> Plan:
    """What page `number` says."""
    rng = Random(f"page {world.seed} {number}")
    published = LAST - timedelta(days=rng.randint(0, world.days))
    publisher = outlet(min(int(rng.paretovariate(0.8)) - 1, world.outlets - 1))
    pair = pick(rng, world)
    sentences: list[tuple[str, str | None, tuple[Payload, str, Chain] | None]] = []
    house = (Voice(name=publisher, type="outlet"),)
    for _ in range(rng.randint(CLAIMS_A_PAGE // 2, CLAIMS_A_PAGE * 3 // 2)):
        about = pick(rng, world) if rng.random() < SECOND_PAIR / 3 else pair
        voice = minister(rng.choice(about), rng.randint(0, 3))
        if rng.random() < 0.05:
            voice = replace(
                voice, name=rng.choice((voice.name.split()[1], f"{voice.name[0]}. {voice.name.split()[1]}", voice.name + "a"))
            )
        is_said = rng.random() < 0.45
        chain = (*house, voice) if is_said else house
        kind = rng.random()
        filler = " ".join(rng.choices(vocabulary(), k=rng.randint(6, 16)))
        lead = f"{voice.name} said" if is_said else filler.capitalize()
        if kind < 0.5:
            payload, told = figure(rng, about, published, world.odd)
            sentences.append((f"{lead} {rng.choice(vocabulary())} ", f"{told}", (payload, "figure", chain)))
        elif kind < 0.72:
            payload, told = deed(rng, about, published)
            sentences.append((f"{lead} {rng.choice(vocabulary())} ", f"{told} of {names()[about[0]]}", (payload, "deed", chain)))
        else:
            chain = (*house, voice)
            sentences.append((f"{voice.name} said: ", filler, (Statement(form="indirect", cue="said"), "said", chain)))
        if rng.random() < 0.5:
            sentences.append((" ".join(rng.choices(vocabulary(), k=rng.randint(8, 20))).capitalize(), None, None))
    return Plan(sentences, published, publisher, pair)


def page(world: World, number: int) -> Page:
    """Page `number` of a pile: the same for the same seed, whichever others are made."""
    rng = Random(f"copy {world.seed} {number}")
    is_copy = number > 10 and rng.random() < COPIED
    planned = plan(world, rng.randrange(max(0, number - 2000), number) if is_copy else number)
    publisher, published, notices = planned.publisher, planned.published, ()
    head = f"{names()[planned.pair[0]]} and {names()[planned.pair[1]]}: {' '.join(Random(f'head {world.seed} {number}').choices(vocabulary(), k=6))}.\n"  # noqa: E501
    if is_copy:
        publisher, published = outlet(rng.randrange(world.outlets)), published + timedelta(days=rng.randint(0, 2))
        if rng.random() < 0.5:
            end = len(head)
            head += f"First published by {planned.publisher}.\n"
            notices = (Notice(kind="republication", name=planned.publisher, start=end, end=len(head) - 1),)
        if rng.random() < 0.3:
            end = len(head)
            head += "Translated by Ada Example.\n"
            notices = (*notices, Notice(kind="translation", name="Ada Example", start=end, end=len(head) - 1))
    words, places = head, []
    for before, evidence, claimed in planned.sentences:
        start = len(words)
        words += before
        if evidence is not None and claimed is not None:
            places.append((len(words), len(words) + len(evidence), start, claimed))
            words += evidence
        words += ". "
        if claimed is not None:
            places[-1] = (*places[-1][:3], claimed)
    text = Text(text_id(words), words)
    address = f"made/{number // 1000:04}/{number:07}.txt"
    name = document_id(text.id, address)
    known = Metadata(publisher=publisher, published=Period.day(published), grade="stated", lang="en")
    claims = tuple(_claim(name, text, place, publisher, published) for place in places)
    return Page(
        address=address,
        document=Document(id=name, text=text.id, address=address, metadata=known, notices=notices),
        text=text,
        claims=claims,
    )


def _claim(
    document: str, text: Text, place: tuple[int, int, int, tuple[Payload, str, Chain]], publisher: str, published: date
) -> Claim:
    start, end, first, (payload, _, chain) = place
    is_aim = isinstance(payload, Figure) and payload.relation == "level" and (start + end) % 40 == 0
    return Claim(
        id=claim_id(document, start, end, kind_of(payload), 0),
        document=document,
        evidence=Span(text.id, start, end),
        passage=Span(text.id, first, end),
        chain=(Voice(name=publisher, type="outlet"), *chain[1:]),
        asserted=Period.day(published),
        modality="target" if is_aim else "actual",
        payload=payload,
        reader="builtin",
        extractor="made@1",
        is_attributed=len(chain) > 1,
    )


def pages(claims: int, world: World = WORLD) -> Iterator[Page]:
    """Pages with about so many claims, one after the other."""
    made, number = 0, 0
    while made < claims:
        one = page(world, number)
        made += len(one.claims)
        number += 1
        yield one
