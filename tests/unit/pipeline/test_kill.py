"""A real build, really killed. `benchmarks/kill.py` does it fifty times."""

import random
import signal
from pathlib import Path

import pytest
from benchmarks.kill import killed, undisturbed


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_killed_build_loses_nothing_told_and_is_resumed_to_the_same(tmp_path: Path) -> None:
    whole, chance = undisturbed(tmp_path), random.Random(7)
    outcomes = [killed(tmp_path / f"{turn}.comity", chance, whole) for turn in range(3)]
    assert [outcome.wrong for outcome in outcomes] == [()] * 3
    assert any(outcome.is_killed for outcome in outcomes)
