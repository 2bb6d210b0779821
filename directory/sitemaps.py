"""What search engines are told to read: the standing pages, the treatment models, and every public listing."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from providers.models import Provider
from providers.models.provider_queryset import ProviderQuerySet
from providers.vocabulary.treatment import TreatmentModel

STANDING = (
    *("home", "providers", "models", "how_ordering_works", "how_we_check_licenses"),
    *("accuracy", "privacy", "health_data", "accessibility"),
)


class OwnAddress(Sitemap):
    """Addresses under BASE_URL, which is what the pages call themselves too."""

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.BASE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme


class Pages(OwnAddress):
    """The pages that are there on every site."""

    def items(self) -> list[str]:
        models = [reverse("model", args=[model.value]) for model in TreatmentModel]
        return [*(reverse(name) for name in STANDING), *models]

    def location(self, item: str) -> str:
        return item


class Listings(OwnAddress):
    """The public listings, in files of a size that is made in a moment."""

    limit = 5000

    def items(self) -> ProviderQuerySet:
        return Provider.objects.published().only("slug", "changed_at").order_by("pk")

    def lastmod(self, item: Provider) -> dt.datetime:
        return item.changed_at

    def get_latest_lastmod(self) -> dt.datetime | None:
        """Asked once, where the library would look at every listing."""
        newest: dt.datetime | None = self.items().aggregate(newest=Max("changed_at"))["newest"]
        return newest


SITEMAPS: dict[str, type[Sitemap] | Sitemap] = {"pages": Pages, "listings": Listings}
