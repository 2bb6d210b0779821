"""From "I don't know" to people who could help, with reasons; with and without JavaScript, on a phone and on a desk."""

from playwright.sync_api import Page, expect

from tests.browser.clients.guide import (
    QUESTIONS,
    expect_said,
    press,
    walk_to_the_answers,
    walk_to_the_matches,
)
from tests.browser.conftest import Visitor, at_a_desk, on_a_phone

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
    press(page, "Compare the options")
    offered = {
        each.get_attribute("value") for each in page.locator("main input[name=option]").all()
    }
    assert offered == OPTIONS
    assert page.locator("main input[name=option]:checked").count() == 0
    # When they choose what to look for
    page.locator("main input[value=psycholytic]").check()
    press(page, "Go on with these")
    # Then Bob and Alice stand there as a team, with reasons
    main = page.locator("main")
    expect(main).to_contain_text("Care team")
    expect(main).to_contain_text("Works with: Depression")
    # And a listing is one press away, and back
    main.get_by_role("link", name="Bob Birch").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bob Birch")
    page.go_back()
    # And a sheet for those who are ticked holds it all on paper
    bob = main.locator("li.guide-match").filter(has=page.get_by_role("link", name="Bob Birch"))
    bob.locator("input[name=listing]").first.check()
    main.get_by_role("button", name="Print a sheet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My sheet for a visit")
    assert_paper_holds(
        page,
        *("What matters to me", "Depression", "97201", "Questions to ask"),
        *("Psycholytic", "Bob Birch", "988"),
    )


def assert_paper_holds(page: Page, *words: str) -> None:
    """On paper these words stand, and nothing to press or to go elsewhere by."""
    page.emulate_media(media="print")
    paper = page.locator("body").inner_text()
    assert [each for each in words if each not in paper] == []
    # On a busy machine the browser needs a moment to lay the page out anew.
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    for way in ("Skip to the page", "Leave this page", "Clear my answers", "Back to the options"):
        expect(page.get_by_text(way, exact=True).first).to_be_hidden()
    page.emulate_media(media="screen")


def test_the_guide_leads_to_people_with_reasons_and_to_paper(visitor: Visitor) -> None:
    walk(visitor)
    main = visitor.page.locator("main")
    visitor.breaks_no_rule_by_day_or_night()
    visitor.page.go_back()
    visitor.breaks_no_rule_by_day_or_night()
    visitor.follows(main.get_by_role("link", name="See the receipt"))
    visitor.breaks_no_rule_by_day_or_night()
    assert_paper_holds(visitor.page, "Bob Birch", "Depression", "97201")


@on_a_phone
def test_the_same_without_javascript(visitor_without_javascript: Visitor) -> None:
    walk(visitor_without_javascript)


def test_every_question_breaks_no_rule(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/reason/")
    for slug in QUESTIONS:
        page.wait_for_url(f"**/guide/{slug}/")
        visitor.breaks_no_rule_by_day_or_night()
        press(page, "Skip")
    page.wait_for_url("**/guide/answers/")
    visitor.breaks_no_rule_by_day_or_night()


def test_no_other_page_of_the_guide_breaks_one(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/options/")
    visitor.breaks_no_rule_by_day_or_night()
    # Nothing ticked
    press(page, "Go on with these")
    assert page.title().startswith("Error:")
    visitor.breaks_no_rule_by_day_or_night()
    # Did this help?
    visitor.goes_to("/guide/helped/")
    visitor.breaks_no_rule_by_day_or_night()
    page.locator("main input[name=routes][value=no]").check()
    press(page, "Send")
    expect(page.locator("main")).to_contain_text("Your answers are counted")
    visitor.breaks_no_rule_by_day_or_night()
    visitor.goes_to("/guide/clear/")
    visitor.breaks_no_rule_by_day_or_night()
    press(page, "Leave this page")
    expect(page.get_by_role("link", name="Front page")).to_be_visible()
    visitor.breaks_no_rule_by_day_or_night()


@on_a_phone
def test_a_form_without_an_answer_says_so_and_takes_the_reader_there(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/who/")
    press(page, "Continue")
    assert page.title().startswith("Error:")
    expect(page.locator(".error-summary")).to_be_focused()
    visitor.axe_finds_nothing()


@on_a_phone
def test_thoughts_of_ending_ones_life_show_988_before_anything_else(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/reason/")
    page.locator("main input[value=suicide]").check()
    press(page, "Continue")
    first = page.locator("main").inner_text().strip()
    assert "988" in first[:400]
    visitor.axe_finds_nothing()


@at_a_desk
def test_back_and_reload_do_the_natural_thing_at_every_step(visitor: Visitor) -> None:
    page = visitor.page
    # Given a whole walk
    walk_to_the_matches(visitor)
    walked = ["/", "/guide/", *(f"/guide/{each}/" for each in (*QUESTIONS, "answers", "options"))]
    # When they reload and go back, step by step, to where they came from
    expect_said(page)
    assert page.reload().ok
    expect_said(page)
    for step in reversed(walked):
        page.go_back()
        # Then each page is the one before, with what they said there, and nothing is sent again
        expect(page).to_have_url(visitor.site.url + step)
        expect_said(page)
        assert page.reload().ok
        expect_said(page)
    # And forward leads on again
    page.go_forward()
    expect(page).to_have_url(f"{visitor.site.url}/guide/")


@on_a_phone
def test_clearing_forgets_every_answer(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/guide/place/")
    page.get_by_label("ZIP code or city").fill("97201")
    press(page, "Continue")
    page.locator("main input[type=radio]").first.check()
    press(page, "Continue")
    assert guide_cookies(page)
    press(page, "Clear my answers")
    assert not guide_cookies(page)
    # Then whoever sits there next and presses Back sees nothing of them, though browsers fill in forms again by themselves
    for step in ("depth", "talk"):
        page.go_back()
        expect(page).to_have_url(f"{visitor.site.url}/guide/{step}/")
    expect(page.locator("main input[type=radio]:checked")).to_have_count(0)
    page.go_back()
    expect(page.get_by_label("ZIP code or city")).to_have_value("")


def guide_cookies(page: Page) -> list[str]:
    return [each["name"] for each in page.context.cookies() if each.get("path") == "/guide/"]
