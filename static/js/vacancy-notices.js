/**
 * What the builder has to say above the steps: about a link, an edition, a draft. And what it asks before something is lost.
 */
import { changesFor } from "./vacancy-editions.js";

/** How many unknown parts of a link are named, and how long each may be. */
const NAMED = 5;
const LONGEST = 40;

export class Notices {
  #root;
  #builder;
  /** The edition that the vacancy had before it was changed here. */
  #before = "";
  #edition = "";

  /**
   * @param {Element} root the builder
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
  }

  /** Names the parts of a link that were left out. */
  unknown(parts) {
    if (parts.length === 0) return;
    const { words } = this.#builder;
    const named = parts.slice(0, NAMED).map((part) => `‘${[...part].slice(0, LONGEST).join("")}’`);
    if (parts.length > NAMED) named.push(words("and-more", { n: parts.length - NAMED }));
    const notice = this.#put("unknown");
    notice.querySelector(".builder-list").textContent = named.join(", ");
  }

  /**
   * Says that there is something else to keep, and asks which.
   * @param {"conflict" | "tab"} kind
   * @param {{title: string, draft: () => void, link: () => void}} choice what to do
   */
  choose(kind, { title, draft, link }) {
    const notice = this.#put(kind);
    notice.querySelector(".builder-title").textContent = title;
    const on = (selector, act) => notice.querySelector(selector).addEventListener("click", () => {
      this.#close(notice);
      act();
    });
    on("[data-draft]", draft);
    on("[data-link]", link);
  }

  /** Offers to compare when the vacancy has an edition that is not the current one, or has just changed it. */
  show(state) {
    if (state.edition === this.#edition) return this.#refresh(state);
    const { current } = this.#builder.catalog;
    this.#before = this.#edition;
    this.#edition = state.edition;
    this.#remove("edition");
    this.#remove("switched");
    if (state.edition !== current) this.#offer("edition", state, state.edition, current);
    else if (this.#before) this.#offer("switched", state, this.#before, current);
  }

  /** Other tasks have other differences. */
  #refresh(state) {
    const { current } = this.#builder.catalog;
    const from = state.edition === current ? this.#before : state.edition;
    const notice = this.#root.querySelector(":is([data-kind=edition], [data-kind=switched])");
    if (notice) this.#list(notice, state, from, current);
  }

  #offer(kind, state, from, to) {
    const { catalog } = this.#builder;
    const other = state.edition === from ? to : from;
    const notice = this.#put(kind);
    notice.querySelector(".builder-now").textContent = catalog.find("edition", state.edition).title;
    for (const place of notice.querySelectorAll(".builder-current")) place.textContent = catalog.find("edition", other).title;
    const compare = notice.querySelector(".builder-compare");
    compare.href = catalog.difference(from, to);
    compare.hidden = !catalog.difference(from, to);
    notice.querySelector("[data-switch]").addEventListener("click", () => {
      this.#builder.change({ edition: other });
      this.#focus();
    });
    this.#list(notice, state, from, to);
  }

  #list(notice, { tasks }, from, to) {
    const { catalog, words } = this.#builder;
    const changes = changesFor(tasks, from, to, catalog);
    notice.querySelector(".builder-same").hidden = changes.length > 0;
    notice.querySelector(".builder-changes").replaceChildren(...changes.map((change) => {
      const successors = catalog.find("task", change.code).replaced_by ?? [];
      const word = change.kind === "gone" && successors.length ? "instead" : change.kind;
      const title = catalog.taskIn(change.code, from).title;
      return Object.assign(document.createElement("li"), { textContent: words(word, { ...change, title, codes: successors.join(", ") }) });
    }));
  }

  /**
   * Asks before something is lost.
   * @param {"begin" | "wipe"} question
   * @returns {Promise<boolean>}
   */
  ask(question) {
    const dialog = this.#root.querySelector(`[data-ask=${question}]`);
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
  }

  #put(kind) {
    this.#remove(kind);
    const notice = this.#builder.part(kind);
    notice.dataset.kind = kind;
    notice.querySelector("[data-close]")?.addEventListener("click", () => this.#close(notice));
    this.#place.append(notice);
    return notice;
  }

  #remove(kind) {
    this.#place.querySelector(`[data-kind=${kind}]`)?.remove();
  }

  #close(notice) {
    notice.remove();
    this.#focus();
  }

  /** A button that goes away takes the focus with it. */
  #focus() {
    this.#place.focus();
  }

  get #place() {
    return this.#root.querySelector(".builder-notices");
  }
}
