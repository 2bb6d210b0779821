"""What of an address can be a search: known names and known values; the rest is set aside and told."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from catalog.places import LONGEST, plain
from catalog.query import RADII
from directory.facets import FACETS
from directory.sorts import SORTS

MOST_VALUES = 200
MOST_SIGNS = 500
LONGEST_WORDS = 100
FREE_TEXT = {"near": LONGEST, "q": LONGEST_WORDS}
CHOICES: Mapping[str, frozenset[str]] = {
    **{facet.name: frozenset(facet.choices.values) for facet in FACETS},
    "within": frozenset(str(miles) for miles in RADII),
    "sort": frozenset(SORTS),
}
SINGLE = {"within", "sort", "page", *FREE_TEXT, *(facet.name for facet in FACETS if facet.single)}


@dataclass(frozen=True)
class Parsed:
    """The usable parameters, and the (name, value) pairs that were not."""

    parameters: dict[str, list[str]]
    ignored: list[tuple[str, str]]


def parse(get: QueryDict) -> Parsed:
    """Sort a query string, hostile until proven otherwise, into what can be used and what cannot; never raises."""
    parameters: dict[str, list[str]] = {}
    ignored: list[tuple[str, str]] = []
    pairs = [(name, value) for name, values in get.lists() for value in values]
    for name, value in pairs[:MOST_VALUES]:
        # A place that is too long gets its own error beside the field, which needs no more of it than that.
        value = " ".join(plain(value).replace("\0", " ").split())[:MOST_SIGNS]
        if not value:
            continue
        if not _usable(name, value) or (name in SINGLE and name in parameters):
            ignored.append((name[:LONGEST], value[:LONGEST]))
        elif value not in parameters.setdefault(name, []):
            parameters[name].append(value)
    return Parsed(parameters, ignored)


def _usable(name: str, value: str) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name in FREE_TEXT:
        return name == "near" or len(value) <= FREE_TEXT[name]
    return name == "page" and value.isascii() and value.isdigit() and 0 < int(value[:9]) < 10**8
