/**
 * A vacancy as elements: for the preview, as rich text for the clipboard, and as the description in a job posting. Text only ever
 * becomes text nodes, so nothing that was typed is read as HTML.
 *
 * @typedef {import("./vacancy-document.js").Vacancy} Vacancy
 * @typedef {import("./vacancy-document.js").Block} Block
 * @typedef {import("./vacancy-document.js").Run} Run
 */
import { onPaper } from "./vacancy-document.js";

/** What the id of a field's input begins with, in layouts/components/builder-fields.html. */
export const FIELD = "veld-";

/**
 * @param {Vacancy} vacancy
 * @returns {DocumentFragment} for a page that has its own first heading: the vacancy's title is an h2
 */
export function previewOf(vacancy) {
  return build(vacancy.blocks, document, { first: 2, emptyField, forPaper: true });
}

/**
 * @param {Vacancy} vacancy
 * @returns {string} HTML that word processors and mail programs understand
 */
export function richText(vacancy) {
  const page = document.implementation.createHTMLDocument("");
  const whole = page.createElement("div");
  whole.lang = vacancy.language;
  whole.append(build(vacancy.blocks, page, { first: 1, emptyField: bracketed }));
  return whole.outerHTML;
}

/**
 * @param {Vacancy} vacancy
 * @returns {string} HTML as Google reads it in a job posting: paragraphs and lists. It knows no headings, so these are
 *   paragraphs, and the title stands elsewhere.
 */
export function description(vacancy) {
  const page = document.implementation.createHTMLDocument("");
  const whole = page.createElement("div");
  const blocks = vacancy.blocks.filter(({ type }) => type !== "title").map(headingAsParagraph);
  whole.append(build(blocks, page, { first: 1, emptyField: bracketed }));
  return whole.innerHTML;
}

function headingAsParagraph(block) {
  return block.type === "heading" ? { type: "paragraph", runs: block.runs.map((run) => ({ ...run, strong: true })) } : block;
}

/** @returns {DocumentFragment} */
function build(blocks, page, options) {
  const fragment = page.createDocumentFragment();
  for (const block of blocks) fragment.append(blockOf(block, page, options));
  return fragment;
}

function blockOf(block, page, options) {
  const element = page.createElement(tagOf(block, options));
  if (block.type !== "list") {
    fill(element, block.runs, page, options);
    return element;
  }
  for (const runs of block.items) fill(element.appendChild(page.createElement("li")), runs, page, options);
  return element;
}

function tagOf({ type, level, ordered }, { first }) {
  switch (type) {
    case "title": return `h${first}`;
    case "heading": return `h${Math.min(level - 1 + first, 6)}`;
    case "list": return ordered ? "ol" : "ul";
    default: return "p";
  }
}

function fill(element, runs, page, options) {
  for (const run of runs) {
    element.append(runOf(run, page, options));
    if (run.paper && options.forPaper) element.append(" ", paperAddress(run, page));
  }
}

function runOf(run, page, { emptyField, forPaper }) {
  if (run.text === "\n") return page.createElement("br");
  if (run.code && forPaper) return classed("span", "code", run.text, page);
  const content = run.empty ? emptyField(run, page) : textOf(run, page);
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

/** A link is of no use on paper; there its address stands beside it. */
function paperAddress({ href }, page) {
  const address = classed("span", "paper-address", onPaper(href), page);
  address.ariaHidden = "true";
  return address;
}

function classed(tag, name, text, page) {
  const element = page.createElement(tag);
  element.className = name;
  return wrap(element, text);
}

function wrap(element, content) {
  element.append(content);
  return element;
}

/** The name of an empty field, which leads to where it is filled in; on paper a line to write on. */
function emptyField({ text, field }, page) {
  if (!field) return classed("span", "vacancy-field", text, page);
  const link = classed("a", "vacancy-field", text, page);
  link.href = `#${FIELD}${field}`;
  link.dataset.field = field;
  return link;
}

function bracketed({ text }, page) {
  return page.createTextNode(`[${text}]`);
}
