"""The search parameters as a django-filter FilterSet, made from the facets.

Its `.qs` answers a search in plain SQL over the normalized tables: slower than anything precomputed, and right.
"""

from collections.abc import Mapping, Sequence

import django_filters
from django.http import QueryDict

from catalog.query import RADII, Query
from catalog.words.tokens import tokens
from directory.facets import FACETS, Facet
from directory.sorts import SORTS
from directory.understood import narrowing_facets
from providers.models import Provider
from providers.models.provider_queryset import ProviderQuerySet


class PlaceFilter(django_filters.CharFilter):
    """The place was understood before (see `directory.understood`): one that was not narrows nothing."""

    def filter(self, qs: ProviderQuerySet, value: str | None) -> ProviderQuerySet:
        return qs.filter(self.parent.query.place_condition())


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Narrows by a facet: any of the values chosen."""

    def __init__(self, facet: Facet) -> None:
        self.facet = facet
        super().__init__(choices=facet.choices.choices, label=facet.label)

    def filter(self, qs: ProviderQuerySet, value: list[str] | None) -> ProviderQuerySet:
        chosen = value or ([self.facet.default] if self.facet.default else [])
        return qs.filter(self.facet.narrow(chosen, self.parent.query)) if chosen else qs


class WordsFilter(django_filters.CharFilter):
    def filter(self, qs: ProviderQuerySet, value: str | None) -> ProviderQuerySet:
        return qs.filter(self.parent.query.words_condition())


class RadiusFilter(django_filters.TypedChoiceFilter):
    """Acts through the place."""

    def filter(self, qs: ProviderQuerySet, value: int | None) -> ProviderQuerySet:
        return qs


class SortFilter(django_filters.ChoiceFilter):
    """Orders, and narrows nothing."""

    def filter(self, qs: ProviderQuerySet, value: str | None) -> ProviderQuerySet:
        return qs


class BaseFilterSet(django_filters.FilterSet):
    near = PlaceFilter()
    within = RadiusFilter(choices=[(miles, miles) for miles in RADII], coerce=int, empty_value=None)
    q = WordsFilter()
    sort = SortFilter(choices=list(SORTS.items()))

    def __init__(self, parameters: Mapping[str, Sequence[str]], query: Query) -> None:
        data = QueryDict(mutable=True)
        for name, values in parameters.items():
            data.setlist(name, list(values))
        super().__init__(data, queryset=Provider.objects.published())
        self.query = query
        self.form.is_valid()

    def filter_queryset(self, queryset: ProviderQuerySet) -> ProviderQuerySet:
        for name in self.filters:
            queryset = self.narrowed_by(name, queryset)
        return queryset

    def narrowed_by(self, name: str, queryset: ProviderQuerySet) -> ProviderQuerySet:
        """`queryset` narrowed by one parameter alone; a value that was not understood narrows nothing."""
        return self.filters[name].filter(queryset, self.form.cleaned_data.get(name))

    @property
    def narrowing(self) -> list[str]:
        """The names of the parameters that narrow this search, a facet's default included."""
        free = {"near": self.query.place, "q": tokens(self.query.words)}
        facets = narrowing_facets(self.form.cleaned_data)
        return [*(facet.name for facet in facets), *(name for name, given in free.items() if given)]


ProviderFilterSet: type[BaseFilterSet] = type(
    "ProviderFilterSet", (BaseFilterSet,), {facet.name: FacetFilter(facet) for facet in FACETS}
)
