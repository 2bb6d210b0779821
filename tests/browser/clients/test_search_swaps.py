"""On a wide screen a changed filter applies by itself; on a phone every search is a page of its own. What stands there then must be
what a reload would give, for every control: a page that lies after twenty clicks is worse than one that takes a second."""

import json
import time
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.clients.search import NEAR_PORTLAND, at_rest, choose, count, focused
from tests.browser.conftest import DESKTOP, Visitor, at_a_desk

# Runs in the page: acts on a control, waits for the swap, and compares what is there with a fresh load of the address.
COMPARE = """async (how) => {
  const plain = (root) => {
    const copy = root.querySelector("#search").cloneNode(true);
    for (const each of copy.querySelectorAll("details")) each.removeAttribute("open");
    for (const each of copy.querySelectorAll("[data-locate]")) each.removeAttribute("hidden");
    for (const each of copy.querySelectorAll("[class='']")) each.removeAttribute("class");
    return copy.outerHTML.replace(/ class="htmx-[a-z]+"| htmx-[a-z]+(?=")/g, "");
  };
  const swap = (act) => new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("no swap")), 10000);
    document.addEventListener("htmx:afterSettle", () => { clearTimeout(late); setTimeout(done); }, { once: true });
    act();
  });
  const differences = [];
  const compare = async (name) => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.redirected) differences.push([name, "the pushed address was not the canonical one"]);
    if (document.title !== fresh.title) differences.push([name, document.title, fresh.title]);
    const [ours, theirs] = [plain(document), plain(fresh)];
    if (ours !== theirs) {
      let at = 0;
      while (ours[at] === theirs[at]) at += 1;
      differences.push([name, ours.slice(at - 80, at + 120), theirs.slice(at - 80, at + 120)]);
    }
  };
  const base = location.pathname + location.search;
  let compared = 0;
  if (how.inputs) {
    const groups = {};
    for (const input of document.querySelectorAll(how.inputs)) (groups[input.name] ??= []).push(input.id);
    const drawn = (ids) => ids.length <= 3 ? ids : [ids.at(0), ids.at(-1), ids[1 + Math.floor(Math.random() * (ids.length - 2))]];
    for (const id of Object.values(groups).flatMap(drawn)) {
      const input = () => document.getElementById(id);
      const was = input().checked;
      await swap(() => input().click());
      if (input().checked === was) differences.push([id, "did not change"]);
      await compare(id);
      compared += 1;
      if (input().type === "checkbox") await swap(() => input().click());
      if (input().type === "checkbox" && location.pathname + location.search !== base) differences.push([id, "no way back"]);
    }
  }
  if (how.selects) {
    for (const option of [...document.querySelectorAll(how.selects)].map((each) => each.value)) {
      const select = document.querySelector(how.selects).closest("select");
      if (select.value === option) continue;
      await swap(() => { select.value = option; select.dispatchEvent(new Event("change", { bubbles: true })); });
      await compare(option);
      compared += 1;
    }
  }
  if (how.links) {
    const total = document.querySelectorAll(how.links).length;
    for (let number = 0; number < Math.min(total, how.most ?? total); number += 1) {
      const link = document.querySelectorAll(how.links)[number];
      const name = `${link.textContent.trim()} ${link.getAttribute("href")}`;
      await swap(() => link.click());
      await compare(name);
      compared += 1;
      await swap(() => htmx.ajax("GET", base, { target: "#search", swap: "outerHTML" }));
    }
  }
  return JSON.stringify({ compared, differences });
}"""


def compare(page: Page, **how: Any) -> int:
    """How many controls were tried; fails with the first places at which page and reload differ."""
    page.set_default_timeout(120_000)
    answer = json.loads(page.evaluate(COMPARE, how))
    assert answer["differences"] == []
    return int(answer["compared"])


@at_a_desk
def test_options_of_every_filter(visitor: Visitor) -> None:
    """All of a short filter; of a long one the ends and another in each run, as its options come from one loop."""
    visitor.goes_to("/providers/?q=a&near=97201&within=50&verified=any")
    assert compare(visitor.page, inputs="#filters input[type=checkbox]") > 40


@at_a_desk
def test_the_radius_and_the_license_check(visitor: Visitor) -> None:
    visitor.goes_to(NEAR_PORTLAND)
    assert compare(visitor.page, selects="#id_within option") == 6
    visitor.goes_to(f"{NEAR_PORTLAND}&verified=any")
    assert compare(visitor.page, inputs="#f-verified-yes") == 1


@at_a_desk
def test_every_chip_order_page_and_fact(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?model=medical&model=psycholytic&condition=ptsd&verified=any")
    page = visitor.page
    assert compare(page, links=".chips a") >= 4
    assert compare(page, links=".sorts a") == 4
    assert compare(page, links=".pagination a") >= 2
    assert compare(page, links=".result a[aria-label]", most=9) == 9


@at_a_desk
def test_the_ways_out_of_an_empty_result(visitor: Visitor) -> None:
    visitor.goes_to("/providers/?near=97201&within=5&language=yi&gender=man")
    assert compare(visitor.page, links=".offers a") >= 1


@at_a_desk
def test_focus_scroll_and_open_groups_stay_and_the_number_is_read_out(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/?verified=any")
    # Given somebody far down in the filters, with two groups opened
    page.locator("#facet-language > summary").click()
    page.locator("#more-language > summary").click()
    page.evaluate("scrollTo(0, 900)")
    option = page.locator("#f-language-yi")
    option.scroll_into_view_if_needed()
    option.focus()
    before = (page.evaluate("scrollY"), option.bounding_box())
    # When an option of the long list is chosen, and moves up among the chosen ones
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{visitor.site.url}/providers/?language=yi&verified=any")
    at_rest(page)
    # Then it is still under the fingers, the groups are still open, and the number is read out
    assert focused(page) == "f-language-yi"
    after = option.bounding_box()
    assert before[1] is not None
    assert after is not None
    assert abs(after["y"] - before[1]["y"]) < 2
    expect(page.locator("#facet-language[open] #more-language[open]")).to_have_count(1)
    expect(page.locator("#announcement")).to_have_text(
        (page.locator("#result-count").text_content() or "").strip()
    )
    assert page.title().startswith(f"{count(visitor)} ketamine provider")


def slowly(route: Route) -> None:
    """An answer that takes its time."""
    time.sleep(0.4)
    route.continue_()


@at_a_desk
def test_what_is_being_typed_is_not_lost_to_a_slow_answer(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    page.route("**/providers/**", slowly)
    page.locator("#f-model-medical").click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.locator("#id_q").press_sequentially("ald")
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=medical")
    at_rest(page)
    assert focused(page) == "id_q"
    expect(page.locator("#id_q")).to_have_value("ald")


@at_a_desk
def test_the_last_of_several_quick_choices_wins(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    visitor.expects_error("htmx:")  # htmx writes down what it takes back
    for option in ("model-medical", "model-psycholytic", "route-iv"):
        page.evaluate(f"document.getElementById('f-{option}').click()")
    expect(page).to_have_url(
        f"{visitor.site.url}{NEAR_PORTLAND}&model=medical&model=psycholytic&route=iv"
    )
    at_rest(page)
    for option in ("model-medical", "model-psycholytic", "route-iv"):
        expect(page.locator(f"#f-{option}")).to_be_checked()


@at_a_desk
def test_a_choice_made_the_moment_the_list_changed_is_not_lost(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    page.evaluate(
        """() => {
          const next = () => setTimeout(() => document.getElementById("f-route-iv").click());
          document.addEventListener("htmx:afterSwap", next, { once: true });
          document.getElementById("f-model-medical").click();
        }"""
    )
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=medical&route=iv")


def test_back_and_forward_show_what_their_addresses_say(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    before = count(visitor)
    choose(visitor, "model", "psycholytic")
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    at_rest(page)
    chosen = count(visitor)
    page.go_back()
    expect(page).to_have_url(visitor.site.url + NEAR_PORTLAND)
    expect(page.locator("#f-model-psycholytic")).not_to_be_checked()
    assert count(visitor) == before
    page.go_forward()
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    expect(page.locator("#f-model-psycholytic")).to_be_checked()
    assert count(visitor) == chosen


@at_a_desk
def test_forward_pressed_before_the_script_arrived_is_not_lost(visitor: Visitor) -> None:
    """Back loads the earlier list anew. On a slow line its script comes late, and the second press finds nobody listening."""
    page = visitor.page
    visitor.goes_to(NEAR_PORTLAND)
    choose(visitor, "model", "psycholytic")
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    at_rest(page)
    chosen = count(visitor)
    # Given a line on which the script takes its time
    page.route("**/js/all*.js", slowly)
    # When somebody goes back, and forward again as soon as the earlier list stands there
    page.go_back(wait_until="commit")
    expect(page.locator("#f-model-psycholytic")).not_to_be_checked()
    page.evaluate("history.forward()")
    # Then the list is the one its address asks for
    expect(page).to_have_url(f"{visitor.site.url}{NEAR_PORTLAND}&model=psycholytic")
    expect(page.locator("#f-model-psycholytic")).to_be_checked()
    assert count(visitor) == chosen


def test_a_page_of_results_begins_at_its_head(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes_to("/providers/?verified=any")
    page.locator(".pagination a[rel=next]").click()
    expect(page).to_have_url(f"{visitor.site.url}/providers/?verified=any&page=2")
    at_rest(page)
    expect(page.locator(".result .number").first).to_have_text("21")
    expect(page.locator(".pagination a[rel=prev]")).to_have_count(1)
    assert page.locator("#result-count").bounding_box()["y"] >= 0
    assert page.evaluate("scrollY") < 300
    if page.viewport_size == DESKTOP:
        assert focused(page) == "result-count"
