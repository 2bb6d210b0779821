"""The ways between the parts of review, for each role."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import REVIEWERS, STAFF, Role

ADMINISTRATORS = (Role.ADMINISTRATOR,)

# What waits most often first; a part's pages begin with the address of its first one.
WAYS = [
    ("review", _("What waits"), STAFF),
    ("review_find", _("Find"), STAFF),
    ("review_reports", _("Reports"), REVIEWERS),
    ("review_exclusions", _("Exclusion list"), STAFF),
    ("review_rules", _("Prescribing rules"), STAFF),
    ("review_audit", _("Audit trail"), ADMINISTRATORS),
    ("review_people", _("People"), ADMINISTRATORS),
    ("admin:providers_board_changelist", _("Boards"), ADMINISTRATORS),
    ("admin:index", _("Plain data"), ADMINISTRATORS),
]


@dataclass(frozen=True)
class Way:
    """`current` is what `aria-current` says: "page" on the page itself, "true" on those below it, else empty."""

    address: str
    label: str | Promise
    current: str


def ways(user: User, path: str) -> list[Way]:
    """The parts that are open to `user`, who is at `path`."""
    return [
        Way(reverse(name), label, _current(name, path))
        for name, label, roles in WAYS
        if user.role in roles
    ]


def _current(name: str, path: str) -> str:
    address = reverse(name)
    if path == address:
        return "page"
    # Everything stands below what waits.
    return "true" if name != "review" and path.startswith(address) else ""
