"""The mapping of a table of official figures: which column says what, and what its codes mean."""

import tomllib
from datetime import date
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from comity.model.errors import ConfigError
from comity.resources.indicators import indicators
from comity.resources.states import state_code
from comity.series.codes import period_of, unit_of

FIELDS = (
    "reporter", "partner", "indicator", "product", "scope", "direction", "period", "value", "unit", "multiplier", "status",
    "published",
)  # fmt: skip
"""What a column, or a fixed value, can say. `multiplier` is a power of ten, as UNIT_MULT of SDMX; `status` as OBS_STATUS."""

NEEDED = ("reporter", "indicator", "period", "value", "unit")


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to read a table: whose it is, and what its columns say.

    `office` published it and asserts every row; `state` is the state it speaks for, by code or name; `published` is the day,
    month or year, unless a column tells; `url` is where it stands. `columns` names the column of each field, `fixed` gives a
    field one value for all rows; `codes` says for a field what the table's codes mean (an empty text: nothing, as for "all
    products" or "the world"). `only` keeps the rows whose column has one of the values. `scale` is what one of the
    table's units counts ("in thousands": 1000); `delimiter` and `decimal` are the signs between cells and within numbers.
    """

    office: str
    columns: dict[str, str]
    fixed: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    only: dict[str, list[str]] = {}
    state: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    scale: float = 1
    delimiter: str = ","
    decimal: str = "."


def read_mapping(path: Path) -> Mapping:
    """The mapping of a TOML file. Raises ConfigError where it cannot be read or something in it cannot be meant."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        if isinstance(raw.get("published"), date | int):  # TOML has days, and a year may be written as a number
            raw["published"] = str(raw["published"])
        mapping = convert(raw, Mapping)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read ({error.strerror}); give the path of a mapping.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path} is no TOML file: {error}.") from error
    except ValidationError as error:
        raise ConfigError(f"{path}: {error}. See docs/how-to/series.md for what may stand there.") from error
    fault = _fault(mapping)
    if fault:
        raise ConfigError(f"{path}: {fault}. See docs/how-to/series.md.")
    return mapping


def _fault(mapping: Mapping) -> str | None:
    """What of a mapping cannot be meant, if something cannot."""
    told = {*mapping.columns, *mapping.fixed}
    unknown = sorted((told | set(mapping.codes)) - set(FIELDS) - {"state"})
    missing = [field for field in NEEDED if field not in told]
    both = sorted(set(mapping.columns) & set(mapping.fixed))
    faults = (
        (not mapping.office.strip(), "`office` is empty; name who published the table"),
        (unknown, f"there is no field {', '.join(unknown)}, only {', '.join(FIELDS)}"),
        (missing, f"neither `columns` nor `fixed` tells {', '.join(missing)}"),
        (both, f"`columns` and `fixed` both tell {', '.join(both)}"),
        (mapping.state is not None and state_code(mapping.state) is None, f"no state is called {mapping.state!r}"),
        (
            mapping.published is not None and period_of(mapping.published) is None,
            f"`published` is {mapping.published!r}; write a day as 2024-01-31, a month as 2024-01 or a year as 2024",
        ),
        (not 0 < mapping.scale < float("inf"), "`scale` is no number above zero"),
        (len(mapping.delimiter) != 1, "`delimiter` is not one sign"),
        (mapping.decimal not in {".", ","}, "`decimal` is neither a point nor a comma"),
        ("indicator" in mapping.fixed and mapping.fixed["indicator"] not in indicators(), "`fixed` names no known indicator"),
        ("unit" in mapping.fixed and unit_of(mapping.fixed["unit"]) is None, "`fixed` names no known unit"),
    )
    return next((text for is_fault, text in faults if is_fault), None)
