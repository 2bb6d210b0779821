"""A search answered from the tables themselves, in plain SQL: slower than the arrays, and what they are measured by.

It answers while the arrays are not ready, or not to be trusted.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property

from catalog.keys import members
from catalog.order import ordered
from catalog.query import Query
from catalog.question import Answer
from catalog.sample import Sample
from directory.facets import FACETS, Facet
from directory.filterset import ProviderFilterSet
from directory.understood import Parameters
from providers import words
from providers.models import Provider
from providers.models.provider_queryset import ProviderQuerySet
from providers.vocabulary.treatment import Format


class Tables:
    """One search; `parameters` are those that were understood."""

    def __init__(self, parameters: Parameters, query: Query, sort: str) -> None:
        self.parameters = parameters
        self.filterset = ProviderFilterSet(parameters, query)
        self.query = query
        self.sort = sort

    def answer(self, first: int, count: int, *, counting: bool) -> Answer:
        """The answer with the page of `count` listings that begins after `first`; `counting` asks for the facets' counts."""
        return Answer(
            total=len(self._sample.pks),
            pks=self._page(first, count) if count else [],
            counts={facet.name: self._counts(facet) for facet in FACETS} if counting else {},
            without={
                name: len(self._matching(leaving_out=name)) for name in self.filterset.narrowing
            },
        )

    def _page(self, first: int, count: int) -> list[int]:
        found = Provider.objects.published().filter(pk__in=self._sample.members)
        rows = ordered(found, self.query, self.sort).values_list("pk", flat=True)
        return list(rows[first : first + count])

    def _counts(self, facet: Facet) -> list[int]:
        if facet.name == "format" and self.query.place:
            return self._formats(facet)
        if facet.name == "route" and "prescribes" in self.filterset.narrowing:
            return [self._with_route(value) for value in facet.values]
        sample = self._sample
        if facet.name in self.filterset.narrowing:
            sample = Sample(self._matching(leaving_out=facet.name), self.query)
        counts: Mapping[str, int] = facet.counts(sample)
        return [counts.get(value, 0) for value in facet.choices.values]

    def _formats(self, facet: Facet) -> list[int]:
        """Each format as if it alone were asked for: telehealth widens the circle, and the others do not."""
        others = [keys for name, keys in self._sets.items() if name not in ("near", "format")]
        fits = Provider.objects.filter(pk__in=members(frozenset.intersection(*others)))

        def counted(formats: frozenset[str]) -> Mapping[str, int]:
            query = replace(self.query, formats=formats)
            inside = fits.filter(query.place_condition()).order_by().values_list("pk", flat=True)
            return facet.counts(Sample(list(inside), query))

        afar = Format.TELEHEALTH.value
        near, wide = counted(frozenset()), counted(frozenset({afar}))
        return [(wide if value == afar else near).get(value, 0) for value in facet.values]

    def _with_route(self, route: str) -> int:
        """How many one route alone would find: a prescriber has to be one for it."""
        others = [keys for name, keys in self._sets.items() if name not in ("route", "prescribes")]
        fits = Provider.objects.filter(pk__in=members(frozenset.intersection(*others)))
        return self._prescribers({route}, fits.filter(words.offering(route=[route]))).count()

    def _prescribers(self, routes: Collection[str], among: ProviderQuerySet) -> ProviderQuerySet:
        """Those of `among` who are the prescribers asked for, for one of the routes."""
        query = replace(self.query, routes=frozenset(routes))
        return ProviderFilterSet(self.parameters, query).narrowed_by("prescribes", among)

    @cached_property
    def _sets(self) -> dict[str, frozenset[int]]:
        """The keys of the published listings that each parameter alone lets through; "" stands for all of them."""
        published = Provider.objects.published().order_by()
        found = {"": published} | {
            name: self.filterset.narrowed_by(name, published) for name in self.filterset.narrowing
        }
        return {name: frozenset(rows.values_list("pk", flat=True)) for name, rows in found.items()}

    def _matching(self, leaving_out: str | None = None) -> frozenset[int]:
        """The keys of what matches every parameter, or every other one."""
        sets = {name: keys for name, keys in self._sets.items() if name != leaving_out}
        if leaving_out == "route" and "prescribes" in sets:
            # Without a route, the law's limits to routes do not matter either.
            published = self._prescribers((), Provider.objects.published().order_by())
            sets["prescribes"] = frozenset(published.values_list("pk", flat=True))
        return frozenset.intersection(*sets.values())

    @cached_property
    def _sample(self) -> Sample:
        return Sample(self._matching(), self.query)
