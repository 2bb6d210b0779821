"""Medical, psycholytic or psychedelic."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ServiceFacet
from providers.vocabulary.treatment import TreatmentModel

MODEL = ServiceFacet("model", _("Treatment model"), TreatmentModel)
