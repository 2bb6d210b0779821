"""The search parameters as a django-filter FilterSet, made from the facets.

Its `.qs` answers a search in plain SQL over the normalized tables: slower than anything precomputed, and right.
"""

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from catalog.places import Place, PlaceError, UnclearPlaceError, find_place
from catalog.query import DEFAULT_RADIUS, RADII, Query
from directory.facets import FACETS, Facet
from directory.sorts import SORTS
from providers.models import Provider
from providers.models.provider_queryset import ProviderQuerySet


class PlaceField(forms.CharField):
    """A ZIP code or city; cleans to a Place, or tells what to type, with the places to choose from as `choices`."""

    choices: tuple[Place, ...] = ()

    def clean(self, value: Any) -> Place | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return find_place(text)
        except UnclearPlaceError as error:
            self.choices = error.choices
            raise ValidationError(str(error), code="unclear") from error
        except PlaceError as error:
            raise ValidationError(str(error), code="unknown") from error


class PlaceFilter(django_filters.Filter):
    field_class = PlaceField

    def filter(self, qs: ProviderQuerySet, value: Place | None) -> ProviderQuerySet:
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

    def __init__(self, parameters: Mapping[str, list[str]]) -> None:
        data = QueryDict(mutable=True)
        for name, values in parameters.items():
            data.setlist(name, values)
        super().__init__(data, queryset=Provider.objects.published())

    @property
    def query(self) -> Query:
        """What the meaning of the facets depends on; a place that was not understood counts as none."""
        if not hasattr(self, "_query"):
            self.form.is_valid()
            cleaned = self.form.cleaned_data
            states = cleaned.get("state") or []
            self._query = Query(
                place=cleaned.get("near"),
                within=cleaned.get("within") or DEFAULT_RADIUS,
                state=states[0] if len(states) == 1 else None,
                formats=frozenset(cleaned.get("format") or ()),
                words=cleaned.get("q") or "",
            )
        return self._query

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
        free = [name for name in ("near", "q") if self.form.cleaned_data.get(name)]
        return free + [facet.name for facet in FACETS if self.selected(facet)]

    @property
    def unclear_places(self) -> tuple[Place, ...]:
        """The places to choose from when several have the name."""
        self.form.is_valid()
        field = self.form.fields["near"]
        return field.choices if isinstance(field, PlaceField) else ()

    def selected(self, facet: Facet) -> list[str]:
        """The values that narrow by a facet, its default included."""
        chosen = self.form.cleaned_data.get(facet.name) or []
        return list(chosen) or ([facet.default] if facet.default else [])


ProviderFilterSet: type[BaseFilterSet] = type(
    "ProviderFilterSet", (BaseFilterSet,), {facet.name: FacetFilter(facet) for facet in FACETS}
)
