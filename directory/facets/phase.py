"""Which parts of a course of treatment are included."""

from collections.abc import Mapping

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words
from providers.models import Service
from providers.vocabulary.treatment import Phase


class PhaseFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.including([value])

    def counts(self, sample: Sample) -> Mapping[str, int]:
        services = Service.objects.filter(provider__in=sample.members, phases__isnull=False)
        counted = services.order_by().values("phases__phase")
        return dict(
            counted.annotate(n=Count("provider", distinct=True)).values_list("phases__phase", "n")
        )


PHASE = PhaseFacet("phase", _("What is included"), Phase)
