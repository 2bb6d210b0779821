"""What the NPI registry newly says of a listed provider, and the listing does not, is put before a reviewer."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Self

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from providers.models import Provider, RegistryRecord
from providers.vocabulary.checking import ListingState
from providers.vocabulary.people import ProviderKind
from verification.actions.case import ChangedSinceError, only_reviewers
from verification.actions.holds import finish
from verification.exclusions.names import person_agrees, readings, same_organization, words_of
from verification.models import RegistryDifference
from verification.models.registry_difference import DifferenceKind, DifferenceStage
from verification.queue.kinds import Kind


@dataclass(frozen=True)
class Before:
    """The listed providers among those whose records are about to be written, and their records as they were."""

    providers: dict[str, Provider]
    records: dict[str, RegistryRecord]

    @classmethod
    def of(cls, npis: Collection[str]) -> Self:
        """Locks nobody: whoever decides on a claim locks the record first, and the provider after it."""
        rows = Provider.objects.filter(npi__in=npis).exclude(listing_state=ListingState.CLOSED)
        listed = {str(row.npi): row for row in rows.order_by("pk")}
        return cls(listed, RegistryRecord.objects.in_bulk(list(listed)))


def note_differences(before: Before) -> None:
    """In the transaction that has written the records: new differences wait, and those that are over cease to."""
    if not before.providers:
        return
    now = RegistryRecord.objects.in_bulk(list(before.providers))
    for npi, provider in before.providers.items():
        says = set(_said(now[npi]))
        _forget(provider, says)
        news = says - (set(_said(before.records[npi])) if npi in before.records else set())
        licensed = set(provider.licenses.values_list("state", flat=True))
        for kind, words in sorted(news):
            if _differs(kind, words, provider, now[npi], licensed):
                _put(provider, npi, kind, words)


def note_deactivated(records: Collection[RegistryRecord]) -> None:
    """Of records that are not kept: a listed provider's deactivated NPI waits for a reviewer all the same."""
    ended = {row.npi: row.deactivated_on for row in records if row.deactivated_on}
    if not ended:
        return
    rows = Provider.objects.filter(npi__in=list(ended)).exclude(listing_state=ListingState.CLOSED)
    for provider in rows.order_by("pk"):
        npi = str(provider.npi)
        _put(provider, npi, DifferenceKind.DEACTIVATED, ended[npi].isoformat())


@transaction.atomic
def settle_difference(*, difference: RegistryDifference, reason: str, by: User) -> None:
    """A reviewer has looked into it; the same words of the registry do not come back.

    Raises PermissionDenied, ValidationError without a reason, ChangedSinceError when it does not wait any more.
    """
    only_reviewers(by, difference.provider_id)
    if not reason.strip():
        raise ValidationError(_("Say what came of it."))
    rows = RegistryDifference.objects.select_for_update(of=("self",))
    now = rows.filter(pk=difference.pk, stage=DifferenceStage.OPEN).first()
    if now is None:
        raise ChangedSinceError
    now.stage, now.reason = DifferenceStage.SETTLED, reason.strip()
    now.decided_at, now.decided_by = timezone.now(), by
    now.save(update_fields=["stage", "reason", "decided_at", "decided_by"])
    finish(kind=Kind.DIFFERENCE, subject=str(now.pk))


def _said(record: RegistryRecord) -> Iterator[tuple[str, str]]:
    """What a record says that could differ from a listing."""
    if record.deactivated_on:
        yield DifferenceKind.DEACTIVATED, record.deactivated_on.isoformat()
    yield DifferenceKind.NAME, record.name
    for hint in record.license_hints:
        if hint["state"]:
            yield DifferenceKind.LICENSE_STATE, hint["state"]


def _differs(
    kind: str, words: str, provider: Provider, record: RegistryRecord, licensed: set[str]
) -> bool:
    if kind == DifferenceKind.NAME:
        return not _same_name(provider, record)
    return kind == DifferenceKind.DEACTIVATED or words not in licensed


def _same_name(provider: Provider, record: RegistryRecord) -> bool:
    """As people compare names; a former name in the registry counts as well."""
    if words_of(provider.name) == words_of(record.other_name):
        return True
    if provider.kind == ProviderKind.ORGANIZATION or not record.last_name:
        return same_organization(provider.name, record.name)
    return any(person_agrees(reading, record) for reading in readings(provider.name))


def _forget(provider: Provider, says: set[tuple[str, str]]) -> None:
    for row in provider.registry_differences.filter(stage=DifferenceStage.OPEN):
        if (row.kind, row.registry_says) not in says:
            row.stage = DifferenceStage.GONE
            row.save(update_fields=["stage"])


def _put(provider: Provider, npi: str, kind: str, words: str) -> None:
    """Once a provider and saying; what a reviewer has settled stays so, what had gone waits again."""
    row, made = RegistryDifference.objects.get_or_create(
        provider=provider,
        kind=kind,
        registry_says=words,
        defaults={"npi": npi, "found_at": timezone.now()},
    )
    if not made and row.stage == DifferenceStage.GONE:
        row.stage, row.found_at = DifferenceStage.OPEN, timezone.now()
        row.save(update_fields=["stage", "found_at"])
