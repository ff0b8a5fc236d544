/**
 * The one draft of a vacancy that a browser keeps for its user, and only there. It is written at rest, at the latest when the
 * page is left.
 */
import { readDraft, writeDraft } from "./vacancy-state.js";

const KEY = "vacancy-draft";

/** How long typing must rest before the draft is written, in milliseconds. */
const REST = 400;

export class Draft {
  #catalog;
  #timer = 0;
  /** @type {import("./vacancy-state.js").State | null} what is still to be written */
  #unsaved = null;
  /** While another vacancy may not take the draft's place. */
  #isHeld = false;
  #say;

  /**
   * @param {import("./vacancy-catalog.js").Catalog} catalog
   * @param {(outcome: "kept" | "failed" | "none") => void} say hears what became of it
   */
  constructor(catalog, say) {
    this.#catalog = catalog;
    this.#say = say;
    addEventListener("pagehide", () => this.#write());
    addEventListener("beforeunload", (event) => {
      this.#write();
      if (this.#unsaved) event.preventDefault(); // the browser asks whether to leave
    });
  }

  /** @returns {import("./vacancy-state.js").State | null} the draft, null when there is none */
  read() {
    try {
      return readDraft(localStorage.getItem(KEY), this.#catalog);
    } catch {
      return null; // a browser that keeps nothing
    }
  }

  keep(state) {
    this.#unsaved = state;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), REST);
  }

  /** @returns {import("./vacancy-state.js").State | null} the draft, with what was still to be written */
  flush() {
    this.#write();
    return this.read();
  }

  /** Writes nothing until release: what is kept would be lost. */
  hold() {
    this.#isHeld = true;
  }

  /** @param {import("./vacancy-state.js").State} state the one that takes the draft's place */
  release(state) {
    this.#isHeld = false;
    this.#unsaved = state;
    this.#write();
  }

  wipe() {
    clearTimeout(this.#timer);
    this.#isHeld = false;
    this.#unsaved = null;
    try {
      localStorage.removeItem(KEY);
    } catch { /* there was none */ }
    this.#say("none");
  }

  /** @param {() => void} listener called when another tab changes the draft */
  watch(listener) {
    addEventListener("storage", ({ key }) => key === KEY && listener());
  }

  #write() {
    clearTimeout(this.#timer);
    if (!this.#unsaved || this.#isHeld) return;
    try {
      localStorage.setItem(KEY, writeDraft(this.#unsaved));
      this.#unsaved = null;
      this.#say("kept");
    } catch {
      this.#say("failed"); // no room, or a browser that keeps nothing
    }
  }
}
