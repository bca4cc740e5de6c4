"""Rates of exchange, as the user's own table gives them."""

from msgspec import Struct

from comity.model.interval import Interval
from comity.model.period import Period


class Rate(Struct, frozen=True, kw_only=True):
    """A row of a table of rates: on each day of `days`, and on average over any of them, one `per` bought `value` of `currency`.

    Currencies are ISO 4217 codes. `table` is the name of the file and `row` the line in it, by which a proof names the rate.
    """

    table: str
    row: int
    currency: str
    per: str
    days: Period
    value: Interval
