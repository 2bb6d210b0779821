"""A text is looked at while its writer is still on the page: the sentence comes back, and nothing is kept."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from providers.models import Draft
from tests import cast
from tests.providers.editing import at_desk, dana, item

pytestmark = pytest.mark.django_db

CURE = "Ketamine cures depression."


def check(client: Client, section: str, typed: dict[str, str], status: int = 200) -> str:
    slug = "dana-dogwood"
    answer = client.post(reverse("practice_check", args=[slug, section]), typed)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("section", "typed", "said"),
    [
        ("about", {"about": CURE}, "no treatment in this directory is known to cure"),
        ("about", {"about": "The best clinic."}, "cannot be checked"),
        ("about", {"website": "javascript:alert(1)"}, "https"),
        ("about", {"practicing_since": "1066"}, "1940"),
        ("how-you-work", {"ride_home": "It is guaranteed."}, "nobody can promise a result"),
        ("services", item(description="FDA-approved ketamine."), "off-label"),
        ("places", item(zip="00000"), "no place with this ZIP code"),
    ],
)
def test_the_sentence_that_saving_would_bring_comes_at_once(
    section: str, typed: dict[str, str], said: str
) -> None:
    assert said in check(at_desk(dana()), section, typed)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["I work calmly.", ""])
def test_a_text_without_fault_takes_the_sentence_away(text: str) -> None:
    html = check(at_desk(dana()), "about", {"about": text})
    assert "error" not in html
    assert "notice" not in html


def test_words_that_a_credential_bears_out_are_not_held_against_anybody() -> None:
    listing = dana()
    client = at_desk(listing)
    assert "credentials" in check(client, "about", {"about": "I am board-certified."})
    listing.credentials.create(kind="board_certification", name="ABPN", year=2012)
    assert "error" not in check(client, "about", {"about": "I am board-certified."})


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"owner": "1"},
        {"conditions": "ptsd"},
        {"about": "One", "website": "two"},
        {"listing_state": "published"},
    ],
)
def test_one_text_of_ours_is_looked_at_and_nothing_else(typed: dict[str, str]) -> None:
    check(at_desk(dana()), "about", typed, 404)


def test_the_photo_and_what_is_no_section_are_not_texts() -> None:
    client = at_desk(dana())
    check(client, "photo", {"photo": "a.jpg"}, 404)
    check(client, "licenses", {"about": "One"}, 404)


@pytest.mark.parametrize(("text", "status"), [("a\0b", 400), ("x" * 1_000_000, 413)])
def test_what_nobody_types_is_refused(text: str, status: int) -> None:
    check(at_desk(dana()), "about", {"about": text}, status)


def test_markup_comes_back_as_the_letters_it_is_made_of() -> None:
    html = check(
        at_desk(dana()), "about", {"about": "FDA-approved <script>ketamine</script> for PTSD"}
    )
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_nobody_else_asks_about_a_listing(caplog: pytest.LogCaptureFixture) -> None:
    dana()
    cast.bob()
    bob = Client()
    bob.force_login(cast.user("bob@example.org"))
    with caplog.at_level(logging.DEBUG):
        check(bob, "about", {"about": "Secret words"}, 404)
        check(Client(), "about", {"about": "Secret words"}, 302)
    assert "Secret words" not in caplog.text


def test_another_site_cannot_ask() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.user("dana@example.org"))
    dana()
    check(client, "about", {"about": CURE}, 403)
