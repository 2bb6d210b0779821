"""A client types a name, a place of work or a specialty and finds the person, on the path that reads the tables."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Entry
from catalog.order import ordered, rotation
from catalog.query import Query
from catalog.words.mentioned import mentioned
from catalog.words.texts import texts
from catalog.words.tokens import words_of
from providers.dates import today
from providers.models import Credential, Provider
from tests import cast

pytestmark = pytest.mark.django_db


def found(typed: str) -> set[str]:
    condition = Query(words=typed).words_condition()
    return set(Provider.objects.published().filter(condition).values_list("slug", flat=True))


def in_order(typed: str, sort: str = "") -> list[str]:
    query = Query(words=typed)
    providers = Provider.objects.published().filter(query.words_condition())
    return [row.slug for row in ordered(providers, query, sort)]


def test_a_listing_is_found_by_each_of_its_texts() -> None:
    alice = cast.alice()
    cast.place(alice, "97401", name="Willamette Rooms")
    Credential.objects.create(provider=alice, kind="kap_training", name="Fluence")
    cast.bob()
    for typed in ("alder", "alice", "md", "willamette", "rooms eugene", "fluence alder"):
        assert found(typed) == {"alice-alder"}, typed
    assert found("portland") == {"alice-alder", "bob-birch"}
    assert found("alice birch") == set()


def test_people_are_found_by_their_practice_and_a_practice_by_its_people() -> None:
    alice, practice = cast.alice(), cast.listing("still-river", kind="organization")
    cast.membership(practice, alice)
    assert found("river") == {"still-river", "alice-alder"}
    assert found("alder") == {"still-river", "alice-alder"}
    # Whoever is not public lends no name.
    Provider.objects.filter(pk=alice.pk).update(listing_state="paused")
    assert found("alder") == set()
    Provider.objects.filter(pk=alice.pk).update(listing_state="published")
    Provider.objects.filter(pk=practice.pk).update(listing_state="draft")
    assert found("river") == set()


def test_one_who_left_is_not_found_under_the_practice() -> None:
    alice, practice = cast.alice(), cast.listing("still-river", kind="organization")
    cast.membership(practice, alice, ended_at=practice.published_at)
    cast.membership(cast.listing("high-ridge"), alice, confirmed_at=None)
    assert found("river") == {"still-river"}
    assert found("ridge") == {"high-ridge"}


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("psychiatrist", {"alice-alder"}),
        ("psychiatrsit portland", {"alice-alder"}),
        ("ptsd", {"alice-alder"}),
        ("lozenge", {"bob-birch"}),
        ("ketamine", {"alice-alder", "bob-birch"}),
        ("spanish psycholytic", {"bob-birch"}),
        ("social worker depression", {"bob-birch"}),
        ("ifs", {"bob-birch"}),
        ("psychiatrist birch", set()),
        ("spravato", set()),
    ],
)
def test_an_option_is_found_by_the_words_of_its_name(typed: str, slugs: set[str]) -> None:
    cast.alice()
    cast.bob(languages=["es"], orientations=["ifs"])
    assert found(typed) == slugs


def test_a_profession_is_found_on_the_days_on_which_the_license_speaks() -> None:
    provider = cast.listing("pat-pine")
    ends = today() + dt.timedelta(days=10)
    cast.license_of(provider, "md", specialty="psychiatry", expires_on=ends)
    cast.license_of(provider, "lcsw", verified=False)
    for day, expected in ((ends, set()), (ends + dt.timedelta(days=1), {provider.pk})):
        # While the one license is verified, the stated one does not speak.
        answer = mentioned("social worker", day)
        assert answer is not None
        assert answer.all == expected


@pytest.mark.parametrize("typed", ["", "  ", "the of", "%", "' OR 1=1 --", "_"])
def test_signs_and_stop_words_alone_narrow_nothing_unless_digits_are_left(typed: str) -> None:
    cast.alice()
    assert found(typed) == (set() if "1" in typed else {"alice-alder"})


def test_those_as_typed_come_before_those_only_close() -> None:
    for slug, name in (("a", "Ann Marten"), ("b", "Ann Martin"), ("c", "Ann Martins")):
        cast.listing(slug, name=name)
    assert set(in_order("martin")[:2]) == {"b", "c"}
    assert in_order("martin")[2] == "a"
    turns = Provider.objects.filter(slug__in=("b", "c")).order_by(rotation(today()))
    assert in_order("martin")[:2] == [row.slug for row in turns]
    # Another order knows no such groups.
    assert in_order("martin", "name") == ["a", "b", "c"]


def test_the_number_of_queries_does_not_grow_with_the_listings() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            mentioned("psychiatrist portland", today())
        return len(seen)

    cast.alice()
    few = queries()
    for number in range(5):
        cast.place(cast.listing(f"doctor-{number}"))
    assert queries() == few


def test_a_listing_that_is_not_public_has_no_texts() -> None:
    cast.listing("draft-dora", listing_state="draft")
    assert texts() == {}


def test_what_is_kept_for_search_holds_the_words_that_the_tables_hold() -> None:
    alice, practice = cast.alice(name="Alice A.\nB. Alder"), cast.listing("still-river")
    cast.bob(name="Bób O’Birch", post_nominals="L.C.S.W.")
    cast.place(alice, "97401", name="Willamette\r\nRooms")
    Credential.objects.create(provider=alice, kind="kap_training", name="Fluence")
    cast.membership(practice, alice)
    cast.membership(cast.listing("draft-dora", listing_state="draft"), alice)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    kept = dict(Entry.objects.filter(listed=True).values_list("pk", "words"))
    assert {pk: set(words_of(text)) for pk, text in kept.items()} == {
        pk: set(words_of(text)) for pk, text in texts().items()
    }
    assert "rooms" in words_of(kept[alice.pk])


def test_letters_states_insurance_and_training_are_words_too() -> None:
    nurse = cast.listing("nina-nurse", insurance=["medicare"], communities=["veterans"])
    cast.license_of(nurse, "np")
    cast.place(nurse, "97201")
    Credential.objects.create(provider=nurse, kind="kap_training", name="Fluence")
    cast.bob()
    for typed in ("np", "kap", "veterans", "oregon np", "medicare"):
        assert found(typed) == {"nina-nurse"}, typed


def test_a_word_of_ours_is_no_misspelling_of_another() -> None:
    """Who asks for Medicare is not helped by everybody who offers the medical model."""
    medical, medicare = cast.listing("medical"), cast.listing("insured", insurance=["medicare"])
    cast.service(medical, "medical", "iv")
    cast.service(medicare, "psychedelic", "im")
    assert "medical" not in found("medicare")
    assert in_order("medicar") == ["insured", "medical"]
    assert found("medical") == {"medical"}
