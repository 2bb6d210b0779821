"""What makes paying easier."""

from django.utils.translation import gettext_lazy as _

from directory.facets.base import ListFacet
from providers.vocabulary.practice import Pay

PAY = ListFacet("pay", _("Ways to pay"), Pay, column="pay")
