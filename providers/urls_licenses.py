"""The addresses of a listing's licenses, their documents, and the credentials."""

from django.urls import path

from providers.views import credentials, disputes, document_pages, documents, licenses

ALL = "listings/<slug:slug>/licenses/"
ONE = f"{ALL}<uuid:license>/"
DOCUMENT = f"{ONE}documents/<uuid:document>/"
CREDENTIAL = f"{ALL}credentials/<uuid:credential>/"

urlpatterns = [
    path(ALL, licenses.licenses, name="practice_licenses"),
    path(f"{ALL}new/", licenses.new, name="practice_license_new"),
    path(ONE, licenses.edit, name="practice_license"),
    path(f"{ONE}renew/", licenses.renew, name="practice_license_renew"),
    path(f"{ONE}remove/", licenses.remove, name="practice_license_remove"),
    path(f"{ONE}documents/", documents.documents, name="practice_documents"),
    path(DOCUMENT, documents.document, name="practice_document"),
    path(f"{DOCUMENT}pages/", document_pages.pages, name="practice_document_pages"),
    path(f"{DOCUMENT}pages/<int:page>/", document_pages.page, name="practice_document_page"),
    path(
        f"{DOCUMENT}pages/<int:page>.png", document_pages.picture, name="practice_document_picture"
    ),
    path(f"{DOCUMENT}remove/", documents.remove, name="practice_document_remove"),
    path(
        f"{ALL}disputes/<uuid:dispute>/withdraw/",
        disputes.withdraw,
        name="practice_license_dispute_withdraw",
    ),
    path(f"{ALL}credentials/new/", credentials.new, name="practice_credential_new"),
    path(CREDENTIAL, credentials.edit, name="practice_credential"),
    path(f"{CREDENTIAL}remove/", credentials.remove, name="practice_credential_remove"),
]
