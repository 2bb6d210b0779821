"""Languages in which a session can be held."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.people import Language

LANGUAGE = ListFacet("language", _("Language"), Language, column="languages")
