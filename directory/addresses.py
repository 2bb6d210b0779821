"""The one home of query strings: two searches that mean the same have the same address."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from catalog.query import DEFAULT_RADIUS
from directory.facets import FACETS

ORDER = ("q", "near", "within", *(facet.name for facet in FACETS), "sort", "page")
DEFAULTS = {
    "page": "1",
    "within": str(DEFAULT_RADIUS),
    **{facet.name: facet.default for facet in FACETS if facet.default},
}
Parameters = Mapping[str, Sequence[str]]


def search_address(parameters: Parameters) -> str:
    """The canonical address of a search: known order, sorted values, no defaults, nothing empty."""
    pairs = [
        (name, value)
        for name in ORDER
        for value in sorted(set(parameters.get(name, ())))
        if value and value != DEFAULTS.get(name)
    ]
    if not any(name == "near" for name, _ in pairs):
        pairs = [(name, value) for name, value in pairs if name != "within"]
    query = urlencode(pairs)
    return reverse("providers") + (f"?{query}" if query else "")


def with_values(parameters: Parameters, **changes: Sequence[str]) -> dict[str, list[str]]:
    """The parameters with some replaced, back on the first page; an empty list takes one out."""
    changed = {name: list(values) for name, values in parameters.items() if name != "page"}
    return changed | {name: list(values) for name, values in changes.items()}


def without(parameters: Parameters, name: str, value: str) -> dict[str, list[str]]:
    """The parameters without one value, back on the first page."""
    kept = [other for other in parameters.get(name, ()) if other != value]
    return with_values(parameters, **{name: kept})
