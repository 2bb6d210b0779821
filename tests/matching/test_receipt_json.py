"""The receipt for a program: whoever has the answers in their browser can have the whole order checked."""

import json

import pytest

from tests import cast
from tests.matching.walking import pick, walk


@pytest.mark.django_db
def test_the_receipt_as_json_holds_every_key_of_the_order_while_the_answers_are_there(client):
    cast.care_team()
    walk(client)
    pick(client, "psycholytic")
    link = "/guide/receipt.json"
    assert f'href="{link}"' in client.get("/guide/receipt/").content.decode()
    response = client.get(link)
    assert response["Cache-Control"] == "no-store"
    found = json.loads(response.content)
    (team,) = found["teams"]
    assert team["order"]["met"] == len(team["met"])
    assert team["order"]["added_miles"] == team["distance_miles"]
    assert [each["slug"] for each in team["members"]] == ["bob-birch", "alice-alder"]
    assert found["inputs"]["models"] == ["psycholytic"]
    assert found["weights"] == {"wish": 1, "matters_more": 2}
    client.post("/guide/clear/")
    assert json.loads(client.get(link).content)["teams"] == []
