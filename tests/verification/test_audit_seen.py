"""Who looked at what not everybody may see, and who took work up, stands in the trail."""

import datetime as dt
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from providers import private_files
from providers.models import Document
from tests import cast
from tests.verification.trail import Since
from verification.actions.seen import saw
from verification.models import AuditRow, Hold

pytestmark = pytest.mark.django_db


def test_a_look_is_written_down() -> None:
    license_ = cast.license_of(cast.listing("alice-alder"), "md")
    since = Since()
    saw(license_, by=cast.rosa())
    saw(license_.provider, by=cast.rosa())
    one, two = since.rows()
    assert (one.act, one.kind, one.key, one.license_id) == (
        "saw",
        "license",
        str(license_.pk),
        license_.pk,
    )
    assert (two.kind, two.listing_id, two.license_id) == ("listing", license_.provider_id, None)
    assert one.actor_id == two.actor_id == cast.rosa().pk
    with pytest.raises(KeyError):
        saw(AuditRow(), by=cast.rosa())


def test_who_took_a_license_up_and_who_broke_that_stands_in_its_history() -> None:
    license_ = cast.license_of(cast.listing("alice-alder"), "md", verified=False)
    now = timezone.now()
    since = Since()
    hold = Hold.objects.create(
        kind="license",
        subject=str(license_.pk),
        holder=cast.rosa(),
        taken_at=now,
        until=now + dt.timedelta(minutes=30),
    )
    # To hold it for longer is not worth a row.
    Hold.objects.update(until=now + dt.timedelta(minutes=60))
    with acting("1234"):
        hold.delete()
    made, broken = since.rows(kind="hold")
    assert made.license_id == broken.license_id == license_.pk
    assert (made.act, broken.act, broken.actor_id) == ("created", "removed", 1234)
    assert json.loads(broken.values.shown)["holder_id"] == [cast.rosa().pk, None]


def test_who_opens_a_document_is_written_down_unless_it_is_theirs(media_folder) -> None:
    license_ = cast.license_of(cast.listing("alice-alder"), "md", verified=False)
    document = Document.objects.create(
        provider=license_.provider,
        license=license_,
        kind="pdf",
        size=4,
        sha256="0" * 64,
        stored_as=private_files.keep(b"%PDF"),
        uploaded_at=license_.submitted_at,
    )
    address = reverse("practice_document", args=["alice-alder", license_.pk, document.pk])
    for who, rows in ((User.objects.get(email="alice@example.org"), 0), (cast.rosa(), 1)):
        client = Client()
        client.force_login(who)
        since = Since()
        assert client.get(address).status_code == 200
        assert len(since.rows(act="saw", kind="document", license_id=license_.pk)) == rows
    assert client.get(address.replace(str(document.pk), str(license_.pk))).status_code == 404
    assert len(since.rows()) == 1
