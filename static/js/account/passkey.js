// Says on the page when a passkey did not work; allauth's script would tell the console only.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const trouble = document.getElementById("passkey-trouble");
  trouble.hidden = false;
  trouble.focus();
});
