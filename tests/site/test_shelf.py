"""The shelf: each material is gathered once for each moment, those asked for last stay, and large ones make room."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from comity.ledger import Ledger
from comity.pipeline.parts import standard
from comity.publish.supposing import Supposed
from comity.site.address import Address
from comity.site.material import Desk, Key, Shelf

PAIRS = [("BRA", "IND"), ("CAN", "CUB"), ("KAZ", "TUR")]


def _key(mark: str, pair: tuple[str, str]) -> Key:
    return Key(mark, pair, None, None, None, (), ())


def _gathered(ledger: Path, pair: tuple[str, str]) -> Supposed:
    with Desk(Ledger.open(ledger), Shelf(), standard) as desk:
        return Supposed(desk.material(Address(pair=pair)), ())


def test_many_who_ask_at_once_have_it_gathered_once(demo_ledger: Path) -> None:
    shelf, calls, lock = Shelf(), [], threading.Lock()
    found = _gathered(demo_ledger, PAIRS[0])

    def gather() -> Supposed:
        with lock:
            calls.append(1)
        sleep(0.05)
        return found

    with ThreadPoolExecutor(16) as pool:
        given = list(pool.map(lambda _: shelf.get(_key("m", PAIRS[0]), gather), range(64)))
    assert len(calls) == 1
    assert all(one is found for one in given)


def test_another_moment_is_gathered_anew_and_the_old_one_goes(demo_ledger: Path) -> None:
    shelf, found = Shelf(), [_gathered(demo_ledger, PAIRS[0]) for _ in range(3)]
    assert shelf.get(_key("old", PAIRS[0]), lambda: found[0]) is found[0]
    assert shelf.get(_key("new", PAIRS[0]), lambda: found[1]) is found[1]
    assert shelf.get(_key("old", PAIRS[0]), lambda: found[2]) is found[2]


def test_room_is_made_for_the_newest(demo_ledger: Path) -> None:
    found = [_gathered(demo_ledger, pair) for pair in PAIRS]
    sizes = [len(one.material.pile.claims) for one in found]
    shelf = Shelf(room=sizes[1] + sizes[2])
    for pair, one in zip(PAIRS, found, strict=True):
        shelf.get(_key("m", pair), lambda one=one: one)
    again: list[int] = []
    for number, (pair, one) in enumerate(zip(PAIRS, found, strict=True)):
        if number:
            shelf.get(_key("m", pair), lambda one=one, number=number: (again.append(number), one)[1])
    assert again == []
    shelf.get(_key("m", PAIRS[0]), lambda: (again.append(0), found[0])[1])
    assert again == [0]


def test_what_fails_is_tried_again(demo_ledger: Path) -> None:
    shelf, found = Shelf(), _gathered(demo_ledger, PAIRS[0])

    def fail() -> Supposed:
        raise OSError("gone")

    for _ in range(2):
        with pytest.raises(OSError, match="gone"):
            shelf.get(_key("m", PAIRS[0]), fail)
    assert shelf.get(_key("m", PAIRS[0]), lambda: found) is found
