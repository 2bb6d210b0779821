"""Listings with a checked license, or all of them."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from directory.facets.base import Facet
from providers import words


class Verified(TextChoices):
    YES = "yes", _("License checked, listing up to date")
    ANY = "any", _("All listings")


class VerifiedFacet(Facet):
    def condition(self, value: str, query: Query) -> Q:
        return words.verified(query.on) if value == Verified.YES else Q(pk__isnull=False)


VERIFIED = VerifiedFacet("verified", _("License check"), Verified, default="yes", single=True)
