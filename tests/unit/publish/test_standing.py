"""The place of an agreement or project on the board, from what claims tell of it."""

from datetime import date
from pathlib import Path

import pytest

from comity.ledger import Ledger
from comity.model.page import Source
from comity.model.period import Period
from comity.model.text import Metadata
from comity.pipeline import build
from comity.pipeline.parts import standard
from comity.publish.material import material_in
from comity.publish.matters import matters
from comity.publish.standing import PLACES, is_put_off, last_word, place_of

PLAN = "Poland and Vietnam plan to open the Haiphong terminal by {}."
CASES = {
    "proposed": [(date(2025, 3, 1), PLAN.format("December 2027"))],
    "signed": [(date(2025, 3, 1), "Poland and Vietnam signed the Treaty on Fisheries on 1 March 2025.")],
    "in_force": [(date(2025, 3, 1), "Poland and Vietnam ratified the Treaty on Fisheries on 1 March 2025.")],
    "silent": [(date(2025, 3, 1), PLAN.format("April 2025")), (date(2025, 9, 1), "It rained in Poland and Vietnam.")],
    "delayed": [(date(2025, 3, 1), PLAN.format("December 2025")), (date(2025, 6, 1), PLAN.format("December 2027"))],
}


@pytest.mark.parametrize("place", CASES)
def test_words_give_the_place(tmp_path: Path, place: str) -> None:
    sources = []
    for number, (day, words) in enumerate(CASES[place]):
        path = tmp_path / f"{number}.txt"
        path.write_text(words, "utf-8")
        stated = Metadata(publisher=f"Outlet {number}", published=Period.day(day), grade="stated", lang="en")
        sources.append(Source(path=path, address=path.name, stated=stated))
    ledger = Ledger.open(tmp_path / "pile.comity", create=True)
    build(sources, standard(), ledger)
    with ledger.view() as view:
        material = material_in(view, ("POL", "VNM"))
        found = matters(material, material.day, ("instrument", "project"))
        assert [place_of(matter, material.day) for matter in found] == [place]
        assert is_put_off(found[0], material.day) == (place == "delayed")
        assert place in PLACES
        told = [day for day, words in CASES[place] if "rained" not in words]
        assert last_word(found[0]) == max(told)
