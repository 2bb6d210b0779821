"""What is answered in the guide is in no log record, address, header, session, cache or row: only in the sealed cookie."""

import io
import logging
from collections import defaultdict

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg import sql

from directory.quiet_logs import QuietFormatter
from matching.library.loader import library
from tests import cast
from tests.entries import settle
from tests.matching.walking import ANSWERS, CHOICES, pick, soup, walk

# A place that is none, so that the word stands nowhere else.
SENTINEL = "Zyxwvopolis"
# One value of every question that its own address does not contain.
SAID = [
    *("treatment_resistant_depression", "over_65", "integration", "transpersonal", "sublingual"),
    *("tricare", "2500_5000", "brain_bleed", "weekend", "perinatal", "99950", SENTINEL),
]
WALK = {
    "reason": {"condition": ["treatment_resistant_depression"], "crisis": ["suicide"]},
    "who": {"whom": ["other"], "age": ["over_65"]},
    "place": {"near": ["99950"], "within": ["250"], "seen": ["either"]},
    "talk": {"talk": ["during"], "phase": ["integration"], "orientation": ["transpersonal"]},
    "route": {"route": ["sublingual"]},
    "paying": {"insurance": ["tricare"], "cost": ["2500_5000"]},
    "safety": {"item": ["brain_bleed"]},
    "timing": {"when": ["now"], "hours": ["weekend"], "community": ["perinatal"]},
}
PAGES = ("answers", "options", "matches", "worksheet", "receipt")
ADDRESSES = {f"/guide/{slug}/" for slug in (*ANSWERS, *PAGES)}
OPTIONS = (*library().options, "clinician")


def cache() -> dict[str, bytes]:
    """All that the site keeps in the memory of this process."""
    kept: dict[str, bytes] = vars(caches["default"])["_cache"]
    return dict(kept)


class Watch(logging.Handler):
    """Everything any logger is told, and how the site writes it down."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.written = io.StringIO()
        self.setFormatter(QuietFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        print(record.getMessage(), record.args, self.format(record), file=self.written)


@pytest.fixture
def log(monkeypatch):
    watch = Watch()
    loggers = [logging.getLogger(), *map(logging.getLogger, ("django", "django.server"))]
    for logger in loggers:
        logger.addHandler(watch)
    yield watch.written
    for logger in loggers:
        logger.removeHandler(watch)


def rows():
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            found += [row[0] for row in cursor.fetchall()]
    return sorted(found)


def headers(response, without=""):
    """All headers but the cookies, which are looked at apart."""
    return " ".join(
        f"{name}: {value}" for name, value in response.headers.items() if name != without
    )


@pytest.mark.django_db
def test_what_was_said_is_found_nowhere_but_in_the_sealed_cookie(client, log, monkeypatch):
    cast.care_team()
    settle()
    before, told = rows(), []
    client.raise_request_exception = False

    def see(response):
        told.append(headers(response) + str(response.cookies))
        return response

    # A mistake, a whole walk, every page of it
    for slug, answer in {**WALK, "place": {"near": [SENTINEL], "within": ["10"]}}.items():
        see(client.post(f"/guide/{slug}/", answer))
        assert see(client.get(f"/guide/{slug}/")).status_code == 200
    walk(client, WALK)
    pick(client, "psycholytic", "ect")
    for page in PAGES:
        assert see(client.get(f"/guide/{page}/")).status_code == 200
    # And errors of ours that quote what was typed
    monkeypatch.setattr("matching.questions.place.find_place", _fail)
    assert see(client.post("/guide/place/", {"near": SENTINEL})).status_code == 500
    assert see(client.get("/guide/matches/")).status_code == 500

    assert log.getvalue().count("Internal Server Error") >= 2
    for word in SAID:
        assert word not in log.getvalue()
        assert not [each for each in told if word in each], word
        assert word not in str(cache()), word
    assert rows() == before
    assert not Session.objects.exists()
    assert "sessionid" not in client.cookies


@pytest.mark.django_db
def test_no_choice_of_any_question_leaves_a_trace(client, log, settings):
    """Choices are common words, so what is compared is everything before with everything after."""
    settings.DID_THIS_HELP = True
    cast.care_team()
    settle()
    before, cached = rows(), cache()
    told = defaultdict(set)
    for path in range(max(map(len, CHOICES.values()))):
        for slug, choices in CHOICES.items():
            address = f"/guide/{slug}/"
            response = client.post(address, choices[path % len(choices)])
            assert response["Location"] in ADDRESSES
            told["POST", address].add(headers(response, without="Location"))
        # A few times also what comes after the questions
        for page in PAGES if path % 9 == 0 else ():
            told["GET", page].add(headers(client.get(f"/guide/{page}/"), without="Content-Length"))
        if path % 9 == 0:
            pick(client, *list(OPTIONS)[path % 5 :])
    # Then no page tells in its headers what was said, nothing was logged, stored, cached or sent
    assert [page for page, kinds in told.items() if len(kinds) > 1] == []
    assert log.getvalue() == ""
    assert rows() == before
    assert cache() == cached
    assert mail.outbox == []


@pytest.mark.parametrize("slug", list(ANSWERS))
def test_browsers_are_told_to_keep_nothing_of_a_form(client, slug):
    """They would fill it in again after it was cleared, and offer what was typed to whoever types there next."""
    form = soup(client.get(f"/guide/{slug}/")).select_one("form.guide-form")
    assert form["autocomplete"] == "off"
    assert {field["autocomplete"] for field in form.select("[autocomplete]")} <= {"off"}


def _fail(text):
    raise RuntimeError(f"cannot find {text}")


@pytest.mark.django_db
@pytest.mark.parametrize("slug", list(ANSWERS))
def test_an_answer_writes_nothing(client, slug):
    """Not even a row about the visit; nothing is asked of the database but what federal law says to everybody."""
    with CaptureQueriesContext(connection) as asked:
        client.post(f"/guide/{slug}/", ANSWERS[slug])
        client.get(f"/guide/{slug}/")
    law = 'FROM "providers_federalrule"'
    assert [each["sql"] for each in asked if law not in each["sql"]] == []


def test_the_error_page_shows_nothing_of_what_was_sent(client, monkeypatch):
    monkeypatch.setattr("matching.questions.place.find_place", _fail)
    client.raise_request_exception = False
    response = client.post("/guide/place/", {"near": SENTINEL})
    assert response.status_code == 500
    assert SENTINEL not in response.content.decode()
    assert "988" in response.content.decode()
