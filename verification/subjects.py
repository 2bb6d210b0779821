"""What of a listing can be checked beside the license itself: a fact, and what it is about."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from providers.dates import today
from providers.models import Credential, License, Provider
from providers.models.credential import FACT_OF_KIND, CredentialKind
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Fact
from verification.actions.case import case_version
from verification.actions.evidence import credential_version, provider_version


@dataclass(frozen=True)
class Subject:
    """One fact about the provider, or about one of their licenses or credentials; `version` is how that stands."""

    key: str
    label: str
    fact: Fact
    version: str
    license: License | None = None
    credential: Credential | None = None

    def latest(self, by_fact: dt.date) -> dt.date:
        """The last day on which a look of today can count; a license takes what is about it along when it ends."""
        return (
            min(by_fact, evidence_valid_until(self.license, today())) if self.license else by_fact
        )


def subjects_of(provider: Provider) -> list[Subject]:
    """Everything that can be checked, the provider's own facts first."""
    version = provider_version(provider)
    facts = (Fact.IDENTITY, Fact.ADDRESS, Fact.EXCLUSION, Fact.REMS_CERTIFICATION)
    found = [Subject(fact.value, str(fact.label), fact, version) for fact in facts]
    for license_ in provider.licenses.all():
        words = _("DEA registration, for %(license)s") % {"license": license_}
        found.append(
            Subject(
                f"dea-{license_.pk}",
                words,
                Fact.DEA_SCHEDULE,
                case_version(license_),
                license=license_,
            )
        )
    for credential in provider.credentials.all():
        fact = FACT_OF_KIND[CredentialKind(credential.kind)]
        found.append(
            Subject(
                f"credential-{credential.pk}",
                f"{credential.get_kind_display()}: {credential}",
                fact,
                credential_version(credential),
                credential=credential,
            )
        )
    return found
