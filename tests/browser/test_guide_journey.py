"""From "I don't know" to people who could help, with reasons; with and without JavaScript, on a phone and on a desk."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.guide import press, walk_to_the_answers

QUESTIONS = ["reason", "who", "place", "talk", "depth", "route", "paying", "safety", "timing"]
OPTIONS = {
    *("medical", "psycholytic", "psychedelic", "ect", "rtms", "medicines", "psychotherapy"),
    *("waiting", "clinician"),
}


def walk(visitor: Visitor) -> None:
    page = visitor.page
    # Given somebody who answers some questions and skips others
    assert walk_to_the_answers(visitor) == QUESTIONS
    # Then they can check what they said, and see every option beside the others
    expect(page.locator("main")).to_contain_text("97201")
    page.locator("main .button").first.click()
    offered = {
        each.get_attribute("value") for each in page.locator("main input[name=option]").all()
    }
    assert offered == OPTIONS
    # When they choose what to look for
    page.locator("main input[value=psycholytic]").check()
    page.locator("main button.button").first.click()
    # Then Bob and Alice stand there as a team, with reasons
    main = page.locator("main")
    expect(main).to_contain_text("Care team")
    expect(main.get_by_role("link", name="Bob Birch").first).to_be_visible()
    expect(main).to_contain_text("Works with: Depression")


def test_the_guide_leads_to_people_with_reasons(visitor: Visitor) -> None:
    walk(visitor)
    visitor.axe_finds_nothing()
    # And on to a listing, to a sheet for the visit, and to the receipt
    visitor.page.get_by_role("link", name="Bob Birch").first.click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Bob Birch")
    visitor.page.go_back()
    visitor.page.locator("main input[name=listing]").first.check()
    main = visitor.page.locator("main")
    for way in (
        main.get_by_role("button", name="Print a sheet"),
        main.get_by_role("link", name="See the receipt").first,
    ):
        way.click()
        visitor.axe_finds_nothing()
        visitor.page.go_back()


def test_the_same_without_javascript(visitor_without_javascript: Visitor) -> None:
    walk(visitor_without_javascript)


def test_every_question_can_be_answered_by_keys_and_breaks_no_rule(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/reason/")
    for slug in QUESTIONS:
        assert page.url.endswith(f"/guide/{slug}/")
        visitor.axe_finds_nothing()
        skip = page.locator("main").get_by_role("button", name="Skip", exact=True)
        skip.focus()
        page.keyboard.press("Enter")
        expect(page).not_to_have_url(f"{visitor.site.url}/guide/{slug}/")
    visitor.axe_finds_nothing()


def test_a_form_without_an_answer_says_so_and_takes_the_reader_there(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/who/")
    press(page, "Continue")
    assert page.title().startswith("Error:")
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.axe_finds_nothing()


def test_thoughts_of_ending_ones_life_show_988_before_anything_else(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/reason/")
    page.locator("main input[value=suicide]").check()
    press(page, "Continue")
    first = page.locator("main").inner_text().strip()
    assert "988" in first[:400]
    visitor.axe_finds_nothing()


def test_back_and_reload_do_the_natural_thing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/talk/")
    page.locator("main input[type=radio]").first.check()
    press(page, "Continue")
    assert page.url.endswith("/guide/depth/")
    page.go_back()
    expect(page.locator("main input[type=radio]").first).to_be_checked()
    page.reload()
    expect(page.locator("main input[type=radio]").first).to_be_checked()


def test_clearing_forgets_every_answer(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/talk/")
    page.locator("main input[type=radio]").first.check()
    press(page, "Continue")
    assert guide_cookies(page)
    press(page, "Clear my answers")
    assert not guide_cookies(page)
    visitor.goes_to("/guide/talk/")
    expect(page.locator("main input[type=radio]:checked")).to_have_count(0)


def guide_cookies(page: Page) -> list[str]:
    return [each["name"] for each in page.context.cookies() if each.get("path") == "/guide/"]
