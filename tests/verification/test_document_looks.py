"""Who looks at documents, who does not, and what the audit trail has of it."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from providers.models import Document
from tests import cast
from tests.providers.drawing.papers import paper
from tests.providers.licensing import license_behind, owner_of
from tests.verification.documents import AS_HTMX, looked_at, sent
from tests.verification.reviewing import attached_to, client_of, sam
from tests.verification.trail import Since
from verification.models import AuditRow
from verification.sheets import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def test_however_many_pages_are_looked_at_the_trail_has_one_look() -> None:
    document, client = sent(paper(3)), client_of(cast.rosa())
    since = Since()
    page = looked_at(client, document, AS_HTMX)
    for each in page.select("img.paper"):
        assert client.get(each["src"]).status_code == 200
    assert client.get(page.select("figcaption a")[2]["href"]).status_code == 200
    [row] = since.rows(act="saw")
    assert (row.kind, row.key, row.actor_id) == ("document", str(document.pk), cast.rosa().pk)


def test_nobody_looks_by_another_persons_look_or_by_none() -> None:
    document, client = sent(paper(2)), client_of(cast.rosa())
    src = looked_at(client, document).select("img.paper")[0]["src"]
    plain, word = src.split("?")
    other = attached_to(license_behind(document))

    def rows_of(client: Client, path: str) -> list[AuditRow]:
        since = Since()
        assert client.get(path).status_code == 200
        return since.rows(act="saw")

    assert len(rows_of(client, plain)) == 1
    assert len(rows_of(client, f"{plain}?look=forged")) == 1
    assert len(rows_of(client_of(sam()), src)) == 1
    assert len(rows_of(client, f"{address(other, 'picture', 1)}?{word}")) == 1
    assert len(rows_of(client, src)) == 0
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31)):
        assert len(rows_of(client_of(cast.rosa()), src)) == 1


def addresses(document: Document) -> list[str]:
    files = (document, attached_to(license_behind(document)))
    return [
        each
        for file in files
        for each in (
            address(file, "pages"),
            address(file, "page", 1),
            address(file, "picture", 1),
        )
    ]


def test_who_keeps_the_listing_does_not_look_as_a_reviewer() -> None:
    document = sent(paper())
    owner = owner_of(license_behind(document).provider)
    owner.role = Role.REVIEWER
    owner.save()
    since = Since()
    for path in addresses(document):
        assert client_of(owner).get(path).status_code == 403
    assert since.rows(act="saw") == []


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_nobody_but_reviewers_looks(role: Role) -> None:
    document = sent(paper())
    client = client_of(cast.user("olga@example.org", role))
    src = looked_at(client_of(cast.rosa()), document).select("img.paper")[0]["src"]
    # Not even with the word of somebody's look.
    for path in (*addresses(document), src):
        assert client.get(path).status_code == 404
        assert Client().get(path).status_code == 302
