"""The exclusion list and the NPI registry, under /review/."""

from django.urls import path

from verification.views import exclusions, registry

urlpatterns = [
    path("exclusions/", exclusions.exclusions, name="review_exclusions"),
    path("exclusions/<uuid:hit>/", exclusions.exclusion, name="review_exclusion"),
    path(
        "exclusions/<uuid:hit>/decide/", exclusions.exclusion_decide, name="review_exclusion_decide"
    ),
    path("exclusions/<uuid:hit>/show/", exclusions.exclusion_show, name="review_exclusion_show"),
    path("registry/<str:npi>/", registry.registry, name="review_registry"),
    path("differences/<uuid:difference>/", registry.difference, name="review_difference"),
    path(
        "differences/<uuid:difference>/settle/",
        registry.difference_settle,
        name="review_difference_settle",
    ),
]
