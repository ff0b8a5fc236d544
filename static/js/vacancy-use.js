/**
 * Step 5 of the builder: what is missing, and every way to take the vacancy along. Nothing is refused, and nothing leaves the
 * browser: copies go to the clipboard, the file is made here.
 */
import { DOCX_TYPE, docx } from "./vacancy-docx.js";
import { makeVacancy } from "./vacancy-document.js";
import { richText } from "./vacancy-html.js";
import { markdown, plainText } from "./vacancy-markdown.js";
import { missingFields } from "./vacancy-missing.js";
import { Posting } from "./vacancy-posting.js";
import { FIELD } from "./vacancy-preview.js";
import { writeFragment } from "./vacancy-state.js";

/** A link that is longer is broken by some programs for mail. In characters. */
const LONG = 2000;

export class Uses {
  #root;
  #builder;
  #posting;

  /**
   * @param {Element} root the step
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
    this.#posting = new Posting(root.querySelector(".builder-posting"), builder);
    root.addEventListener("click", ({ target }) => target.dataset.way && this.#take(target.dataset.way));
    root.querySelector("[name=with-text]").addEventListener("change", () => this.#showLink(builder.state));
  }

  show(state) {
    this.#showMissing(state);
    this.#showLink(state);
    this.#posting.show(state);
  }

  #showMissing(state) {
    const { catalog, words } = this.#builder;
    const missing = missingFields(state, catalog);
    this.#root.querySelector(".builder-complete").hidden = missing.length > 0;
    this.#root.querySelector(".builder-missing ul").replaceChildren(...missing.map((lack) => this.#missing(lack)));
    this.#root.querySelector(".builder-tally").textContent = missing.length ? words("missing", { n: missing.length }) : words("complete");
  }

  /** A link to the field, the reason, and where to read it. */
  #missing({ field, label, reason, source }) {
    const item = this.#builder.part("missing");
    const link = item.querySelector("a");
    link.textContent = label;
    link.href = `#${FIELD}${field}`;
    item.querySelector(".builder-reason").textContent = reason;
    const more = item.querySelector(".builder-source");
    more.hidden = !source;
    if (source) more.href = source;
    return item;
  }

  #link(state) {
    const text = this.#root.querySelector("[name=with-text]").checked;
    return location.origin + location.pathname + writeFragment(state, { text });
  }

  #showLink(state) {
    const link = this.#link(state);
    const field = this.#root.querySelector(".builder-address");
    if (field.value !== link) field.value = link;
    const warning = this.#root.querySelector(".builder-long");
    warning.textContent = link.length > LONG ? this.#builder.words("long-link", { n: link.length }) : "";
  }

  #take(way) {
    const { state, catalog, words } = this.#builder;
    if (way === "link") return this.#copy(way, this.#link(state));
    if (way === "posting") return this.#copy(way, this.#posting.code(state));
    const vacancy = makeVacancy(state, catalog, words);
    switch (way) {
      case "print": return printAs(vacancy.title);
      case "docx": return this.#download(way, vacancy);
      case "rich": return this.#copy(way, plainText(vacancy), richText(vacancy));
      default: return this.#copy(way, markdown(vacancy));
    }
  }

  #download(way, vacancy) {
    const url = URL.createObjectURL(new Blob([docx(vacancy, new Date())], { type: DOCX_TYPE }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${fileName(vacancy.title, this.#builder.words("untitled"))}.docx`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // a browser may read it a little later
    this.#say(way, "downloaded", { name: link.download });
  }

  async #copy(way, text, html) {
    try {
      await (html ? navigator.clipboard.write([clip(text, html)]) : navigator.clipboard.writeText(text));
      this.#say(way, "copied");
    } catch {
      this.#select(way, text);
      this.#say(way, "selected");
    }
  }

  /** Where the browser does not let a page copy, the text stands ready to be copied by hand. */
  #select(way, text) {
    if (way === "rich") return getSelection().selectAllChildren(this.#builder.paper);
    const field = this.#root.querySelector(".builder-by-hand");
    field.hidden = false;
    field.value = text;
    field.focus();
    field.select();
  }

  #say(way, word, values) {
    const place = this.#root.querySelector(`.builder-said[data-for~=${way}]`);
    place.textContent = this.#builder.words(word, values);
  }
}

/** A browser names the pdf after the page. */
function printAs(title) {
  const before = document.title;
  addEventListener("afterprint", () => (document.title = before), { once: true });
  document.title = title;
  print();
}

function clip(text, html) {
  const blob = (content, type) => new Blob([content], { type });
  return new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") });
}

/** A title as the name of a file, on every system; without letters or digits it is the other one. */
function fileName(title, other) {
  const name = title.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return [...name].slice(0, 60).join("") || fileName(other, "vacancy");
}
