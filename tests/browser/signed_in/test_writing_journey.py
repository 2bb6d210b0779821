"""A new provider writes a listing, publishes it, and a client finds it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.actions.addresses import confirmed
from tests import cast
from tests.browser.conftest import Backstage, Visitor, on_a_phone

# On a phone alone: these pages have one column at any width.
pytestmark = on_a_phone

Start = Callable[[Visitor, str, str], str]


@pytest.fixture
def start(backstage: Backstage) -> Start:
    """An accepted claim, of somebody who then signs in; gives the address of the listing's pages."""

    def starting(visitor: Visitor, slug: str, name: str) -> str:
        with backstage():
            listing = cast.draft_listing(slug, name=name)
            assert listing.owner
            confirmed(listing.owner)
            cast.license_of(listing, "md", number=slug.upper(), verified=False)
        sign_in(visitor, f"/practice/listings/{slug}/", f"{slug.partition('-')[0]}@example.org")
        return f"/practice/listings/{slug}/"

    return starting


def sign_in(visitor: Visitor, path: str, email: str) -> None:
    page = visitor.page
    visitor.goes_to(path)
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill("stillwater-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(visitor.site.url + path)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()


def fill_service(page: Page) -> None:
    page.get_by_label("Medicine").select_option("ketamine")
    page.get_by_label("How it is given").select_option("iv")
    page.get_by_label("Treatment model").select_option("medical")
    page.get_by_label("Talk therapy").select_option("none")
    page.get_by_label("Where", exact=True).select_option("in_person")
    page.get_by_label("Dosing: sessions").fill("6")
    page.get_by_label("Dosing: lowest price").fill("400")
    page.get_by_label("Dosing: highest price").fill("500")


def test_from_an_accepted_claim_to_a_listing_that_a_client_finds(
    visitor: Visitor, start: Start
) -> None:
    page = visitor.page
    slug = "dana-dogwood"
    name = "Dana Dogwood"
    tasks = start(visitor, slug, name)
    expect(page.locator(".tasks li").first).to_contain_text("Not started")
    visitor.axe_finds_nothing()

    # A false claim is named, and the summary is read first
    visitor.follows(page.get_by_role("link", name="About you"))
    visitor.axe_finds_nothing()
    page.get_by_label("About you").fill("Ketamine cures depression.")
    page.get_by_label("English").check()
    visitor.expects_error("422")
    save(page)
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page).to_have_title("Error: About you – Stillwater")
    visitor.axe_finds_nothing()
    page.get_by_label("About you").fill("I work calmly.")
    save(page)
    expect(page.locator(".messages")).to_contain_text("not public until")

    # Services, by the keyboard alone from the first field on
    visitor.follows(page.get_by_role("link", name="Services"))
    visitor.axe_finds_nothing()
    fill_service(page)
    save(page)
    page.get_by_role("link", name="Money").click()
    expect(page.locator("main")).to_contain_text("$2,400–$3,000")
    visitor.axe_finds_nothing()
    page.get_by_label("HSA or FSA card").check()
    save(page)

    visitor.follows(page.get_by_role("link", name="Places and telehealth"))
    visitor.axe_finds_nothing()
    page.get_by_label("ZIP code").fill("97201")
    save(page)

    visitor.follows(page.get_by_role("link", name="How you work"))
    visitor.axe_finds_nothing()
    page.get_by_label("Emergency plan").fill("We call 911 and stay.")
    save(page)

    visitor.follows(page.get_by_role("link", name="Photo"))
    visitor.axe_finds_nothing()

    visitor.goes_to(tasks)
    page.get_by_role("link", name="See it as a client").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("main")).to_contain_text("It is not public")
    visitor.axe_finds_nothing()
    page.get_by_role("link", name="Back to writing").click()

    visitor.follows(page.get_by_role("link", name="Check and publish").last)
    visitor.axe_finds_nothing()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_contain_text("Tick the box")
    page.get_by_label("I agree that this listing becomes public").check()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messages")).to_contain_text("Your listing is public")

    # A client finds it, and it says that nothing was checked yet
    visitor.goes_to(f"/providers/?verified=any&q={name.replace(' ', '+')}")
    page.locator("article h2 a", has_text=name).first.click()
    expect(page.locator("main")).to_contain_text("We call 911 and stay.")
    expect(page.locator("main")).to_contain_text("No valid license check")


def test_a_false_claim_is_named_while_it_is_typed_and_nothing_is_kept(
    visitor: Visitor, start: Start
) -> None:
    page = visitor.page
    tasks = start(visitor, "cleo-dogwood", "Cleo Dogwood")
    visitor.goes_to(f"{tasks}edit/about/")
    text = page.get_by_label("About you")
    said = page.locator(".field", has=text).locator("[aria-live=polite]")
    expect(said).to_be_empty()
    text.fill("Ketamine cures depression.")
    page.keyboard.press("Tab")
    expect(said).to_contain_text("no treatment in this directory is known to cure")
    # Whoever goes on typing is not interrupted
    expect(page.get_by_label("Phone", exact=True)).to_be_focused()
    visitor.axe_finds_nothing()
    text.fill("I work calmly.")
    page.keyboard.press("Tab")
    expect(said.locator(".error")).to_have_count(0)
    visitor.goes_to(f"{tasks}edit/about/")
    expect(text).to_have_value("")


def test_the_narrowest_phone_and_the_night_fit_too(night_visitor: Visitor, start: Start) -> None:
    slug = "nell-dogwood"
    tasks = start(night_visitor, slug, "Nell Dogwood")
    night_visitor.page.set_viewport_size({"width": 320, "height": 640})
    for part in ("", "edit/about/", "edit/services/", "edit/places/", "photo/", "publish/"):
        night_visitor.goes_to(tasks + part)
        night_visitor.axe_finds_nothing()
        width = night_visitor.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, part


def test_with_the_keyboard_alone_a_section_is_written_and_saved(
    visitor: Visitor, start: Start
) -> None:
    page = visitor.page
    tasks = start(visitor, "kai-dogwood", "Kai Dogwood")
    visitor.goes_to(f"{tasks}edit/how-you-work/")
    for _number in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "who_is_in_the_room":
            break
    page.keyboard.type("A nurse")
    for _number in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("Saved")


def test_without_javascript_nothing_is_lost_when_the_session_ends(
    visitor_without_javascript: Visitor, start: Start
) -> None:
    visitor = visitor_without_javascript
    page = visitor.page
    slug = "sol-dogwood"
    tasks = start(visitor, slug, "Sol Dogwood")
    visitor.goes_to(f"{tasks}edit/how-you-work/")
    page.get_by_label("Ride home").fill("A friend drives")
    page.context.clear_cookies(name="sessionid")
    save(page)
    page.get_by_label("Email").fill(f"{slug.partition('-')[0]}@example.org")
    page.get_by_label("Password").fill("stillwater-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Ride home")).to_have_value("A friend drives")
    expect(page.locator("main")).to_contain_text("You were signed out while you typed")
    save(page)
    expect(page.locator(".messages")).to_contain_text("Saved")
