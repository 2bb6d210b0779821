"""The markup of a page of results: what a browser, a screen reader and a crawler make of it."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from jinja2 import UndefinedError

from directory.facets import FACETS
from directory.jinja import template
from directory.search import Search
from tests import cast

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> Tag:
    return BeautifulSoup(client.get(address).content, "html.parser")


def one(page: Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


@pytest.fixture
def five_pages() -> None:
    """A hundred listings: five pages of them."""
    for number in range(81):
        provider = cast.listing(f"doctor-{number}")
        cast.service(provider, "medical", "iv")


def test_the_filters_are_a_plain_form_in_a_search_landmark(client: Client) -> None:
    cast.alice()
    page = read(client, "/providers/?near=97201&model=medical")
    form = one(page, "main search > form#filters")
    assert (form["method"], form["action"]) == ("get", "/providers/")
    assert words(one(page, f"#{form['aria-labelledby']}")) == "Filters"
    for field in form.select("input:not([type=hidden]), select"):
        named = field.find_parent("label") or form.select_one(f"label[for={field['id']}]")
        assert named is not None, field
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_every_option_has_its_count_and_those_that_find_nobody_stay(client: Client) -> None:
    cast.alice()
    page = read(client, "/providers/?near=97201")
    for facet in FACETS:
        for value, label in facet.choices.choices:
            option = one(page, f"label:has(#f-{facet.name}-{value})")
            assert words(option).startswith(str(label))
            assert words(one(option, ".count")).isdigit()
    assert words(one(page, "label:has(#f-model-medical) .count")) == "1"
    assert words(one(page, "label:has(#f-model-psychedelic) .count")) == "0"


def test_long_lists_are_cut_and_what_is_chosen_stands_before_the_cut(client: Client) -> None:
    cast.alice(languages=["en", "yi"])
    page = read(client, "/providers/?language=yi&language=zh")
    languages = one(page, "#facet-language")
    assert languages.has_attr("open")
    assert words(one(languages, "summary .pill")) == "Chosen: 2"
    before = [str(tag["value"]) for tag in languages.select("fieldset > div > label input")]
    assert before[-2:] == ["yi", "zh"]
    assert len(before) == 6
    more = one(languages, "#more-language")
    assert words(one(more, "summary")) == f"Show {len(more.select('input'))} more"
    checked = [str(tag["id"]) for tag in page.select("input[checked]")]
    assert checked == ["f-language-yi", "f-language-zh", "f-verified-yes"]


def test_large_numbers_are_grouped_and_the_most_found_stand_first() -> None:
    from directory.filters import filters_html

    counts = {facet.name: [0] * len(facet.values) for facet in FACETS}
    counts["language"][-1] = 12345
    html = filters_html(counts, {facet.name: [] for facet in FACETS})
    page = BeautifulSoup(html, "html.parser")
    open_ones = page.select("#facet-language fieldset > div > label")
    assert words(open_ones[-1]) == "Chinese 12,345"


def test_a_chip_says_what_it_takes_away_and_clear_all_keeps_the_place(client: Client) -> None:
    cast.alice()
    page = read(client, "/providers/?near=97201&within=50&model=medical&language=en&q=alder")
    chips = [words(chip) for chip in page.select(".chips .chip")]
    assert "Take away Treatment model: Medical" in chips
    assert "Take away Language: English" in chips
    assert "Take away Name or word: “alder”" in chips
    assert one(page, ".chips .clear")["href"] == "/providers/?near=97201&within=50"


def test_the_number_stands_in_a_sentence_and_in_the_title(client: Client) -> None:
    cast.alice()
    page = read(client, "/providers/?near=97201")
    assert words(one(page, "#result-count")) == "1 provider within 25 miles of Portland, OR 97201"
    assert words(one(page, "head > title")).startswith(
        "1 ketamine provider near Portland, OR 97201 – "
    )
    page = read(client, "/providers/?near=97201&format=telehealth")
    assert words(one(page, "#result-count")) == (
        "0 providers within 25 miles of Portland, OR 97201, or by telehealth in Oregon"
    )


def test_the_pages_are_numbered_and_know_their_neighbors(client: Client, five_pages: None) -> None:
    page = read(client, "/providers/?verified=any&page=3")
    links = {str(link["rel"][0]): link["href"] for link in page.select(".pagination a[rel]")}
    assert links == {
        "prev": "/providers/?verified=any&page=2",
        "next": "/providers/?verified=any&page=4",
    }
    assert words(one(page, ".pagination [aria-current=page]")) == "Page 3"
    assert one(page, "ol.card-list")["start"] == "41"
    assert words(page.select(".result .number")[0]) == "41"
    # Whole, as search engines want it: one that begins with a path is not heeded by all of them.
    assert (
        one(page, "link[rel=canonical]")["href"]
        == "http://127.0.0.1:8000/providers/?verified=any&page=3"
    )


def test_the_order_in_force_is_marked(client: Client) -> None:
    cast.alice()
    page = read(client, "/providers/?near=97201&sort=cost")
    assert [words(link) for link in page.select(".sorts a")] == [
        "Nearest first",
        "Soonest opening",
        "Lowest cost",
        "Name",
    ]
    assert words(one(page, ".sorts [aria-current]")) == "Lowest cost"


def test_an_empty_result_offers_ways_out_with_their_exact_numbers(client: Client) -> None:
    cast.alice(languages=["en"])
    cast.bob(languages=["es"])
    page = read(client, "/providers/?near=98101&within=25&language=yi")
    assert words(one(page, "#empty-title")) == "No provider fits all of this"
    page = read(client, "/providers/?near=98101&within=25&language=en")
    assert "Within 250 miles" in words(one(page, ".empty"))
    for offer in page.select(".offers li"):
        address = str(one(offer, "a")["href"])
        counted = words(one(read(client, address), "#result-count strong"))
        assert words(one(offer, ".count")) == counted != "0 providers"


def test_nothing_is_offered_to_be_cleared_where_nothing_was_chosen(client: Client) -> None:
    """A link that does nothing looks broken to somebody who has found nobody."""
    cast.alice()
    empty = one(read(client, "/providers/?near=Hilo, HI"), ".empty")
    assert words(one(empty, "#empty-title")) == "No provider found here"
    assert "Clear all" not in words(empty)
    assert "one thing alone does not help" not in words(empty)
    empty = one(read(client, "/providers/?near=Hilo, HI&language=en"), ".empty")
    assert "Clear all filters" in words(empty)


@pytest.mark.parametrize(
    ("asked", "offer"),
    [
        ("near=98101&prescribes=yes", "Without the place, anywhere in the country"),
        ("state=WA&prescribes=yes&language=en", "Without State: Washington"),
        ("near=97201&format=telehealth&language=en", "Without Where you meet: By video or phone"),
    ],
)
def test_what_is_offered_holds_where_the_place_gave_other_filters_their_meaning(
    client: Client, asked: str, offer: str
) -> None:
    """Without a state "can prescribe" is asked of any state; without telehealth nobody from afar is in."""
    cast.alice(languages=["en"])
    far = cast.listing("far-away", languages=["en"], telehealth_states=["OR"])
    cast.place(far, "97801")
    cast.service(far, "medical", "sublingual", format="at_home")
    cast.license_of(far, "md")
    page = read(client, f"/providers/?{asked}")
    offers = {words(one(item, "a")): item for item in page.select(".offers li")}
    found = one(read(client, str(one(offers[offer], "a")["href"])), "#result-count strong")
    assert words(one(offers[offer], ".count")) == words(found)


def test_what_is_typed_is_shown_as_typed(client: Client) -> None:
    cast.alice()
    hostile = '"><script>alert(1)</script>'
    for name in ("near", "q", "model", hostile):
        answer = client.get("/providers/", {name: hostile, "verified": "any"})
        assert "<script>alert" not in answer.content.decode()
        part = client.get("/providers/", {name: hostile}, headers={"HX-Request": "true"})
        assert "<script>alert" not in part.content.decode()


def test_a_visitor_with_a_cookie_sees_the_same_page(client: Client) -> None:
    """Without one the frame of the page is kept and filled in; with one it is rendered: nobody may see a difference."""
    cast.alice()
    without = client.get("/providers/?near=97201").content.decode()
    client.cookies["theme"] = "none"
    with_one = client.get("/providers/?near=97201").content.decode()
    assert re.sub(r"\s+", " ", without).strip() == re.sub(r"\s+", " ", with_one).strip()


def test_who_is_signed_in_is_never_kept_for_others(client: Client) -> None:
    cast.alice()
    client.force_login(cast.rosa())
    assert "Sign out" in client.get("/providers/").content.decode()
    assert "Sign out" not in Client().get("/providers/").content.decode()


def test_a_template_that_names_what_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        template("directory/search/sorts.jinja").render()


def test_another_language_gets_words_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of a language are looked up once: they must not be those of whoever came first."""
    from directory import wording

    wording._wording.cache_clear()
    monkeypatch.setattr(
        wording, "gettext", lambda message: f"{translation.get_language()} {message}"
    )
    for language in ("en-us", "es", "en-us"):
        with translation.override(language):
            assert wording.wording().gettext("Filters") == f"{language} Filters"
    wording._wording.cache_clear()


def test_a_search_is_read_from_its_address_alone(client: Client) -> None:
    cast.alice()
    search = Search(QueryDict("near=97201&model=medical"))
    page = read(client, search.canonical)
    assert [str(link["href"]) for link in page.select(".result h2 a")] == [
        card.profile.address for card in search.cards
    ]
