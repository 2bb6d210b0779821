"""Claims of listings, under /review/claims/."""

from django.urls import path

from verification.views import claim

urlpatterns = [
    path("claims/<uuid:claim>/", claim.claim, name="review_claim"),
    path("claims/<uuid:claim>/code/", claim.claim_code, name="review_claim_code"),
    path("claims/<uuid:claim>/mail/", claim.claim_mail, name="review_claim_mail"),
    path("claims/<uuid:claim>/accept/", claim.claim_accept, name="review_claim_accept"),
    path("claims/<uuid:claim>/refuse/", claim.claim_refuse, name="review_claim_refuse"),
    path("claims/<uuid:claim>/take-back/", claim.claim_take_back, name="review_claim_take_back"),
]
