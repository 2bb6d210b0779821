"""What a place or a provider makes possible."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.practice import Access

ACCESS = ListFacet("access", _("Access needs"), Access, column="access")
