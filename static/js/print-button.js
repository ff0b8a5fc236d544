/**
 * <print-button>: a button that opens the browser's own dialogue for printing. Without scripts there is no button.
 */
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.querySelector("button")?.addEventListener("click", this);
  }

  handleEvent() {
    print();
  }
}

customElements.define("print-button", PrintButton);
