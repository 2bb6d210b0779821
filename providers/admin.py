"""Plain data for administrators; what is append-only can be read here and nothing else."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from providers.models import (
    AuthorityOverride,
    Board,
    Claim,
    Decision,
    Evidence,
    FederalRule,
    Invitation,
    LicenseDispute,
    PrescribingRule,
    RegistryRecord,
)
from providers.vocabulary.license import LicenseType


class ReadOnlyAdmin(admin.ModelAdmin):
    """Lists and shows, for those who may open the admin at all."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(PrescribingRule)
class PrescribingRuleAdmin(ReadOnlyAdmin):
    """To look at; changes are made under /review/rules/, where their consequences are shown first."""

    list_display = (
        *("license_type", "state", "authority", "routes", "valid_from", "valid_until"),
        *("confidence", "needs_review", "confirmed_at", "withdrawn_at"),
    )
    list_filter = ("authority", "needs_review", "confidence", "license_type", "state")
    search_fields = ("state", "condition", "source")


@admin.register(FederalRule)
class FederalRuleAdmin(ReadOnlyAdmin):
    list_display = ("topic", "version", "text", "valid_until", "recorded_at")


@admin.register(AuthorityOverride)
class AuthorityOverrideAdmin(ReadOnlyAdmin):
    list_display = ("license", "authority", "routes", "reason", "decided_at")


@admin.register(Board)
class BoardAdmin(admin.ModelAdmin):
    """Where reviewers and clients are sent to look a license up."""

    list_display = ("name", "state", "license_types", "of_all_types", "url")
    list_filter = ("of_all_types", "state")
    search_fields = ("name", "url")

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        if db_field.name == "license_types":
            return forms.MultipleChoiceField(
                label=db_field.verbose_name,
                choices=LicenseType.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        if db_field.name == "url":
            options["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **options)


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
