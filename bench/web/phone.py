"""An old phone on a slow line, played by Chromium: what one page costs it, with nothing in its cache."""

from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser

BITS_A_SECOND = 400_000
ROUND_TRIP_MS = 400
SLOWER_PROCESSOR = 4
SCREEN = {"width": 390, "height": 844}
# As root Chromium needs to run without its sandbox, and left alone it calls home at every start.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WATCH = """
window.seen = { largest: 0, element: "", shift: 0 };
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) {
    seen.largest = each.startTime;
    const of = each.element;
    seen.element = of ? (of.tagName.toLowerCase() + " " + of.textContent.trim().slice(0, 30)) : "?";
  }
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) seen.shift += each.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# Not a text for the browser to look at again and again: our policy forbids it to evaluate one.
PAINTED = """() => new Promise((done) => {
  const look = () => (seen.largest ? done() : setTimeout(look, 50));
  look();
})"""


@dataclass(frozen=True)
class Visit:
    """One page, opened once: milliseconds until its largest content, how much jumped, and what it took."""

    largest_ms: float
    largest: str
    shift: float
    received: int
    requests: int
    document: int


def visits(browser: Browser, address: str, times: int) -> list[Visit]:
    """The page opened so many times, each time as if for the first."""
    return [visit(browser, address) for _ in range(times)]


def typical(made: list[Visit]) -> Visit:
    """The visit whose largest content came at the median of them."""
    middle = median(each.largest_ms for each in made)
    return min(made, key=lambda each: abs(each.largest_ms - middle))


def visit(browser: Browser, address: str) -> Visit:
    """Open a page with an empty cache on a slow line; wait until nothing more comes."""
    context = browser.new_context(
        viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
    )
    try:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        sizes: dict[str, int] = {}
        documents: list[str] = []
        devtools.on("Network.requestWillBeSent", lambda said: documents.extend(_document(said)))
        devtools.on("Network.loadingFinished", lambda said: sizes.update(_size(said)))
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", _line())
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
        page.add_init_script(WATCH)
        page.goto(address, wait_until="networkidle")
        page.evaluate(PAINTED)
        page.wait_for_timeout(500)
        seen = page.evaluate("seen")
        return Visit(
            largest_ms=seen["largest"],
            largest=seen["element"],
            shift=seen["shift"],
            received=sum(sizes.values()),
            requests=len(sizes),
            document=sizes[documents[0]],
        )
    finally:
        context.close()


def _line() -> dict[str, Any]:
    return {
        "offline": False,
        "latency": ROUND_TRIP_MS,
        "downloadThroughput": BITS_A_SECOND / 8,
        "uploadThroughput": BITS_A_SECOND / 8,
    }


def _document(said: dict[str, Any]) -> list[str]:
    return [said["requestId"]] if said["type"] == "Document" else []


def _size(said: dict[str, Any]) -> dict[str, int]:
    """Headers and body as they came, by request."""
    return {said["requestId"]: int(said["encodedDataLength"])}
