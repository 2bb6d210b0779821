"""What a whole course costs."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.load import cost_band
from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words
from providers.vocabulary.practice import Cost


class CostFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.costing(value)

    def counts(self, sample: Sample) -> Mapping[str, int]:
        bands = Counter(cost_band(low) for low in sample.course_lows.values())
        return bands | {Cost.NOT_STATED.value: len(sample.pks) - bands.total()}


COST = CostFacet(
    "cost", _("Cost of a whole course"), Cost, hint=_("By the lowest price a provider states.")
)
