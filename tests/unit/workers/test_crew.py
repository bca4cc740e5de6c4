"""Real processes that are really killed: each item is answered once, in order, or given up with the reason."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.workers.jobs import Unusable, work

from comity.model.errors import WorkerError
from comity.workers import Bounds, Crew, Lost
from comity.workers.crew import AHEAD

QUICK = Bounds(seconds=2.0, memory=200_000_000)


def test_answers_come_in_the_order_of_the_items() -> None:
    with Crew(2) as crew:
        assert list(crew.map(work, range(300))) == [f"{n} was read".encode() for n in range(300)]
        assert list(crew.map(work, [])) == []
        assert list(crew.map(work, ["again"])) == [b"again was read"]


def test_what_ends_its_worker_costs_only_itself() -> None:
    items: list[object] = [*range(30), ("die", signal.SIGKILL), *range(30, 50), ("fault", 0), ("exit", 3), *range(50, 60)]
    with Crew(2, QUICK) as crew:
        found = dict(zip(items, crew.map(work, items), strict=True))
    assert found[("die", signal.SIGKILL)] == Lost("crashed", "by the signal SIGKILL")
    assert found[("fault", 0)] == Lost("crashed", "by the signal SIGSEGV")
    assert found[("exit", 3)] == Lost("crashed", "with the status 3")
    assert [found[n] for n in range(60)] == [f"{n} was read".encode() for n in range(60)]


@pytest.mark.parametrize("deed", ["hang", "spin"])
def test_what_takes_too_long_is_given_up(deed: str) -> None:
    with Crew(1, QUICK) as crew:
        before, lost, after = crew.map(work, [1, (deed, 0), 2])
    assert (before, after) == (b"1 was read", b"2 was read")
    assert isinstance(lost, Lost)
    assert lost.cause == "timeout"


def test_what_asks_for_more_time_gets_it() -> None:
    with Crew(1, QUICK) as crew:
        assert list(crew.map(work, [("slow", 3.0)])) == [b"read"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process holds")
def test_what_takes_too_much_memory_is_given_up() -> None:
    with Crew(1, QUICK) as crew:
        before, lost, after = crew.map(work, [1, ("eat", 4_000_000), 2])
    assert (before, after) == (b"1 was read", b"2 was read")
    assert isinstance(lost, Lost)
    assert lost.cause == "memory"


def test_what_survives_the_second_time_is_answered(tmp_path: Path) -> None:
    items = [1, ("die once", str(tmp_path / "mark")), 2]
    with Crew(2) as crew:
        assert list(crew.map(work, items)) == [b"1 was read", b"read the second time", b"2 was read"]


def test_workers_killed_by_others_lose_nothing() -> None:
    items = [("pid", 0.002)] * 400
    killed = 0
    with Crew(2) as crew:
        for place, answer in enumerate(crew.map(work, items)):
            assert isinstance(answer, bytes)
            if place % 40 == 20:
                os.kill(crew.workers[0].pid, signal.SIGKILL)
                killed += 1
        assert killed == 10


def test_items_are_taken_only_as_workers_need_them() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with Crew(2) as crew:
        answers = crew.map(work, endless())
        for _ in range(100):
            next(answers)
        assert taken <= 100 + AHEAD
        answers.close()


def test_an_item_that_takes_long_does_not_let_the_rest_run_ahead_for_ever() -> None:
    taken = 0

    def items() -> Iterator[object]:
        nonlocal taken
        yield ("hang", 0)
        while taken < 4 * AHEAD:
            taken += 1
            yield taken

    with Crew(2, QUICK) as crew:
        answers = crew.map(work, items())
        assert isinstance(next(answers), Lost)
        assert taken <= AHEAD
        answers.close()


def test_a_function_that_workers_cannot_load_is_told() -> None:
    with Crew(1) as crew, pytest.raises(WorkerError, match="invalid literal"):
        list(crew.map(Unusable(), [1]))
    with Crew(1) as crew, pytest.raises(WorkerError, match="no function of a module"):
        list(crew.map(lambda item: b"", [1]))


def test_workers_that_cannot_start_are_told() -> None:
    with Crew(1, modules=("no_such_module",)) as crew, pytest.raises(WorkerError, match="No module named 'no_such_module'"):
        list(crew.map(work, [1]))


DRIVER = """
from comity.workers import Crew
from tests.unit.workers.jobs import work
with Crew(2) as crew:
    for answer in crew.map(work, [("pid", 0.3), ("pid", 0.3), ("spin", 0), ("hang", 0)]):
        print(answer.decode(), flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker ends with the document it reads")
def test_no_worker_outlives_a_driver_that_is_killed() -> None:
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert driver.stdout is not None
    with driver, driver.stdout as lines:
        next(lines), next(lines)
        time.sleep(0.3)
        workers = children(driver.pid)
        driver.kill()
    assert len(workers) == 2
    for _ in range(100):
        if not any(is_alive(worker) for worker in workers):
            break
        time.sleep(0.05)
    assert not any(is_alive(worker) for worker in workers)


def children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = status.read_text()
        except OSError:
            continue
        if int(text.rpartition(")")[2].split()[1]) == parent:
            found.append(int(status.parent.name))
    return found


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
