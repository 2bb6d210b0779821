"""Documents that show who makes a claim: kept for as long as it waits, and gone with its end, whatever that is."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from providers.actions.claims import locked
from providers.actions.documents import keep_document
from providers.document_file import DocumentFile
from providers.models import Claim, Document


@transaction.atomic
def add_claim_document(*, claim: Claim, file: DocumentFile, by: User) -> Document:
    """Keep the file, locked, for the reviewers.

    Raises Claim.DoesNotExist where the claim is not one of `by`, ValidationError when it is over or has as many as are taken.
    """
    claim = locked(claim, claimant=by)
    if not claim.is_live:
        raise ValidationError(_("This claim is over. Nothing is kept for it any more."))
    return keep_document(claim.documents.all(), file, by=by, claim=claim)
