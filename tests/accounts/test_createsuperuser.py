"""The first administrator is made at the server's console, before any mail can go out."""

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command

from accounts.models import User
from tests.accounts.people import sign_in


@pytest.mark.django_db
def test_the_first_administrator_signs_in_without_a_mail(client, monkeypatch, mailoutbox):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "still-water-runs-deep")
    call_command("createsuperuser", "--no-input", "--email", "Ada@example.org", verbosity=0)
    ada = User.objects.get()
    assert (ada.email, ada.role) == ("ada@example.org", "administrator")
    assert EmailAddress.objects.get(user=ada, verified=True, primary=True).email == ada.email
    assert sign_in(client, ada.email).headers["Location"] == "/review/"
    assert client.get("/admin/").status_code == 200
    assert not mailoutbox
