"""The pages where providers keep their listings, under /practice/; everything about one listing under its slug."""

from django.urls import path

from providers import urls_licenses, urls_partnerships
from providers.views import figures, messages, practice

urlpatterns = [
    path("", practice.practice, name="practice"),
    path("listings/<slug:slug>/messages/", messages.practice_messages, name="practice_messages"),
    path(
        "listings/<slug:slug>/messages/<uuid:message_key>/",
        messages.practice_message,
        name="practice_message",
    ),
    path(
        "listings/<slug:slug>/messages/<uuid:message_key>/answer/",
        messages.practice_message_answer,
        name="practice_message_answer",
    ),
    path(
        "listings/<slug:slug>/messages/<uuid:message_key>/take-back/",
        messages.practice_message_take_back,
        name="practice_message_take_back",
    ),
    path(
        "listings/<slug:slug>/messages/<uuid:message_key>/delete/",
        messages.practice_message_delete,
        name="practice_message_delete",
    ),
    path("listings/<slug:slug>/figures/", figures.practice_figures, name="practice_figures"),
    *urls_licenses.urlpatterns,
    *urls_partnerships.urlpatterns,
]
