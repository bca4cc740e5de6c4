"""The loops of `comity.reconcile.sums`, compiled as they stand."""

from numba import njit
from numba.extending import register_jitable

from comity.reconcile import sums

for called in (
    sums.narrow,
    sums.trace,
    sums.certify,
    sums.meets,
    sums.decide,
    sums.clash,
    sums.lay,
    sums.rows_of,
    sums.summed_of,
):
    register_jitable(called)

clashes = njit(cache=True)(sums.clashes)
