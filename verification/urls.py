"""The pages of reviewers and administrators, under /review/."""

from django.urls import path

from verification.views import queue

# Flat, so that the table of who gets in sees every address: a part of the room brings its own list, as providers/urls.py does.
urlpatterns = [
    path("", queue.queue, name="review"),
]
