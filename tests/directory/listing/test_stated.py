"""What a provider has not said is never read as no, and becomes a question that the client can take along."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from directory.listing.fit import paying, reaching, who_they_work_with
from directory.listing.safety import safety_practice
from directory.listing.stated import open_questions
from providers.dates import today
from providers.models import Credential, Provider
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.directory.listing.reading import ListingRead

A_DAY = dt.timedelta(days=1)
LISTS = (
    "conditions",
    "ages",
    "communities",
    "languages",
    "orientations",
    "insurance",
    "pay",
    "hours",
    "access",
)
SAFETY = (
    "who_is_in_the_room",
    "monitoring",
    "emergency_plan",
    "ride_home",
    "touch_policy",
    "consent_policy",
)


def every_fact(provider: Provider) -> list[tuple[str, ...] | None]:
    facts = [*who_they_work_with(provider), *paying(provider), *safety_practice(provider)]
    facts += reaching(provider, [], offers_remote=False)
    return [fact.words for fact in facts]


@pytest.mark.parametrize("field", [*LISTS, *SAFETY])
def test_each_fact_is_not_stated_until_it_is_and_then_asks_nothing(field: str) -> None:
    silent = Provider(name="Someone")
    value: object = "We do this." if field in SAFETY else []
    speaking = Provider(name="Someone", **{field: value})
    assert every_fact(silent).count(None) == every_fact(speaking).count(None) + 1


def test_an_empty_list_is_an_answer() -> None:
    insurance = paying(Provider(insurance=[]))[0]
    assert insurance.words == ("Takes no insurance",)
    assert insurance not in [fact for fact in paying(Provider(insurance=[])) if not fact.words]


def test_spaces_are_not_an_answer() -> None:
    assert safety_practice(Provider(ride_home="  \n "))[3].words is None


def test_every_fact_has_a_question_of_its_own_but_gender_which_nobody_is_asked() -> None:
    facts = [
        *who_they_work_with(Provider()),
        *paying(Provider()),
        *reaching(Provider(), [], offers_remote=True),
        *safety_practice(Provider()),
    ]
    asked = open_questions(facts)
    assert len(set(asked)) == len(asked) == len(facts) - 1
    assert all(question.endswith("?") for question in asked)


def test_a_practice_has_no_gender() -> None:
    assert len(who_they_work_with(Provider(kind="organization"))) == 5


@pytest.mark.django_db
def test_a_silent_listing_asks_on_paper_what_it_does_not_say() -> None:
    cast.listing("someone", availability="unknown", availability_on=None)
    page = ListingRead("someone")
    assert page.fact("Emergency plan") == "Not stated"
    assert page.fact("Insurance") == "Not stated"
    asked = page.questions()
    for question in (
        "Which license do you hold, in which state, and where can I look it up?",
        "What does the whole course cost, from the first visit to the last?",
        "What happens if something goes wrong, in the room or later at home?",
        "Do you take new clients, and when could I come?",
        "How were you trained in this kind of treatment?",
        "How long have you done this work?",
        "Are you insured for this work?",
    ):
        assert question in asked
    assert len(set(asked)) == len(asked)


@pytest.mark.django_db
def test_an_answered_fact_is_not_asked_again() -> None:
    cast.alice(emergency_plan="We call 911 and stay with you.", practicing_since=2011)
    page = ListingRead("alice-alder")
    assert page.fact("Emergency plan") == "We call 911 and stay with you."
    assert "What happens if something goes wrong, in the room or later at home?" not in (
        page.questions()
    )
    assert page.fact("In practice since") == f"2011 ({today().year - 2011} years, as stated)"


# Training


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("result", "valid_for", "words"),
    [
        (None, 0, "stated by the provider"),
        (Result.CONFIRMED, 1, "checked on"),
        (Result.CONFIRMED, -1, "stated by the provider"),
        (Result.NOT_FOUND, 1, "and not confirmed"),
    ],
)
def test_a_training_is_stated_or_checked_with_a_day(
    result: Result | None, valid_for: int, words: str
) -> None:
    provider = cast.alice()
    training = Credential.objects.create(
        provider=provider, kind="kap_training", name="An institute", hours=120, year=2019
    )
    if result:
        cast.look(
            provider.licenses.get(),
            result,
            fact=Fact.KAP_TRAINING,
            credential=training,
            valid_until=today() + valid_for * A_DAY,
        )
    page = ListingRead("alice-alder")
    shown = page.fact("Training and certificates")
    assert shown.startswith("An institute · 120 hours · 2019")
    assert words in shown
    assert "How were you trained in this kind of treatment?" not in page.questions()


# Telehealth


@pytest.mark.django_db
def test_only_states_with_a_checked_license_are_named_for_telehealth() -> None:
    provider = cast.alice(telehealth_states=["OR", "WA"])
    term = "By video or phone, for people in"
    assert term not in ListingRead("alice-alder").text
    cast.service(provider, "psycholytic", "sublingual", format="telehealth")
    assert ListingRead("alice-alder").fact(term) == (
        "Oregon Left out: states that were stated, without a checked license there."
    )
    provider.telehealth_states = ["WA"]
    provider.save(update_fields=["telehealth_states"])
    assert ListingRead("alice-alder").fact(term).startswith("No state with a checked license")


@pytest.mark.django_db
def test_a_listing_without_a_place_is_by_video_only_where_a_service_is() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv")
    assert "Place not stated" in ListingRead("someone").text
    assert "By video or phone" not in ListingRead("someone").text
    cast.service(provider, "psycholytic", "sublingual", format="at_home")
    assert "Profession not stated · By video or phone" in ListingRead("someone").text


# How old the page is


@pytest.mark.django_db
def test_a_listing_says_when_its_owner_last_confirmed_it_and_warns_after_90_days() -> None:
    cast.alice()
    said = today()
    for days, stale in ((90, False), (91, True)):
        noon = dt.datetime.combine(
            said + days * A_DAY, dt.time(12), tzinfo=timezone.get_current_timezone()
        )
        with time_machine.travel(noon, tick=False):
            page = ListingRead("alice-alder")
        assert ("Not confirmed by its owner lately" in page.text) is stale
        assert ("That is more than 90 days ago." in page.text) is stale
        assert page.soup.select(f'.listing-rest > .meta time[datetime="{said.isoformat()}"]')
