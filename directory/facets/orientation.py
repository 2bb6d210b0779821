"""Schools of psychotherapy."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.treatment import Orientation

ORIENTATION = ListFacet("orientation", _("Style of therapy"), Orientation, column="orientations")
