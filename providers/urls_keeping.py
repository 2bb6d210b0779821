"""What keeps a listing true, and how its owner leaves: attesting, availability, pausing, closing, export, deletion."""

from django.urls import path

from providers.views import attestation, keeping, leaving, standing

urlpatterns = [
    path("attest/", attestation.practice_attest, name="practice_attest"),
    path("attest/done/", attestation.practice_attested, name="practice_attested"),
    path("export/", leaving.practice_export, name="practice_export"),
    path("delete/", leaving.practice_delete, name="practice_delete"),
    path("delete/done/", leaving.practice_deleted, name="practice_deleted"),
    path("listings/<slug:slug>/keep/", keeping.listing_keep, name="listing_keep"),
    path("listings/<slug:slug>/attest/", attestation.listing_attest, name="listing_attest"),
    path(
        "listings/<slug:slug>/availability/",
        keeping.listing_availability,
        name="listing_availability",
    ),
    path("listings/<slug:slug>/pause/", standing.listing_pause, name="listing_pause"),
    path("listings/<slug:slug>/resume/", standing.listing_resume, name="listing_resume"),
    path("listings/<slug:slug>/close/", standing.listing_close, name="listing_close"),
    path("listings/<slug:slug>/delete/", leaving.draft_delete, name="draft_delete"),
    path("listings/<slug:slug>/reopen/", standing.listing_reopen, name="listing_reopen"),
]
