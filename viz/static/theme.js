"use strict";
// Before anything is painted: say that scripts run, and take up the theme that was chosen last time.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = window.localStorage.getItem("herringbone-theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch (error) {
    // Storage is refused for files in some browsers; the theme then follows the system.
  }
})();
