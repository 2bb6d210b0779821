"""The pages of reviewers and administrators, under /review/."""

from django.urls import path

from verification import urls_reports
from verification.views import holds, queue

# Flat, so that the table of who gets in sees every address: a part of the room brings its own list, as providers/urls.py does.
urlpatterns = [
    path("", queue.queue, name="review"),
    path("next/", holds.take_next, name="review_next"),
    path("take/", holds.take, name="review_take"),
    path("give-back/", holds.give_back, name="review_give_back"),
    path("end-hold/", holds.end, name="review_end_hold"),
    *urls_reports.urlpatterns,
]
