"""A dimension of search in one object: its form field, what it narrows, its options and how they are counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import CharField, Choices, Count, Func, Q
from django.utils.functional import Promise

from catalog.query import Query
from catalog.sample import Sample
from providers import words
from providers.models import Provider, Service


class Unnest(Func):
    """Each element of an array on a row of its own."""

    function = "unnest"
    set_returning = True
    output_field = CharField()


@dataclass(frozen=True)
class Facet:
    """`name` is the parameter's name; `choices` are its values with their labels.

    Subclasses say what an option means, as a condition on Provider. `shown` options stand in the open, the rest behind
    "Show more"; `default` is the value that holds while the address does not say otherwise.
    """

    name: str
    label: Promise
    choices: type[Choices]
    hint: Promise | str = ""
    shown: int = 6
    default: str = ""
    single: bool = False

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The options by their values; `choices` would work them out again each time it is asked."""
        return tuple(self.choices.values)

    def key(self, value: str, query: Query) -> str:
        """The name of an option in the catalog (see `catalog.options`)."""
        return f"{self.name}:{value}"

    def keys(self, query: Query) -> tuple[str, ...]:
        """The names of all options, in the order of `choices`."""
        return tuple(self.key(value, query) for value in self.values)

    def condition(self, value: str, query: Query) -> Q:
        """Which providers one option stands for, said in SQL."""
        raise TypeError(f"{type(self).__name__} has no condition")

    def narrow(self, values: Iterable[str], query: Query) -> Q:
        """Which providers a selection stands for: any of its options."""
        condition = Q()
        for value in values:
            condition |= self.condition(value, query)
        return condition

    def counts(self, sample: Sample) -> Mapping[str, int]:
        """How many listings of the sample each option holds for; options left out count none."""
        providers = Provider.objects.filter(pk__in=sample.members).order_by()
        return providers.aggregate(
            **{
                value: Count("pk", filter=self.condition(value, sample.query))
                for value in self.choices.values
            }
        )


@dataclass(frozen=True)
class ServiceFacet(Facet):
    """One of the facts that are kept apart on every service."""

    def condition(self, value: str, query: Query) -> Q:
        return words.offering(**{self.name: [value]})

    def counts(self, sample: Sample) -> Mapping[str, int]:
        services = Service.objects.filter(provider__in=sample.members).order_by()
        counted = services.values(self.name).annotate(n=Count("provider", distinct=True))
        return dict(counted.values_list(self.name, "n"))


@dataclass(frozen=True)
class ListFacet(Facet):
    """Something a provider states as a list, in a field of its own."""

    column: str = field(default="")

    def condition(self, value: str, query: Query) -> Q:
        return Q(**{f"{self.column}__contains": [value]})

    def counts(self, sample: Sample) -> Mapping[str, int]:
        stated = Provider.objects.filter(pk__in=sample.members).order_by()
        each = stated.annotate(option=Unnest(self.column)).values("option")
        return dict(each.annotate(n=Count("pk")).values_list("option", "n"))
