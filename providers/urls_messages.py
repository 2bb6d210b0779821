"""Messages and figures of a listing."""

from django.urls import path

from providers.views import figures, messages

urlpatterns = [
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
]
