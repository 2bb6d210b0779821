"""The addresses where a listing is written."""

from django.urls import path

from providers.views import checking, editing, photo, publishing

urlpatterns = [
    path("listings/<slug:slug>/", editing.task_list, name="practice_listing"),
    path("listings/<slug:slug>/edit/<slug:section>/", editing.section, name="practice_section"),
    path(
        "listings/<slug:slug>/edit/<slug:section>/check/",
        checking.check,
        name="practice_check",
    ),
    path(
        "listings/<slug:slug>/edit/<slug:section>/discard/",
        editing.discard,
        name="practice_discard",
    ),
    path("listings/<slug:slug>/photo/", photo.photo, name="practice_photo"),
    path("listings/<slug:slug>/publish/", publishing.check_and_publish, name="practice_publish"),
]
