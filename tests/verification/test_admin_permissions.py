"""Every address of the admin, asked by everybody: only administrators get in, and there nobody changes what was decided."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.core import mail
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Board, Claim, Decision, Evidence, License, Provider
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.verification.exclusions.hits import the_list
from tests.verification.nppes_rows import npi
from tests.verification.test_review_permissions import VISITOR, client_of
from verification.models import Exclusion, ExclusionList

pytestmark = pytest.mark.django_db
PEOPLE = (VISITOR, *Role.values)
# What an administrator may do besides reading. A model that is not named can only be read.
ALLOWED: dict[type[Model], set[str]] = {
    User: {"add", "change", "delete"},
    Board: {"add", "change", "delete"},
}
NEVER_EDITED = (Claim, Decision, Evidence, Exclusion, ExclusionList)
# Not of a model, but of whoever is there.
SIGNING_IN = {"login", "logout"}


def addresses() -> Iterator[tuple[str, str]]:
    """The name and address of every page of the admin, about a row that need not exist."""
    [room] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and each.namespace == "admin"
    ]
    yield from _of(room, "/admin/")


def _of(room: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for each in room.url_patterns:
        text = str(each.pattern)
        for name in each.pattern.converters:
            text = text.replace(f"<path:{name}>", "1").replace(f"<int:{name}>", "1")
            text = text.replace("<id>/password", "1/password")
        text = text.replace("<id>", "1").replace("^", "").replace("$", "")
        if isinstance(each, URLPattern):
            yield str(each.name), before + text
        else:
            yield from _of(each, before + text)


def row_of(model: type[Model]) -> Any:
    """A row to act on, where the tests have one."""
    if model is User:
        return cast.user("somebody@example.org")
    return model._default_manager.first()


def everything_there() -> None:
    cast.alice()
    claim_of(cast.user("nell@example.org"), record=registry_record())
    the_list()
    exclusion()


def exclusion(**fields: Any) -> Exclusion:
    """A row of the federal list."""
    made = {"last_name": "FERN", "state": "OR", "authority": "1128a1", "row_sha256": "1" * 64}
    return Exclusion.objects.create(
        **{**made, "excluded_on": dt.date(2020, 3, 19), "name_keys": ["FER"], **fields}
    )


@pytest.mark.parametrize("person", [each for each in PEOPLE if each != Role.ADMINISTRATOR])
def test_only_administrators_get_in(person: str) -> None:
    client = client_of(person)
    wrong = []
    for name, address in addresses():
        for method in ("get", "post"):
            answer = getattr(client, method)(address)
            if name in SIGNING_IN:
                continue
            if answer.status_code not in {302, 403, 404, 405} or (
                answer.status_code == 302 and "/login/" not in answer["Location"]
            ):
                wrong.append((method, address, answer.status_code))
    assert not wrong


def test_an_administrator_does_what_is_allowed_and_nothing_else() -> None:
    everything_there()
    client, wrong = client_of(Role.ADMINISTRATOR), []
    for model in admin.site._registry:
        base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        assert client.get(base).status_code == 200, base
        row = row_of(model)
        acts = {"add": f"{base}add/"}
        if row is not None:
            acts |= {act: f"{base}{row.pk}/{act}/" for act in ("change", "delete")}
        for act, address in acts.items():
            refused = client.post(address).status_code == 403
            if refused == (act in ALLOWED.get(model, set())):
                wrong.append((act, address))
    assert not wrong


@pytest.mark.parametrize("model", NEVER_EDITED)
def test_history_is_not_deleted_by_choosing_rows_either(model: type[Model]) -> None:
    everything_there()
    client, before = client_of(Role.ADMINISTRATOR), model._default_manager.count()
    keys = [str(key) for key in model._default_manager.values_list("pk", flat=True)]
    assert keys
    said = {"action": "delete_selected", "_selected_action": keys, "post": "yes"}
    client.post(f"/admin/{model._meta.app_label}/{model._meta.model_name}/", said)
    assert model._default_manager.count() == before


def test_an_account_with_a_claim_is_not_deleted_along_with_its_history() -> None:
    everything_there()
    nell = cast.user("nell@example.org")
    client_of(Role.ADMINISTRATOR).post(f"/admin/accounts/user/{nell.pk}/delete/", {"post": "yes"})
    assert Claim.objects.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SENIOR_REVIEWER, Role.ADMINISTRATOR])
def test_who_works_here_is_kept_from_signing_in_and_not_deleted(role: str) -> None:
    client, worker = client_of(Role.ADMINISTRATOR), cast.user("worker@example.org", role)
    page = f"/admin/accounts/user/{worker.pk}/"
    assert client.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [worker.pk], "post": "yes"}
    client.post("/admin/accounts/user/", chosen)
    client.post(f"{page}change/", {"name": "Worker"})
    worker.refresh_from_db()
    assert not worker.is_active


def test_nobody_raises_a_role_takes_an_address_or_sets_a_password_in_the_admin() -> None:
    client = client_of(Role.ADMINISTRATOR)
    own = User.objects.get(email="administrator@example.org")
    other = cast.user("ruth@example.org")
    for person in (own, other):
        page = f"/admin/accounts/user/{person.pk}/"
        more = {"is_superuser": "on", "is_staff": "on", "groups": "1", "password": "x"}
        said = {"name": "N", "is_active": "on", "role": "senior_reviewer", "email": "a@b.example"}
        client.post(f"{page}change/", said | more)
        assert client.get(f"{page}password/").status_code == 403
        new = {"password1": "quiet-heron-1234", "password2": "quiet-heron-1234"}
        assert client.post(f"{page}password/", new).status_code == 403
    changed = User.objects.get(pk=other.pk)
    assert (changed.name, changed.role, changed.email) == ("N", Role.PROVIDER, "ruth@example.org")
    assert not changed.is_superuser
    assert changed.password == other.password
    own.refresh_from_db()
    assert own.role == Role.ADMINISTRATOR


def test_nobody_locks_themselves_out() -> None:
    client = client_of(Role.ADMINISTRATOR)
    own = User.objects.get(email="administrator@example.org")
    client.post(f"/admin/accounts/user/{own.pk}/change/", {"name": "A"})
    own.refresh_from_db()
    assert own.is_active


def test_an_account_that_an_administrator_makes_gets_its_password_from_its_owner() -> None:
    client = client_of(Role.ADMINISTRATOR)
    said = {"email": "New@Example.org", "name": "New", "role": "administrator", "password1": "x"}
    client.post("/admin/accounts/user/add/", said)
    made = User.objects.get(email="new@example.org")
    assert made.role == Role.PROVIDER
    assert not made.has_usable_password()
    Client().post(reverse("account_reset_password"), {"email": "new@example.org"})
    [letter] = mail.outbox
    assert letter.to == ["new@example.org"]
    assert "/account/password/reset/key/" in letter.body


def test_what_would_open_somebody_else_s_account_is_not_in_the_admin() -> None:
    names = {model._meta.label for model in admin.site._registry}
    secret = ("mfa.", "usersessions.", "procrastinate.", "account.", "auth.", "sessions.")
    assert not [name for name in names if name.startswith(secret)]
    assert not {License, Provider} & set(admin.site._registry), (
        "listings are edited by their owners"
    )


def test_an_administrator_finds_a_row_of_the_exclusion_list_by_its_npi() -> None:
    the_list(as_of=dt.date(2026, 1, 9))
    exclusion(npi=npi(7), first_name="MARLOWE")
    exclusion(npi=npi(8), last_name="OTHER", row_sha256="2" * 64)
    client = client_of(Role.ADMINISTRATOR)
    found = client.get(f"/admin/verification/exclusion/?q={npi(7)}").content.decode()
    assert "MARLOWE FERN" in found
    assert "OTHER" not in found
    assert "Jan. 9, 2026" in client.get("/admin/verification/exclusionlist/").content.decode()
