"""What a page of the site is: an entry in the registry, and the values that it shows."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec import Struct

from comity.publish.view import Table
from comity.site.address import Address

if TYPE_CHECKING:
    from comity.site.material import Desk


class Leaf(Struct, frozen=True, kw_only=True):
    """What a page shows, as plain display values. Each page has its own, made from this one; its template sets it.

    `title` is the heading, `lead` the sentences under it. The JSON twin of the page is this value, its CSV twin `tables`.
    """

    title: str
    lead: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the page, for its CSV twin."""
        return ()


Scope = Literal["site", "pair"]


class Page(NamedTuple):
    """An entry of the registry.

    `name` is the page's part of the address ("figures"; empty for the first page of its scope) and `label` its key in the
    catalogue of messages. `compose` makes what the page shows from what the desk holds; it raises QuestionError for what the
    ledger does not hold. `template` sets it. `filters` are the parameters that it reads besides the premises. A page takes an
    `item` in its address not at all, perhaps or always. `is_listed` puts it into the navigation. `act` takes the fields of a form
    that was posted to the page, does what they ask, and says where to go on. `days` are the lines of the page's
    calendar, which only some pages have as a twin. What `is_live_only` is in no published folder.
    """

    name: str
    scope: Scope
    compose: "Callable[[Desk, Address], Leaf]"
    template: str
    label: str
    filters: tuple[str, ...] = ()
    item: Literal["no", "may", "must"] = "no"
    is_listed: bool = True
    act: "Callable[[Desk, Address, Mapping[str, str]], Address] | None" = None
    days: "Callable[[Desk, Address], Iterator[bytes]] | None" = None
    is_live_only: bool = False


def shown(page: Page, address: Address) -> dict[str, Any]:
    """The filters that are set at an address and that the page reads: name to value."""
    empty = Address()
    return {name: value for name in page.filters if (value := getattr(address, name)) != getattr(empty, name)}
