"""Drip, injection, nasal spray or lozenge."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ServiceFacet
from providers.vocabulary.treatment import Route

ROUTE = ServiceFacet("route", _("How it is given"), Route)
