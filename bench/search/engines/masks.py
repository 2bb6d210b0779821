"""Options as bits of whole numbers, a column a facet: how engines that know SQL hold them, and ask for them, the quickest."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bench.search.resolved import Resolved
from catalog.options import BY_STATE, VALUES
from providers.vocabulary.state import State

# Column → its options, from the lowest bit up. What depends on a state has a bit for each.
COLUMNS: dict[str, list[str]] = {
    **{facet: [f"{facet}:{value}" for value in values] for facet, values in VALUES.items()},
    **{what: [f"{what}@{state}" for state in State.values] for what in BY_STATE},
}
BITS = {key: (column, bit) for column, keys in COLUMNS.items() for bit, key in enumerate(keys)}


def columns_of(options: Resolved) -> dict[str, npt.NDArray[np.int64]]:
    """The columns, in the order of the listings."""
    columns = {}
    for column, keys in COLUMNS.items():
        numbers = np.zeros(options.count, np.int64)
        for bit, key in enumerate(keys):
            numbers[options.holds[key]] |= 1 << bit
        columns[column] = numbers
    return columns


def condition(keys: Sequence[str], prefix: str = "") -> str:
    """SQL for having one of the keys."""
    masks: dict[str, int] = {}
    for key in keys:
        column, mask = _mask(key)
        masks[column] = masks.get(column, 0) | mask
    parts = [
        f"{prefix}{column} <> 0" if mask < 0 else f"({prefix}{column} & {mask}) <> 0"
        for column, mask in masks.items()
    ]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"


def conditions(
    narrowing: Mapping[str, Sequence[str]], leaving_out: str = "", prefix: str = ""
) -> str:
    """SQL for all that narrows, or all but one facet of it."""
    chosen = [condition(keys, prefix) for facet, keys in narrowing.items() if facet != leaving_out]
    return " AND ".join(chosen) or "true"


def flags(keys: Iterable[str], prefix: str = "") -> list[str]:
    """For each key SQL that is true where it holds."""
    return [condition([key], prefix) for key in keys]


def _mask(key: str) -> tuple[str, int]:
    """The column and the bits; -1 for any bit."""
    if key.endswith("@"):
        return key[:-1], -1
    column, bit = BITS[key]
    return column, 1 << bit
