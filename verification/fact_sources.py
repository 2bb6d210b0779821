"""Where each fact beside the license is looked up: what the form is filled in with, and where its link leads."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from providers.models import Provider
from providers.vocabulary.checking import Fact, SourceKind
from verification.exclusion_mail import LIST_URL
from verification.forms.source import Method
from verification.registries.nppes_page import page_of
from verification.subjects import Subject


@dataclass(frozen=True)
class FactSource:
    """`url` is empty where no public page shows the fact."""

    name: str
    kind: SourceKind
    method: Method
    url: str = ""


def source_of(subject: Subject, provider: Provider) -> FactSource:
    """The usual source; a reviewer who looked elsewhere says so in its place."""
    if subject.credential is not None:
        return FactSource(subject.credential.name, SourceKind.PRIMARY, Method.BY_NAME)
    if subject.fact in (Fact.IDENTITY, Fact.ADDRESS):
        # What stands there was typed by the person it is about.
        method = Method.BY_NUMBER if provider.npi else Method.BY_NAME
        url = page_of(provider.npi or "")
        return FactSource(_("NPI registry (NPPES)"), SourceKind.SELF_ATTESTED, method, url)
    if subject.fact == Fact.EXCLUSION:
        return FactSource(
            _("Federal exclusion list (OIG LEIE)"), SourceKind.PRIMARY, Method.BY_NAME, LIST_URL
        )
    if subject.fact == Fact.SUPERVISED_HOURS:
        # Some boards say it in a letter or on the license; no public list shows it.
        state = subject.license.get_state_display() if subject.license else ""
        name = _("Licensing board of %(state)s") % {"state": state}
        return FactSource(name, SourceKind.PRIMARY, Method.LETTER)
    if subject.fact == Fact.DEA_SCHEDULE:
        return FactSource(_("DEA registration"), SourceKind.PRIMARY, Method.BY_NUMBER)
    return FactSource(_("Spravato safety program (REMS)"), SourceKind.PRIMARY, Method.BY_NAME)
