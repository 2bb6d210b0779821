"""The page on which facts beside the license are checked: identity, address, exclusion, DEA, the Spravato program, training."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.second_factor import word_of_form
from providers.access import person
from providers.dates import today
from providers.document_file import MOST_BYTES
from providers.exclusion_list import comparisons
from providers.models import Document, Evidence, License, Provider
from providers.uploads import files_in_memory
from providers.vocabulary.checking import SourceKind
from verification.access import deciding
from verification.actions.case import ChangedSinceError, only_reviewers
from verification.actions.evidence import Look, TakesSeniorError
from verification.actions.facts import record_fact
from verification.fact_sources import source_of
from verification.forms.fact import FactForm
from verification.forms.source import Method
from verification.models.hold import LASTS
from verification.subjects import Subject, subjects_of


@files_in_memory(MOST_BYTES)
@deciding("GET", "POST", lasts=LASTS)
def facts(request: HttpRequest, slug: str) -> HttpResponse:
    """How each fact stands, and a form for one more look."""
    provider = get_object_or_404(Provider, slug=slug)
    only_reviewers(person(request), provider.pk)
    subjects = subjects_of(provider)
    if request.method != "POST":
        chosen = next((each for each in subjects if each.key == request.GET.get("about")), None)
        form = FactForm(subjects=subjects, initial=_filled_in(chosen, provider))
        return _page(request, provider, form, subjects)
    form = FactForm(request.POST, request.FILES, subjects=subjects)
    if form.is_valid():
        try:
            record_fact(
                provider,
                form.cleaned_data["about"],
                _look(form),
                version=form.cleaned_data["version"],
                by=person(request),
                file=form.cleaned_data["file"],
            )
        except TakesSeniorError as refusal:
            form.add_error("result", str(refusal))
        except ChangedSinceError:
            form.add_error(
                None,
                _(
                    "Nothing is saved: it changed after you opened the page. What you typed is below."
                ),
            )
            form.take_up(subjects_of(provider))
        else:
            messages.success(request, _("The look is kept."))
            return redirect("review_facts", provider.slug)
    return _page(request, provider, form, subjects)


def _filled_in(chosen: Subject | None, provider: Provider) -> dict[str, str]:
    """Where to look, for the fact that was chosen in the list; never what is to be seen there."""
    if chosen is None:
        return {}
    source = source_of(chosen, provider)
    return {
        "about": chosen.key,
        "source": source.name,
        "source_url": source.url,
        "source_kind": source.kind,
        "method": source.method,
    }


def _look(form: FactForm) -> Look:
    cleaned = form.cleaned_data
    return Look(
        fact=cleaned["about"].fact,
        result=cleaned["result"],
        source=cleaned["source"],
        source_url=cleaned["source_url"],
        source_kind=cleaned["source_kind"] or SourceKind.PRIMARY,
        method=str(Method(cleaned["method"] or Method.BY_NAME).label),
        shown={"words": cleaned["words"]} if cleaned["words"] else {},
        valid_until=cleaned["valid_until"],
    )


def _page(
    request: HttpRequest, provider: Provider, form: FactForm, subjects: list[Subject]
) -> HttpResponse:
    looks = list(provider.evidence.select_related("values"))
    attached = {each.sha256: each for each in provider.attachments.all()}
    standing = []
    for subject in subjects:
        last = _last(subject, looks)
        file = attached.get(last.attachment_sha256) if last else None
        over = bool(last and last.valid_until < today())
        standing.append((subject, last, over, [file] if file else []))
    words = {
        "provider": provider,
        "form": form,
        "opened": word_of_form(request),
        "standing": standing,
        "sent": _sent(provider),
        "compared": comparisons([provider.pk]).get(provider.pk),
    }
    return render(request, "review/facts/page.html", words, status=422 if form.errors else 200)


def _sent(provider: Provider) -> list[tuple[License, list[Document]]]:
    """The documents that there are, by license."""
    licenses = provider.licenses.prefetch_related("documents")
    return [(each, list(each.documents.all())) for each in licenses if each.documents.all()]


def _last(subject: Subject, looks: list[Evidence]) -> Evidence | None:
    """The newest look at that fact of that subject."""
    license_pk = subject.license.pk if subject.license else None
    credential_pk = subject.credential.pk if subject.credential else None
    for look in looks:
        same = look.license_id == license_pk and look.credential_id == credential_pk
        if look.fact == subject.fact and same:
            return look
    return None
