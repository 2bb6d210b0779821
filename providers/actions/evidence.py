"""What sources showed, and what reviewers wrote by hand, is erased with what it is about; the trail itself stays (decision 3)."""

from django.db.models import QuerySet

from providers.actions.documents import forget
from providers.models import (
    Attachment,
    Credential,
    Decision,
    DecisionNote,
    Evidence,
    EvidenceValues,
    License,
    Provider,
)


def erase_of_license(license_: License) -> None:
    """Erase what was seen of a license and noted about it, for when it goes. Call it in the transaction in which it does."""
    _erase(Evidence.objects.filter(license=license_), Attachment.objects.filter(license=license_))
    notes = Decision.objects.filter(license=license_)
    DecisionNote.objects.filter(decision__in=notes).delete()


def erase_of_credential(credential: Credential) -> None:
    """The same for a credential."""
    evidence = Evidence.objects.filter(credential=credential)
    _erase(evidence, Attachment.objects.filter(credential=credential))


def erase_of_provider(provider: Provider) -> None:
    """The same for a provider with all of their licenses and credentials."""
    evidence = Evidence.objects.filter(provider=provider)
    _erase(evidence, Attachment.objects.filter(provider=provider))
    notes = Decision.objects.filter(license__in=provider.licenses.all())
    DecisionNote.objects.filter(decision__in=notes).delete()


def _erase(evidence: "QuerySet[Evidence]", attachments: "QuerySet[Attachment]") -> None:
    EvidenceValues.objects.filter(evidence__in=evidence).delete()
    forget(attachments)
