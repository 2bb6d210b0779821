"""What a whole course costs, phase by phase."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from providers.models import Service
from providers.vocabulary.treatment import Phase


@dataclass(frozen=True)
class PhaseCost:
    """A phase of a service; `price` and `sum` are None while the provider states no price."""

    name: str
    sessions: int
    price: str | None
    sum: str | None


@dataclass(frozen=True)
class CourseCost:
    """The phases a service includes, those it does not, and the total; no phases at all means that none were stated."""

    phases: tuple[PhaseCost, ...]
    left_out: tuple[str, ...]
    total: str | None


def course_cost(service: Service) -> CourseCost:
    """The cost of a service with its phases and the annotations of `with_course_cost`."""
    rows = {row.phase: row for row in service.phases.all()}
    phases = tuple(
        PhaseCost(
            str(phase.label),
            row.sessions,
            _price(row.price_low, row.price_high),
            _price(row.price_low, row.price_high, row.sessions),
        )
        for phase in Phase
        if (row := rows.get(phase.value))
    )
    return CourseCost(
        phases=phases,
        left_out=tuple(str(each.label) for each in Phase if rows and each.value not in rows),
        total=_price(service.course_low, service.course_high),
    )


def course_range(services: Iterable[Service]) -> str | None:
    """From the cheapest whole course to the dearest; None while no service has all its prices."""
    rows = list(services)
    lows = [each.course_low for each in rows if each.course_low is not None]
    highs = [each.course_high for each in rows if each.course_high is not None]
    return _price(min(lows, default=None), max(highs, default=None))


def dollars(low: int, high: int) -> str:
    """A price or a range in whole US dollars, in words for nothing to pay."""
    if high == 0:
        return _("Free")
    if low == high:
        return f"${low:,}"
    return f"${low:,}–${high:,}"


def _price(low: int | None, high: int | None, times: int = 1) -> str | None:
    return None if low is None or high is None else dollars(low * times, high * times)
