"""Spoil a share of the items of annotations, and tell which: `python -m tests.property.corruption GOLD TEXTS TARGET [SEED]`.

Each spoilt item has one fault of a kind that readers make: a digit or the scale of a number, a date a month or a year off, a
word of the evidence, evidence of something else, another state.
"""

import json
import re
import sys
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

KINDS = ("figures", "instruments", "projects", "measures", "events", "attributions")
STATES = ("ARG", "BOL", "ISL", "LAO", "MNG", "NPL", "PRY", "SUR", "TGO", "VUT")
SCALES = (10.0, 100.0, 1e3, 1e6, 0.1, 0.01, 1e-3)
FAR = 400
"""Evidence is moved at least so many characters away in a text that is long enough, else to another text."""

Item = dict[str, Any]
Spoil = Callable[[Item, "Place"], Item | None]


class Place(NamedTuple):
    """Where an item stands: the words of its text and of another one, and chance."""

    words: str
    elsewhere: str
    chance: Random


class Change(NamedTuple):
    """A spoilt item and what was done to it."""

    name: str
    key: str
    number: int
    kind: str
    before: Item
    after: Item


def digit(item: Item, place: Place) -> Item | None:
    """Another digit in a number."""
    if "value" not in item:
        return None
    written = repr(float(item["value"]))
    spots = [at for at, letter in enumerate(written.split("e")[0]) if letter in "123456789"]
    if not spots:
        return None
    at = place.chance.choice(spots)
    value = float(written[:at] + place.chance.choice("123456789".replace(written[at], "")) + written[at + 1 :])
    return _with_value(item, value)


def scale(item: Item, place: Place) -> Item | None:
    """Thousands for millions, and the like."""
    return _with_value(item, item["value"] * place.chance.choice(SCALES)) if item.get("value") else None


def month(item: Item, place: Place) -> Item | None:
    """A date a month off; of years alone there is none."""
    return _with_moved_date(item, place, 1)


def year(item: Item, place: Place) -> Item | None:
    """A date a year off."""
    return _with_moved_date(item, place, 12)


def word(item: Item, place: Place) -> Item | None:
    """Evidence with one word exchanged."""
    words = item["evidence"].split()
    spots = [at for at, one in enumerate(words) if len(one) > 3 and one.isalpha()]
    if not spots:
        return None
    at = place.chance.choice(spots)
    words[at] = place.chance.choice([one for one in ("moreover", "harvest", "seventeen", "allegedly") if one != words[at]])
    return {**item, "evidence": " ".join(words)}


def moved(item: Item, place: Place) -> Item | None:
    """Evidence of something else: for figures, agreements and projects elsewhere in the text, for the rest of another text."""
    at = place.words.find(item["evidence"])
    is_near = "value" in item or "name" in item
    source = place.words if is_near and len(place.words) > 3 * FAR else place.elsewhere
    runs = list(re.finditer(r"\S+(?: \S+){5,8}", source))
    runs = [match for match in runs if source is place.elsewhere or abs(match.start() - at) > FAR]
    chosen = place.chance.choice(runs)[0] if runs else None
    return None if chosen is None or chosen in item["evidence"] else {**item, "evidence": chosen}


def state(item: Item, place: Place) -> Item | None:
    """Another state in place of one."""
    fields = [name for name in ("reporter", "partner", "imposer", "target") if re.fullmatch("[A-Z]{3}", item.get(name) or "")]
    other = place.chance.choice(STATES)
    if fields:
        return {**item, place.chance.choice(fields): other}
    return {**item, "parties": [other, *item["parties"][1:]]} if item.get("parties") else None


SPOILS: dict[str, Spoil] = {
    "digit": digit, "scale": scale, "month": month, "year": year, "word": word, "moved": moved, "state": state,
}  # fmt: skip


def spoilt(
    articles: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str], seed: int, share: float = 0.05
) -> tuple[dict[str, dict[str, Any]], list[Change]]:
    """Articles with a share of their items spoilt, and what was done."""
    chance = Random(seed)
    found = {name: {**article} for name, article in articles.items()}
    changes = []
    for name, article in sorted(found.items()):
        for key in KINDS:
            items = list(article.get(key, []))
            for number, item in enumerate(items):
                if chance.random() >= share:
                    continue
                place = Place(texts[name], texts[chance.choice(sorted(set(texts) - {name}))], chance)
                for kind in chance.sample(sorted(SPOILS), len(SPOILS)):
                    other = SPOILS[kind](item, place)
                    if other is not None and other != item:
                        changes.append(Change(name, key, number, kind, item, other))
                        items[number] = other
                        break
            article[key] = items
    return found, changes


def _with_value(item: Item, value: float) -> Item | None:
    if item.get("value_hi") is not None and item["value_hi"] < value:
        return None
    return {**item, "value": value}


def _with_moved_date(item: Item, place: Place, months: int) -> Item | None:
    """An item with one of its dates, or both ends of one of its periods, moved either way."""
    pairs = [(first, last) for first, last in (("period_start", "period_end"), ("base_start", "base_end")) if item.get(first)]
    groups = [*pairs, *((name,) for name in ("date", "until", "due") if item.get(name))]
    groups = [group for group in groups if months == 12 or not _is_years(item, group)]
    if not groups:
        return None
    by = place.chance.choice((-months, months))
    group = place.chance.choice(groups)
    return {**item, **{name: _moved(item[name], by, is_end=name.endswith("end")) for name in group if item.get(name)}}


def _is_years(item: Item, group: tuple[str, ...]) -> bool:
    """Whether a date is a year, or a period from a New Year's Day to a New Year's Eve, that nobody takes for one a month off."""
    written = [str(item.get(name)) for name in group]
    return all(len(one) == 4 or one[5:] in {"01-01", "12-31"} or one == "None" for one in written)


def _moved(written: str, months: int, *, is_end: bool) -> str:
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + months // 12:04d}"
    years, month_of = divmod(parts[1] - 1 + months, 12)
    made = f"{parts[0] + years:04d}-{month_of + 1:02d}"
    if len(parts) == 2:
        return made
    length = monthrange(parts[0] + years, month_of + 1)[1]
    is_last = is_end and parts[2] == monthrange(parts[0], parts[1])[1]
    return f"{made}-{length if is_last else min(parts[2], length):02d}"


def read(gold: Path, texts: Path) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """The articles of a folder by name, and the words of their texts."""
    articles = {path.stem: json.loads(path.read_bytes()) for path in sorted(gold.glob("*.json")) if path.stem != "CROSS"}
    words = {path.stem: path.read_text(encoding="utf-8") for path in sorted(texts.iterdir()) if path.stem in articles}
    return {name: article for name, article in articles.items() if name in words}, words


def main(arguments: list[str]) -> Iterator[str]:
    """Write spoilt articles to a folder, with CHANGES.json beside them."""
    gold, texts, target = map(Path, arguments[:3])
    found, changes = spoilt(*read(gold, texts), int(arguments[3]) if len(arguments) > 3 else 0)
    target.mkdir(parents=True, exist_ok=True)
    for name, article in found.items():
        (target / f"{name}.json").write_text(json.dumps(article, ensure_ascii=False, indent=1), encoding="utf-8")
    told = [change._asdict() for change in changes]
    (target.parent / f"{target.name}-changes.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    yield f"{len(changes)} items are spoilt in {target}"


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        sys.stdout.write(f"{line}\n")
