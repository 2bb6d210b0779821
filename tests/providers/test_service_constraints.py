"""No client can be offered what cannot be: esketamine at home or by drip, one service twice, a price without sense."""

from typing import Any

import pytest

from providers.models import Service, ServicePhase
from tests import cast
from tests.providers.refusal import refused_by

pytestmark = pytest.mark.django_db

IN_WAYS = {"molecule": "ketamine", "therapy": "none", "format": "in_person"}


@pytest.mark.parametrize("place", ["at_home", "telehealth"])
def test_esketamine_is_never_used_at_home(place: str) -> None:
    refused_by(
        "service_esketamine_in_person",
        Service.objects.create,
        provider=cast.listing("someone"),
        model="medical",
        route="intranasal",
        **IN_WAYS | {"molecule": "esketamine", "format": place},
    )


def test_esketamine_is_a_nasal_spray() -> None:
    refused_by(
        "service_esketamine_is_a_spray",
        Service.objects.create,
        provider=cast.listing("someone"),
        model="medical",
        route="iv",
        **IN_WAYS | {"molecule": "esketamine"},
    )


def test_a_service_is_listed_once() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv")
    refused_by(
        "service_once",
        Service.objects.create,
        provider=provider,
        model="medical",
        route="iv",
        **IN_WAYS,
    )


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"price_low": 500, "price_high": 400}, "service_phase_price_range"),
        ({"price_high": 500}, "service_phase_price_range"),
        ({"sessions": 0}, "service_phase_has_sessions"),
        ({"phase": "afterglow"}, "service_phase_phase_known"),
        ({"phase": "dosing"}, "service_phase_once"),
    ],
)
def test_a_phase_has_a_sane_price(fields: dict[str, Any], name: str) -> None:
    row = cast.service(cast.listing("someone"), "medical", "iv")
    refused_by(name, ServicePhase.objects.create, service=row, **{"phase": "integration"} | fields)
