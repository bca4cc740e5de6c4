"""What is said and assumed, laid out as systems: quantities that some row joins. Each can be asked without the others.

Where a claim, a quantity or an origin changed, only systems near it can have another verdict. `near` errs on the side of more:
what was joined before is no longer known, so that everything is taken in that could have been.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from comity.model.claim import Claim
from comity.model.ids import QuantityId
from comity.model.origin import Origins
from comity.model.rate import Rate
from comity.model.record import Quantity, Records
from comity.model.ruling import Ruling
from comity.model.verdict import Assumption
from comity.reconcile.additions import Addition, assumed_additions, stated_additions
from comity.reconcile.assumptions import assumed
from comity.reconcile.components import Component, components
from comity.reconcile.constraints import Stated, stated
from comity.reconcile.exchange import exchanged
from comity.reconcile.explain import Narrator
from comity.reconcile.rulings import ruled_same
from comity.reconcile.slips import FLOWS, shared_by


class Systems(NamedTuple):
    """What claims say, the parts that ratios join, what adds up across them, and who tells it."""

    said: Stated
    parts: tuple[Component, ...]
    additions: tuple[Addition, ...]
    narrator: Narrator

    def only(self, quantities: Collection[QuantityId]) -> "Systems":
        """The systems in which some quantities stand, and the ranks of theirs."""
        joined = self.joined(quantities)
        return Systems(
            self.said._replace(places=tuple(one for one in self.said.places if one.of in joined)),
            tuple(part for part in self.parts if part.quantities[0] in joined),
            tuple(row for row in self.additions if row.quantities[0] in joined),
            self.narrator,
        )

    def joined(self, quantities: Iterable[QuantityId]) -> frozenset[QuantityId]:
        """Some quantities and all that rows join with them."""
        groups = [part.quantities for part in self.parts] + [row.quantities for row in self.additions]
        holding: dict[QuantityId, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            for quantity in group:
                holding[quantity].append(number)
        found, done = set(quantities), set[int]()
        front = list(found)
        while front:
            for number in holding.get(front.pop(), ()):
                if number not in done:
                    done.add(number)
                    front += [one for one in groups[number] if one not in found]
                    found.update(groups[number])
        return frozenset(found)


def systems(
    claims: Sequence[Claim],
    records: Records,
    origins: Origins,
    assumptions: Sequence[Assumption],
    *,
    rates: Sequence[Rate] = (),
    rulings: Sequence[Ruling] = (),
) -> Systems:
    """Lay out everything that claims say of quantities, and what is assumed of those they speak of."""
    said = stated(claims, records, origins)
    named = [(row.of, row.base) for row in said.constraints] + [(row.of, row.base) for row in said.changes]
    spoken_of = {quantity for pair in named for quantity in pair}
    spoken = [one for one in records.quantities if one.id in spoken_of]
    currencies, same = exchanged(spoken, rates), ruled_same(records, rulings)
    rows = (*said.constraints, *assumed(spoken, assumptions), *currencies.constraints, *same.constraints)
    additions = (*stated_additions(said.changes), *assumed_additions(spoken, assumptions))
    narrator = Narrator(claims, records.quantities, (*assumptions, *currencies.premises, *same.premises))
    return Systems(said, tuple(components(rows)), additions, narrator)


def near(laid: Systems, changed: Iterable[Quantity]) -> frozenset[QuantityId]:
    """The quantities of which the verdict may be another, ranks aside, where what is said of some changed.

    `changed` may be gone. A quantity that begins or ceases to be spoken of joins or parts those that something assumed ties it
    to, and its levels are what a slip of others may be taken for: all that are alike in this way are taken in with their systems.
    """
    alike: dict[Hashable, list[QuantityId]] = defaultdict(list)
    for one in laid.narrator.quantities.values():
        for key in _tied_by(one):
            alike[key].append(one.id)
    some = list(changed)
    tied = {name for one in some for key in _tied_by(one) for name in alike.get(key, ())}
    return laid.joined({one.id for one in some} | tied)


def _tied_by(quantity: Quantity) -> Iterator[Hashable]:
    """What two quantities share that an assumption or a rate may tie together, or of which one may be taken for the other."""
    yield from shared_by(quantity)
    if quantity.unit is not None:
        yield structs.replace(quantity, id="", unit=None)
    if quantity.indicator in FLOWS:
        yield structs.replace(quantity, id="", product=None), "product"
