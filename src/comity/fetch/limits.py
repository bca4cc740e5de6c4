"""How much, how long and how politely: the bounds of all fetching."""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one run. Sizes are bytes, times are seconds.

    `body_bytes` bounds a body as it is sent, `unpacked_bytes` the same unpacked, `list_bytes` an unpacked feed or sitemap,
    `robots_bytes` how much of a robots.txt is read. `connect_seconds` and `read_seconds` bound one wait, `whole_seconds` one
    request from its first byte to its last. `interval` is the time between two requests to a host; a longer one that the host
    asks for is kept, up to `longest_wait`, above which the host is left alone. `tries` is how often one address is asked while
    its host says that it is busy. `lists`, `list_depth` and `addresses` bound what feeds and sitemaps may lead to, `pages` how
    many addresses are visited.
    """

    body_bytes: int = 50_000_000
    unpacked_bytes: int = 100_000_000
    list_bytes: int = 50_000_000
    robots_bytes: int = 512_000
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    whole_seconds: float = 120.0
    redirects: int = 5
    interval: float = 2.0
    longest_wait: float = 120.0
    tries: int = 2
    lists: int = 500
    list_depth: int = 3
    addresses: int = 200_000
    pages: int = 1_000
    is_private_allowed: bool = False
