"""An operator invites members from a spreadsheet: check first, then send."""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.at_rest import LockedError, lock, unlock
from providers.access import administrators, person
from providers.actions.member_invitations import check_members, invite_members
from providers.forms.invitation import MemberFileForm
from providers.member_file import LARGEST_FILE, FileRefusedError, findings_csv

PURPOSE = "file of members"
# On the page; the rest stands in the download.
MOST_FINDINGS = 100


@administrators("GET", "POST")
def invitations(request: HttpRequest) -> HttpResponse:
    """Check a file: nothing is written, and the file goes into the page, sealed, for the next step."""
    form = MemberFileForm()
    answer: dict[str, object] = {"form": form}
    status = 200
    if request.method == "POST":
        form = answer["form"] = MemberFileForm(request.POST, request.FILES)
        status = 422
        if form.is_valid():
            content = form.cleaned_data["file"].read()
            try:
                checked = check_members(content)
            except FileRefusedError as error:
                form.add_error("file", str(error))
            else:
                status = 200
                answer |= {
                    "checked": checked,
                    "shown": checked.findings[:MOST_FINDINGS],
                    "sealed": _seal(content, request),
                }
    return render(request, "practice/invitations/invitations.html", answer, status=status)


@administrators("POST")
def invitations_findings(request: HttpRequest) -> HttpResponse:
    """The findings as a file."""
    try:
        checked = check_members(_opened(request))
    except FileRefusedError as error:
        raise BadRequest from error
    # The mark tells Excel that it is UTF-8.
    answer = HttpResponse(
        "\ufeff" + findings_csv(checked.findings), content_type="text/csv; charset=utf-8"
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="findings.csv"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@administrators("POST")
def invitations_send(request: HttpRequest) -> HttpResponse:
    """Invite every row that the check let through."""
    try:
        sent = invite_members(content=_opened(request), by=person(request))
    except FileRefusedError as error:
        raise BadRequest from error
    except IntegrityError:
        messages.error(
            request, _("Somebody else was inviting the same people. Check the file again.")
        )
        return redirect("invitations")
    said = ngettext("%(n)s invitation is sent.", "%(n)s invitations are sent.", sent)
    messages.success(request, said % {"n": sent})
    return redirect("invitations")


def _seal(content: bytes, request: HttpRequest) -> str:
    """The file as text that only this person can send back, and nobody can change."""
    locked = lock(f"{PURPOSE} {request.user.pk}", zlib.compress(content))
    return urlsafe_b64encode(locked).decode()


def _opened(request: HttpRequest) -> bytes:
    try:
        locked = urlsafe_b64decode(request.POST.get("sealed", "").encode())
        packed = unlock(f"{PURPOSE} {request.user.pk}", locked)
    except (LockedError, ValueError) as error:
        raise BadRequest from error
    return zlib.decompressobj().decompress(packed, LARGEST_FILE)
