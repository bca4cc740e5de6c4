"""Figures in Russian and Spanish news of our own: `python -m benchmarks.languages.score [tuned|held|all] [--show]`.

A figure is found where a claim has its indicator, relation, unit and value; right in everything where reporter, partner,
direction, goods, period, base and mood agree too.
"""

import sys
import tomllib
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from comity.extract import extract
from comity.language import analyses
from comity.model.claim import Claim, Figure
from comity.model.ids import document_id, text_id
from comity.model.period import Period
from comity.model.text import Document, Metadata, Text

HERE = Path(__file__).parent


class Told(NamedTuple):
    """What a figure says, in the terms of the gold."""

    indicator: str
    relation: str
    value: float
    unit: str
    flow: str
    product: str
    period: str
    base: str
    mood: str

    @property
    def core(self) -> tuple[str, str, float, str]:
        return self.indicator, self.relation, self.value, self.unit


def gold(line: str) -> Told:
    _, indicator, relation, value, unit, flow, product, period, base, mood = (part.strip() for part in line.split("|"))
    return Told(indicator, relation, float(value), unit, flow, product, period, base, mood)


def told(claim: Claim) -> Told:
    figure = claim.payload
    assert isinstance(figure, Figure)
    sides = " ".join(side for side in (figure.direction or "-", figure.reporter, figure.partner) if side)
    period, base = (one.label() if one else "" for one in (figure.period, figure.base))
    return Told(
        figure.indicator, figure.relation, figure.value, figure.unit, sides, figure.product or "", period, base, claim.modality
    )


def differences(one: Told, other: Told) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def claims(words: str, lang: str, published: str) -> list[Claim]:
    text = Text(text_id(words), words)
    metadata = Metadata(publisher="Sample", published=Period.day(date.fromisoformat(published)), grade="stated", lang=lang)
    document = Document(id=document_id(text.id, "a.txt"), text=text.id, address="a.txt", metadata=metadata)
    found = [claim for analysis in analyses(document, text) for claim in extract(analysis)]
    return [claim for claim in found if isinstance(claim.payload, Figure)]


def score(lang: str, half: str, *, show: bool = False) -> tuple[int, int, int, int]:
    """Figures of the gold, claims made, found, and right in everything."""
    articles = tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))["article"]
    wanted = made = found = right = 0
    for article in articles:
        if half not in {"all", article["half"]}:
            continue
        words = article["words"].strip()
        truth = [gold(line) for line in article["figures"]]
        answers = [told(claim) for claim in claims(words, lang, article["published"])]
        wanted, made = wanted + len(truth), made + len(answers)
        for answer in answers:
            match = min(
                (one for one in truth if one.core == answer.core),
                key=partial(differences, answer),
                default=None,
            )
            if match is not None:
                truth.remove(match)
                found += 1
                right += match == answer
            if show and match != answer:
                print(article["name"], "claimed", *answer, "" if match is None else f"\n     wanted {match}", sep=" ")
        if show:
            for one in truth:
                print(article["name"], "missed ", *one)
    return wanted, made, found, right


def main() -> None:
    half = next((word for word in sys.argv[1:] if not word.startswith("-")), "all")
    for lang in ("ru", "es"):
        wanted, made, found, right = score(lang, half, show="--show" in sys.argv)
        shares = f"precision {found / made:.2f} recall {found / wanted:.2f} right in everything {right / made:.2f}"
        print(f"{lang} {half}: {shares} of {wanted} figures")


if __name__ == "__main__":
    main()
