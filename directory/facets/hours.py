"""Outside of office hours."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.practice import Hours

HOURS = ListFacet("hours", _("Hours"), Hours, column="hours")
