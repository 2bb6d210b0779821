"""How long a provider has practiced, and whether they trained for this work."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from directory.facets.base import Facet
from providers import words
from providers.vocabulary.people import Experience

YEARS = {Experience.YEARS_5: 5, Experience.YEARS_10: 10}


class ExperienceFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        if value == Experience.KAP_TRAINED:
            return words.trained()
        return words.practicing_for(YEARS[Experience(value)], query.on)


EXPERIENCE = ExperienceFacet("experience", _("Experience"), Experience, hint=_("As stated."))
