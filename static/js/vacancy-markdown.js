/**
 * A vacancy as Markdown (CommonMark, as GitHub reads it) and as plain text. Every sign that Markdown would read is escaped, so text stays text.
 * Pure: no DOM.
 *
 * @typedef {import("./vacancy-document.js").Vacancy} Vacancy
 * @typedef {import("./vacancy-document.js").Block} Block
 * @typedef {import("./vacancy-document.js").Run} Run
 */
import { withoutTerms } from "./vacancy-document.js";

/**
 * @param {Vacancy} vacancy
 * @returns {string}
 */
export function markdown(vacancy) {
  return vacancy.blocks.map(withoutTerms).map(markdownBlock).join("\n\n") + "\n";
}

/**
 * @param {Vacancy} vacancy
 * @returns {string} for what knows no rich text: addresses stand behind their words
 */
export function plainText(vacancy) {
  return vacancy.blocks.map(withoutTerms).map(plainBlock).join("\n\n") + "\n";
}

function markdownBlock(block) {
  switch (block.type) {
    case "title": return `# ${inline(block.runs, " ")}`;
    case "heading": return `${"#".repeat(Math.min(block.level, 6))} ${inline(block.runs, " ")}`;
    case "list": return items(block, (runs) => inline(runs, "\\\n"));
    default: return inline(block.runs, "\\\n");
  }
}

function plainBlock(block) {
  const text = (runs) => runs.map(({ text, href, empty }) => (empty ? `[${text}]` : href ? `${text} <${href}>` : text)).join("");
  return block.type === "list" ? items(block, text) : text(block.runs);
}

/** The items of a list, with what follows a line break indented below its item. */
function items({ ordered, items }, write) {
  return items.map((runs, i) => {
    const marker = ordered ? `${i + 1}. ` : "- ";
    return marker + write(runs).replaceAll("\n", `\n${" ".repeat(marker.length)}`);
  }).join("\n");
}

/** @param {string} lineBreak what parts lines: a heading has one line */
function inline(runs, lineBreak) {
  const text = runs.map((run) => (run.text === "\n" ? lineBreak : markdownRun(run))).join("");
  return text.split("\n").map(lineStart).join("\n");
}

function markdownRun({ text, href, strong, emphasis, empty }) {
  const [, before, core, after] = /^(\s*)(.*?)(\s*)$/s.exec(escape(empty ? `[${text}]` : text));
  if (!core) return before + after;
  const marks = `${strong ? "**" : ""}${emphasis ? "*" : ""}`;
  const styled = marks + core + [...marks].reverse().join("");
  return before + (href ? `[${styled}](<${href.replace(/[<>\\]/g, encodeURIComponent)}>)` : styled) + after;
}

function escape(text) {
  return text.replace(/[\\`*_{}[\]<>&~|$#]/g, "\\$&");
}

/** At the start of a line more signs have a meaning: of lists, headings, code. */
function lineStart(line) {
  return line.replace(/^\s+/, "").replace(/^([-+=:]|\d+(?=[.)]))/, (sign) => (/^\d/.test(sign) ? sign : `\\${sign}`)).replace(/^(\d+)([.)])/, "$1\\$2");
}
