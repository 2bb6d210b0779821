"""Every address of the site; each room brings its own."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from directory.views import (
    api,
    home,
    listing,
    operations,
    preview,
    saved,
    search,
    sitemap,
    standing,
)
from providers.views.photo import photo_sent

# The admin's own form knows neither rate limits nor a second factor.
setattr(admin.site, "login", secure_admin_login(admin.site.login))  # noqa: B010 - a method, to mypy

handler500 = "directory.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("providers/", search.providers, name="providers"),
    path("providers/<slug:slug>/", listing.provider, name="provider"),
    path("providers/", include("providers.urls_message")),
    path("providers/", include("verification.urls_report")),
    path("api/v1/providers", api.providers, name="api_providers"),
    path("api/v1/providers/<slug:slug>", api.provider, name="api_provider"),
    path("api/v1/openapi.json", api.openapi, name="api_openapi"),
    path("saved/", saved.saved, name="saved"),
    path("saved/compare/", saved.compare, name="saved_compare"),
    path("", include("matching.urls")),
    path("guide/", include("matching.urls_guide")),
    path("practice/listings/<slug:slug>/", include("verification.urls_answer")),
    path("practice/listings/<slug:slug>/preview/", preview.preview, name="listing_preview"),
    path("practice/", include("providers.urls")),
    path("review/", include("verification.urls")),
    path("photos/<str:name>", photo_sent, name="photo"),
    path("how-ordering-works/", standing.how_ordering_works, name="how_ordering_works"),
    path("how-we-check-licenses/", standing.how_we_check_licenses, name="how_we_check_licenses"),
    path("accuracy/", include("verification.urls_accuracy")),
    path("privacy/", standing.privacy, name="privacy"),
    path("health-data/", standing.health_data, name="health_data"),
    path("accessibility/", standing.accessibility, name="accessibility"),
    path("account/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("robots.txt", operations.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<str:section>.xml", sitemap.part, name="sitemap_part"),
]
