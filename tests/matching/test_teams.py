"""Who counts as complete: a prescriber always, and a therapist where the model needs one."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from matching.candidates import load_candidates
from matching.finding import find_matches
from matching.preferences import Preferences, Where
from providers.dates import today
from tests import cast

PORTLAND = Where("Portland, OR", "OR", 45.5, -122.7, within=25)
PSYCHOLYTIC = Preferences(where=PORTLAND, models=("psycholytic",))


def names(matches):
    return [" + ".join(member.facts.name for member in match.members) for match in matches]


def noon(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


@pytest.mark.django_db
def test_bob_alone_is_not_complete_and_nobody_pretends_he_is():
    cast.bob()
    cast.alice()
    found = find_matches(PSYCHOLYTIC, today())
    assert found.complete == 0
    assert found.close == []
    assert [(each.candidate.facts.name, each.lacks) for each in found.incomplete] == [
        ("Bob Birch", ("prescriber",))
    ]


@pytest.mark.django_db
def test_bob_and_alice_appear_as_a_team_while_their_partnership_lasts():
    last_day = today() + dt.timedelta(days=3)
    cast.care_team(valid_until=last_day)
    for day in (today(), last_day):
        with time_machine.travel(noon(day), tick=False):
            found = find_matches(PSYCHOLYTIC, today())
        assert names(found.all) == names(found.teams) == ["Bob Birch + Alice Alder"]
        assert found.incomplete == []
    with time_machine.travel(noon(last_day + dt.timedelta(days=1)), tick=False):
        after = find_matches(PSYCHOLYTIC, today())
    assert after.all == after.close == []
    assert [each.lacks for each in after.incomplete] == [("prescriber",)]


@pytest.mark.django_db
def test_the_day_after_a_partnership_was_ended_there_is_no_team():
    team = cast.care_team()
    team.ended_at = team.confirmed_at
    team.save()
    assert find_matches(PSYCHOLYTIC, today()).complete == 0


@pytest.mark.django_db
def test_a_team_whose_prescriber_is_full_is_close_and_says_so():
    team = cast.care_team()
    team.prescriber.availability = "full"
    team.prescriber.save()
    found = find_matches(PSYCHOLYTIC, today())
    assert found.all == []
    assert [reason.facet for reason in found.close[0].missing] == ["accepting"]


@pytest.mark.django_db
def test_a_team_needs_the_license_of_both_checked():
    """A partner whose license is not verified cannot make Bob complete."""
    team = cast.care_team()
    cast.decide(team.prescriber.licenses.get(), "could_not_confirm")
    found = find_matches(PSYCHOLYTIC, today())
    assert found.complete == 0
    assert [each.lacks for each in found.incomplete] == [("prescriber",)]


@pytest.mark.django_db
def test_a_partner_out_of_reach_does_not_complete_a_team():
    team = cast.care_team()
    team.prescriber.locations.all().delete()
    cast.place(team.prescriber, "97801")
    assert find_matches(PSYCHOLYTIC, today()).complete == 0


@pytest.mark.django_db
def test_prescribers_who_work_with_outside_therapists_are_named_beside_a_lone_one():
    cast.bob()
    helper = cast.alice()
    cast.service(helper, "psychedelic", "im", therapy="partner")
    found = find_matches(PSYCHOLYTIC, today())
    assert [each.facts.name for each in found.helpers] == ["Alice Alder"]


@pytest.mark.django_db
def test_for_the_medical_model_alice_is_complete_alone():
    cast.care_team()
    found = find_matches(Preferences(where=PORTLAND, models=("medical",)), today())
    assert names(found.all) == ["Alice Alder"]


@pytest.mark.django_db
def test_a_practice_fills_the_roles_with_its_people():
    practice = cast.listing("quiet-water", kind="organization", owner=cast.user("q@example.org"))
    cast.place(practice)
    cast.service(practice, "psycholytic", "sublingual", therapy="same_provider")
    for member in (cast.alice(), cast.bob()):
        cast.membership(practice, member)
    assert "Quiet Water" in names(find_matches(PSYCHOLYTIC, today()).all)


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "seen"), [(cast.A_YEAR.days, False), (0, True)])
def test_whoever_has_no_unexpired_license_is_no_candidate(days, seen):
    cast.alice()
    with time_machine.travel(noon(today() + dt.timedelta(days=days)), tick=False):
        assert bool(load_candidates(PSYCHOLYTIC, today())) == seen


@pytest.mark.django_db
def test_without_a_place_there_is_nobody_as_the_law_depends_on_it(django_assert_num_queries):
    cast.alice()
    with django_assert_num_queries(0):
        assert load_candidates(Preferences(models=("medical",)), today()) == {}


@pytest.mark.django_db
def test_a_place_in_a_state_without_a_license_is_no_way_to_be_seen():
    """Alice rents a room across the river: Washington has not licensed her."""
    provider = cast.alice()
    provider.locations.all().delete()
    cast.place(provider, "98660")
    assert load_candidates(PSYCHOLYTIC, today()) == {}


@pytest.mark.django_db
def test_from_afar_only_those_with_a_license_where_the_client_is():
    provider = cast.alice(telehealth_states=["OR", "WA"])
    cast.service(provider, "medical", "sublingual", format="telehealth")
    here = Preferences(where=Where("Bend, OR", "OR", 44.06, -121.31), models=("medical",))
    found = find_matches(here, today())
    assert names(found.telehealth) == ["Alice Alder"]
    assert found.all == []
    seattle = Preferences(where=Where("Seattle, WA", "WA", 47.6, -122.3), models=("medical",))
    assert find_matches(seattle, today()).complete == 0
    in_person = Preferences(where=here.where, models=("medical",), formats=frozenset({"in_person"}))
    assert find_matches(in_person, today()).complete == 0


@pytest.mark.django_db
def test_someone_who_names_only_a_state_sees_everybody_in_it():
    cast.alice()
    found = find_matches(Preferences(where=Where("Oregon", "OR"), models=("medical",)), today())
    assert names(found.all) == ["Alice Alder"]
    assert found.all[0].miles is None


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_listings(django_assert_max_num_queries):
    for number in range(12):
        provider = cast.listing(f"p{number}-x")
        cast.place(provider)
        cast.license_of(provider, "md", specialty="psychiatry")
        cast.service(provider, "medical", "iv")
    with django_assert_max_num_queries(12):
        assert (
            len(find_matches(Preferences(where=PORTLAND, models=("medical",)), today()).all) == 12
        )
