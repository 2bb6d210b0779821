// Search without leaving the page: on wide screens a changed filter applies at once. Without this file the form still works.
const wide = matchMedia("(min-width: 60rem)");

// On a phone the filters are a sheet over the page: nothing applies until "Show results" is pressed.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "filters" && !wide.matches) event.preventDefault();
});

// Groups that were opened stay open when the counts change.
let open = [];
document.addEventListener("htmx:beforeSwap", () => {
  open = [...document.querySelectorAll("#filters details[open]")].map((group) => group.id);
});
document.addEventListener("htmx:afterSwap", (event) => {
  // A button that saves a listing brings a sentence of its own.
  if (event.detail.target.id !== "search") return;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const count = document.getElementById("result-count");
  const announcement = document.getElementById("announcement");
  if (!count || !announcement) return;
  announcement.className = "visually-hidden live";
  announcement.textContent = count.textContent;
});

// An error answer is shown as the page it is, not swallowed.
document.addEventListener("htmx:responseError", (event) => {
  location.assign(event.detail.xhr.responseURL);
});
document.addEventListener("htmx:sendError", () => {
  const announcement = document.getElementById("announcement");
  announcement.textContent = announcement.dataset.offline;
  announcement.className = "notice notice-warn";
});
