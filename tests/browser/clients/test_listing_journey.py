"""Someone reads a listing before they trust it: what was checked, what it costs, what to ask, and how to get back."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, at_a_desk, on_a_phone

SEARCH = "/providers/?near=97201&within=50&model=medical"


def test_from_the_results_into_a_listing_and_back_to_the_same_results(visitor: Visitor) -> None:
    page = visitor.page
    # Given results near Portland
    visitor.goes_to(SEARCH)
    results = page.url
    # When the first provider is opened
    first = page.locator("article h2 a").first
    name = (first.text_content() or "").strip()
    first.click()
    # Then the checks stand first
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("main h2").first).to_have_text("What was checked")
    # And the way back leads to the same results
    page.get_by_role("link", name="Back to the search").first.click()
    expect(page).to_have_url(results)


def test_alice_shows_what_was_checked_and_by_which_rule_she_prescribes(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/alice-alder/")
    license_ = page.locator("article.license").first
    expect(license_).to_contain_text("Physician (MD), Oregon")
    expect(license_.get_by_role("link", name="Oregon Medical Board")).to_be_visible()
    # The rule waits behind a fold that opens without a script
    rule = license_.locator(".rule")
    expect(rule).to_be_hidden()
    license_.get_by_text("The rule behind this").click()
    expect(rule).to_be_visible()
    visitor.axe_finds_nothing()


def test_the_jump_links_lead_to_their_parts(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/bob-birch/")
    jumps = page.get_by_role("navigation", name="On this page").get_by_role("link")
    for number in range(jumps.count()):
        target = (jumps.nth(number).get_attribute("href") or "").removeprefix("#")
        jumps.nth(number).click()
        expect(page.locator(f"#{target}")).to_be_in_viewport()


@on_a_phone
def test_a_care_team_can_be_walked_from_one_to_the_other(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/bob-birch/")
    page.get_by_role("region", name="Care team").get_by_role("link", name="Alice Alder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alice Alder, MD")


def test_nothing_is_wider_than_the_screen_and_contact_is_easy_to_hit(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/alice-alder/")
    widths = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
    button = page.get_by_role("link", name="Call (").bounding_box()
    assert button is not None
    assert button["height"] >= 44


@on_a_phone
def test_the_narrowest_phone_still_fits(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    visitor.goes_to("/providers/alice-alder/")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


@at_a_desk
def test_on_paper_the_rule_is_open_and_the_sources_are_written_out(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/alice-alder/")
    page.emulate_media(media="print")
    expect(page.locator(".rule").first).to_be_visible()
    expect(page.locator(".jump")).to_be_hidden()
    address = page.locator("article.license dd a").first.evaluate(
        "link => getComputedStyle(link, '::after').content"
    )
    assert "https://" in address
