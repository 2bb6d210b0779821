"""Who the provider is, by the licenses that a listing speaks with."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words
from providers.vocabulary.license import Profession


class ProfessionFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.of_profession(value, query.on)

    def counts(self, sample: Sample) -> Mapping[str, int]:
        return Counter(each for one in sample.standings.values() for each in one.professions)


PROFESSION = ProfessionFacet("profession", _("Profession"), Profession)
