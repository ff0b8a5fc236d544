/**
 * A vacancy as it shows beside the steps and as it prints: the elements and classes of a template's own page
 * (layouts/components/vacancy-slot.html and -source.html), so that css/components/vacancy.css is the one place for both.
 *
 * @typedef {import("./vacancy-document.js").Block} Block
 * @typedef {import("./vacancy-document.js").Run} Run
 */
import { element } from "./element.js";
import { onPaper } from "./vacancy-document.js";
import { blockOf, fill, runOf } from "./vacancy-html.js";

/** What the id of a field's input begins with, in layouts/components/builder-fields.html. */
export const FIELD = "field-";

const make = { page: document, run: previewRun };

/**
 * @param {import("./vacancy-document.js").Vacancy} vacancy
 * @returns {Element[]} its title is an h2, as the page has a title of its own
 */
export function previewOf({ blocks }) {
  const elements = [];
  for (let i = 0; i < blocks.length; i++) {
    const { part } = blocks[i];
    if (!part) {
      elements.push(outer(blocks[i]));
      continue;
    }
    const from = i;
    while (blocks[i + 1]?.part === part) i++;
    elements.push(partOf(part, blocks.slice(from, i + 1)));
  }
  return elements;
}

/** A block that the template's own text has. */
function outer(block) {
  if (block.type === "title") return fill(classed("h2", "vacancy-title"), block.runs, make);
  if (block.type === "heading") return classed("div", "heading", blockOf(block, make));
  if (block.type === "terms") return termsOf(block);
  const element = blockOf(block, make);
  const field = element.querySelector(":scope > .vacancy-field:only-child");
  if (block.type === "paragraph" && block.runs.length === 1 && field) {
    field.dataset.alone = "";
    if (block.runs[0].long) field.dataset.long = "";
  }
  return element;
}

/** What fills a slot. */
function partOf(part, blocks) {
  if (part !== "tasks") return classed("div", `vacancy-${part}`, ...blocks.map((block) => blockOf(block, make)));
  const areas = [];
  for (const block of blocks) {
    const element = blockOf(block, make);
    if (block.type === "heading") areas.push(classed("div", "vacancy-area"));
    else element.className = "vacancy-task-list";
    areas.at(-1).append(element);
  }
  return classed("div", "vacancy-tasks", ...areas);
}

function termsOf({ items }) {
  return classed("dl", "vacancy-competencies", ...items.map(({ term, text }) => {
    const item = document.createElement("div");
    item.append(fill(document.createElement("dt"), [term], make), fill(document.createElement("dd"), [text], make));
    return item;
  }));
}

/** @param {Run} run */
function previewRun(run) {
  if (run.code) return [classed("span", "code", run.text)];
  if (run.empty) return [emptyField(run)];
  if (!run.paper) return [runOf(run, document)];
  const address = classed("span", "on-paper", onPaper(run.href));
  address.ariaHidden = "true";
  return [runOf(run, document), " ", address];
}

/** The name of an empty field, which leads to where it is filled in; on paper a line to write on. */
function emptyField({ text, field }) {
  if (!field) return classed("span", "vacancy-field", text);
  const link = classed("a", "vacancy-field", text);
  link.href = `#${FIELD}${field}`;
  return link;
}

function classed(tag, name, ...content) {
  return element(tag, { class: name }, ...content);
}
