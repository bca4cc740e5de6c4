"""The quotations of a page, numbered in the order in which they stand: on paper they are its endnotes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from comity.publish.view import Quote


def numbered(leaf: Struct) -> dict[Quote, int]:
    """Each quotation of a page with its number, from one; equal ones have one number."""
    numbers: dict[Quote, int] = {}
    for quote in _quotes(leaf):
        numbers.setdefault(quote, len(numbers) + 1)
    return numbers


def _quotes(value: object) -> Iterator[Quote]:
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _quotes(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _quotes(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _quotes(each)
