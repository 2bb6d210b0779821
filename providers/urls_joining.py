"""How a listing begins, and who works in a practice: start, claims, invitations and members."""

from django.urls import path

from providers.views import claim, claim_documents, invitation, invitations, members, start

CLAIM_DOCUMENT = "claims/<uuid:claim>/documents/<uuid:document>/"

urlpatterns = [
    path("start/", start.start, name="start"),
    path("start/found/", start.found, name="start_found"),
    path("start/claim/", start.claim_found, name="start_claim"),
    path("start/fresh/", start.fresh, name="start_fresh"),
    path("claims/<uuid:claim>/", claim.claim, name="claim"),
    path("claims/<uuid:claim>/code/", claim.claim_code, name="claim_code"),
    path("claims/<uuid:claim>/withdraw/", claim.claim_withdraw, name="claim_withdraw"),
    path("claims/<uuid:claim>/documents/", claim_documents.documents, name="claim_documents"),
    path(CLAIM_DOCUMENT, claim_documents.document, name="claim_document"),
    path(f"{CLAIM_DOCUMENT}pages/", claim_documents.pages, name="claim_document_pages"),
    path(f"{CLAIM_DOCUMENT}pages/<int:page>/", claim_documents.page, name="claim_document_page"),
    path(
        f"{CLAIM_DOCUMENT}pages/<int:page>.png",
        claim_documents.picture,
        name="claim_document_picture",
    ),
    path(f"{CLAIM_DOCUMENT}remove/", claim_documents.remove, name="claim_document_remove"),
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/findings/", invitations.invitations_findings, name="invitations_findings"),
    path("invitations/send/", invitations.invitations_send, name="invitations_send"),
    path("listings/<slug:slug>/claim/", claim.listing_claim, name="listing_claim"),
    path("listings/<slug:slug>/members/", members.members, name="members"),
    path(
        "listings/<slug:slug>/members/<int:membership>/end/", members.member_end, name="member_end"
    ),
    path(
        "listings/<slug:slug>/members/<uuid:invitation>/withdraw/",
        members.member_uninvite,
        name="member_uninvite",
    ),
]
