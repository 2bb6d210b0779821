"""Who has room for a new client."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from directory.facets.base import Facet
from providers import words
from providers.vocabulary.practice import Accepting, Availability

SAID = {Accepting.NOW: Availability.OPEN, Accepting.WAITLIST: Availability.WAITLIST}


class AcceptingFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.accepting(SAID[Accepting(value)], query.on)


ACCEPTING = AcceptingFacet(
    "accepting", _("Room for new clients"), Accepting, hint=_("As said in the last 30 days.")
)
