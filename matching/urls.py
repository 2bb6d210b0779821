"""The addresses where clients learn and choose."""

from django.urls import path

from matching.views import models

urlpatterns = [
    path("models/", models.models, name="models"),
    path("models/<slug:model>/", models.model, name="model"),
]
