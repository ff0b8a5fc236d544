/**
 * <theme-switch>: a button that turns the page dark or light. The choice stays in this browser (localStorage) and goes
 * nowhere else; without a choice the page follows the system. before-paint.js applies the choice on the next page.
 */
const KEY = "theme";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

/** @param {string} theme "dark" or "light" */
function choose(theme) {
  root.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch { /* a browser that keeps nothing still switches */ }
}

/** A reader who goes back finds the page as it was left: the choice may have been made since. */
function readAgain() {
  try {
    const theme = localStorage.getItem(KEY);
    if (theme) root.dataset.theme = theme;
  } catch { /* nothing was kept */ }
}

class ThemeSwitch extends HTMLElement {
  #listeners = new AbortController();

  connectedCallback() {
    const button = this.querySelector("button");
    if (!button) return;
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const label = () => {
      button.textContent = isDark() ? "Licht" : "Donker";
      button.setAttribute("aria-label", isDark() ? "Licht thema" : "Donker thema");
    };
    button.addEventListener("click", () => {
      choose(isDark() ? "light" : "dark");
      label();
    }, { signal });
    system.addEventListener("change", label, { signal });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      readAgain();
      label();
    }, { signal });
    label();
  }

  disconnectedCallback() {
    this.#listeners.abort();
  }
}

customElements.define("theme-switch", ThemeSwitch);
