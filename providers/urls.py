"""The pages where providers keep their listings, under /practice/; everything about one listing under its slug."""

from django.urls import path

from providers import urls_editing
from providers.views import practice

urlpatterns = [
    path("", practice.practice, name="practice"),
    *urls_editing.urlpatterns,
]
