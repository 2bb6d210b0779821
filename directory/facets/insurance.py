"""Whose insurance is taken."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.practice import Insurance

INSURANCE = ListFacet("insurance", _("Insurance"), Insurance, column="insurance")
