"""Communities that a provider says they know well."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.people import Community

COMMUNITY = ListFacet(
    "community", _("Experience with communities"), Community, column="communities"
)
