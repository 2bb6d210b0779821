"""The addresses of the screen on which licenses and other facts are checked, and of the files that belong to it."""

from django.urls import path

from verification.views import facts, files, licenses

urlpatterns = [
    path("licenses/<uuid:license>/", licenses.license, name="review_license"),
    path(
        "licenses/<uuid:license>/differences/",
        licenses.differences,
        name="review_license_differences",
    ),
    path("documents/<uuid:document>/", files.document, name="review_document"),
    path("attachments/<uuid:attachment>/", files.attachment, name="review_attachment"),
    path("listings/<slug:slug>/facts/", facts.facts, name="review_facts"),
]
