"""The pages of reviewers and administrators, under /review/."""

from django.urls import path

from verification.views import history, queue

# Flat, so that the table of who gets in sees every address: a part of the room brings its own list, as providers/urls.py does.
urlpatterns = [
    path("", queue.queue, name="review"),
    path("history/<slug:kind>/<slug:key>/", history.review_history, name="review_history"),
    path("audit/", history.review_audit, name="review_audit"),
]
