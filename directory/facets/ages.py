"""Whom the provider sees."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.people import Ages

AGES = ListFacet("ages", _("Ages"), Ages, column="ages")
