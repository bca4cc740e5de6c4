"""Resolve: from claims to what they are about.

Records of one kind have one module; `figures.py` gives each figure its series point, `links.py` ties records by the
sentences that do, `life.py` tells what a record was on a day.
"""

from comity.model.page import Pile
from comity.model.record import Membership, Records
from comity.resolve.figures import series
from comity.resolve.links import links
from comity.resolve.people import People
from comity.resolve.ranks import ranked
from comity.resolve.records import things


def resolve(pile: Pile) -> Records:
    """All records that a pile's claims speak of, who speaks of what, and what ties them. Order does not matter."""
    quantities, measured = series(pile.claims.values())
    quantities, places = ranked(pile.claims.values(), quantities)
    people = People.found(pile)
    persons = (Membership(record, claim, "of") for record, claim in people.members)
    found = things(pile, people)
    records = tuple(sorted((*people.records.values(), *found.records), key=lambda record: record.id))
    members = tuple(sorted((*measured, *places, *persons, *found.members)))
    tied = links(pile, quantities, records, members)
    return Records(quantities=quantities, members=members, records=records, links=tied, names=people.names)
