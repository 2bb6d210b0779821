""" "Did this help?" tells the people who run the guide whether it does, and keeps nothing of those who answer."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction

from matching.library.loader import library
from matching.library.reading import grade
from matching.models import HelpedCount
from tests import reading
from tests.matching.test_no_trace import rows
from tests.matching.walking import pick, soup, text, walk
from tests.origins import foreign_addresses, inline_code

HELPED = "/guide/helped/"
ANSWERED = {"fades": "yes", "routes": "unsure", "matters": "no"}
OFFERED = "Did this help?"
KEPT = "how often each answer was given"
NOVEMBER = dt.date(2026, 11, 1)


@pytest.fixture
def asked(settings):
    """The operator has switched the questions on."""
    settings.DID_THIS_HELP = True


def counts():
    return {(each.question, each.answer): each.count for each in HelpedCount.objects.all()}


def test_nobody_is_asked_unless_the_operator_wants_it(client):
    """Without a database: it is not touched, so nothing can have been counted."""
    assert client.get(HELPED).status_code == 404
    assert client.post(HELPED, ANSWERED).status_code == 404
    assert OFFERED not in text(soup(client.get("/guide/worksheet/")))
    for page in ("/privacy/", "/health-data/"):
        assert KEPT not in text(soup(client.get(page)))


@pytest.mark.django_db
def test_it_is_offered_after_the_matches_and_on_the_sheet_and_can_be_skipped(client, asked):
    walk(client)
    pick(client, "psycholytic")
    for page in ("matches", "worksheet"):
        assert soup(client.get(f"/guide/{page}/")).main.find("a", href=HELPED)
    skip = soup(client.get(HELPED)).main.find("a", string="Skip")
    assert skip["href"] == "/guide/matches/"
    # Sending it empty is skipping it
    assert client.post(HELPED, {})["Location"] == "/guide/matches/"
    assert counts() == {}


def test_each_question_can_be_answered_by_not_sure(client, asked):
    form = soup(client.get(HELPED)).select_one("form.guide-form")
    names = [*library().knowledge, *library().comfort]
    assert len(names) == 5
    for name in names:
        values = [each["value"] for each in form.find_all("input", {"name": name})]
        assert values == ["yes", "no", "unsure"]
    assert not form.select("input:checked, input[required]")


@pytest.mark.django_db
def test_whoever_answers_is_counted_once_and_then_shown_what_sources_say(client, asked):
    with time_machine.travel("2026-11-17 15:00Z"):
        response = client.post(HELPED, ANSWERED)
        assert (response.status_code, response["Location"]) == (303, HELPED)
        client.post(HELPED, ANSWERED)
        main = soup(client.get(HELPED)).main
        sheet = soup(client.get("/guide/worksheet/")).main
    assert counts() == {("fades", "yes"): 1, ("routes", "unsure"): 1, ("matters", "no"): 1}
    assert {each.month for each in HelpedCount.objects.all()} == {NOVEMBER}
    for question in library().knowledge.values():
        assert question.answer.text in text(main)
    assert len(main.select(".references > li")) >= 3
    assert not main.select("form.guide-form")
    assert OFFERED not in text(sheet)


@pytest.mark.django_db
def test_a_forged_answer_counts_nothing(client, asked):
    assert client.post(HELPED, {"fades": "Jane Doe", "routes": "no"}).status_code == 303
    assert client.post(HELPED, {"diagnosis": "yes"}).status_code == 303
    assert counts() == {}


@pytest.mark.django_db
def test_a_whole_walk_leaves_counters_and_nothing_else(client, asked):
    """Whoever has the database learns that somebody answered this month, and nothing of who or when."""
    before = rows()
    walk(client)
    pick(client, "psycholytic")
    with time_machine.travel("2026-11-17 15:00Z"):
        client.post(HELPED, ANSWERED)
    added = [row for row in rows() if row not in before]
    assert sorted(added) == [
        "(2026-11-01,fades,yes,1)",
        "(2026-11-01,matters,no,1)",
        "(2026-11-01,routes,unsure,1)",
    ]


def test_the_page_is_as_untraceable_as_the_rest_of_the_guide(client, asked):
    response = client.get(HELPED)
    page = soup(response)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert {"/guide/clear/", "/guide/leave/"} <= {
        form["action"] for form in page("form", action=True)
    }
    html = response.content.decode()
    assert foreign_addresses(html) == inline_code(html) == []
    for question in (*library().knowledge.values(), *library().comfort.values()):
        assert grade([question.text]) <= 8


@pytest.mark.parametrize("page", [HELPED, "/privacy/", "/health-data/"])
def test_the_client_is_told_what_is_kept(client, asked, page):
    response = client.get(page)
    assert KEPT in text(soup(response).main)
    # Of these answers something is kept, so the page must not say that there is no copy, as the others do
    assert page != HELPED or "We keep no copy" not in text(soup(response).main)
    assert reading.grade(response.content.decode()) <= 8


def test_two_who_press_at_once_are_both_counted(transactional_db):
    def press(reverse):
        said = [("fades", "yes"), ("routes", "no"), ("sides", "yes")]
        try:
            for _ in range(20):
                HelpedCount.objects.add_one(said[::-1] if reverse else said, NOVEMBER)
        finally:
            connections["default"].close()

    try:
        with ThreadPoolExecutor(2) as people:
            list(people.map(press, (False, True)))
        assert set(counts().values()) == {40}
    finally:
        HelpedCount.objects.all().delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row",
    [
        ("2026-11-17", "fades", "yes", 1),
        ("2026-11-01", "Jane Doe", "yes", 1),
        ("2026-11-01", "fades", "Jane", 1),
        ("2026-11-01", "fades", "yes", 0),
    ],
    ids=["a day", "a name", "a text", "nothing"],
)
def test_the_table_itself_refuses_what_could_point_at_a_person(row):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO matching_helpedcount (month, question, answer, count) VALUES (%s, %s, %s, %s)",
            row,
        )


@pytest.mark.django_db
@time_machine.travel("2026-12-02 15:00Z")
def test_figures_are_told_of_months_that_are_over_and_small_ones_are_not():
    for month, answer, count in (
        (NOVEMBER, "yes", 54),
        (NOVEMBER, "no", 10),
        (NOVEMBER, "unsure", 9),
        (dt.date(2026, 12, 1), "yes", 333),
    ):
        HelpedCount.objects.create(month=month, question="fades", answer=answer, count=count)
    out = StringIO()
    call_command("did_this_help", stdout=out)
    told = out.getvalue()
    assert "November 2026" in told
    assert "yes: 54, no: 10, unsure: under 10" in told
    assert "(right: yes)" in told
    # No sum from which the hidden one follows, none of zero, and nothing of the month that still runs
    assert "73" not in told
    assert "yes: under 10, no: under 10, unsure: under 10" in told
    assert "333" not in told
