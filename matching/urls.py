"""The addresses where clients learn and choose."""

from django.urls import path

from matching.views import api, models

urlpatterns = [
    path("api/v1/matches", api.matches, name="api_matches"),
    path("models/", models.models, name="models"),
    path("models/<slug:model>/", models.model, name="model"),
]
