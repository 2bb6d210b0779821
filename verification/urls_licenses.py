"""The addresses of the screen on which licenses and other facts are checked, and of the files that belong to it."""

from django.urls import path

from verification.views import document_pages, facts, files, licenses

urlpatterns = [
    path("licenses/<uuid:license>/", licenses.license, name="review_license"),
    path(
        "licenses/<uuid:license>/differences/",
        licenses.differences,
        name="review_license_differences",
    ),
    path("documents/<uuid:document>/", files.document, name="review_document"),
    path(
        "documents/<uuid:document>/pages/",
        document_pages.document_pages,
        name="review_document_pages",
    ),
    path(
        "documents/<uuid:document>/pages/<int:page>/",
        document_pages.document_page,
        name="review_document_page",
    ),
    path(
        "documents/<uuid:document>/pages/<int:page>.png",
        document_pages.document_picture,
        name="review_document_picture",
    ),
    path("attachments/<uuid:attachment>/", files.attachment, name="review_attachment"),
    path(
        "attachments/<uuid:attachment>/pages/",
        document_pages.attachment_pages,
        name="review_attachment_pages",
    ),
    path(
        "attachments/<uuid:attachment>/pages/<int:page>/",
        document_pages.attachment_page,
        name="review_attachment_page",
    ),
    path(
        "attachments/<uuid:attachment>/pages/<int:page>.png",
        document_pages.attachment_picture,
        name="review_attachment_picture",
    ),
    path("listings/<slug:slug>/facts/", facts.facts, name="review_facts"),
]
