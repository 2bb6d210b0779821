"""Nothing answered in the guide may be found afterwards: not in a log, an address, the database or the browser's storage.

Somebody walks the guide on the real server, ticks everything and types a word that stands nowhere else; then everything that
could have kept it is read.
"""

import re
import secrets
import string
from urllib.parse import urlsplit

from tests.browser.clients.guide import NEAR, QUESTIONS, press
from tests.browser.clients.traces import (
    NOTHING_STORED,
    STORED,
    addresses_of,
    broken,
    database,
    database_log,
)
from tests.browser.conftest import Visitor, at_a_desk

# A word of this run alone.
SENTINEL = "Quixot" + "".join(secrets.choice(string.ascii_lowercase) for _ in range(12))
PAGES = ["answers", "options", "matches", "worksheet", "receipt", "helped"]
ADDRESSES = {"/", "/guide/", *(f"/guide/{slug}/" for slug in (*QUESTIONS, *PAGES))}
# The only table that the guide writes to: counters of "Did this help?".
COUNTERS = "matching_helpedcount"
REQUEST = re.compile(r'"(?:GET|POST) (?P<path>\S+) HTTP/[\d.]+" \d{3}')
# Fills in whatever the page asks, with `word` wherever one can type, and tells the values that were chosen. Of the choices
# that go with no other, none is taken; of those that exclude one another, the first.
ANSWER_EVERYTHING = """word => {
    const said = [];
    for (const field of document.querySelectorAll("main form.guide-form :is(input, select, textarea)")) {
        if (field.type === "checkbox" || field.type === "radio") {
            const group = [...field.form.elements].filter(other => other.name === field.name);
            const alone = ["none", "unsure", "any"].includes(field.value);
            field.checked = field.type === "radio" ? group[0] === field : !alone;
            if (field.checked) said.push(field.value);
        } else if (field.localName === "select") {
            field.selectedIndex = field.options.length - 1;
            said.push(field.value);
        } else if (field.type !== "hidden") field.value = word;
    }
    return said;
}"""


def answer_everything(visitor: Visitor) -> list[str]:
    """From the first question to the thanks at the end; the values that were chosen on the way."""
    page = visitor.page
    said: list[str] = []
    for slug in QUESTIONS:
        page.wait_for_url(f"**/guide/{slug}/")
        said += page.evaluate(ANSWER_EVERYTHING, SENTINEL)
        if slug == "place":
            press(page, "Continue")
            page.locator(".error-summary").wait_for()
            assert SENTINEL in page.content(), "what was typed is kept for them alone"
            page.get_by_label("ZIP code or city").fill(NEAR)
        press(page, "Continue")
    for button, following in (
        ("Compare the options", "options"),
        ("Go on with these", "matches"),
    ):
        said += page.evaluate(ANSWER_EVERYTHING, SENTINEL)
        press(page, button)
        page.wait_for_url(f"**/guide/{following}/")
    matches = page.url
    page.locator("main input[name=listing]").first.check()
    page.get_by_role("button", name="Print a sheet").click()
    page.wait_for_url("**/guide/worksheet/")
    for name in ("See the receipt", "Did this help?"):
        page.goto(matches)
        visitor.follows(page.locator("main").get_by_role("link", name=name).first)
    page.evaluate(ANSWER_EVERYTHING, SENTINEL)
    press(page, "Send")
    page.get_by_text("Your answers are counted").first.wait_for()
    return said


@at_a_desk
def test_what_was_answered_is_found_nowhere(visitor: Visitor) -> None:
    page, site = visitor.page, visitor.site
    addresses = addresses_of(page)
    before, logged, noted = database(site), len(site.log.read_text()), len(database_log(site))
    # Given somebody who answers everything there is
    visitor.goes_to("/guide/reason/")
    said = answer_everything(visitor)
    assert len(said) > 100
    # Then no table has changed but the counters, which hold names of questions and of their answers
    after = database(site)
    assert {table for table in after if after[table] != before[table]} == {COUNTERS}
    assert SENTINEL not in after[COUNTERS]
    # And each line of the log is a page that was asked for, without what was said there
    lines = site.log.read_text()[logged:].splitlines()
    assert {path_of(line) for line in lines if "/static/" not in line} <= ADDRESSES
    around = " ".join(REQUEST.sub("", line) for line in lines)
    words = {*said, SENTINEL, NEAR}
    assert words.isdisjoint(re.findall(r"\w+", around))
    assert words.isdisjoint(re.findall(r"\w+", database_log(site)[noted:]))
    # And so is each address in the browser's history, and each that was told to another page
    paths = {urlsplit(address).path for address in addresses if address}
    assert {path for path in paths if not path.startswith("/static/")} <= ADDRESSES
    assert not [address for address in addresses if "?" in address or "#" in address]
    # And the browser keeps nothing but the sealed cookie and the one against forged forms
    assert page.evaluate(STORED) == NOTHING_STORED
    cookies = {each["name"]: each for each in page.context.cookies()}
    assert set(cookies) == {"guide", "csrftoken"}
    assert all(each["httpOnly"] for each in cookies.values())
    for word in words:
        assert len(word) < 5 or not [each for each in cookies.values() if word in each["value"]]
    # And once it is cleared, not even that
    press(page, "Clear my answers")
    assert {each["name"] for each in page.context.cookies()} == {"csrftoken"}


def path_of(line: str) -> str:
    """The address that a line of the access log tells; the line itself where it tells none."""
    found = REQUEST.search(line)
    return found["path"] if found else line


@at_a_desk
def test_an_error_of_ours_tells_nothing_of_what_was_answered(visitor: Visitor) -> None:
    page, site = visitor.page, visitor.site
    # Given somebody far from everybody, who follows up one option
    visitor.goes_to("/guide/place/")
    page.get_by_label("ZIP code or city").fill("99950")
    press(page, "Continue")
    visitor.goes_to("/guide/options/")
    page.locator("main input[value=psycholytic]").check()
    # When the database fails while their matches are looked for
    with broken(site):
        visitor.expects_error("500")
        press(page, "Go on with these")
        assert "988" in page.locator("body").inner_text()
    page.reload()
    # Then what was typed stands in no log
    assert "99950" not in site.log.read_text()
    assert "99950" not in database_log(site)
    assert "99950" not in page.evaluate(STORED)


@at_a_desk
def test_a_search_is_in_the_address_and_in_no_log(visitor: Visitor) -> None:
    visitor.goes_to(f"/providers/?q={SENTINEL}&condition=ptsd&near=99950")
    with broken(visitor.site):
        visitor.expects_error("500")
        visitor.goes_to(f"/providers/?q={SENTINEL}&condition=ptsd&near=99950")
    for word in (SENTINEL, "99950", "ptsd"):
        assert word not in visitor.site.log.read_text()
        assert word not in database_log(visitor.site)
