/**
 * <theme-switch>: a button that turns the page dark or light. The choice stays in this browser (localStorage) and goes
 * nowhere else; without a choice the page follows the system.
 *
 * This script is not a module: it runs before the first paint, so that a chosen theme does not flash.
 */
(() => {
  const key = "theme";
  const root = document.documentElement;

  const read = () => {
    try { return localStorage.getItem(key); } catch { return null; }
  };
  const keep = (theme) => {
    try { localStorage.setItem(key, theme); } catch { /* a browser that keeps nothing still switches */ }
  };

  const apply = () => {
    const chosen = read();
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  };
  apply();

  customElements.define("theme-switch", class extends HTMLElement {
    connectedCallback() {
      // The children may not have been parsed yet: wait for them.
      document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
    }

    #start() {
      const button = this.querySelector("button");
      if (!button) return;
      const system = matchMedia("(prefers-color-scheme: dark)");
      const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
      const label = () => { button.textContent = isDark() ? "Licht" : "Donker"; };
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        keep(root.dataset.theme);
        label();
      });
      system.addEventListener("change", label);
      // A reader who goes back finds the page as it was left: the choice may have been made since.
      addEventListener("pageshow", (event) => {
        if (!event.persisted) return;
        apply();
        label();
      });
      label();
      this.hidden = false;
    }
  });
})();
