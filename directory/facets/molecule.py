"""Ketamine or esketamine."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ServiceFacet
from providers.vocabulary.treatment import Molecule

MOLECULE = ServiceFacet("molecule", _("Medicine"), Molecule)
