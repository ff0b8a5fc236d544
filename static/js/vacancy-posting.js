/**
 * Step 5 of the builder, the part for an organisation's own site: what a search engine asks more, what it will read, and the code.
 */
import { makeVacancy } from "./vacancy-document.js";
import { description } from "./vacancy-html.js";
import { jobPosting, scriptElement } from "./vacancy-jobposting.js";

export class Posting {
  #root;
  #builder;

  /**
   * @param {Element} root the part of the step
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
    root.addEventListener("input", () => builder.change({ job: this.#read() }));
    root.addEventListener("toggle", () => this.show(builder.state));
  }

  /** The code is only made where someone looks at it. */
  show(state) {
    const { posted, country, remote } = this.#inputs();
    if (posted.value !== state.job.posted) posted.value = state.job.posted;
    if (country.value.toUpperCase() !== state.job.country) country.value = state.job.country;
    remote.checked = state.job.remote;
    if (this.#root.open) this.#showCode(state);
  }

  /** @returns {string} the code for a page */
  code(state) {
    return scriptElement(this.#make(state).posting);
  }

  #make(state) {
    const { catalog, words } = this.#builder;
    return jobPosting(state, catalog, description(makeVacancy(state, catalog, words)));
  }

  #showCode(state) {
    const { words } = this.#builder;
    const { posting, lacks } = this.#make(state);
    const items = lacks.map((name) => Object.assign(document.createElement("li"), { textContent: words(`lacks-${name}`) }));
    this.#root.querySelector(".builder-lacks").hidden = items.length === 0;
    this.#root.querySelector(".builder-lacks ul").replaceChildren(...items);
    this.#root.querySelector(".builder-types").textContent = posting.employmentType?.map((type) => words(type)).join(", ") ?? words("not-read");
    this.#root.querySelector("code").textContent = scriptElement(posting);
  }

  #inputs() {
    const { elements } = this.#root.closest("form");
    return { posted: elements["job.posted"], country: elements["job.country"], remote: elements["job.remote"] };
  }

  #read() {
    const { posted, country, remote } = this.#inputs();
    return { posted: posted.value, country: country.value.trim().toUpperCase(), remote: remote.checked };
  }
}
