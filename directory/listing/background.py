"""Training and years: stated by the provider, or checked by a reviewer with a date."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from directory.listing.addresses import web_address
from directory.listing.looks import Source
from directory.listing.record import Record
from providers.models import Credential, Evidence
from providers.models.credential import FACT_OF_KIND
from providers.vocabulary.checking import Result


class Standing(StrEnum):
    STATED = "stated"
    CHECKED = "checked"
    NOT_FOUND = "not_found"


@dataclass(frozen=True)
class CredentialShown:
    """A certification or a training; `on` is the day of the check, `source` where a client can look, too."""

    credential: Credential
    standing: Standing
    on: dt.date | None
    source: Source | None = None


@dataclass(frozen=True)
class Background:
    """`trained` is false where no training in ketamine-assisted therapy is stated: a question, not a no."""

    credentials: tuple[CredentialShown, ...]
    since: int | None
    years: int | None

    @property
    def unchecked(self) -> tuple[Credential, ...]:
        """What stands there on the provider's word alone."""
        checked = (Standing.CHECKED, Standing.NOT_FOUND)
        return tuple(each.credential for each in self.credentials if each.standing not in checked)


def background(record: Record) -> Background:
    """The credentials and years of a listing."""
    since = record.provider.practicing_since
    return Background(
        credentials=tuple(_shown(record, each) for each in record.credentials),
        since=since,
        years=max(0, record.on.year - since) if since else None,
    )


def _shown(record: Record, credential: Credential) -> CredentialShown:
    look = _last_look(record.evidence, credential)
    if look is None:
        return CredentialShown(credential, Standing.STATED, None)
    on = timezone.localdate(look.performed_at)
    if look.result != Result.CONFIRMED:
        return CredentialShown(credential, Standing.NOT_FOUND, on)
    if look.valid_until < record.on:
        return CredentialShown(credential, Standing.STATED, on)
    url = web_address(look.source_url)
    source = Source(look.source, url) if url else None
    return CredentialShown(credential, Standing.CHECKED, on, source)


def _last_look(evidence: Iterable[Evidence], credential: Credential) -> Evidence | None:
    fact = FACT_OF_KIND[credential.kind]  # type: ignore[index]
    looks = (row for row in evidence if row.credential_id == credential.pk and row.fact == fact)
    return next(looks, None)
