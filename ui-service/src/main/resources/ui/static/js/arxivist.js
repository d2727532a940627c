// A dashboard that no longer answers must not look alive.
document.addEventListener("DOMContentLoaded", () => {
  const banner = document.getElementById("connection");
  const alive = (event) => { banner.hidden = event.type === "htmx:afterOnLoad"; };
  document.body.addEventListener("htmx:sendError", alive);
  document.body.addEventListener("htmx:timeout", alive);
  document.body.addEventListener("htmx:responseError", alive);
  document.body.addEventListener("htmx:afterOnLoad", alive);
  // A tab that nobody sees asks for nothing.
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden) {
      event.preventDefault();
    }
  });
});
