"""Side by side: every listing gets its column, every point its row, and a blank is never taken for a no."""

import pytest
from bs4 import Tag
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.models import Provider
from tests import cast
from tests.directory.saved.visitor import Saver, words_of
from tests.origins import foreign_addresses, inline_code

pytestmark = pytest.mark.django_db


def address(*providers: Provider) -> str:
    return "/saved/compare/?" + "&".join(f"id={each.pk}" for each in providers)


def table(*providers: Provider) -> Tag:
    found = Saver().reads(address(*providers)).table
    assert found is not None
    return found


def row(found: Tag, term: str) -> Tag:
    for each in found.select("tbody tr"):
        if (
            " ".join(each.th.get_text(" ").split()).removesuffix(" Differs").removesuffix(" Same")
            == term
        ):
            return each
    raise AssertionError(term)


def said(found: Tag, term: str) -> list[list[str]]:
    """What each listing says on a point, line by line."""
    cells = row(found, term).find_all("td")
    return [[line.get_text(strip=True) for line in cell.find_all("span")] for cell in cells]


def alice_and_bob() -> tuple[Provider, Provider]:
    team = cast.care_team()
    return team.prescriber, team.therapist


def test_every_column_and_row_has_a_header_that_a_screen_reader_can_find() -> None:
    found = table(*alice_and_bob())
    heads = [each.get_text(strip=True) for each in found.select("thead th[scope=col]")]
    assert heads == ["Alice Alder, MD", "Bob Birch, LCSW"]
    for each in found.select("tbody tr"):
        if "compare-group" in each["class"] if each.has_attr("class") else False:
            assert (each.th["scope"], each.th["colspan"]) == ("rowgroup", "3")
        else:
            assert each.th["scope"] == "row"
            assert [cell["data-label"] for cell in each.find_all("td")] == [
                "Alice Alder",
                "Bob Birch",
            ]
    # Laid out as cards on a phone, it stays a table for those who hear it.
    assert {each["role"] for each in found.select("td, th")} == {
        "cell",
        "columnheader",
        "rowheader",
    }


def test_a_route_and_a_price_stand_with_their_model() -> None:
    alice, bob = alice_and_bob()
    cast.service(alice, "psycholytic", "im", therapy="same_provider", phases={"dosing": 900})
    found = table(alice, bob)
    assert said(found, "How it is given") == [
        ["Medical: IV drip", "Psycholytic: Injection"],
        ["Psycholytic: Lozenge"],
    ]
    assert said(found, "Whole course") == [
        ["Medical: Not stated", "Psycholytic: $900"],
        ["Not stated"],
    ]
    assert said(found, "Talk therapy")[0] == [
        "Medical: No talk therapy",
        "Psycholytic: Talk therapy with this provider",
    ]


def test_a_blank_is_not_stated_and_an_empty_list_is_a_no() -> None:
    alice, bob = alice_and_bob()
    Provider.objects.filter(pk=alice.pk).update(insurance=None)
    Provider.objects.filter(pk=bob.pk).update(insurance=[])
    assert said(table(alice, bob), "Insurance") == [["Not stated"], ["Takes no insurance"]]


def test_differences_are_told_in_words_and_what_all_say_is_marked() -> None:
    alice, bob = alice_and_bob()
    found = table(alice, bob)
    assert row(found, "Conditions").th.find(class_="differs").get_text() == "Differs"
    shared = {each.get_text() for each in row(found, "Conditions").select(".shared")}
    assert shared == {"Depression"}
    assert row(found, "Places").th.find(class_="same").get_text() == "Same"


def test_who_prescribes_is_told_by_state_and_unknown_is_not_no() -> None:
    alice, bob = alice_and_bob()
    nurse = cast.listing("nina-nettle")
    cast.license_of(nurse, "np", "TX")
    found = table(alice, bob, nurse)
    assert said(found, "Prescribing ketamine") == [
        ["On own authority in Oregon"],
        ["Does not prescribe; a partner does"],
        ["Not confirmed in Texas"],
    ]
    assert said(found, "Care team")[:2] == [
        ["A therapist and a prescriber for people in Oregon", "Works with Bob Birch"],
        ["A therapist and a prescriber for people in Oregon", "Works with Alice Alder"],
    ]


def test_a_check_is_told_with_its_last_day_and_a_missing_one_as_missing() -> None:
    alice, nobody = cast.alice(), cast.listing("nobody")
    checks = said(table(alice, nobody), "License check")
    assert checks[0][0].startswith("License checked in ")
    assert checks[0][1].startswith("Counts until ")
    assert checks[1] == ["No valid license check"]


def test_what_does_not_apply_is_not_a_question_left_open() -> None:
    alice, practice = cast.alice(), cast.listing("house", kind="organization")
    cast.service(practice, "medical", "iv", format="telehealth")
    found = table(alice, practice)
    assert said(found, "Gender")[1] == ["Does not apply"]
    assert said(found, "By video or phone, for people in")[0] == ["Does not apply"]


@pytest.mark.parametrize("many", [2, 3, 4])
def test_two_to_four_stand_side_by_side(many: int) -> None:
    providers = [cast.listing(f"listing-{number}") for number in range(many)]
    assert len(table(*providers).select("thead th")) == many


def test_choosing_too_few_too_many_or_nobody_gets_a_page_to_choose_on() -> None:
    providers = [cast.listing(f"listing-{number}") for number in range(5)]
    visitor = Saver(*(each.pk for each in providers))
    for chosen, words in (
        ([], ""),
        (providers[:1], "You chose one."),
        (providers, "You chose 5."),
    ):
        page = visitor.reads(address(*chosen))
        assert words in words_of(page)
        assert page.table is None
        boxes = page.main.find_all("input", attrs={"name": "id"})
        assert len(boxes) == 5
        assert sum(box.has_attr("checked") for box in boxes) == len(chosen)
    assert "It takes two to compare." in words_of(Saver().reads("/saved/compare/"))


@pytest.mark.parametrize(
    "query", ["id=", "id=x&id=y", "id=1&id=999999", "id=0,1,2", "q=1", "id=1" * 500]
)
def test_a_hostile_address_gets_a_page(query: str) -> None:
    assert Saver().get(f"/saved/compare/?{query}").status_code == 200


def test_a_hidden_listing_is_left_out_with_a_sentence() -> None:
    alice, bob = alice_and_bob()
    hidden = cast.listing("hidden", listing_state="suspended")
    page = Saver().reads(address(alice, bob, hidden))
    assert "1 listing of this link is not public" in words_of(page)
    assert "Some of what you chose is no longer public" in words_of(
        Saver().reads(address(alice, hidden))
    )


def test_the_sheet_says_how_to_reach_each_and_what_to_ask() -> None:
    alice, bob = alice_and_bob()
    Provider.objects.filter(pk=bob.pk).update(phone="+15035550156")
    page = Saver().reads(address(alice, bob))
    sheets = page.select(".compare-asks article")
    assert [each.h3.get_text() for each in sheets] == ["Alice Alder, MD", "Bob Birch, LCSW"]
    assert sheets[1].find("a", href="tel:+1-503-555-0156")
    assert all(each.select(".ask li") for each in sheets)


def test_four_take_no_more_queries_than_two() -> None:
    providers = [*alice_and_bob(), cast.listing("third"), cast.listing("fourth")]

    def queries(*chosen: Provider) -> int:
        with CaptureQueriesContext(connection) as seen:
            Saver().reads(address(*chosen))
        return len(seen)

    assert queries(*providers) == queries(*providers[:2])


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_written_inline() -> None:
    html = Saver().get(address(*alice_and_bob())).content.decode()
    assert foreign_addresses(html) == []
    assert inline_code(html) == []
