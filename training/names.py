"""Names to put in the place of annotated ones, so that the network learns contexts and forms rather than a list.

Organisations come from the package's own tables and from patterns (ministries, banks, companies with legal forms, made-up
words with company endings), places from the table of states, people from lists of common names and made-up ones.
"""

import random
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from comity.language.en.words import words
from comity.resources import load
from comity.resources.rows import Body, Organisation, State
from training.corpus import Doc

PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
ONSETS = ["b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr", "kr", "gr", "sh", "ch"]
RIMES = ["a", "e", "i", "o", "u", "an", "er", "in", "or", "ar", "el", "os"]
SYLLABLES = [onset + rime for onset in ONSETS for rime in RIMES]
SCOPES = ["National", "Federal", "State", "European", "African", "Arab", "World", "International"]
FORCES = ["Navy", "Army", "Parliament", "Senate", "Foreign Ministry", "Air Force", "Embassy"]
SEATS = ["Kremlin", "Pentagon", "White House", "Foreign Office", "Bundestag", "Duma", "Knesset", "Treasury", "State Department"]
SEATS += ["Congress", "Senate"]
PLACE_ENDINGS = ["", "", "grad", "abad", "ville", " Bay", " Island", " Province"]
FAMILY_ENDINGS = ["", "ov", "ez", "sen", "ani", "ko", "ski", "escu"]


@cache
def _organisations() -> tuple[str, ...]:
    rows = [*load("organisations", Organisation), *load("bodies", Body)]
    return tuple(sorted({name for row in rows for name in (row.name, *row.forms)}))


@cache
def _states() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Name, capitals and demonyms of each state."""
    return tuple((row.name, tuple(row.capitals), tuple(row.demonyms)) for row in load("states", State))


def made_up(rng: random.Random, low: int = 2, high: int = 3) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(low, high))).capitalize()


def place(rng: random.Random) -> str:
    state, capitals, _ = rng.choice(_states())
    draw = rng.random()
    if draw < 0.55 or not capitals:
        return state
    return rng.choice(capitals) if draw < 0.85 else made_up(rng) + rng.choice(PLACE_ENDINGS)


def person(rng: random.Random) -> str:
    family = rng.choice(PARTS["family"]) if rng.random() < 0.7 else made_up(rng) + rng.choice(FAMILY_ENDINGS)
    if rng.random() < 0.35:
        return family
    given = rng.choice(PARTS["given"]) if rng.random() < 0.9 else made_up(rng, 1, 2)
    return f"{given} {rng.choice('ABCDEFGHJKLMNPRSTVW')}. {family}" if rng.random() < 0.05 else f"{given} {family}"


def organisation(rng: random.Random) -> str:
    """An organisation's name: a sixth from the tables, the others by pattern."""
    state, _, demonyms = rng.choice(_states())
    demonym = demonyms[0] if demonyms else state
    field, concern, body, ministry = (rng.choice(PARTS[key]) for key in ("fields", "concerns", "bodies", "ministries"))

    def department() -> str:
        if rng.random() < 0.5:
            return f"Department of {ministry}"
        owner = rng.choice(["US", "U.S.", "State", "Federal"])
        return f"{owner} {rng.choice(['Treasury', 'State Department', 'Congress', concern + ' ' + body])}"

    patterns = [
        lambda: rng.choice(_organisations()),
        lambda: rng.choice(_organisations()),
        lambda: rng.choice(_organisations()),
        lambda: f"Ministry of {ministry}",
        lambda: f"{demonym} Ministry of {ministry}" if rng.random() < 0.5 else f"{ministry} Ministry",
        lambda: f"{demonym} {ministry} Ministry",
        department,
        lambda: rng.choice(
            [
                f"Bank of {state}",
                f"Central Bank of {state}",
                f"{demonym} {concern} Bank",
                f"National Bank of {state}",
                f"{made_up(rng)} Bank",
            ]
        ),
        lambda: f"{made_up(rng, 1, 2)}{rng.choice(PARTS['stem_endings'])}",
        lambda: f"{made_up(rng)} {field}",
        lambda: f"{made_up(rng)}{rng.choice(['', ' ' + field])} {rng.choice(PARTS['legal_forms'])}",
        lambda: made_up(rng),
        lambda: "".join(rng.choice("ABCDEFGIKLMNOPRSTUV") for _ in range(rng.randint(3, 5))),
        lambda: f"{concern} {body}",
        lambda: f"{demonym} {concern} {body}",
        lambda: f"{rng.choice(SCOPES)} {concern} {body}",
        lambda: f"{rng.choice(['National', 'European', 'African', 'International'])} {body} for {concern}",
        lambda: f"University of {state}" if rng.random() < 0.3 else f"{demonym} {rng.choice(FORCES)}",
        lambda: rng.choice(SEATS),
    ]
    return rng.choice(patterns)()


MAKERS = {"PER": person, "LOC": place, "ORG": organisation}


def swapped(doc: Doc, rng: random.Random, rates: dict[str, float]) -> Doc | None:
    """A copy of the sentences of `doc` in which a name was exchanged, without their trees; None where there is none."""
    found = Doc(doc.source)
    for sentence in _sentences(doc):
        tags = [doc.ner[place_] or "O" for place_ in sentence]
        if not any(rng.random() < rates[tag[2:]] for tag in tags if tag[0] == "B"):
            continue
        _exchange(doc, sentence, found, rng)
    return found if found.forms else None


def _exchange(doc: Doc, sentence: list[int], found: Doc, rng: random.Random) -> None:
    number = (found.sentence[-1] + 1) if found.sentence else 0
    is_first, skipping = True, ""
    for at in sentence:
        tag = doc.ner[at] or "O"
        if skipping and tag == "I-" + skipping:
            continue
        skipping = ""
        forms, tags, spaces = [doc.forms[at]], [doc.ner[at]], [doc.spaces[at]]
        if tag[0] == "B" and rng.random() < 0.8:
            skipping = tag[2:]
            name = MAKERS[skipping](rng)
            spans = words(name)
            forms = [name[a:b] for a, b in spans]
            tags = [f"{'I' if k else 'B'}-{skipping}" for k in range(len(spans))]
            spaces = [doc.spaces[at], *(int(a > z) for (_, z), (a, _) in pairwise(spans))]
        for form, label, gap in zip(forms, tags, spaces, strict=True):
            found.forms.append(form)
            found.spaces.append(gap)
            found.ner.append(label)
            found.starts.append((1 if is_first else 0) if doc.starts[at] is not None else None)
            found.sentence.append(number)
            is_first = False
            for column in (found.upos, found.xpos, found.feats, found.edits, found.heads, found.deps):
                column.append(None)


def _sentences(doc: Doc) -> list[list[int]]:
    found: list[list[int]] = []
    for at, number in enumerate(doc.sentence):
        if at == 0 or doc.sentence[at - 1] != number:
            found.append([])
        found[-1].append(at)
    return found
