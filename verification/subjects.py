"""What of a listing can be checked beside the license itself: a fact, and what it is about."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from providers.dates import today
from providers.models import Credential, License, PrescribingRule, Provider
from providers.models.credential import FACT_OF_KIND, CredentialKind
from providers.models.license import evidence_valid_until
from providers.vocabulary.checking import Fact, RuleAuthority
from verification.actions.case import case_version
from verification.actions.evidence import credential_version, provider_version

# The law lets such a license prescribe alone after hours, or may do so.
HOURS_MAY_MATTER = (
    RuleAuthority.OWN_AFTER_HOURS,
    RuleAuthority.COLLABORATING,
    RuleAuthority.NOT_CONFIRMED,
)


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
    licenses = list(provider.licenses.all())
    for license_ in licenses:
        words = _("DEA registration, for %(license)s") % {"license": license_}
        found.append(_of_license(license_, "dea", words, Fact.DEA_SCHEDULE))
    for license_ in _asked_for_hours(licenses):
        words = _("Supervised hours completed, for %(license)s") % {"license": license_}
        found.append(_of_license(license_, "hours", words, Fact.SUPERVISED_HOURS))
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


def _of_license(license_: License, key: str, label: str, fact: Fact) -> Subject:
    return Subject(f"{key}-{license_.pk}", label, fact, case_version(license_), license=license_)


def _asked_for_hours(licenses: list[License]) -> list[License]:
    """Those of which a senior reviewer may say that they prescribe alone, where the law does not say so of every one."""
    rules = PrescribingRule.objects.in_force().filter(
        license_type__in={each.license_type for each in licenses},
        authority__in=HOURS_MAY_MATTER,
    )
    asked = set(rules.values_list("license_type", "state"))
    return [each for each in licenses if (each.license_type, each.state) in asked]
