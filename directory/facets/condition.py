"""What a provider works with."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.treatment import Condition

CONDITION = ListFacet("condition", _("What you want help with"), Condition, column="conditions")
