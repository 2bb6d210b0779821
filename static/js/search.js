// Search without leaving the page. Where this file or htmx does not arrive, the form and the links work by themselves.

// On a phone the filters are a sheet over the page, and every search is a page of its own.
const wide = matchMedia("(min-width: 60rem)");
const live = () => Boolean(window.htmx && wide.matches);
const form = () => document.getElementById("filters");
const fields = () => form().querySelectorAll("input, select");
const isSwap = (event) => event.detail.target?.id === "search";

if (window.htmx && form()) document.documentElement.classList.add("applies");

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "filters" && !wide.matches) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "filters") return;
  if (live()) {
    event.preventDefault();
    htmx.trigger(event.target, "change");
    return;
  }
  // The server would leave out of the address what is empty, and send the browser round again; what holds anyway needs no words.
  const usual = new URLSearchParams(event.target.dataset.usual);
  for (const field of fields()) field.disabled = !field.value || field.value === usual.get(field.name);
  if (!document.getElementById("id_near").value) document.getElementById("id_within").disabled = true;
  if (location.hash !== "#filters") return;
  // The results take the place of the sheet, so that Back leads to the list before it and not into the sheet.
  event.preventDefault();
  const address = new URL(event.target.action);
  address.search = new URLSearchParams(new FormData(event.target));
  location.replace(address);
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted || !form()) return;
  for (const field of fields()) field.disabled = false;
  form().reset();
});

// Back loads the earlier list anew. Forward pressed before this file had arrived moved the address alone: nobody was there to hear it.
document.addEventListener("DOMContentLoaded", () => {
  if (!form() || !history.state?.htmx) return;
  const loaded = new URL(performance.getEntriesByType("navigation")[0].name);
  if (loaded.pathname + loaded.search !== location.pathname + location.search) location.reload();
});

// Links to other searches, too: chips, orders, pages, and every fact on a card.
document.addEventListener("click", (event) => {
  if (!live() || event.defaultPrevented || event.button) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("#search a[href]");
  if (!link || link.hash || link.origin !== location.origin) return;
  if (link.pathname !== location.pathname) return;
  event.preventDefault();
  htmx.trigger("#results", "htmx:abort");
  htmx.ajax("GET", link.href, { source: "#results", target: "#search", swap: "outerHTML show:none" });
});

// The newest question counts. The form drops its own earlier one; here the two sources drop each other's.
document.addEventListener("htmx:beforeSend", (event) => {
  if (!isSwap(event)) return;
  const other = event.target.id === "filters" ? "results" : "filters";
  htmx.trigger(document.getElementById(other), "htmx:abort");
  document.getElementById("results").setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (isSwap(event)) document.getElementById("results")?.removeAttribute("aria-busy");
});

// What the visitor opened, typed and looked at stays as it was.
const side = () => document.querySelector("#search > search");
let before;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isSwap(event)) return;
  const active = document.activeElement;
  const within = Boolean(active?.closest("#search"));
  before = {
    open: [...document.querySelectorAll("#filters details[open]")].map((group) => group.id),
    closed: [...document.querySelectorAll("#filters details:not([open]):has(:checked)")].map((group) => group.id),
    scroll: side().scrollTop,
    within,
    id: within ? active.id : "",
    group: within && active.matches("summary") ? active.parentElement.id : "",
    top: active?.getBoundingClientRect().top,
    typed: within && active.matches("#filters .input") ? active.value : undefined,
  };
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (!isSwap(event) || !before) return;
  for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
  for (const id of before.closed) document.getElementById(id)?.removeAttribute("open");
  side().scrollTop = before.scroll;
  if (before.within) settle();
  announce(document.getElementById("result-count").textContent);
});

function settle() {
  const again = document.querySelector(before.group ? `#${before.group} > summary` : `#${before.id || "result-count"}`);
  if (!again) return arrive();
  if (before.typed !== undefined) again.value = before.typed;
  again.focus({ preventScroll: true });
  if (again.id === "result-count") return arrive();
  // An option that moved up among the chosen ones would slip away from under the pointer.
  const moved = again.getBoundingClientRect().top - before.top;
  if (side().contains(again) && side().scrollHeight > side().clientHeight) side().scrollTop += moved;
  else scrollBy(0, moved);
}

// After a link that is gone with the old list: to the head of the new one.
function arrive() {
  document.getElementById("result-count").focus({ preventScroll: true });
  document.getElementById("results").scrollIntoView();
}

const announcement = document.getElementById("announcement");
function announce(text) {
  announcement.className = "visually-hidden live";
  announcement.textContent = "";
  // The same words twice in a row are news all the same.
  requestAnimationFrame(() => (announcement.textContent = text.replace(/\s+/g, " ").trim()));
}

// An error answer is shown as the page it is, not swallowed; a dead line is told, and tried again when it lives.
let waiting = false;
document.addEventListener("htmx:responseError", (event) => {
  if (isSwap(event)) location.assign(event.detail.xhr.responseURL);
});
document.addEventListener("htmx:sendError", (event) => {
  if (!isSwap(event)) return;
  waiting = true;
  announcement.textContent = announcement.dataset.offline;
  announcement.className = "notice notice-warn";
});
window.addEventListener("online", () => {
  if (waiting && live()) htmx.trigger(form(), "change");
  waiting = false;
});

// The sheet: its first words take the focus, closing it gives the focus back and forgets what was not asked for.
let opened = false;
window.addEventListener("hashchange", (event) => {
  if (location.hash === "#filters") {
    opened = !new URL(event.oldURL).hash;
    document.getElementById("filters-title").focus();
  } else if (new URL(event.oldURL).hash === "#filters") {
    form().reset();
    document.querySelector(".sheet-open").focus();
  }
});
document.addEventListener("click", (event) => {
  if (!opened || !event.target.closest(".sheet-close")) return;
  // Going back, so that the browser's own Back does not open the sheet again.
  event.preventDefault();
  opened = false;
  history.back();
});
