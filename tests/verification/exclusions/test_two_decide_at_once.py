"""Two senior reviewers have the same hit before them: one decision stands, and the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.roles import Role
from providers.models import Evidence
from tests import cast
from tests.verification.exclusions.hits import name_hit
from verification.actions.case import ChangedSinceError
from verification.actions.exclusion_decisions import confirm_hit, dismiss_hit, hit_version


@pytest.mark.usefixtures("transactional_db")
def test_two_at_once_and_one_decision_stands() -> None:
    hit = name_hit(cast.alice())
    sam = cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    version, told, barrier = hit_version(hit), [], Barrier(2)

    def decide(number: int) -> None:
        barrier.wait()
        try:
            act = (confirm_hit, dismiss_hit)[number]
            more = {"show_again": False} if number else {}
            act(hit=hit, reason="x", version=version, by=sam, **more)
            told.append("stands")
        except ChangedSinceError:
            told.append("told")
        finally:
            connection.close()

    threads = [Thread(target=decide, args=[number]) for number in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(told) == ["stands", "told"]
    assert Evidence.objects.filter(fact="exclusion").count() == 1
