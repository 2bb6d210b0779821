"""How much psychotherapy comes with the medicine, and from whom."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ServiceFacet
from providers.vocabulary.treatment import Psychotherapy

THERAPY = ServiceFacet("therapy", _("Talk therapy"), Psychotherapy)
