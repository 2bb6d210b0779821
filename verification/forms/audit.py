"""Narrowing the audit trail, from the parameters of an address."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from verification.audit.covered import COVERED
from verification.audit.telling import kind_name
from verification.models import AuditRow

LARGEST_KEY = 2**63 - 1


class BeforeForm(forms.Form):
    """Where a page begins."""

    before = forms.IntegerField(min_value=1, max_value=LARGEST_KEY)

    @classmethod
    def said(cls, given: QueryDict) -> int | None:
        """The row before which the page begins; None where the address says none, or nothing sensible."""
        form = cls(given)
        return form.cleaned_data["before"] if form.is_valid() else None


class AuditFilter(forms.Form):
    """Rows by one person, or about one kind of thing."""

    by = forms.TypedChoiceField(
        label=_("Who did it"),
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.Select(attrs={"class": "select"}),
    )
    kind = forms.ChoiceField(
        label=_("What it was done to"),
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        staff = User.objects.exclude(role=Role.PROVIDER)
        # By their number: no address stands in an address of the site.
        people = [(str(user.pk), str(user)) for user in staff]
        kinds = [(cover.kind, kind_name(cover.kind)) for cover in COVERED.values()]
        self.fields["by"].choices = [("", _("Everybody")), *people]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Everything")), *kinds]  # type: ignore[attr-defined]

    def narrowed(self, rows: QuerySet[AuditRow]) -> QuerySet[AuditRow]:
        """Those rows that are asked for: all without an answer, none with a wrong one."""
        if not self.is_bound:
            return rows
        if not self.is_valid():
            return rows.none()
        if self.cleaned_data["by"] is not None:
            rows = rows.filter(actor_id=self.cleaned_data["by"])
        if self.cleaned_data["kind"]:
            rows = rows.filter(kind=self.cleaned_data["kind"])
        return rows
