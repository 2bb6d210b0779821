"""manage.py seed_demo: repeatable, careful with what is there, and never on a public site."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from directory.demo.build import planned
from providers.models import (
    Decision,
    Evidence,
    EvidenceValues,
    License,
    Location,
    Membership,
    Partnership,
    Provider,
    ServicePhase,
)
from providers.vocabulary.checking import ListingState
from tests.directory.demo.conftest import seed

pytestmark = pytest.mark.django_db

FEW = 40
# Keys and the moment of writing differ from one run to the next; everything else must not.
VARYING = {"created_at", "changed_at", "password", "date_joined"}


def contents() -> dict[str, list[Any]]:
    """Everything that the command wrote, with natural keys in the place of numbers."""
    slugs: dict[Any, str] = dict(Provider.objects.values_list("pk", "slug"))
    emails = dict(User.objects.values_list("pk", "email"))
    names: dict[str, dict[Any, str]] = {
        "owner": emails,
        "performed_by": emails,
        "decided_by": emails,
        "proposed_by": emails,
    }
    found: dict[str, list[Any]] = {}
    for model in (User, Provider, Location, License, Evidence, Decision, Membership, Partnership):
        rows = []
        for row in model.objects.order_by("pk").values():
            rows.append(
                {
                    field: names.get(field.removesuffix("_id"), slugs).get(value, value)
                    if field.endswith("_id")
                    else value
                    for field, value in row.items()
                    if field not in VARYING and not (field == "id" and isinstance(value, int))
                }
            )
        found[model.__name__] = rows
    found["values"] = list(EvidenceValues.objects.order_by("pk").values())
    phases = ServicePhase.objects.order_by("pk").select_related("service__provider")
    found["phases"] = [
        (phase.service.provider.slug, str(phase.service), phase.service.description, str(phase))
        for phase in phases
    ]
    return found


def contents_of_a_run(**options: Any) -> dict[str, list[Any]]:
    """Seed, look, and take it back."""
    with transaction.atomic():
        seed(**options)
        found = contents()
        transaction.set_rollback(True)
    return found


def test_the_same_seed_makes_the_same_rows():
    first, second = (contents_of_a_run(providers=FEW, seed=7) for _ in range(2))
    assert first == second
    assert first != contents_of_a_run(providers=FEW, seed=8)


def test_what_is_true_today_is_true_on_another_day():
    """A demo that is made next winter must not be full of licenses that ran out this year."""
    with transaction.atomic():
        seed(providers=FEW)
        shown = Provider.objects.published().verified().count()
        transaction.set_rollback(True)
    with time_machine.travel(dt.datetime(2031, 1, 2, 3, tzinfo=dt.UTC), tick=False):
        seed(providers=FEW)
        assert Provider.objects.published().verified().count() == shown
        assert not Evidence.objects.filter(performed_at__gt=timezone.now()).exists()
        assert not Decision.objects.filter(decided_at__gt=timezone.now()).exists()


def test_a_second_run_changes_nothing_and_says_so():
    seed(providers=FEW)
    before = contents()
    said = seed(providers=FEW)
    assert "nothing changed" in said
    assert contents() == before


@pytest.mark.parametrize("options", [{"providers": FEW + 1}, {"providers": FEW, "seed": 2}])
def test_another_demo_does_not_replace_the_one_that_is_there(options):
    """Evidence cannot be deleted: half of the old one would stay under the new one."""
    seed(providers=FEW)
    before = contents()
    said = seed(**options)
    assert "dev.py reset" in said
    assert contents() == before


@pytest.mark.parametrize("providers", [2, 3, 5])
def test_a_tiny_demo_has_alice_bob_and_just_as_many_listings_as_asked(providers):
    seed(providers=providers)
    assert Provider.objects.count() == providers
    assert Provider.objects.filter(slug__in=["alice-alder", "bob-birch"]).count() == 2


def test_the_number_of_listings_is_the_number_asked_for():
    """A practice that no longer fits with its people is left out rather than cut off."""
    for providers in (37, 38):
        with transaction.atomic():
            seed(providers=providers)
            assert Provider.objects.count() == providers
            transaction.set_rollback(True)


def test_fewer_than_alice_and_bob_is_refused():
    with pytest.raises(CommandError, match="at least 2"):
        seed(providers=1)


def test_a_public_site_never_gets_people_with_a_published_password():
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("seed_demo", providers=FEW)
    assert not User.objects.exists()


def test_rows_of_others_stay_as_they_are_even_when_a_name_is_the_same():
    owner = User.objects.create_user("owner@practice.test")
    slug = max(planned(FEW, 1) - {"alice-alder", "bob-birch"})
    own = Provider.objects.create(name="Somebody real", slug=slug, owner=owner)
    before = Provider.objects.filter(pk=own.pk).values().get()
    seed(providers=FEW)
    assert Provider.objects.filter(pk=own.pk).values().get() == before
    assert Provider.objects.count() == FEW + 1
    assert "nothing changed" in seed(providers=FEW)


def test_an_account_with_an_address_of_the_cast_is_not_taken_over():
    User.objects.create_user("ada@example.org", "their own password")
    with pytest.raises(CommandError, match=r"ada@example\.org"):
        seed(providers=FEW)
    assert User.objects.get().check_password("their own password")
    assert not Provider.objects.exists()


def test_the_summary_counts_listings_and_licenses():
    said = seed(providers=FEW)
    published = Provider.objects.published().count()
    assert f"{ListingState.PUBLISHED.label} {published}" in said
    assert f"verified today {License.objects.verified().count()}" in said
    assert "stillwater-demo" in said
