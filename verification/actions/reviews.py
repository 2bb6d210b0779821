"""One visit of a reviewer to a license: what they saw and what they decide, kept together or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from accounts.models import User
from providers.document_file import DocumentFile
from providers.models import Decision, License
from verification.actions.attachments import attach
from verification.actions.case import locked_case
from verification.actions.evidence import Look, keep_look
from verification.actions.licenses import Opinion, ask_for_second_look, decide, may_decide
from verification.models import SecondLook


@transaction.atomic
def review_license(
    license_: License,
    *,
    looks: Sequence[Look],
    opinion: Opinion,
    version: str,
    by: User,
    file: DocumentFile | None = None,
) -> Decision | SecondLook:
    """Keep what was seen, with the file as its attachment, and decide on it.

    A verdict that hurts, from whoever may not give it alone, becomes a question to a senior reviewer. Raises PermissionDenied,
    ChangedSinceError and NotSupportedError as `decide_license` does, with nothing kept.
    """
    locked = locked_case(license_, version=version, by=by)
    sha256 = ""
    if file and looks:
        sha256 = attach(file, provider=locked.provider, license=locked, by=by).sha256
    for look in looks:
        keep_look(locked, replace(look, attachment_sha256=sha256), by=by)
    if may_decide(locked, opinion.verdict, by):
        return decide(locked, opinion, by=by)
    return ask_for_second_look(locked, opinion, by=by)
