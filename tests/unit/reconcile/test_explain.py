"""Proofs in plain words."""

from tests.unit.reconcile.factory import Pile, flow, turnover, walk_one

from comity.reconcile import explain, reconcile

T24, T21, T18 = turnover(2024), turnover(2021), turnover(2018)


def sentences(pile: Pile) -> list[str]:
    return [explain(one, pile.claims, pile.records) for one in reconcile(*pile.all).conflicts]


def test_the_worked_example_reads_aloud() -> None:
    (sentence,) = sentences(walk_one())
    assert sentence == (
        "According to trade ministry of Norland, bilateral trade turnover of NRL with ESR in 2018 is $123M to $136.8M; "
        "according to customs service of Norland, it is $84.5M to $85.5M. One of these three must give, by a factor of 1.44."
    )


def test_steps_are_lines_of_arithmetic_round_the_cycle() -> None:
    (conflict,) = reconcile(*walk_one().all).conflicts
    assert [step.text for step in conflict.steps] == [
        "2024 is about $200M, which is read as $190M to $210M",
        "2024 is 1.54 times 2018 (54 percent up)",
        "2018 is $85M, which is read as $84.5M to $85.5M",
    ]


def test_changes_that_do_not_close_are_told_without_levels() -> None:
    pile = Pile()
    pile.add("c_1", T24, (1.99, 2.01), base=T21)
    pile.add("c_2", T21, (1.99, 2.01), base=T18)
    pile.add("c_3", T24, (2.99, 3.01), base=T18, speaker="Example Bank")
    (sentence,) = sentences(pile)
    assert sentence == (
        "According to trade ministry of Norland, bilateral trade turnover of NRL with ESR in 2024 is 3.96 to 4.04 times 2018; "
        "according to Example Bank, it is 2.99 to 3.01 times. One of these three must give, by a factor of 1.32."
    )


def test_the_arithmetic_divides_where_the_chain_runs_backwards() -> None:
    pile = Pile()
    pile.add("c_1", T18, (1.99, 2.01), base=T24, speaker="Example Union")
    pile.add("c_2", T24, (99.0, 101.0), speaker="Example Union")
    pile.add("c_3", T18, (50.0, 51.0), speaker="Example Bank")
    (sentence,) = sentences(pile)
    assert "is $197 to $203;" in sentence
    assert "by a factor of 3.86" in sentence


def test_an_assumption_that_is_needed_is_named() -> None:
    pile = Pile()
    pile.add("c_1", flow("trade.exports", "NRL", "ESR", "wheat"), (160.0, 170.0), speaker="Example Union")
    pile.add("c_2", flow("trade.exports", "NRL", "ESR"), (99.0, 101.0))
    (sentence,) = sentences(pile)
    assert sentence == (
        "According to Example Union and under the assumption part-of-whole, exports of NRL to ESR in 2024 are at least $160; "
        "according to trade ministry of Norland, they are $99 to $101. One of these two, or the assumption, must give, by a "
        "factor of 1.58."
    )


def test_a_fall_and_a_share_have_their_own_words() -> None:
    wheat, goods = flow("trade.exports", "NRL", "ESR", "wheat"), flow("trade.exports", "NRL", "ESR")
    pile = Pile()
    pile.add("c_1", wheat, (0.245, 0.255), base=goods, relation="share", value=25, unit="percent")
    pile.add("c_2", goods, (99.0, 101.0))
    pile.add("c_3", T24, (0.875, 0.885), base=T18, value=-12, unit="percent", hedge="about")
    pile.add("c_4", T24, (99.0, 101.0))
    texts = {step.text for bound in reconcile(*pile.all).bounds for step in bound.steps}
    assert "exports of wheat in 2024 are 25 % of exports in 2024" in texts
    assert "2024 is about 0.88 times 2018 (12 percent down)" in texts
