"""Where the owner of a listing answers a reviewer, among the pages of the listing's keeping."""

from django.urls import path

from verification.views import answer

urlpatterns = [
    path("answer/", answer.listing_answer, name="listing_answer"),
]
