/**
 * Step 4 of the builder: what only the organisation knows. The fields stand in the page; this binds them to the state, and says
 * what a search engine will read in the salary.
 */
import { missingFields } from "./vacancy-missing.js";
import { readable, readSalary } from "./vacancy-terms.js";

export class Fields {
  #root;
  #builder;

  /**
   * @param {Element} root the step
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
    root.addEventListener("input", ({ target }) => {
      const { field } = target.dataset;
      if (field) builder.change({ fields: { ...builder.state.fields, [field]: target.value } });
    });
  }

  show(state) {
    const { catalog, words } = this.#builder;
    for (const input of this.#root.querySelectorAll("[data-field]")) {
      const text = state.fields[input.dataset.field] ?? "";
      if (input.value !== text) input.value = text;
      if (input.dataset.field === catalog.fieldFor("title")?.id) input.placeholder = catalog.find("template", state.template)?.title ?? "";
    }
    const filled = catalog.fields.filter(({ id }) => readable(state.fields[id])).length;
    const missing = missingFields(state, catalog).length;
    this.#root.querySelector(".builder-tally").textContent =
      missing ? words("missing", { n: missing }) : words("filled", { n: filled, all: catalog.fields.length });
    this.#showSalary(state);
  }

  #showSalary({ fields }) {
    const { catalog, words } = this.#builder;
    const field = catalog.fieldFor("baseSalary");
    const place = this.#root.querySelector(".builder-read");
    if (!field || !place) return;
    const text = readable(fields[field.id]);
    const sentence = text && sayRead(readSalary(text, field.label), catalog.language, words);
    if (place.textContent !== sentence) place.textContent = sentence;
  }
}

/** What was read in a salary, in words. */
function sayRead(salary, language, words) {
  if (!salary) return words("salary-unclear");
  const { currency, min, max, unit } = salary;
  const money = new Intl.NumberFormat(language, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  const period = words(unit);
  if (max === undefined) return words("salary-from", { amount: money.format(min), period });
  if (min === undefined) return words("salary-most", { amount: money.format(max), period });
  return words("salary", { amount: min === max ? money.format(min) : money.formatRange(min, max), period });
}
