"""A page on two states that reads their rows alone says what it says with the whole ledger before it."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.piles import World, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.ledger import Ledger
from comity.ledger.part import Mentions
from comity.pipeline import follow
from comity.publish.compose import compose, dossier
from comity.publish.material import Material, Whole
from comity.resources.mentions import mentions_digest, names_state

SOME = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)


@SOME
@given(st.integers(0, 10**6), st.sampled_from([3, 4, 8]), st.sampled_from([2, 30]))
def test_a_page_from_its_part_equals_one_from_the_whole(seed: int, states: int, outlets: int) -> None:
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(Path(folder, "pile.comity"), create=True)
        with ledger.entry() as entry:
            for number in range(30):
                entry.post(page(World(seed, states, outlets), number), "made")
            follow(entry)
        with ledger.view() as view:
            whole = (view.pile(), view.records(), view.origins(), view.verdict(), view.clusters(), view.findings())
            pairs = [(left, right) for left, right, _ in view.dyads()]
            for pair in Random(seed).sample(pairs, min(3, len(pairs))):
                part = view.about(pair, Mentions(mentions_digest(), names_state))
                everything = Whole(whole[0].claims, whole[1], whole[2])
                material = Material(dyad=pair, **part._asdict(), whole=lambda everything=everything: everything)
                assert dossier(material) == compose(pair, *whole)
