"""Documents with which somebody shows that a claim is theirs: sent, looked at and deleted by them; nobody else finds any here."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from providers.access import signed_in
from providers.actions.claim_documents import add_claim_document
from providers.actions.documents import MOST_DOCUMENTS, remove_document
from providers.document_file import MOST_BYTES
from providers.models import Claim, Document
from providers.sheets import Sheets
from providers.uploads import files_in_memory
from providers.views.asking import who_asks
from providers.views.document_pages import advice_to_owner, own_picture, own_sheets
from providers.views.paper import page_words
from providers.views.private_file import private_file
from providers.views.sending import sent_form, tell_kept


@files_in_memory(MOST_BYTES)
@signed_in("GET", "POST")
def documents(request: HttpRequest, claim: uuid.UUID) -> HttpResponse:
    """The documents of a claim, and a form for one more while it waits."""
    own = get_object_or_404(_mine(request), pk=claim)
    form = sent_form(request, label=_("Photo or PDF that shows who you are"))
    if form.is_bound and form.is_valid():
        try:
            kept = add_claim_document(
                claim=own, file=form.cleaned_data["file"], by=who_asks(request)
            )
        except ValidationError as error:
            form.add_error("file", error)
            own.refresh_from_db()
        else:
            tell_kept(request, kept)
            return redirect("claim_documents", own.pk)
    there = list(own.documents.all())
    words = {
        "claim": own,
        "form": form,
        "title": _("Documents of your claim: %(name)s") % {"name": own.subject},
        "button": _("Send document"),
        "back": own.get_absolute_url(),
        "documents": there,
        "full": len(there) >= MOST_DOCUMENTS,
    }
    status = 422 if form.errors else 200
    return render(request, "practice/claims/documents.html", words, status=status)


@signed_in("GET")
def document(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """The document as a file to save."""
    return private_file(_found(request, claim, document), how="attachment", name="claim")


@signed_in("GET")
def pages(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """All pages of a document."""
    found = _found(request, claim, document)
    # In the list of documents, htmx puts the pages below their name.
    beside = bool(request.headers.get("HX-Request"))
    template = "documents/pages.html" if beside else "practice/claims/document.html"
    sheets = _sheets(request, found)
    return render(request, template, _words(found, sheets) | {"sheets": sheets})


@signed_in("GET")
def page(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID, page: int) -> HttpResponse:
    """One page of a document, as large as the screen is wide."""
    found = _found(request, claim, document)
    sheets = _sheets(request, found)
    words = _words(found, sheets) | page_words(sheets, page)
    return render(request, "practice/claims/document.html", words)


@signed_in("GET")
def picture(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID, page: int) -> HttpResponse:
    """The picture of a page."""
    return own_picture(request, _found(request, claim, document), page)


@signed_in("GET", "POST")
def remove(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """Asks, then removes."""
    found = _found(request, claim, document)
    if request.method == "POST":
        remove_document(found, by=who_asks(request))
        messages.success(request, _("The document is deleted."))
        return redirect("claim_documents", claim)
    return render(request, "practice/claims/remove_document.html", {"document": found})


def _mine(request: HttpRequest) -> Any:
    return Claim.objects.of(who_asks(request)).select_related("provider", "record", "claimant")


def _found(request: HttpRequest, claim: uuid.UUID, document: uuid.UUID) -> Document:
    """Not found for everybody but the claimant; reviewers have addresses of their own."""
    mine = Document.objects.filter(claim__in=Claim.objects.of(who_asks(request)))
    return get_object_or_404(mine.select_related("claim"), pk=document, claim=claim)


def _sheets(request: HttpRequest, found: Document) -> Sheets:
    def address(what: str = "", *numbers: int) -> str:
        name = "_".join(filter(None, ("claim_document", what)))
        return reverse(name, args=[found.claim_id, found.pk, *numbers])

    return own_sheets(request, found, address)


def _words(found: Document, sheets: Sheets) -> dict[str, Any]:
    return {"file": found, "claim": found.claim, "advice": advice_to_owner(sheets)}
