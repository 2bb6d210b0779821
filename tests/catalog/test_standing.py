"""What follows from licenses, where the law looks at the route."""

import pytest

from catalog.load import load_facts
from tests import cast

pytestmark = pytest.mark.django_db


def test_an_illinois_prescribing_psychologist_is_limited_to_lozenge_and_spray() -> None:
    provider = cast.listing("ira-iris")
    cast.license_of(provider, "prescribing_psychologist", "IL")
    cast.service(provider, "psycholytic", "sublingual")
    cast.service(provider, "psychedelic", "iv")
    standing = load_facts([provider.pk])[provider.pk].standing
    assert standing.prescribing == {"IL": "collaborating"}
    assert standing.prescribing_routes == {"IL": frozenset({"intranasal", "sublingual"})}


def test_a_physician_beside_them_lifts_the_limit() -> None:
    provider = cast.listing("ira-iris")
    cast.license_of(provider, "prescribing_psychologist", "IL")
    cast.license_of(provider, "md", "IL")
    cast.service(provider, "psycholytic", "sublingual")
    assert load_facts([provider.pk])[provider.pk].standing.prescribing_routes == {}
