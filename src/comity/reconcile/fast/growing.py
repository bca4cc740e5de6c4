"""The loops of `comity.reconcile.steps`, compiled as they stand."""

from numba import njit
from numba.extending import register_jitable

from comity.reconcile import steps

for called in (steps.put, steps.spread, steps.way, steps.are_apart, steps.add):
    register_jitable(called)

add = njit(cache=True)(steps.add)
add_all = njit(cache=True)(steps.add_all)
