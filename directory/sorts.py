"""The orders a client can ask for."""

from django.utils.translation import gettext_lazy as _

SORTS = {
    "nearest": _("Nearest first"),
    "soonest": _("Soonest opening"),
    "cost": _("Lowest cost"),
    "name": _("Name"),
}
