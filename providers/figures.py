"""What a provider is told of how their listing is found: counts by the month, none of which points at a client."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Min

from providers.dates import today
from providers.models import Figure, Provider
from providers.vocabulary.figure import FigureKind

# A count below this could be one person whom the provider knows.
SMALLEST = 5
MONTHS_SHOWN = 12
MONTHS_KEPT = 24


@dataclass(frozen=True)
class Count:
    """A number that may be told; else None: it is too small, or (`running`) its month is not over.

    `share` is the number in hundredths of the largest of its column.
    """

    number: int | None
    share: int = 0
    running: bool = False


@dataclass(frozen=True)
class Month:
    """One row. The provider has read the messages, so their number is told as it is."""

    month: dt.date
    views: Count
    results: Count
    messages: int


def figures_of(provider: Provider, on: dt.date | None = None) -> list[Month]:
    """The months of a listing with the running one first; empty while nothing was counted.

    While a month runs, its views and results are not told: somebody who watches a number grow by one learns that a certain
    client has just looked.
    """
    running = (on or today()).replace(day=1)
    rows = Figure.objects.filter(provider=provider)
    first = rows.aggregate(first=Min("month"))["first"]
    if first is None:
        return []
    counts = {(row.month, row.kind): row.count for row in rows}
    months = [month for month in _months(running) if month >= first]
    largest = {
        kind: max((counts.get((month, kind), 0) for month in months if month != running), default=0)
        for kind in FigureKind
    }

    def count(month: dt.date, kind: FigureKind) -> Count:
        number = counts.get((month, kind), 0)
        if month == running:
            return Count(None, running=True)
        return Count(number, 100 * number // largest[kind]) if number >= SMALLEST else Count(None)

    return [
        Month(
            month=month,
            views=count(month, FigureKind.VIEW),
            results=count(month, FigureKind.RESULT),
            messages=counts.get((month, FigureKind.MESSAGE), 0),
        )
        for month in months
    ]


def forget_old_figures(on: dt.date | None = None) -> int:
    """Delete the counts of months that are too long ago; returns how many."""
    running = (on or today()).replace(day=1)
    gone, _by_model = Figure.objects.filter(month__lt=_before(running, MONTHS_KEPT)).delete()
    return gone


def _months(running: dt.date) -> Iterator[dt.date]:
    """The running month and those before it, each by its first day."""
    return (_before(running, number) for number in range(MONTHS_SHOWN + 1))


def _before(month: dt.date, number: int) -> dt.date:
    """The month that was so many months earlier."""
    months = month.year * 12 + month.month - 1 - number
    return dt.date(months // 12, months % 12 + 1, 1)
