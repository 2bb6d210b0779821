"""Plain data for administrators; what is append-only can be read here and nothing else."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from providers.actions.prescribing_rules import confirm_rules
from providers.models import (
    Claim,
    Decision,
    Evidence,
    Invitation,
    LicenseDispute,
    PrescribingRule,
    RegistryRecord,
)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Lists and shows, for those who may open the admin at all."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(PrescribingRule)
class PrescribingRuleAdmin(admin.ModelAdmin):
    """A change of law is a new row: the old one gets an end date."""

    list_display = (
        "license_type",
        "state",
        "authority",
        "routes",
        "confidence",
        "needs_review",
        "confirmed_at",
    )
    list_filter = ("authority", "needs_review", "confidence", "license_type", "state")
    search_fields = ("state", "condition", "source")
    readonly_fields = ("confirmed_at", "confirmed_by")
    actions = ("confirm",)

    @admin.action(description=_("Confirm: these rows count from now on"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[PrescribingRule]) -> None:
        confirmed = confirm_rules(queryset, by=request.user)  # type: ignore[arg-type]
        said = ngettext("%(n)s row counts now.", "%(n)s rows count now.", confirmed)
        messages.success(request, said % {"n": confirmed})

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(RegistryRecord)
class RegistryRecordAdmin(ReadOnlyAdmin):
    list_display = ("npi", "name", "state", "primary_taxonomy", "deactivated_on")
    search_fields = ("npi", "last_name", "name")
    # Counting a whole registry on every page of the list would take seconds.
    show_full_result_count = False


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin):
    list_display = ("fact", "result", "source", "performed_at", "valid_until")
    list_filter = ("fact", "result", "source_kind")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("verdict", "reason", "decided_at")
    list_filter = ("verdict",)


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    """To see what waits; deciding has rules that plain forms do not know."""

    list_display = ("subject", "npi", "state", "claimant", "made_at", "decided_at", "decided_by")
    list_filter = ("state",)
    list_select_related = ("provider", "record", "claimant")
    date_hierarchy = "made_at"
    readonly_fields = ("id", "made_at")


@admin.register(LicenseDispute)
class LicenseDisputeAdmin(ReadOnlyAdmin):
    """To see what waits; deciding moves a license from one listing to another."""

    list_display = ("provider", "license_type", "license_state", "number", "state", "made_at")
    list_filter = ("state",)
    list_select_related = ("provider",)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ("email", "draft", "practice", "invited_at", "expires_at", "accepted_at")
    list_select_related = ("draft", "practice")
