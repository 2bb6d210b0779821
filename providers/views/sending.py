"""A document comes in: how often that may be, and what its owner is told of it at once."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.limits import within_limit
from providers.actions.document_trials import try_quickly
from providers.forms.document import DocumentForm
from providers.models import Document
from providers.tasks import try_document
from providers.views.asking import who_asks

MOST_UPLOADS = 30
AN_HOUR = dt.timedelta(hours=1)


def sent_form(request: HttpRequest, label: str = "") -> DocumentForm:
    """The form with what was sent; `label` says what the file is of, where it is not a license."""
    if request.method != "POST":
        return DocumentForm(label=label)
    who = str(who_asks(request).pk)
    too_many = not within_limit("document", who, most=MOST_UPLOADS, per=AN_HOUR)
    return DocumentForm(request.POST, request.FILES, too_many=too_many, label=label)


def tell_kept(request: HttpRequest, document: Document) -> None:
    """That it is kept, and whether it can be shown; what takes long to find out stands beside it a little later."""
    if not try_quickly(document):
        try_document.defer(key=str(document.pk))
    if document.trouble:
        messages.warning(request, _("The document is kept. Read the note beside it."))
    else:
        messages.success(request, _("The document is kept, locked, for the reviewers."))
