"""Two editors press "Save" in the same moment."""

import threading

import pytest
from django.db import connection

from providers.actions import drafts
from providers.models import Draft
from providers.models.draft import Section
from tests.providers.editing import dana, owner_of


@pytest.mark.usefixtures("transactional_db")
def test_of_two_who_save_at_the_same_moment_one_is_told() -> None:
    listing = dana()
    told: list[str] = []

    def save(words: str) -> None:
        try:
            drafts.save(
                listing=listing,
                section=Section.ABOUT,
                typed={"about": [words]},
                version=0,
                by=owner_of(listing),
            )
            told.append("saved")
        except drafts.StaleError:
            told.append("stale")
        finally:
            connection.close()

    both = [threading.Thread(target=save, args=[words]) for words in ("one", "two")]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(told) == ["saved", "stale"]
    assert Draft.objects.count() == 1
