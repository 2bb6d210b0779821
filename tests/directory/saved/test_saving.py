"""Saving without an account: one cookie, set when it is needed, which no other site can change."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from directory.saved.keys import MOST
from providers.models import Provider
from tests import cast
from tests.directory.saved.visitor import HERE, Saver, words_of

pytestmark = pytest.mark.django_db

SEARCH = "/providers/?near=97201&condition=ptsd"


def crowd(many: int) -> list[int]:
    return [cast.listing(f"listing-{number}").pk for number in range(many)]


def test_looking_around_sets_no_cookie() -> None:
    alice = cast.alice()
    visitor = Client()
    for address in (
        "/providers/",
        "/providers/alice-alder/",
        "/saved/",
        f"/saved/?ids={alice.pk}",
        f"/saved/?before={alice.pk}",
        "/saved/compare/",
    ):
        assert "Set-Cookie" not in visitor.get(address).headers
    assert not visitor.cookies


def test_saving_sets_one_cookie_of_keys_and_nothing_else() -> None:
    alice, visitor = cast.alice(), Saver()
    visitor.sends({"add": alice.pk}, SEARCH)
    assert list(visitor.cookies) == ["saved"]
    cookie = visitor.cookies["saved"]
    assert cookie.value == str(alice.pk)
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/", "Lax", True)
    assert (cookie["max-age"], cookie["secure"]) == (365 * 24 * 60 * 60, "")


def test_over_tls_the_cookie_never_travels_in_the_clear(settings: Any) -> None:
    settings.OVER_TLS = True
    alice, visitor = cast.alice(), Saver()
    visitor.sends({"add": alice.pk})
    assert visitor.cookies["saved"]["secure"]


def test_a_saver_comes_back_to_the_card_where_they_were() -> None:
    alice, visitor = cast.alice(), Saver()
    for form in ({"add": alice.pk}, {"take_off": alice.pk}):
        answer = visitor.sends(form, SEARCH)
        assert answer.status_code == 303
        assert answer["Location"] == f"{SEARCH}#save-{alice.pk}"


@pytest.mark.parametrize(
    "referer",
    [
        "https://elsewhere.example/providers/",
        f"{HERE}//elsewhere.example/",
        f"{HERE}/\\elsewhere.example/",
        "http://[",
        "",
    ],
)
def test_nobody_is_sent_to_another_site(referer: str) -> None:
    alice, visitor = cast.alice(), Saver()
    answer = visitor.sends({"add": alice.pk}, Referer=referer)
    assert answer["Location"].startswith("/saved/")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null", "Referer": f"{HERE}/saved/"},
        {"Referer": "https://elsewhere.example/"},
        {"Referer": "http://testserver.elsewhere.example/"},
        {"Referer": "http://["},
        {},
    ],
)
def test_no_other_site_can_change_the_list(headers: dict[str, str]) -> None:
    alice, visitor = cast.alice(), Saver(7)
    for form in ({"add": alice.pk}, {"take_off": 7}, {"clear": "yes"}, {"restore": "8"}):
        answer = visitor.post("/saved/", form, headers=headers)
        assert answer.status_code == 403
        assert "Set-Cookie" not in answer.headers
    assert visitor.keys == (7,)


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": HERE}, {"Referer": f"{HERE}/"}]
)
def test_a_browser_old_or_new_can_save_from_here(headers: dict[str, str]) -> None:
    alice, visitor = cast.alice(), Client(enforce_csrf_checks=True)
    assert visitor.post("/saved/", {"add": alice.pk}, headers=headers).status_code == 303
    assert visitor.cookies["saved"].value == str(alice.pk)


def test_a_site_behind_a_proxy_knows_its_own_address(settings: Any) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://care.example.org"]
    alice, visitor = cast.alice(), Client()
    headers = {"Origin": "https://care.example.org"}
    assert visitor.post("/saved/", {"add": alice.pk}, headers=headers).status_code == 303


def test_what_is_not_public_cannot_be_saved() -> None:
    draft, visitor = cast.listing("draft", listing_state="draft"), Saver()
    visitor.sends({"add": f"{draft.pk},999999"})
    assert visitor.keys == ()


@pytest.mark.parametrize(
    "form", [{}, {"add": "x"}, {"take_off": ""}, {"restore": "0"}, {"id": "1"}]
)
def test_a_form_that_asks_nothing_is_refused(form: dict[str, str]) -> None:
    visitor = Saver(7)
    assert visitor.sends(form).status_code == 400
    assert visitor.keys == (7,)


def test_a_full_list_says_so_and_loses_nobody() -> None:
    *keys, one_more = crowd(MOST + 1)
    visitor = Saver(*keys)
    answer = visitor.sends({"add": one_more}, SEARCH)
    assert answer["Location"] == f"/saved/?full={one_more}#notice"
    assert visitor.keys == tuple(keys)
    page = visitor.reads(answer["Location"])
    assert "Your list is full. It holds 30 listings." in words_of(page)
    assert page.find(id="notice").a.get_text() == f"Listing {MOST}"
    visitor.sends({"take_off": keys[0]})
    assert visitor.reads(answer["Location"]).find(id="notice") is None


def test_those_who_are_no_longer_public_make_room() -> None:
    *keys, one_more = crowd(MOST + 1)
    Provider.objects.filter(pk=keys[0]).update(listing_state="paused")
    visitor = Saver(*keys)
    visitor.sends({"add": one_more})
    assert visitor.keys == (*keys[1:], one_more)


def test_an_empty_list_leaves_no_cookie_behind() -> None:
    alice = cast.alice()
    visitor = Saver(alice.pk)
    answer = visitor.sends({"take_off": alice.pk})
    assert answer.cookies["saved"]["max-age"] == 0
    assert answer.cookies["saved"].value == ""


def test_a_swap_is_the_button_with_the_count_and_a_sentence_to_hear() -> None:
    alice, visitor = cast.alice(), Saver()
    swapped = visitor.sends({"add": alice.pk}, SEARCH, **{"HX-Request": "true"})
    assert swapped.status_code == 200
    html = swapped.content.decode()
    assert html.lstrip().startswith('<form class="save')
    assert f'id="save-{alice.pk}" name="take_off"' in html
    assert "Saved (1)" in html
    assert "Alice Alder is saved. 1 listing on your list." in " ".join(html.split())
    assert visitor.keys == (alice.pk,)
    gone = visitor.sends({"take_off": alice.pk}, SEARCH, **{"HX-Request": "true"}).content.decode()
    assert f'id="save-{alice.pk}" name="add"' in gone
    assert "Alice Alder is off your list." in gone


def test_a_swap_of_a_full_list_says_it_beside_the_button() -> None:
    *keys, one_more = crowd(MOST + 1)
    html = Saver(*keys).sends({"add": one_more}, SEARCH, **{"HX-Request": "true"}).content.decode()
    assert "Your list is full." in html
    assert f'id="save-{one_more}" name="add"' in html


def test_a_name_cannot_break_out_of_its_button() -> None:
    hostile = cast.listing("hostile", name='<img src=x onerror="alert(1)">')
    for answer in (
        Saver().get("/providers/hostile/"),
        Saver().sends({"add": hostile.pk}, SEARCH, **{"HX-Request": "true"}),
        Saver(hostile.pk).get("/saved/"),
        Saver().get(f"/saved/?before={hostile.pk}"),
    ):
        assert "<img" not in answer.content.decode()


def test_the_button_on_a_listing_tells_whether_it_is_saved() -> None:
    alice = cast.alice()

    def button(visitor: Saver) -> tuple[str, str]:
        found = visitor.reads("/providers/alice-alder/").find(id=f"save-{alice.pk}")
        return str(found["name"]), " ".join(found.get_text().split())

    assert button(Saver()) == ("add", "Save Alice Alder")
    assert button(Saver(alice.pk)) == ("take_off", "Saved Alice Alder: remove from my list")


def test_a_card_of_a_search_has_the_same_button() -> None:
    alice = cast.alice()
    for visitor, name in ((Saver(), "add"), (Saver(alice.pk), "take_off")):
        found = visitor.reads(SEARCH).select("article .save-button")
        assert [(each["name"], each["value"]) for each in found] == [(name, str(alice.pk))]


def test_the_header_counts_without_asking_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    visitor = Client()
    visitor.cookies["saved"] = "3.5.8"
    with django_assert_num_queries(0):
        page = visitor.get("/privacy/").content.decode()
    assert "Saved (3)" in page


def test_no_cache_in_between_keeps_the_page_of_somebody_with_a_list() -> None:
    for address in ("/privacy/", "/providers/"):
        assert "Cookie" in Client().get(address)["Vary"]
        assert Saver(3).get(address)["Cache-Control"] == "private"
    assert "no-store" in Saver(3).get("/saved/")["Cache-Control"]


@pytest.mark.parametrize("cookie", ["x", "1.2.x", "." * 3000, "99999999999999999999.1", "-1", '"'])
def test_a_forged_cookie_breaks_no_page(cookie: str) -> None:
    visitor = Client()
    visitor.cookies["saved"] = cookie
    for address in ("/", "/saved/", "/saved/compare/", "/providers/"):
        assert visitor.get(address).status_code == 200
