"""The pages of reviewers and administrators, under /review/."""

from django.urls import path

from verification import (
    urls_claims,
    urls_disputes,
    urls_licenses,
    urls_registries,
    urls_reports,
    urls_rules,
)
from verification.views import find, history, holds, people, queue

# Flat, so that the table of who gets in sees every address: a part of the room brings its own list, as providers/urls.py does.
urlpatterns = [
    path("", queue.queue, name="review"),
    path("find/", find.find, name="review_find"),
    path("next/", holds.take_next, name="review_next"),
    path("take/", holds.take, name="review_take"),
    path("give-back/", holds.give_back, name="review_give_back"),
    path("end-hold/", holds.end, name="review_end_hold"),
    path("people/", people.people, name="review_people"),
    path("people/role/", people.give_role, name="review_give_role"),
    *urls_claims.urlpatterns,
    *urls_disputes.urlpatterns,
    *urls_licenses.urlpatterns,
    *urls_registries.urlpatterns,
    *urls_reports.urlpatterns,
    *urls_rules.urlpatterns,
    path("history/<slug:kind>/<slug:key>/", history.review_history, name="review_history"),
    path("audit/", history.review_audit, name="review_audit"),
]
