"""Documents of a license: sent by its holder, and opened by them and by reviewers only."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from providers.access import own_listing, person, signed_in
from providers.actions.documents import MOST_DOCUMENTS, add_document, remove_document
from providers.announced import document_opened
from providers.document_file import MOST_BYTES
from providers.models import Document, License, Provider
from providers.uploads import files_in_memory
from providers.views.asking import show_form, who_asks
from providers.views.kept import keeps_typed
from providers.views.private_file import private_file
from providers.views.sending import sent_form, tell_kept

LIST = "practice_licenses"


@files_in_memory(MOST_BYTES)
@keeps_typed
@own_listing("GET", "POST")
def documents(request: HttpRequest, listing: Provider, license: uuid.UUID) -> HttpResponse:
    """The documents of one license, and a form for one more."""
    found = get_object_or_404(listing.licenses, pk=license)
    form = sent_form(request)
    if form.is_bound and form.is_valid():
        try:
            kept = add_document(found, file=form.cleaned_data["file"], by=who_asks(request))
        except ValidationError as error:
            form.add_error("file", error)
        except License.DoesNotExist as error:
            raise Http404 from error
        else:
            tell_kept(request, kept)
            return redirect("practice_documents", listing.slug, found.pk)
    return show_form(
        request,
        listing,
        form,
        title=_("Documents of %(license)s") % {"license": found},
        button=_("Send document"),
        back=LIST,
        template="practice/licenses/documents.html",
        license=found,
        documents=found.documents.all(),
        full=found.documents.count() >= MOST_DOCUMENTS,
    )


@signed_in("GET", "POST")
def document(
    request: HttpRequest, slug: str, license: uuid.UUID, document: uuid.UUID
) -> HttpResponse:
    """The document as a file to save; nothing for anybody but its holder and reviewers."""
    readable = Document.objects.readable_by(request.user)
    found = get_object_or_404(readable, pk=document, license=license, provider__slug=slug)
    if request.method == "POST":
        # Not before: for everybody else the address does not exist, however they ask.
        return HttpResponseNotAllowed(["GET", "HEAD"])
    answer = private_file(found, how="attachment", name="license")
    document_opened.send(Document, document=found, by=person(request))
    return answer


@own_listing("GET", "POST")
def remove(
    request: HttpRequest, listing: Provider, license: uuid.UUID, document: uuid.UUID
) -> HttpResponse:
    """Asks, then removes."""
    found = get_object_or_404(listing.documents, pk=document, license=license)
    if request.method == "POST":
        remove_document(found, by=who_asks(request))
        messages.success(request, _("The document is deleted."))
        return redirect("practice_documents", listing.slug, license)
    words = {"listing": listing, "here": LIST, "document": found}
    return render(request, "practice/licenses/remove_document.html", words)
