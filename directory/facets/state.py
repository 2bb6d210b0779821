"""The state in which the client can be seen."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words
from providers.vocabulary.state import State


class StateFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.in_state(value, query.on)

    def counts(self, sample: Sample) -> Mapping[str, int]:
        return Counter(state for states in sample.states for state in states)


STATE = StateFacet(
    "state", _("State"), State, hint=_("A place there, or telehealth with a license there.")
)
