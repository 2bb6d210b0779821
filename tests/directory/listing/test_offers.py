"""What is offered and what it costs: a price that is not the whole price costs a client more than money."""

import pytest

from directory.listing.costs import dollars
from providers.models import Service, ServicePhase
from tests import cast
from tests.directory.listing.reading import ListingRead, words_of

pytestmark = pytest.mark.django_db


def offered(row: Service) -> ListingRead:
    return ListingRead(row.provider.slug)


def course(**phases: tuple[int, int | None, int | None]) -> Service:
    """A service whose phases have so many sessions, from a lowest to a highest price each."""
    row = cast.service(cast.listing("someone"), "psycholytic", "sublingual", phases={})
    for phase, (sessions, low, high) in phases.items():
        ServicePhase.objects.create(
            service=row, phase=phase, sessions=sessions, price_low=low, price_high=high
        )
    return row


def table(page: ListingRead) -> list[str]:
    return [words_of(row) for row in page.soup.select("table.cost tr")]


def test_medicine_way_talk_and_place_are_four_facts() -> None:
    row = cast.service(
        cast.listing("someone"),
        "psycholytic",
        "sublingual",
        therapy="partner",
        format="at_home",
        description="In your own bed,\nwith a call.",
    )
    page = offered(row)
    assert page.fact("Medicine") == "Ketamine"
    assert page.fact("How it is given") == "Lozenge"
    assert page.fact("Talk therapy") == "Talk therapy with a partner"
    assert page.fact("Where") == "Medicine at home"
    assert page.fact("Not part of it") == "Preparation, Integration"
    assert "In your own bed, with a call." in page.text


def test_services_stand_under_their_models_in_the_order_of_the_models() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psychedelic", "im")
    cast.service(provider, "medical", "iv")
    cast.service(provider, "medical", "im")
    page = ListingRead("someone")
    groups = page.soup.select(".offer-group")
    assert [words_of(each.h3) for each in groups] == ["Medical", "Psychedelic"]
    assert [len(each.select(".offer")) for each in groups] == [2, 1]
    assert "/models/psychedelic/" in page.links()


def test_the_whole_course_adds_up_phase_by_phase() -> None:
    row = course(preparation=(1, 250, 250), dosing=(6, 300, 380), integration=(6, 180, 180))
    page = offered(row)
    assert table(page) == [
        "Phase Visits Each Sum",
        "Preparation 1 $250 $250",
        "Dosing session 6 $300–$380 $1,800–$2,280",
        "Integration 6 $180 $1,080",
        "Whole course $3,130–$3,610",
    ]
    assert "Whole course: $3,130–$3,610" in page.part("contact")
    assert "What does the whole course cost" not in " ".join(page.questions())


def test_a_missing_price_leaves_the_total_open_and_asks() -> None:
    page = offered(course(dosing=(6, 300, 300), integration=(6, None, None)))
    assert table(page)[1:] == [
        "Dosing session 6 $300 $1,800",
        "Integration 6 Not stated Not stated",
        "Whole course Not stated",
    ]
    assert "Whole course: Not stated" in page.part("contact")
    assert "What does the whole course cost, from the first visit to the last?" in page.questions()


def test_phases_that_were_not_stated_are_not_left_out() -> None:
    page = offered(course())
    assert "Phases and cost: Not stated" in page.text
    assert "Not part of it" not in page.text
    assert "Which visits are part of the treatment, before and after the medicine?" in (
        page.questions()
    )


def test_the_range_of_a_listing_goes_from_its_cheapest_course_to_its_dearest() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv", phases={"dosing": 400})
    cast.service(provider, "medical", "im", phases={"dosing": 900})
    cast.service(provider, "medical", "sublingual", phases={"dosing": None})
    assert "Whole course: $400–$900" in ListingRead("someone").part("contact")


def test_no_service_is_not_stated() -> None:
    cast.listing("someone")
    page = ListingRead("someone")
    assert "Treatment and cost Not stated" in page.part("offers")
    assert "What do you offer, and what happens in each visit?" in page.questions()


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0, 0, "Free"), (0, 50, "$0–$50"), (1250, 1250, "$1,250"), (999, 10000, "$999–$10,000")],
)
def test_prices_read_as_people_write_them(low: int, high: int, words: str) -> None:
    assert dollars(low, high) == words
