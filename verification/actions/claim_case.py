"""A claim before a reviewer: a text that is another one as soon as anything they look at has changed."""

from django.utils.translation import gettext_lazy as _

from providers.license_version import digest, version_of
from providers.models import Claim

OWN_CLAIM = _("This is your own claim. Somebody else decides.")


def claim_version(claim: Claim) -> str:
    """A digest of the claim, its documents, its codes, its rivals, and what listing and record say; a form carries it along."""
    record, provider = claim.record, claim.provider
    return digest(
        {
            "claim": [claim.state, claim.tries, claim.npi, claim.decided_at],
            "documents": list(claim.documents.order_by("pk").values_list("pk", flat=True)),
            "codes": list(claim.codes.order_by("pk").values_list("pk", "closed_at")),
            "rivals": list(
                Claim.objects.rivals_of(claim).order_by("pk").values_list("pk", "state")
            ),
            "record": record
            and [record.row_sha256, record.changed_at, record.deactivated_on, record.claimed_by_id],
            "listing": provider
            and [provider.name, provider.kind, provider.post_nominals, provider.npi],
            "licenses": provider
            and [
                [license_.pk, version_of(license_)] for license_ in provider.licenses.order_by("pk")
            ],
        }
    )
