"""The number at the door to review, and files to look at."""

from typing import Any

from django import template
from django.core.cache import cache
from django.utils.translation import gettext as _

from accounts.models import User
from providers.drawing.pages import File
from providers.models import Document, DocumentKind
from verification.queue.every import waiting
from verification.sheets import address

register = template.Library()

# More than so many are told as "99+": the database stops counting there.
MOST = 99
# Every page of a reviewer asks; a number that is half a minute old is good enough to be called by.
KEPT = 30


@register.simple_tag
def waiting_number(user: User) -> str:
    """How much waits of what the user may know of, roughly."""
    number: int = cache.get_or_set(f"waiting-number-{user.pk}", lambda: _counted(user), KEPT) or 0
    return f"{MOST}+" if number > MOST else str(number)


@register.inclusion_tag("documents/kept.html")
def kept_file(file: File) -> dict[str, Any]:
    """A document or attachment in a list, to be opened and looked at."""
    is_sent = isinstance(file, Document)
    return {
        "file": file,
        "is_sent": is_sent,
        "kind": _("PDF") if file.kind == DocumentKind.PDF else _("Picture"),
        "day": file.uploaded_at if isinstance(file, Document) else file.attached_at,
        "pages": address(file, "pages"),
        "save": address(file),
    }


def _counted(user: User) -> int:
    return len(waiting(known_to=user).order_by().values_list("waiting_kind")[: MOST + 1])
