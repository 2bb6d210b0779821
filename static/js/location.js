// "Use my location": asks the browser, and rounds to a tenth of a degree (some 7 miles) before anything leaves the device.
// Without this file, or where the browser may not be asked, there is no button.
const policy = document.permissionsPolicy ?? document.featurePolicy;
const allowed =
  isSecureContext && "geolocation" in navigator && (policy?.allowsFeature("geolocation") ?? true);

const offer = () => {
  for (const button of document.querySelectorAll("[data-locate]")) button.hidden = !allowed;
};
offer();
document.addEventListener("htmx:afterSwap", offer);

const rounded = ({ coords }) => `${coords.latitude.toFixed(1)},${coords.longitude.toFixed(1)}`;

let asking = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-locate]");
  if (!button || asking) return;
  const { locate, asking: wait, refused, failed } = button.dataset;
  const field = () => document.getElementById(locate);
  const say = (text) => {
    field().closest(".field").querySelector("[data-locate-status]").textContent = text;
  };
  asking = true;
  say(wait);
  navigator.geolocation.getCurrentPosition(
    (position) => {
      asking = false;
      field().value = rounded(position);
      field().form.requestSubmit();
    },
    (error) => {
      asking = false;
      say(error.code === error.PERMISSION_DENIED ? refused : failed);
    },
    { enableHighAccuracy: false, timeout: 15_000, maximumAge: 600_000 },
  );
});
