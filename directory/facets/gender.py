"""What a provider says of their gender."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from directory.facets.base import Facet
from providers.vocabulary.people import Gender


class GenderFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return Q(gender=value)


GENDER = GenderFacet("gender", _("Gender of the provider"), Gender)
