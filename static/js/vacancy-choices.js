/**
 * Steps 1 and 3 of the builder: the template to begin with, the edition, and what is ticked in lists: levels, areas, competencies.
 */

/** The lists of checkboxes: name and property of the state. */
const LISTS = [["level", "levels"], ["area", "areas"], ["competency", "competencies"]];

export class Choices {
  #form;
  #builder;
  /** The template that the choice of one was last set to. */
  #template;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(form, builder) {
    this.#form = form;
    this.#builder = builder;
    form.querySelector(".builder-begin").addEventListener("click", () => builder.begin(form.elements.template.value));
    form.elements.edition?.addEventListener("change", ({ target }) => builder.change({ edition: target.value }));
    for (const [name, property] of LISTS) {
      for (const box of this.#boxes(name)) box.addEventListener("change", () => builder.change({ [property]: this.#ticked(name) }));
    }
  }

  show(state) {
    const { catalog, words } = this.#builder;
    if (state.template !== this.#template) this.#form.elements.template.value = this.#template = state.template;
    if (this.#form.elements.edition) this.#form.elements.edition.value = state.edition;
    for (const [name, property] of LISTS) for (const box of this.#boxes(name)) box.checked = state[property].includes(box.value);
    this.#form.querySelector(".builder-start > summary > .builder-tally").textContent =
      catalog.find("template", state.template)?.title ?? words("empty-sheet");
    this.#form.querySelector(".builder-asks > summary > .builder-tally").textContent = words("competencies", { n: state.competencies.length });
  }

  #boxes(name) {
    return [...this.#form.querySelectorAll(`[type=checkbox][name=${name}]`)];
  }

  #ticked(name) {
    return this.#boxes(name).filter(({ checked }) => checked).map(({ value }) => value);
  }
}
