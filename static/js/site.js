// Comfort only: every page works without this file.

// A form that came back with errors is read from its summary on.
document.querySelector(".error-summary")?.focus();

// One press, one message: a second press while the first is on its way does nothing.
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (sent.has(form)) event.preventDefault();
  sent.add(form);
});
// Back shows the page as it was left; its form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) sent.delete(form);
});

// Escape closes the filters or the map, as it closes anything that covers the page.
document.addEventListener("keydown", (event) => {
  const sheet = document.querySelector(".sheet:target, .map-sheet:target");
  if (event.key === "Escape" && sheet) sheet.querySelector(".sheet-close, .map-close")?.click();
});
