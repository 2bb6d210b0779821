"""What the screen of a claim shows: what the claimant says beside what an independent record says, and who else claims the same."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import REVIEWERS, Role
from providers.claim_ways import WAYS
from providers.models import Claim, Document, License, Provider, RegistryRecord
from providers.models.claim import MOST_TRIES
from providers.nucc_file import taxonomy_names
from providers.phone import readable
from providers.vocabulary.joining import ClaimState, ClaimWay
from verification.actions.claim_case import claim_version
from verification.actions.claims import MOST_CODES
from verification.forms.claim import AcceptForm, MailForm, RefuseForm, TakeBackForm
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.queue.screens import screen_of

FORMS = {"accept": AcceptForm, "refuse": RefuseForm, "take_back": TakeBackForm, "mail": MailForm}


class Line(NamedTuple):
    """One thing, as the claimant says it and as the record has it; blank where either says nothing."""

    what: str
    said: str
    recorded: str


class LicenseLine(NamedTuple):
    """A license of the draft, and what was sent about it, for whoever may look at that."""

    license: License
    address: str
    documents: list[Document]


def claim_page(claim: Claim, by: User, **bound: Any) -> dict[str, Any]:
    """The context of the page; `bound` are forms that came back with mistakes, by the names of `FORMS`."""
    others = by.role in REVIEWERS and claim.claimant_id != by.pk
    licenses = claim.provider.licenses.with_standing() if claim.provider else License.objects.none()
    return {
        "claim": claim,
        "version": claim_version(claim),
        "holding": held_for(Kind.CLAIM, str(claim.pk), by),
        "lines": lines(claim),
        "hints": claim.record.license_hints if claim.record else [],
        "licenses": [
            LicenseLine(
                each,
                screen_of(Kind.LICENSE, str(each.pk)),
                list(each.documents.all()) if others else [],
            )
            for each in licenses.prefetch_related("documents")
        ],
        "documents": list(claim.documents.all()) if others else [],
        "rivals": Claim.objects.rivals_of(claim).select_related("claimant", "provider", "record"),
        "before": Claim.objects.filter(claimant=claim.claimant_id).exclude(pk=claim.pk),
        "codes": claim.codes.all(),
        "ways": ways(claim) if others and claim.state == ClaimState.OPEN else [],
        "may_decide": others and claim.is_live,
        "may_take_back": others
        and by.role == Role.SENIOR_REVIEWER
        and claim.state == ClaimState.ACCEPTED,
        "own": claim.claimant_id == by.pk,
        "forms": {name: bound.get(name) or form() for name, form in FORMS.items()},
        "form": next(iter(bound.values()), None),
    }


def lines(claim: Claim) -> list[Line]:
    """Side by side, in the order in which one compares."""
    provider, record = claim.provider, claim.record
    place = provider.locations.order_by("pk").first() if provider else None
    return [
        Line(_("Name"), _name(provider), record.name if record else ""),
        Line(_("Other name"), "", record.other_name if record else ""),
        Line(
            _("Letters after the name"),
            provider.post_nominals if provider else "",
            record.credential_text if record else "",
        ),
        Line(_("NPI"), claim.npi or "", record.npi if record else ""),
        Line(
            _("Kind"),
            provider.get_kind_display() if provider else "",
            record.get_kind_display() if record else "",
        ),
        Line(
            _("Address"),
            f"{place.address}, {place.city}, {place.state} {place.zip}".strip(", ")
            if place
            else "",
            _address(record),
        ),
        Line(
            _("Phone"),
            readable(provider.phone) if provider else "",
            readable(record.phone) if record else "",
        ),
        Line(_("Website"), provider.website if provider else "", ""),
        Line(_("Specialty"), "", _specialty(record)),
        Line(_("Last change"), "", str(record.updated_on or "") if record else ""),
    ]


def ways(claim: Claim) -> list[tuple[str, str]]:
    """The contacts of the record to which a code can go, as long as another code may be made."""
    if claim.tries >= MOST_TRIES or claim.codes.count() >= MOST_CODES:
        return []
    found = []
    for way in (ClaimWay.CALL, ClaimWay.LETTER):
        contact_of = WAYS[way].contact_of
        if contact_of and (contact := contact_of(claim)):
            found.append((way.value, contact))
    return found


def _name(provider: Provider | None) -> str:
    return provider.name if provider else ""


def _address(record: RegistryRecord | None) -> str:
    if not record:
        return ""
    return f"{record.address}, {record.city}, {record.state} {record.zip}".strip(", ")


def _specialty(record: RegistryRecord | None) -> str:
    return taxonomy_names().get(record.primary_taxonomy, "") if record else ""
