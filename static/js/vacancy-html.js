/**
 * A vacancy as elements: as rich text for the clipboard, and as the description in a job posting. Text only ever becomes text
 * nodes, so nothing that was typed is read as HTML.
 *
 * @typedef {import("./vacancy-document.js").Vacancy} Vacancy
 * @typedef {import("./vacancy-document.js").Block} Block
 * @typedef {import("./vacancy-document.js").Run} Run
 * @typedef {{page: Document, run: (run: Run) => Node[]}} Maker how to make elements in a page, and what a run becomes there
 */
import { withoutTerms } from "./vacancy-document.js";

/**
 * @param {Vacancy} vacancy
 * @returns {string} HTML that word processors and mail programs understand
 */
export function richText(vacancy) {
  const whole = inert(vacancy.blocks);
  whole.lang = vacancy.language;
  return whole.outerHTML;
}

/**
 * @param {Vacancy} vacancy
 * @returns {string} HTML as Google reads it in a job posting: paragraphs and lists. It knows no headings, so these are
 *   paragraphs, and the title stands elsewhere.
 */
export function description(vacancy) {
  const paragraph = (block) => ({ type: "paragraph", runs: block.runs.map((run) => ({ ...run, strong: true })) });
  const blocks = vacancy.blocks.filter(({ type }) => type !== "title");
  return inert(blocks.map((block) => (block.type === "heading" ? paragraph(block) : block))).innerHTML;
}

/** The blocks in a page that loads and runs nothing. */
function inert(blocks) {
  const page = document.implementation.createHTMLDocument("");
  const make = { page, run: (run) => [runOf(run, page)] };
  const whole = page.createElement("div");
  whole.append(...blocks.map((block) => blockOf(block, make)));
  return whole;
}

/**
 * @param {Block} block
 * @param {Maker} make
 * @returns {Element}
 */
export function blockOf(block, make) {
  const plain = withoutTerms(block);
  const { type, runs, items } = plain;
  const element = make.page.createElement(tagOf(plain));
  if (type !== "list") return fill(element, runs, make);
  element.append(...items.map((item) => fill(make.page.createElement("li"), item, make)));
  return element;
}

function tagOf({ type, level, ordered }) {
  switch (type) {
    case "title": return "h1";
    case "heading": return `h${Math.min(level, 6)}`;
    case "list": return ordered ? "ol" : "ul";
    default: return "p";
  }
}

/** @returns {Element} the element, with the runs in it */
export function fill(element, runs, make) {
  element.append(...runs.flatMap((run) => make.run(run)));
  return element;
}

/**
 * @param {Run} run
 * @param {Document} page
 * @returns {Node} a run that every program shows alike; an empty field in brackets
 */
export function runOf(run, page) {
  if (run.text === "\n") return page.createElement("br");
  const content = run.empty ? page.createTextNode(`[${run.text}]`) : textOf(run, page);
  const tags = [run.emphasis && "em", run.strong && "strong"].filter(Boolean);
  const styled = tags.reduce((inner, tag) => wrap(page.createElement(tag), inner), content);
  if (!run.href) return styled;
  const link = page.createElement("a");
  link.href = run.href;
  return wrap(link, styled);
}

/** What was typed keeps its direction to itself: right-to-left text must not turn around what stands beside it. */
function textOf({ text, field }, page) {
  return field ? wrap(page.createElement("bdi"), text) : page.createTextNode(text);
}

function wrap(element, content) {
  element.append(content);
  return element;
}
