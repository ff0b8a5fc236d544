/**
 * Loads the components that a page has. Everything works without them.
 */
import "./theme-switch.js";

for (const name of ["profile-search", "task-matrix", "copy-text", "code-address", "print-button", "vacancy-builder", "vacancy-check"]) {
  if (document.querySelector(name)) import(`./${name}.js`);
}

/* The menu stands open without JavaScript; on a narrow screen it starts closed. */
const menu = document.querySelector(".site-menu");
const wide = matchMedia("(min-width: 60rem)");
if (menu instanceof HTMLDetailsElement) {
  const fit = () => {
    menu.open = wide.matches;
    menu.dataset.ready = "";
  };
  fit();
  wide.addEventListener("change", fit);
}
