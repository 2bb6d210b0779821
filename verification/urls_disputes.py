"""Whose license it is, under /review/."""

from django.urls import path

from verification.views import disputes

urlpatterns = [
    path("disputes/<uuid:dispute>/", disputes.dispute, name="review_dispute"),
    path("disputes/<uuid:dispute>/grant/", disputes.grant, name="review_dispute_grant"),
    path("disputes/<uuid:dispute>/refuse/", disputes.refuse, name="review_dispute_refuse"),
]
