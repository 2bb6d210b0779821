"""In person, by telehealth, or with the medicine at home."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ServiceFacet
from providers.vocabulary.treatment import Format

FORMAT = ServiceFacet("format", _("Where you meet"), Format)
