"""Providers are compared with the exclusion list: all of them with each new list, one at once when it changes who they are."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from providers.models import Provider
from verification import exclusion_mail
from verification.actions.exclusion_hits import settle_hits, withhold
from verification.exclusions.comparing import Everybody, Match, matches_in_database
from verification.exclusions.subject import Subject, subjects
from verification.models import Exclusion, ExclusionComparison, ExclusionHit, ExclusionList

BATCH = 2000


def compare_everybody(current: ExclusionList, exclusions: Iterable[Exclusion]) -> None:
    """In the transaction that makes `current` the list, of which `exclusions` are the rows."""
    everybody = Everybody(exclusions)
    with_hits = set(ExclusionHit.objects.order_by().values_list("provider_id", flat=True))
    touched: dict[int, list[Match]] = {}
    done: list[ExclusionComparison] = []
    for subject in subjects(Provider.objects.all()):
        matches = everybody.matches(subject)
        if matches or subject.pk in with_hits:
            touched[subject.pk] = matches
        done.append(_comparison(subject, current))
    _remember(done)
    # In one order everywhere, as each of them is locked.
    alarming = [pk for pk in sorted(touched) if _settle(pk, touched[pk], current)]
    if alarming:
        exclusion_mail.alert()


@transaction.atomic
def compare(provider: Provider) -> None:
    """One provider with the list as it is, at once; nothing while there is no list."""
    current = ExclusionList.objects.first()
    if current is None or not _lock(provider.pk):
        return
    for subject in subjects(Provider.objects.filter(pk=provider.pk)):
        if _settle(subject.pk, matches_in_database(subject), current):
            exclusion_mail.alert()
        _remember([_comparison(subject, current)])


def compare_changed() -> str:
    """Those who are somebody else by now than when they were compared, or were not compared with the list of today; says how many.

    For `manage.py daily`: whatever changes who a provider is without saying so is caught here. Each one is a transaction.
    """
    stale = list(_stale())
    for pk in stale:
        if provider := Provider.objects.filter(pk=pk).first():
            compare(provider)
    return f"{len(stale)} compared"


def _stale() -> Iterator[int]:
    current = ExclusionList.objects.first()
    if current is None:
        return
    rows = ExclusionComparison.objects.filter(compared_with=current)
    done = dict(rows.values_list("provider_id", "subject_sha256"))
    for subject in subjects(Provider.objects.all()):
        if done.get(subject.pk) != subject.digest:
            yield subject.pk


def _settle(pk: int, matches: list[Match], current: ExclusionList) -> bool:
    """Whether somebody has to be alerted."""
    if not _lock(pk):
        return False
    fresh = settle_hits(pk, matches, current)
    return withhold(pk, current) or fresh


def _lock(pk: int) -> bool:
    """Nobody else settles or decides hits of the provider until the transaction ends; False when the provider is gone."""
    return Provider.objects.select_for_update(of=("self",)).filter(pk=pk).exists()


def _comparison(subject: Subject, current: ExclusionList) -> ExclusionComparison:
    return ExclusionComparison(
        provider_id=subject.pk, compared_with=current, subject_sha256=subject.digest
    )


def _remember(done: list[ExclusionComparison]) -> None:
    ExclusionComparison.objects.bulk_create(
        done,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["provider"],
        update_fields=["compared_with", "subject_sha256"],
    )
