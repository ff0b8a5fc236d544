/**
 * <copy-text data-done="…" data-failed="…">: a button that copies the text of the [data-copy] beside it, and says so. Where the
 * browser does not let it, the text is selected, ready to be copied by hand.
 */
const SHOWN = 4000; // how long the outcome stays, in milliseconds

class CopyText extends HTMLElement {
  #status = Object.assign(document.createElement("output"), { className: "copied" });
  #timer = 0;

  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", this);
    this.append(this.#status);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async handleEvent() {
    const source = this.querySelector("[data-copy]");
    if (!source) return;
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      this.#say(this.dataset.done);
    } catch {
      getSelection()?.selectAllChildren(source);
      this.#say(this.dataset.failed);
    }
  }

  #say(text) {
    clearTimeout(this.#timer);
    this.#status.textContent = text ?? "";
    this.#timer = setTimeout(() => (this.#status.textContent = ""), SHOWN);
  }
}

customElements.define("copy-text", CopyText);
