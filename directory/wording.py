"""The words of one language, looked up once.

A page of results says the same few hundred words again and again, and asking for a translation costs microseconds each
time: more than rendering what it says.
"""

from collections.abc import Mapping
from functools import cache, cached_property

from django.utils.dates import MONTHS_3
from django.utils.formats import get_format
from django.utils.translation import get_language, gettext, ngettext

from directory.facets import FACETS
from directory.sorts import SORTS
from providers.vocabulary.practice import Availability
from providers.vocabulary.state import State

# Days of waiting come up on every card; totals hardly ever twice.
MOST_REMEMBERED = 400
# Nobody says "0.0 miles". From ten on a tenth says nothing: a town is wider than that.
SHORTEST_MILES = 0.1
LEAST_ROUNDED = 9.95


class Wording:
    """Translations into the language that is active while it is used; `wording()` gives the one that fits."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._forms: dict[tuple[str, int], str] = {}

    def gettext(self, message: str) -> str:
        """The message in this language."""
        try:
            return self._known[message]
        except KeyError:
            return self._known.setdefault(message, gettext(message))

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The message that fits the number; which one that is depends on the language."""
        if number > MOST_REMEMBERED:
            return ngettext(one, many, number)
        try:
            return self._forms[one, number]
        except KeyError:
            return self._forms.setdefault((one, number), ngettext(one, many, number))

    def number(self, number: int | float) -> str:
        """A number as people write it: 12,345 or 0.4."""
        if isinstance(number, int) and number < 1000:
            return str(number)
        written = f"{number:,.1f}" if isinstance(number, float) else f"{number:,}"
        if self._signs == (",", "."):
            return written
        thousands, decimal = self._signs
        return written.translate({ord(","): thousands, ord("."): decimal})

    def miles(self, miles: float) -> str:
        """How far it is, without the unit: less than 0.1, 3.4 or 12."""
        if miles < SHORTEST_MILES / 2:
            return self.gettext("less than %(miles)s") % {"miles": self.number(SHORTEST_MILES)}
        return self.number(miles if miles < LEAST_ROUNDED else round(miles))

    def month(self, year: int, month: int) -> str:
        """A month of a year in short: Nov 2026."""
        return self.gettext("%(month)s %(year)s") % {"month": self._months[month], "year": year}

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """What the options are called: facet → value → label."""
        return {
            facet.name: {value: str(label) for value, label in facet.choices.choices}
            for facet in FACETS
        }

    @cached_property
    def facets(self) -> Mapping[str, str]:
        """What the facets are called."""
        return {facet.name: str(facet.label) for facet in FACETS}

    @cached_property
    def sorts(self) -> Mapping[str, str]:
        """What the orders are called, but for the day's own."""
        return {name: str(label) for name, label in SORTS.items()}

    @cached_property
    def availability(self) -> Mapping[str, str]:
        """What is said of room for new clients."""
        return {value: str(label) for value, label in Availability.choices}

    @cached_property
    def states(self) -> Mapping[str, str]:
        """The names of the states by their codes."""
        return {value: str(label) for value, label in State.choices}

    @cached_property
    def _months(self) -> Mapping[int, str]:
        return {number: str(name).capitalize() for number, name in MONTHS_3.items()}

    @cached_property
    def _signs(self) -> tuple[str, str]:
        return str(get_format("THOUSAND_SEPARATOR")), str(get_format("DECIMAL_SEPARATOR"))


def wording() -> Wording:
    """The words of the language that is active."""
    return _wording(get_language() or "")


@cache
def _wording(language: str) -> Wording:
    return Wording()
