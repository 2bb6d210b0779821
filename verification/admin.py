"""The exclusion list in the admin, to look things up: it is replaced as a whole by `import_leie`, and nothing of it is edited."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from providers.admin import ReadOnlyAdmin
from verification.models import Exclusion, ExclusionList


@admin.register(ExclusionList)
class ExclusionListAdmin(ReadOnlyAdmin):
    """Which lists were read, of what day, and how many rows came and went."""

    list_display = (
        *("as_of", "imported_at", "kept", "new", "changed", "removed", "skipped", "bad"),
        "sha256",
    )
    date_hierarchy = "as_of"


@admin.register(Exclusion)
class ExclusionAdmin(ReadOnlyAdmin):
    """The rows of the list as it is."""

    list_display = ("name", "npi", "state", "city", "authority", "excluded_on")
    search_fields = ("=npi", "last_name__istartswith", "business_name__istartswith")
    search_help_text = _("An NPI, or how a last name or the name of an organization begins")
    # Counting a whole list on every page takes longer than showing it.
    show_full_result_count = False
    ordering = ("last_name", "business_name", "pk")
