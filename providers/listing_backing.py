"""What a listing may say because of who stands behind it: licenses, people, partners, as stated or checked."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from providers.models import (
    Credential,
    CredentialKind,
    Draft,
    License,
    Membership,
    Partnership,
    PrescribingRule,
    Provider,
)
from providers.models.draft import Section
from providers.vocabulary.checking import RuleAuthority
from providers.vocabulary.license import LicenseType
from providers.words import REMOTE_FORMATS


@dataclass(frozen=True, eq=False)
class Backing:
    """Read once, when somebody looks at a section of the listing. A stated license counts here: the checks decide the badge."""

    listing: Provider
    # Without what was typed and is not public.
    as_published: bool = False

    @cached_property
    def licenses(self) -> list[License]:
        """Those the listing may name: its own, and for a practice those of its people."""
        people = Membership.objects.active().filter(practice=self.listing)
        holders = Q(provider=self.listing) | Q(provider__in=people.values("member"))
        return list(License.objects.stated().filter(holders))

    @cached_property
    def licensed_states(self) -> set[str]:
        """States in which one of them holds, by itself or by a compact."""
        return {
            state
            for license_ in self.licenses
            for state in (license_.state, *(license_.compact_states or ()))
        }

    @cached_property
    def may_prescribe(self) -> bool:
        """One of the licenses is of a kind that the law of its state does not keep from prescribing."""
        return any(_may_prescribe(license_) for license_ in self.licenses)

    @cached_property
    def has_a_prescriber(self) -> bool:
        """Somebody prescribes: the listing itself, its practice, or a partner."""
        if self.may_prescribe:
            return True
        partners = Partnership.objects.active().filter(therapist=self.listing)
        practices = Membership.objects.active().filter(member=self.listing)
        colleagues = Membership.objects.active().filter(practice__in=practices.values("practice"))
        beside = License.objects.stated().filter(provider__in=colleagues.values("member"))
        return partners.exists() or any(_may_prescribe(license_) for license_ in beside)

    @cached_property
    def offers_remote(self) -> bool:
        """A service is by video or at home, as typed in the newest draft or else as public."""
        drafts = Draft.objects.filter(provider=self.listing, section=Section.SERVICES)
        draft = None if self.as_published else drafts.newest().first()
        if draft is None or draft.typed is None:
            return self.listing.services.filter(format__in=REMOTE_FORMATS).exists()
        formats = [values for name, values in draft.typed.items() if name.endswith("-format")]
        return any(value in REMOTE_FORMATS for values in formats for value in values)

    @cached_property
    def certified(self) -> bool:
        """A board certification stands in the credentials, stated or checked."""
        held = Credential.objects.filter(provider=self.listing)
        return held.filter(kind=CredentialKind.BOARD_CERTIFICATION).exists()


def _may_prescribe(license_: License) -> bool:
    """No rule for its state says no; where its state has no rule, some other state lets its kind prescribe."""
    if license_.license_type == LicenseType.FACILITATOR:
        return False
    rules = PrescribingRule.objects.standing().filter(license_type=license_.license_type)
    here = [rule.authority for rule in rules if rule.state == license_.state]
    told = here or [rule.authority for rule in rules]
    return any(authority != RuleAuthority.NO for authority in told)
