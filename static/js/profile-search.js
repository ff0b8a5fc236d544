/**
 * <profile-search data-index="/data/search.json"> around a link to the search page: the link, "/" and Ctrl-K or Cmd-K open a
 * dialog that searches while typing. With data-inline, around the search page's form: the results come below the form, the
 * query stays in the address, and .search-all (the list of everything) is hidden while there is a query.
 *
 * Without this script the link and the form work as they stand. The index is fetched on first use.
 */
import { addressPart } from "./address-part.js";
import { element } from "./element.js";
import { fetchJSON } from "./fetch-json.js";
import { createSearch } from "./search-engine.js";
import { slashIsOn, slashSetting } from "./slash-key.js";

const LABELS = {
  nl: {
    dialog: "Zoeken in het profiel",
    field: "Zoek een taak, onderwerp of code",
    close: "Sluiten",
    results: "Zoekresultaten",
    count: (n) => (n === 1 ? "1 resultaat" : `${n} resultaten`),
    none: "Geen resultaten. Probeer een ander of korter woord, of kijk in de volledige lijst.",
    list: "Naar de volledige lijst",
    all: (n) => `Bekijk alle ${n} resultaten`,
    slash: "Open zoeken met de toets /",
    failed: "Zoeken lukt nu niet: de index kan niet worden geladen. Alle pagina’s staan ook in een lijst.",
  },
  en: {
    dialog: "Search the profile",
    field: "Search for a task, subject or code",
    close: "Close",
    results: "Search results",
    count: (n) => (n === 1 ? "1 result" : `${n} results`),
    none: "No results. Try another or a shorter word, or look in the complete list.",
    list: "To the complete list",
    all: (n) => `See all ${n} results`,
    slash: "Open search with the key /",
    failed: "Search does not work now: its index cannot be loaded. All pages are in a list as well.",
  },
};

/** How many results the dialog shows, and how many the search page shows. */
const SHORT = 12;
const LONG = 200;

/** How long typing must rest before a screen reader hears the number of results, in milliseconds. */
const REST = 400;

class ProfileSearch extends HTMLElement {
  #labels = LABELS[document.documentElement.lang.slice(0, 2)] ?? LABELS.nl;
  #listeners = new AbortController();
  #built = false;
  #inline = false;
  #address = "/";
  #loading;
  #timer;
  #dialog;
  #form;
  #input;
  #status;
  #panel;
  #foot;
  #active = -1;
  #slashDown = false;

  connectedCallback() {
    this.#inline = this.hasAttribute("data-inline");
    if (!this.#built) this.#built = this.#inline ? this.#buildInline() : this.#buildDialog();
    if (!this.#built) return;
    this.#listeners = new AbortController();
    if (this.#inline) this.#listenInline();
    else this.#listenDialog();
  }

  disconnectedCallback() {
    this.#listeners.abort();
    clearTimeout(this.#timer);
  }

  #on(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.#listeners.signal });
  }

  /* The dialog */

  #buildDialog() {
    const link = this.querySelector("a[href]");
    if (!link) return false;
    this.#address = link.getAttribute("href");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    const id = `profile-search-${[...document.querySelectorAll("profile-search")].indexOf(this)}`;

    this.#input = element("input", {
      type: "search", name: "q", class: "search-input", role: "combobox", autocomplete: "off", spellcheck: "false",
      autocapitalize: "off", enterkeyhint: "search", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": `${id}-results`, "aria-label": this.#labels.field, placeholder: this.#labels.field, autofocus: "",
    });
    const close = element("button", { type: "button", class: "search-close" }, this.#labels.close);
    this.#form = element("form", { action: this.#address, class: "search-bar", role: "search" }, this.#input, close);
    this.#status = element("p", { class: "search-status", role: "status" });
    this.#panel = element("div", {
      class: "search-results", id: `${id}-results`, role: "listbox", "aria-label": this.#labels.results,
    });
    this.#panel.hidden = true;
    this.#foot = element("p", { class: "search-foot" });
    this.#foot.hidden = true;
    const body = element("div", { class: "search-body" }, this.#form, this.#status, this.#panel, this.#foot,
      slashSetting(this.#labels.slash));
    this.#dialog = element("dialog", { class: "search-dialog", "aria-label": this.#labels.dialog }, body);
    this.append(this.#dialog);
    return true;
  }

  #listenDialog() {
    const link = this.querySelector("a[href]");
    this.#on(link, "click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.#open();
    });
    for (const type of ["pointerenter", "focus"]) this.#on(link, type, () => this.#load().catch(() => {}));
    this.#on(document, "keydown", (event) => this.#shortcut(event));
    this.#on(document, "keyup", () => (this.#slashDown = false));
    // A "/" that is still held down must not end up in the field that it led to.
    this.#on(document, "beforeinput", (event) => this.#slashDown && event.data === "/" && event.preventDefault());
    this.#on(this.#input, "input", () => this.#update());
    this.#on(this.#input, "keydown", (event) => this.#key(event));
    this.#on(this.#form, "submit", (event) => this.#submit(event));
    this.#on(this.#form.querySelector("button"), "click", () => this.#dialog.close());
    this.#on(this.#panel, "click", (event) => event.target.closest("a") && this.#dialog.close());
    this.#on(this.#dialog, "click", (event) => event.target === this.#dialog && this.#dialog.close());
  }

  #open() {
    if (this.#dialog.open) return;
    this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    this.#load().then(() => this.#update(), () => this.#fail());
  }

  /** In a field the keys are the field's: "/" is typed, and on a Mac Ctrl-K deletes the rest of the line. */
  #shortcut(event) {
    const slash = event.key === "/" && slashIsOn() && !event.ctrlKey && !event.metaKey && !event.altKey;
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if ((!slash && !k) || isField(event.target)) return;
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    this.#slashDown = slash;
    const inline = document.querySelector("profile-search[data-inline] input[type=search]");
    if (inline) inline.focus();
    else this.#open();
  }

  #key(event) {
    if (event.isComposing) return;
    const last = this.#options().length - 1;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    const down = this.#active < last ? this.#active + 1 : 0;
    const up = this.#active > 0 ? this.#active - 1 : last;
    const next = { ArrowDown: down, ArrowUp: up, Home: 0, End: last };
    if (last < 0 || !(event.key in next) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.#activate(next[event.key]);
  }

  #options() {
    return [...this.#panel.querySelectorAll('[role="option"]')];
  }

  /** Makes an option the active one; -1: none. */
  #activate(position) {
    this.#active = position;
    this.#input.removeAttribute("aria-activedescendant");
    this.#options().forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === position));
      if (i !== position) return;
      this.#input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    });
  }

  /** Enter opens the active option, or the page whose code was typed; otherwise the search page shows all results. */
  async #submit(event) {
    event.preventDefault();
    const active = this.#options()[this.#active];
    const query = this.#input.value;
    if (active) active.click();
    if (active || !query.trim()) return;
    await this.#update(); // the index may still be on its way
    if (query !== this.#input.value || !this.#dialog.open) return;
    const exact = this.#panel.querySelector("[data-exact]");
    if (exact) exact.click();
    else this.#form.submit();
  }

  /* The search page */

  #buildInline() {
    this.#form = this.querySelector("form");
    this.#input = this.querySelector("input[type=search]");
    if (!this.#form || !this.#input) return false;
    this.#address = this.#form.getAttribute("action");
    this.#input.autocomplete = "off";
    this.#status = element("p", { class: "search-status", role: "status" });
    this.#panel = element("div", { class: "search-results search-results-inline" });
    this.#panel.hidden = true;
    this.#foot = element("p", { class: "search-foot" });
    this.#foot.hidden = true;
    this.append(this.#status, this.#panel, this.#foot);
    return true;
  }

  #listenInline() {
    this.#on(this.#form, "submit", (event) => event.preventDefault());
    this.#on(this.#input, "focus", () => this.#load().catch(() => {}));
    this.#on(this.#input, "input", () => {
      this.#remember();
      this.#update();
    });
    this.#on(window, "popstate", () => this.#restore());
    this.#on(window, "pageshow", (event) => event.persisted && this.#restore());
    if (!this.#input.value) {
      this.#restore();
      return;
    }
    // A reader was faster than this script: what stands in the field counts.
    this.#remember();
    this.#update();
  }

  /** Puts the query in the address. */
  #remember() {
    const url = new URL(location.href);
    const query = this.#input.value.trim();
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
  }

  /** Takes the query from the address. */
  #restore() {
    this.#input.value = new URLSearchParams(location.search).get("q") ?? "";
    this.#update();
  }

  /* Both */

  /** Fetches the index, once; a failure is tried again on the next use. */
  #load() {
    this.#loading ??= fetchIndex(this.dataset.index).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #update() {
    const query = this.#input.value;
    if (!query.trim()) {
      this.#show("", []);
      return;
    }
    try {
      const engine = await this.#load();
      if (query === this.#input.value) this.#show(query, engine.search(query, { limit: LONG }).filter(isOwn));
    } catch {
      this.#fail();
    }
  }

  #show(query, results) {
    const shown = results.slice(0, this.#inline ? LONG : SHORT);
    this.#panel.replaceChildren(...(this.#inline ? sections(shown) : options(shown, this.#panel.id)));
    this.#panel.hidden = shown.length === 0;
    if (!this.#inline) {
      this.#input.setAttribute("aria-expanded", String(shown.length > 0));
      this.#activate(-1);
      this.#panel.scrollTop = 0;
    }
    this.#hideList(shown.length > 0);
    if (!query) this.#say("");
    else if (!results.length) this.#say(this.#labels.none);
    else this.#say(this.#labels.count(results.length));
    const all = `${this.#address}?q=${addressPart(query.trim())}`;
    if (query && !results.length) this.#link(this.#labels.list, this.#address);
    else if (results.length > shown.length) this.#link(this.#labels.all(results.length), all);
    else this.#foot.hidden = true;
  }

  #fail() {
    this.#show("", []);
    this.#say(this.#labels.failed);
    this.#link(this.#labels.list, this.#address);
  }

  /** Says a sentence in the live region once typing rests. */
  #say(sentence) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#status.textContent = sentence;
    }, sentence ? REST : 0);
  }

  #link(label, address) {
    this.#foot.replaceChildren(element("a", { href: address, class: "search-more" }, label));
    this.#foot.hidden = this.#inline;
  }

  /** Hides the list of everything on the search page while there are results; without any it is of help. */
  #hideList(hidden) {
    if (!this.#inline) return;
    for (const list of document.querySelectorAll(".search-all")) list.hidden = hidden;
  }
}

async function fetchIndex(address) {
  return createSearch(await fetchJSON(address));
}

/** Whether keys that are typed end up in the target. */
function isField(target) {
  const fields = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  return target instanceof Element && target.closest(fields) !== null;
}

/** Only addresses of this site are followed. */
function isOwn({ url }) {
  return url.startsWith("/") && !url.startsWith("//");
}

/** The results by kind, the kind of the best result first. */
function byKind(results) {
  const groups = new Map();
  for (const result of results) {
    if (!groups.has(result.kind)) groups.set(result.kind, []);
    groups.get(result.kind).push(result);
  }
  return [...groups.values()];
}

/** The groups of a listbox. */
function options(results, id) {
  let n = 0;
  return byKind(results).map((group, g) => {
    const place = { class: "search-group-label", id: `${id}-group-${g}`, role: "presentation" };
    const label = element("div", place, group[0].kindLabel);
    const items = group.map((result) => {
      const option = element("a", { role: "option", id: `${id}-${n++}`, tabindex: "-1", "aria-selected": "false" });
      if (result.exact) option.dataset.exact = "";
      return fill(option, result);
    });
    return element("div", { class: "search-group", role: "group", "aria-labelledby": label.id }, label, ...items);
  });
}

/** The sections of the search page. */
function sections(results) {
  return byKind(results).map((group) => {
    const items = group.map((result) => element("li", {}, fill(element("a"), result)));
    const label = element("h2", { class: "search-group-label" }, group[0].kindLabel);
    return element("section", { class: "search-group" }, label, element("ul", { class: "search-list" }, ...items));
  });
}

/** Gives a link the address and the text of a result. */
function fill(link, { url, title, code, area, level, editions, summary, marks }) {
  link.className = "search-hit";
  link.setAttribute("href", url);
  link.append(element("span", { class: "search-hit-title" }, ...marked(title, marks.title)));
  const facts = [code, area, level, editions.join(", ")].filter(Boolean).join(" · ");
  if (facts) link.append(" ", element("span", { class: "search-hit-facts" }, facts));
  if (summary) link.append(" ", element("span", { class: "search-hit-summary" }, ...marked(summary, marks.summary)));
  return link;
}

/** @returns {(string | Element)[]} the text with its ranges in <mark> */
function marked(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

customElements.define("profile-search", ProfileSearch);
