"""A session that ends takes nothing from the other forms either: text comes back, and of a file it is said that it did not arrive."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from providers.models import KeptText, Provider
from tests import cast
from tests.providers.editing import owner_of
from tests.providers.license_typing import typed
from tests.providers.licensing import credential_of

pytestmark = pytest.mark.django_db
BACK = "What you typed is here again"
AGAIN = "Please choose it again"


@pytest.fixture
def alice() -> Provider:
    return cast.alice()


def forms_of(alice: Provider) -> dict[str, tuple[str, dict[str, Any], str]]:
    license_ = alice.licenses.get().pk
    named = {
        "a new license": ("practice_license_new", [], typed(number="WA77"), "WA77"),
        "a changed license": ("practice_license", [license_], typed(number="WA88"), "WA88"),
        "a renewal": (
            "practice_license_renew",
            [license_],
            {"expires_on": "07/01/2031"},
            "07/01/2031",
        ),
        "a training": ("practice_credential_new", [], {"name": "Long course"}, "Long course"),
        "a changed training": (
            "practice_credential",
            [credential_of(alice).pk],
            {"name": "Longer course"},
            "Longer course",
        ),
        "availability": ("listing_availability", [], {"until": "2030-01-31"}, "2030-01-31"),
    }
    return {
        what: (reverse(name, args=[alice.slug, *parts]), sent, words)
        for what, (name, parts, sent, words) in named.items()
    }


@pytest.mark.parametrize(
    "what",
    [
        "a new license",
        "a changed license",
        "a renewal",
        "a training",
        "a changed training",
        "availability",
    ],
)
def test_what_was_typed_is_back_after_signing_in(alice: Provider, what: str) -> None:
    where, sent, words = forms_of(alice)[what]
    client = Client()
    answer = client.post(where, sent)
    assert answer.status_code == 302
    assert words not in answer.headers["Location"]
    assert words not in str(answer.cookies)
    assert words.encode() not in bytes(KeptText.objects.get().locked)
    client.force_login(owner_of(alice))
    page = client.get(where)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert BACK in page.content.decode()


def test_boxes_are_ticked_again_and_saving_forgets_what_was_kept(alice: Provider) -> None:
    where = reverse("practice_license_new", args=[alice.slug])
    sent = typed(number="WA77", compact_states=["ID", "NV"])
    client = Client()
    client.post(where, sent)
    client.force_login(owner_of(alice))
    assert client.get(where).content.decode().count(" checked>") == 2
    # What is wrong keeps it, too
    assert client.post(where, sent | {"number": "?"}).status_code == 422
    assert KeptText.objects.exists()
    assert client.post(where, sent).status_code == 302
    assert not KeptText.objects.exists()
    assert BACK not in client.get(where).content.decode()


@pytest.mark.parametrize("name", ["practice_photo", "practice_documents"])
def test_of_a_file_it_is_said_that_it_has_to_be_chosen_again(alice: Provider, name: str) -> None:
    parts = [alice.slug] if name == "practice_photo" else [alice.slug, alice.licenses.get().pk]
    where = reverse(name, args=parts)
    field = "photo" if name == "practice_photo" else "file"
    client = Client()
    client.post(where, {field: SimpleUploadedFile("secret-name.jpg", b"bytes"), "version": "0"})
    # Neither the file nor its name is kept
    assert b"secret-name" not in bytes(KeptText.objects.get().locked)
    client.force_login(owner_of(alice))
    assert AGAIN in client.get(where).content.decode()


def test_another_browser_and_another_person_see_nothing(alice: Provider) -> None:
    where, sent, words = forms_of(alice)["a new license"]
    kept = Client()
    kept.post(where, sent)
    other = Client()
    other.force_login(owner_of(alice))
    assert words not in other.get(where).content.decode()
    kept.force_login(owner_of(cast.bob()))
    assert kept.get(where).status_code == 404


@pytest.mark.parametrize("sent", [{"number": "x" * 200_000}, {"number": "a\0b"}, {}])
def test_what_nobody_types_is_not_kept(alice: Provider, sent: dict[str, str]) -> None:
    Client().post(reverse("practice_license_new", args=[alice.slug]), sent)
    Client().post(reverse("practice_license_new", args=["nobody"]), {"number": "1"})
    assert not KeptText.objects.exists()
