"""Where clients write to a provider, beside the listing."""

from django.urls import path

from providers.views import message

urlpatterns = [
    path("<slug:slug>/message/", message.message, name="message"),
    path("<slug:slug>/message/sent/", message.message_sent, name="message_sent"),
]
