"""What an owner took back is gone from their very next search."""

from django.test import Client

from tests import cast


def test_a_paused_listing_is_gone_from_the_owners_next_search(transactional_db: None) -> None:
    cast.alice()
    client = Client()
    client.force_login(cast.user("alice@example.org"))
    assert "Alice Alder" in client.get("/providers/?verified=any").content.decode()
    client.post("/practice/listings/alice-alder/pause/")
    assert "Alice Alder" not in client.get("/providers/?verified=any").content.decode()
    client.post("/practice/listings/alice-alder/resume/")
    assert "Alice Alder" in client.get("/providers/?verified=any").content.decode()
