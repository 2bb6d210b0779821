"""The pages where providers keep their listings, under /practice/; everything about one listing under its slug."""

from django.urls import path

from providers import (
    urls_editing,
    urls_joining,
    urls_keeping,
    urls_licenses,
    urls_messages,
    urls_partnerships,
)
from providers.views import practice

# Flat, so that the table of who gets in sees every address.
urlpatterns = [
    path("", practice.practice, name="practice"),
    *urls_joining.urlpatterns,
    *urls_editing.urlpatterns,
    *urls_licenses.urlpatterns,
    *urls_partnerships.urlpatterns,
    *urls_messages.urlpatterns,
    *urls_keeping.urlpatterns,
]
