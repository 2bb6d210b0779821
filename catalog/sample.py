"""A set of listings whose options are counted."""

from collections.abc import Collection
from functools import cached_property

from django.db.models.expressions import RawSQL

from catalog.facts import Standing
from catalog.keys import members
from catalog.query import Query
from catalog.standing import standings
from providers.models import Location, Provider, Service
from providers.words import REMOTE_FORMATS


class Sample:
    """The listings that match a search but for one facet; what several facets need of them is read once."""

    def __init__(self, pks: Collection[int], query: Query) -> None:
        self.pks = list(pks)
        self.query = query

    @property
    def members(self) -> RawSQL:
        """The listings' keys, for `pk__in`."""
        return members(self.pks)

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """What follows from licenses, for each."""
        return standings(self.pks, self.query.on)

    @cached_property
    def course_lows(self) -> dict[int, int]:
        """The lowest price of a whole course in US dollars, for those that state one."""
        services = Service.objects.filter(provider__in=self.members)
        return dict(services.lowest().values_list("provider", "low"))

    @cached_property
    def states(self) -> list[frozenset[str]]:
        """For each listing, the states whose clients it sees: by its places, and by telehealth where it is licensed."""
        found: dict[int, set[str]] = {pk: set() for pk in self.pks}
        places = Location.objects.filter(provider__in=self.members).order_by()
        for pk, state in places.values_list("provider", "state"):
            found[pk].add(state)
        remote = Service.objects.filter(format__in=REMOTE_FORMATS).values("provider")
        stated = Provider.objects.filter(pk__in=self.members).filter(
            pk__in=remote, telehealth_states__isnull=False
        )
        for pk, states in stated.order_by().values_list("pk", "telehealth_states"):
            found[pk] |= set(states) & self.standings[pk].licensed_states
        return [frozenset(states) for states in found.values()]
