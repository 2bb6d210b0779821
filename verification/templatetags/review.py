"""The number at the door to review, and files to look at."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from accounts.models import User
from providers.drawing.pages import File
from providers.models import Document, DocumentKind
from providers.phone import readable
from verification.queue.number import MOST, number_for
from verification.sheets import address

register = template.Library()
register.filter("readable", readable)


@register.simple_tag
def waiting_number(user: User) -> str:
    """How much waits of what the user may know of, roughly."""
    number = number_for(user)
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
