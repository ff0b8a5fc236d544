/**
 * <task-matrix data-edition="herzien"> around the form and the table of layouts/components/matrix.html: shows the form and lets
 * it filter the table. The filters stand in the address, and only there: a link shows another person the same tasks, and an
 * address without filters shows everything. Typing replaces the address, a choice adds one to the history.
 *
 * Without JavaScript the form is not shown and the table is complete.
 */
import { NAMES, noFilters, readAddress, writeAddress } from "./matrix-filters.js";
import { MatrixTable } from "./matrix-table.js";

const LABELS = {
  nl: {
    names: { q: "tekst", level: "niveau", area: "gebied", core: "kerntaak", competency: "competentie" },
    quote: (text) => `‘${text}’`,
    shown: (shown, all) => `${shown} van ${all} ${all === 1 ? "taak" : "taken"}`,
    hidden: (n) => `${n} ${n === 1 ? "taak" : "taken"} verborgen:`,
    chosen: "Gekozen:",
    missing: (n) => (n === 1 ? "1 taak van nu staat niet in deze editie." : `${n} taken van nu staan niet in deze editie.`),
    unknown: (slugs) => `Weggelaten, want hier onbekend: ${slugs}.`,
    printed: (filters) => `Gefilterd: ${filters}.`,
    remove: (filter) => `${filter} wissen`,
    several: "Meer dan één gekozen",
    none: "niets gevonden",
  },
  en: {
    names: { q: "text", level: "level", area: "area", core: "core task", competency: "competency" },
    quote: (text) => `“${text}”`,
    shown: (shown, all) => `${shown} of ${all} ${all === 1 ? "task" : "tasks"}`,
    hidden: (n) => `${n} ${n === 1 ? "task" : "tasks"} hidden:`,
    chosen: "Chosen:",
    missing: (n) => (n === 1 ? "1 task of today is not in this edition." : `${n} tasks of today are not in this edition.`),
    unknown: (slugs) => `Left out, as it is unknown here: ${slugs}.`,
    printed: (filters) => `Filtered: ${filters}.`,
    remove: (filter) => `Clear ${filter}`,
    several: "More than one chosen",
    none: "nothing found",
  },
};

/** How long typing must rest before the address changes and a screen reader hears the number of tasks, in milliseconds. */
const REST = 300;

/** Up to this width the table is cards and the filters are folded; the same width as in css/components/matrix.css. */
const NARROW = "(max-width: 43.75rem)";

/** The value of a select that stands for several slugs, which only an address can choose. */
const SEVERAL = "*";

/** Whether a field holds something else than the page came with. */
function isTouched(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field instanceof HTMLSelectElement) {
    const first = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return field.value !== first.value;
  }
  return field instanceof HTMLInputElement && field.value !== field.defaultValue;
}

class TaskMatrix extends HTMLElement {
  #labels = LABELS[document.documentElement.lang.slice(0, 2)] ?? LABELS.nl;
  #listeners = new AbortController();
  #timer;
  #edition;
  #form;
  #table;
  /** @type {import("./matrix-filters.js").Options} */
  #options;
  /** @type {import("./matrix-filters.js").Filters} */
  #filters;
  /** What the status says at rest: how many tasks, and what else there is to say. */
  #sentences = [""];

  connectedCallback() {
    if (!this.#form) this.#build();
    this.#listeners = new AbortController();
    this.#listen();
    this.#fold(matchMedia(NARROW).matches);
    this.#start();
    this.dataset.ready = "";
    this.#prepare();
  }

  /** Reads the tasks while nobody waits, a few at a time. */
  #prepare() {
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle((deadline) => {
      if (!this.#table.prepare(() => !deadline || deadline.timeRemaining() > 1)) this.#prepare();
    });
  }

  disconnectedCallback() {
    this.#listeners.abort();
    clearTimeout(this.#timer);
  }

  /** The address says what to show, unless a reader was faster than this script: then the form counts. */
  #start() {
    if (![...this.#form.elements].some(isTouched)) {
      this.#restore();
      return;
    }
    const filters = this.#readForm();
    if (this.#leave(filters, "replace")) return;
    this.#filters = filters;
    this.#fillForm();
    this.#show([]);
    this.#settle();
  }

  #build() {
    this.#edition = this.dataset.edition ?? "";
    this.#filters = noFilters(this.#edition);
    this.#form = this.querySelector("form");
    const pinned = [...this.querySelectorAll("option[data-pinned]")].map((option) => [option.value, option.dataset.pinned]);
    this.#table = new MatrixTable(this.querySelector("table"), this.#edition, new Map(pinned), this.#labels.none);
    this.#options = Object.fromEntries(NAMES.filter((name) => this.#form.elements[name]).map((name) => [name, this.#read(name)]));
    for (const select of this.#form.querySelectorAll("select:not([name=edition])")) {
      const several = new Option(this.#labels.several, SEVERAL);
      several.hidden = true;
      select.append(several);
    }
  }

  /** The slugs and titles that a filter offers. Asking a field for its labels would search the whole table, for every field. */
  #read(name) {
    const fields = this.#form.querySelectorAll(`[name=${name}][type=checkbox], [name=${name}] option:not([value=""])`);
    return new Map([...fields].map((field) => [field.value, (field.closest("label") ?? field).textContent.trim()]));
  }

  #listen() {
    const on = (target, type, listener) => target.addEventListener(type, listener, { signal: this.#listeners.signal });
    const text = this.#form.elements.q;
    on(this.#form, "submit", (event) => {
      event.preventDefault();
      this.#settle();
    });
    on(this.#form, "change", (event) => (event.target === text ? this.#settle() : this.#choose(this.#readForm())));
    on(text, "input", () => this.#type());
    on(text, "keydown", (event) => this.#escape(event));
    on(this.querySelector(".matrix-chips"), "click", (event) => this.#removeChip(event));
    on(this.querySelector(".matrix-reset"), "click", () => {
      this.#choose(noFilters(this.#edition));
      this.#status.focus();
    });
    on(window, "popstate", () => this.#restore());
    on(matchMedia(NARROW), "change", (event) => this.#fold(event.matches));
  }

  get #status() {
    return this.querySelector(".matrix-status");
  }

  /** On a narrow screen the filters start folded; on a wide one they cannot be. */
  #fold(narrow) {
    this.querySelector("details").open = !narrow;
  }

  /* What a reader does */

  #type() {
    this.#filters = { ...this.#filters, q: this.#form.elements.q.value.trim() };
    this.#show([]);
    this.#later(() => this.#settle());
  }

  /** Puts what was typed in the address, and says how many tasks are left. */
  #settle() {
    clearTimeout(this.#timer);
    const address = this.#address();
    if (address !== currentAddress()) history.replaceState(history.state, "", address);
    this.#say();
  }

  #choose(filters) {
    if (this.#leave(filters, "assign")) return;
    this.#filters = filters;
    this.#fillForm();
    this.#show([]);
    const address = this.#address();
    if (address !== currentAddress()) history.pushState(null, "", address);
    this.#later(() => this.#say());
  }

  #escape(event) {
    const text = event.target;
    if (event.key !== "Escape" || event.isComposing || !text.value) return;
    event.preventDefault();
    text.value = "";
    this.#type();
  }

  /** Removes the filter of a button; the focus goes to the button that takes its place. */
  #removeChip(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const chips = () => [...this.querySelectorAll(".matrix-chips button")];
    const position = chips().indexOf(button);
    const { name, slug } = button.dataset;
    const defaults = noFilters(this.#edition);
    const rest = name === "q" || name === "edition" ? defaults[name] : this.#filters[name].filter((other) => other !== slug);
    this.#choose({ ...this.#filters, [name]: rest });
    (chips()[position] ?? chips().at(-1) ?? this.#status).focus();
  }

  /* The address and the form */

  #address() {
    return location.pathname + writeAddress(location.search, this.#filters, this.#edition) + location.hash;
  }

  /** Goes to an edition's own matrix, when this one is too large to show that edition. @returns {boolean} whether it goes */
  #leave(filters, how) {
    const [slug] = filters.edition;
    const option = [...this.querySelectorAll("option[data-matrix]")].find(({ value }) => value === slug);
    if (!option) return false;
    this.#fillForm(); // for a reader who comes back
    location[how](option.dataset.matrix + writeAddress(location.search, filters, slug) + location.hash);
    return true;
  }

  /** Takes the filters from the address; what is unknown there is removed from it. */
  #restore() {
    clearTimeout(this.#timer);
    const { filters, unknown } = readAddress(location.search, this.#options, this.#edition);
    if (this.#leave(filters, "replace")) return;
    this.#filters = filters;
    this.#fillForm();
    this.#show(unknown);
    if (unknown.length) history.replaceState(history.state, "", this.#address());
    this.#say();
  }

  /** @returns {import("./matrix-filters.js").Filters} */
  #readForm() {
    const filters = { ...this.#filters, q: this.#form.elements.q.value.trim() };
    for (const name of Object.keys(this.#options)) {
      const select = this.#form.querySelector(`select[name=${name}]`);
      if (!select) filters[name] = [...this.#form.querySelectorAll(`[name=${name}]:checked`)].map(({ value }) => value);
      else if (select.value !== SEVERAL) filters[name] = select.value ? [select.value] : [];
    }
    return filters;
  }

  #fillForm() {
    const text = this.#form.elements.q;
    if (text.value.trim() !== this.#filters.q) text.value = this.#filters.q;
    for (const name of Object.keys(this.#options)) {
      const slugs = this.#filters[name];
      for (const box of this.#form.querySelectorAll(`[name=${name}][type=checkbox]`)) box.checked = slugs.includes(box.value);
      const select = this.#form.querySelector(`select[name=${name}]`);
      if (select) select.value = slugs.length > 1 ? SEVERAL : (slugs[0] ?? "");
    }
  }

  /* What a reader sees */

  #show(unknown) {
    const { shown, listed, missing } = this.#table.show(this.#filters);
    const chips = this.#chips();
    const labels = this.#labels;
    const sentences = [labels.shown(shown, listed)];
    if (missing) sentences.push(labels.missing(missing));
    if (unknown.length) sentences.push(labels.unknown(unknown.map(labels.quote).join(", ")));
    this.#sentences = sentences;
    this.#showChips(chips, listed - shown);
    this.#showPrinted(chips, sentences[0]);
    const edition = this.querySelector(".matrix-edition");
    if (edition) edition.textContent = this.#options.edition?.get(this.#filters.edition[0]) ?? edition.textContent;
  }

  /** The active filters, one by one. */
  #chips() {
    const { names, quote } = this.#labels;
    const chips = this.#filters.q ? [{ name: "q", slug: "", text: `${names.q} ${quote(this.#filters.q)}` }] : [];
    for (const name of NAMES) {
      for (const slug of this.#filters[name]) {
        if (name === "edition" && slug === this.#edition) continue;
        const text = [names[name], this.#options[name].get(slug)].filter(Boolean).join(" ");
        chips.push({ name, slug, text });
      }
    }
    return chips;
  }

  #showChips(chips, hidden) {
    const folded = chips.filter(({ name }) => name !== "q").length;
    this.querySelector(".matrix-filter-count").textContent = folded ? `(${folded})` : "";
    this.querySelector(".matrix-active").hidden = chips.length === 0;
    this.querySelector(".matrix-why").textContent = hidden ? this.#labels.hidden(hidden) : this.#labels.chosen;
    this.querySelector(".matrix-chips").replaceChildren(...chips.map(({ name, slug, text }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.ariaLabel = this.#labels.remove(text);
      Object.assign(button.dataset, { name, slug });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
  }

  #showPrinted(chips, count) {
    const line = this.querySelector(".matrix-print");
    line.hidden = chips.length === 0;
    line.textContent = `${count}. ${this.#labels.printed(chips.map(({ text }) => text).join(", "))}`;
  }

  #later(action) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, REST);
  }

  /** A live region is read out when its text changes: so it changes once, at rest. */
  #say() {
    const [count, ...rest] = this.#sentences;
    const sentence = rest.length ? `${count}. ${rest.join(" ")}` : count;
    if (this.#status.textContent === sentence) return;
    const strong = document.createElement("strong");
    strong.textContent = count;
    this.#status.replaceChildren(strong, sentence.slice(count.length));
  }
}

function currentAddress() {
  return location.pathname + location.search + location.hash;
}

customElements.define("task-matrix", TaskMatrix);
