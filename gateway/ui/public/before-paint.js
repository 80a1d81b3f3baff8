// Runs before the first paint, so that a dark screen never flashes white and right-to-left text never jumps.
// A file of its own, because the content security policy allows no inline script.
(function () {
  var root = document.documentElement;
  var scheme = null;
  var language = null;
  try {
    scheme = localStorage.getItem("touchpoint.scheme");
    language = localStorage.getItem("touchpoint.language");
  } catch {
    // Storage may be blocked; the defaults below are right then.
  }
  if (scheme !== "light" && scheme !== "dark") {
    scheme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  root.setAttribute("data-mantine-color-scheme", scheme);
  if (language === "ar") {
    root.setAttribute("lang", "ar");
    root.setAttribute("dir", "rtl");
  }
})();
