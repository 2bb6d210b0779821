"""Whoever presses a button after their session ended comes, once signed in, to a page; never to an address that takes only forms."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from providers.models import License
from tests import cast

pytestmark = pytest.mark.django_db
SIGN_IN = reverse("account_login")
SIGNED_OUT = "You were signed out, so nothing was saved."


def sent_to(address: str, **headers: str) -> str:
    answer = Client().post(address, {"kind": "license"}, headers=headers)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_a_button_leads_back_to_the_page_that_it_stands_on() -> None:
    license_: License = cast.alice().licenses.get()
    screen = reverse("review_license", args=[license_.pk])
    came_from = f"http://testserver{screen}?state=OR"
    assert sent_to(reverse("review_take"), referer=came_from) == f"{SIGN_IN}?next={screen}"
    remove = reverse("practice_license_remove", args=["alice-alder", license_.pk])
    assert sent_to(remove) == f"{SIGN_IN}?next={remove}", "that one can be looked at"


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "http://elsewhere.example/review/",
        "http://testserver/review/take/",
        "http://testserver/nowhere/at/all/",
        "http://testserver//elsewhere.example/",
        "javascript:alert(1)",
    ],
)
def test_from_anywhere_else_it_leads_to_where_the_part_begins(referer: str) -> None:
    assert sent_to(reverse("review_take"), referer=referer) == f"{SIGN_IN}?next=/review/"
    delete = reverse("practice_message_delete", args=["alice-alder", uuid.uuid4()])
    assert sent_to(delete, referer=referer) == f"{SIGN_IN}?next=/practice/"


def test_the_page_where_one_signs_in_says_that_nothing_was_saved() -> None:
    client = Client()
    client.post(reverse("review_take"), {"kind": "license"})
    assert SIGNED_OUT in client.get(SIGN_IN).content.decode()
    reader = Client()
    reader.get(reverse("review"))
    assert SIGNED_OUT not in reader.get(SIGN_IN).content.decode()


def test_a_form_to_sign_in_is_not_put_into_the_middle_of_a_page() -> None:
    license_ = cast.alice().licenses.get()
    differences = reverse("review_license_differences", args=[license_.pk])
    answer = Client().post(differences, {"number": "1"}, headers={"hx-request": "true"})
    assert (answer.status_code, answer.content) == (401, b"")
