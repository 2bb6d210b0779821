"""Partnerships from before the side was kept: a proposal that waits can still be answered, by the one who was asked."""

from importlib import import_module

import pytest
from django.db import connection

from providers.models import Partnership
from tests import cast
from tests.providers.licensing import proposal

pytestmark = pytest.mark.django_db


def test_the_side_is_that_of_the_listing_whose_owner_proposed() -> None:
    bob, alice = cast.bob(), cast.alice()
    eve, dora = cast.listing("eve-elm"), cast.listing("dora-dogwood")
    rows = {
        proposal(bob, alice, proposed_from="").pk: "therapist",
        proposal(eve, alice, proposed_from="", proposed_by=alice.owner).pk: "prescriber",
        proposal(dora, alice, proposed_from="", proposed_by=None).pk: "",
        proposal(dora, eve, proposed_from="", proposed_by=cast.rosa()).pk: "",
    }
    with connection.cursor() as cursor:
        cursor.execute(import_module("providers.migrations.0009_who_proposed").SIDES)
    assert dict(Partnership.objects.values_list("pk", "proposed_from")) == rows
