"""The one home of query strings: two searches that mean the same have the same address."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from urllib.parse import quote_plus

from django.urls import get_script_prefix, reverse

from catalog.query import DEFAULT_RADIUS
from directory.facets import FACETS

ORDER = ("q", "near", "within", *(facet.name for facet in FACETS), "sort", "page")
POSITION = {name: position for position, name in enumerate(ORDER)}
DEFAULTS = {
    "page": "1",
    "within": str(DEFAULT_RADIUS),
    **{facet.name: facet.default for facet in FACETS if facet.default},
}
# What people typed is not kept, however quickly it would be found again.
TYPED = frozenset(["q", "near"])
Parameters = Mapping[str, Sequence[str]]


def search_address(parameters: Parameters) -> str:
    """The canonical address of a search: known order, sorted values, no defaults, nothing empty."""
    query = "&".join(query_parts(parameters))
    return f"{search_path()}?{query}" if query else search_path()


def query_parts(parameters: Parameters) -> list[str]:
    """What stands between the "&" of the canonical address, in its order."""
    near = any(parameters.get("near", ()))
    parts = []
    for name in sorted([name for name in parameters if name in POSITION], key=POSITION.__getitem__):
        values = parameters[name]
        if len(values) > 1:
            values = sorted(set(values))
        if name != "within" or near:
            default = DEFAULTS.get(name)
            said = _typed if name in TYPED else parameter
            parts += [said(name, value) for value in values if value and value != default]
    return parts


def _typed(name: str, value: str) -> str:
    return f"{name}={quote_plus(value)}"


@lru_cache(maxsize=8192)
def parameter(name: str, value: str) -> str:
    """A parameter with one value, of those that there are and not of those that people type, as it stands in an address."""
    return _typed(name, value)


def listing_address(slug: str) -> str:
    """The address of a listing."""
    return f"{search_path()}{slug}/"


def search_path() -> str:
    """Where searches live; `reverse` takes its time, and a page of results asks dozens of times."""
    return _search_path(get_script_prefix())


@cache
def _search_path(prefix: str) -> str:
    """The same for a site that is mounted at `prefix`, which `reverse` reads from the thread."""
    return reverse("providers")


def with_values(parameters: Parameters, **changes: Sequence[str]) -> dict[str, list[str]]:
    """The parameters with some replaced, back on the first page; an empty list takes one out."""
    changed = {name: list(values) for name, values in parameters.items() if name != "page"}
    return changed | {name: list(values) for name, values in changes.items()}


def without(parameters: Parameters, name: str, value: str) -> dict[str, list[str]]:
    """The parameters without one value, back on the first page."""
    kept = [other for other in parameters.get(name, ()) if other != value]
    return with_values(parameters, **{name: kept})
