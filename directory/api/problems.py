"""What is wrong with a request, by parameter. The page sets such values aside and says so; a program is told to mend them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.query import RADII
from directory.facets import FACETS
from directory.parameters import LONGEST_WORDS, MOST_VALUES, SINGLE
from directory.search import Search
from directory.sorts import SORTS

# The parameters that take one of a few values, with the values in the order of the form.
VALUES: dict[str, Sequence[str]] = {
    **{facet.name: facet.choices.values for facet in FACETS},
    "within": [str(miles) for miles in RADII],
    "sort": list(SORTS),
}


def problems(search: Search, get: QueryDict) -> dict[str, Any]:
    """`{"errors": {parameter: [message, …]}}`, with `choices` where several places have the name; empty when all is well."""
    errors: dict[str, list[str]] = {}
    for name, message in _messages(search, get):
        if message not in errors.setdefault(name, []):
            errors[name].append(message)
    found: dict[str, Any] = {"errors": errors} if errors else {}
    if search.unclear_places:
        found["choices"] = {"near": [place.near for place in search.unclear_places]}
    return found


def page_problem(search: Search) -> dict[str, Any]:
    """The same for a page after the last one, which is known only once the search is answered."""
    last = search.page.paginator.num_pages
    if int(search.parameters.get("page", ["1"])[0]) <= last:
        return {}
    return {"errors": {"page": [_("The last page is %(last)s.") % {"last": last}]}}


def _messages(search: Search, get: QueryDict) -> Iterator[tuple[str, str]]:
    for name, _value in search.ignored:
        yield name, _message(name, search)
    if search.near_error:
        yield "near", search.near_error
    pairs = [name for name, values in get.lists() for _value in values]
    for name in pairs[MOST_VALUES:]:
        yield name, _("No more than %(most)s values in one request.") % {"most": MOST_VALUES}


def _message(name: str, search: Search) -> str:
    if name in SINGLE and name in search.parameters:
        return _("Use this parameter once.")
    if name in VALUES:
        return _("Use one of these: %(values)s.") % {"values": ", ".join(VALUES[name])}
    if name == "page":
        return _("Use a whole number from 1 up.")
    if name == "q":
        return _("Use %(most)s characters at most.") % {"most": LONGEST_WORDS}
    return _("There is no such parameter.")
