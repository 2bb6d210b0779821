"""The pages of federal rules and of what is found of one license; and the admin, which changes neither."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from providers.actions.prescribing_rules import versions
from providers.dates import today
from providers.models import AuthorityOverride, FederalRule, PrescribingRule
from providers.vocabulary.checking import Fact
from tests import cast
from tests.verification.rules import abe, ada, sam
from tests.verification.signed_in import as_, text_of

pytestmark = pytest.mark.django_db


def test_the_next_federal_version_is_written_and_of_two_one_is_told() -> None:
    one, other = as_(ada()), as_(abe())
    address = "/review/rules/federal/telehealth/change/"
    sent = {
        "text": "Ketamine may be prescribed by telehealth after one visit.",
        "valid_until": "12/31/2027",
        "source": "Federal Register, 91 FR 1",
        "source_url": "",
        "source_date": f"{today():%m/%d/%Y}",
        "reason": "Extended",
        "after": "1",
    }
    assert one.post(address, sent).status_code == 302
    answer = other.post(address, sent)
    assert answer.status_code == 422
    assert "Somebody wrote another version" in text_of(answer)
    assert FederalRule.objects.get(version=2).valid_until == dt.date(2027, 12, 31)
    for wrong in ({"text": ""}, {"source_url": "javascript:alert(1)"}, {"after": "x"}):
        assert one.post(address, sent | {"after": "2"} | wrong).status_code == 422
    assert FederalRule.objects.count() == 2


def test_a_senior_reviewer_decides_on_one_license() -> None:
    provider = cast.listing("cara-cole", name="Cara Cole")
    license_ = cast.license_of(provider, "crna", "AL")
    address = reverse("review_override", args=[license_.pk])
    client = as_(sam())
    page = BeautifulSoup(client.get(address).content, "html.parser")
    law = page.main.find("dt", string="The law").parent
    assert PrescribingRule.objects.get(license_type="crna", state="AL").get_authority_display() in (
        law.get_text()
    )
    hidden = {each["name"]: each["value"] for each in page.select("main [type=hidden]")}
    evidence = license_.evidence.get()
    sent = hidden | {"authority": "own", "evidence": str(evidence.pk), "reason": "Hours on file"}
    other = cast.look(cast.license_of(cast.listing("otto-oak"), "crna", "AL"))
    for wrong, words in (
        ({"evidence": str(other.pk)}, "Select a valid choice"),
        ({"evidence": ""}, "Choose evidence"),
        ({"reason": ""}, "Give the reason"),
        ({"valid_until": "01/01/2020"}, "This date is past"),
        ({"after": "99"}, "Somebody changed or decided"),
    ):
        answer = client.post(address, sent | wrong)
        assert answer.status_code == 422
        assert words in text_of(answer)
    assert not AuthorityOverride.objects.exists()
    late = BeautifulSoup(client.post(address, sent | {"after": "99"}).content, "html.parser")
    again = {each["name"]: each["value"] for each in late.select("main [type=hidden]")}
    assert again["after"] == "0"
    assert late.find("textarea").get_text(strip=True) == "Hours on file"
    assert "counts from now on" in text_of(client.post(address, sent, follow=True))
    assert AuthorityOverride.objects.get().decided_by == sam()


def test_supervised_hours_are_the_evidence_of_who_prescribes_alone_after_them() -> None:
    provider = cast.listing("cara-cole", name="Cara Cole")
    license_ = cast.license_of(provider, "crna", "WI")
    client, address = as_(sam()), reverse("review_override", args=[license_.pk])
    page = BeautifulSoup(client.get(address).content, "html.parser")
    link = page.find("a", string="Record supervised hours")
    assert link
    form = client.get(link["href"].partition("#")[0]).context["form"]
    assert form["about"].value() == f"hours-{license_.pk}"
    cast.look(license_, fact=Fact.SUPERVISED_HOURS, source="Board letter")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    [choice] = [
        each for each in page.select("select[name=evidence] option") if "hours" in each.text
    ]
    assert choice.text.startswith("Supervised hours completed: Board letter,")
    hidden = {each["name"]: each["value"] for each in page.select("main [type=hidden]")}
    sent = hidden | {"authority": "own", "evidence": choice["value"], "reason": "Hours on file"}
    assert client.post(address, sent).status_code == 302
    assert AuthorityOverride.objects.get().evidence.fact == Fact.SUPERVISED_HOURS


def test_where_no_law_asks_for_hours_the_page_leads_to_the_facts_alone() -> None:
    license_ = cast.alice().licenses.get()
    page = text_of(as_(sam()).get(reverse("review_override", args=[license_.pk])))
    assert "Record a fact" in page
    assert "Record supervised hours" not in page


def test_a_reviewer_is_told_who_decides_on_their_own_license() -> None:
    own = cast.license_of(cast.listing("sam-sedge", owner=sam()), "crna", "AL")
    answer = as_(sam()).get(reverse("review_override", args=[own.pk]))
    assert answer.status_code == 403
    assert "This is about your own listing" in text_of(answer)


def test_the_admin_shows_rules_and_changes_none() -> None:
    client = as_(cast.user("ada@example.org", "administrator", is_superuser=True))
    row = versions("np", "OH").get()
    assert client.get(f"/admin/providers/prescribingrule/{row.pk}/change/").status_code == 200
    assert client.post(f"/admin/providers/prescribingrule/{row.pk}/change/", {}).status_code == 403
    assert client.get("/admin/providers/prescribingrule/add/").status_code == 403
