"""Nothing in the demo points at a real person, and nothing in it is more than a provider may say."""

import re

import pytest
import zipcodes

from accounts.models import User
from providers.models import Location, Provider, Service
from providers.models.license import License
from providers.npi import is_valid_npi

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]

TEXTS = (
    "about",
    "who_is_in_the_room",
    "monitoring",
    "emergency_plan",
    "ride_home",
    "touch_policy",
    "consent_policy",
)
# Promises, proofs and doses have no place in a listing.
FORBIDDEN = re.compile(
    r"\b(cures?|cured|guarantee\w*|proven|miracle|safe|works? for everyone|heals?|\d+ ?(mg|mcg|ml|%)|percent)\b",
    re.IGNORECASE,
)


def test_npis_are_valid_and_of_a_range_that_nobody_has():
    """Every NPI given out so far begins with 1."""
    npis = list(Provider.objects.exclude(npi=None).values_list("npi", flat=True))
    assert len(npis) > 200
    assert all(npi and npi.startswith("2") and is_valid_npi(npi) for npi in npis)
    assert Provider.objects.filter(npi=None).exists()


def test_license_numbers_say_that_they_are_invented():
    assert not License.objects.exclude(number__startswith="DEMO-").exists()


def test_mail_websites_and_telephones_reach_nobody():
    assert not User.objects.exclude(email__endswith="@example.org").exists()
    sites = Provider.objects.exclude(website="").values_list("website", flat=True)
    assert all(re.fullmatch(r"https://[a-z0-9-]+\.example\.org/", site) for site in sites)
    phones = [
        row.phone for model in (Provider, Location) for row in model.objects.exclude(phone="")
    ]
    assert all(re.fullmatch(r"\+1\d{3}55501\d\d", phone.as_e164) for phone in phones)


def test_places_are_at_the_middle_of_their_zip_codes():
    rows = {row["zip_code"]: row for row in zipcodes.list_all()}
    for place in Location.objects.all():
        row = rows[place.zip]
        assert row["active"]
        assert row["zip_code_type"] != "MILITARY"
        assert (place.city, place.state) == (row["city"], row["state"])
        assert (place.latitude, place.longitude) == (float(row["lat"]), float(row["long"]))
        assert not place.phone or place.phone.as_e164[2:5] in row["area_codes"]


def test_texts_promise_nothing_and_name_no_dose():
    said = [getattr(provider, field) for provider in Provider.objects.all() for field in TEXTS]
    said += Service.objects.values_list("description", flat=True)
    assert [text for text in said if FORBIDDEN.search(text)] == []


def test_texts_differ_from_one_listing_to_the_next():
    """Forty listings in the same words would not show how the page bears real ones."""
    for field, fewest in (("about", 300), *((name, 8) for name in TEXTS[1:5])):
        assert Provider.objects.order_by().values(field).distinct().count() >= fewest, field
    assert Service.objects.order_by().values("description").distinct().count() >= 60


def test_owners_could_save_their_listings_again():
    """What the forms of the owners would refuse must not be there to begin with."""
    for provider in Provider.objects.all():
        provider.full_clean(validate_unique=False, validate_constraints=False)
    for place in Location.objects.all():
        place.full_clean(validate_unique=False, validate_constraints=False)
