/**
 * A vacancy as a Word document (.docx): real headings, lists and links, in the vacancy's language, on A4. Pure: no DOM.
 * ECMA-376 is the format; docs/decisions/0010-own-docx-writer.md says why no library writes it.
 *
 * @typedef {import("./vacancy-document.js").Vacancy} Vacancy
 * @typedef {import("./vacancy-document.js").Run} Run
 */
import { withoutTerms } from "./vacancy-document.js";
import { numbering, STYLES } from "./vacancy-docx-styles.js";
import { zipFile } from "./zip-file.js";

export const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const LANGUAGES = { nl: "nl-NL", en: "en-GB" };

/**
 * @param {Vacancy} vacancy its organisation becomes the author; without one there is none
 * @param {Date} time
 * @returns {Blob}
 */
export function docx(vacancy, time) {
  const body = new Body();
  const content = vacancy.blocks.map((block) => body.block(withoutTerms(block))).join("");
  const language = LANGUAGES[vacancy.language] ?? vacancy.language;
  const files = {
    "[Content_Types].xml": contentTypes(),
    "_rels/.rels": packageRelations(),
    "docProps/core.xml": properties(vacancy, language, time),
    "word/document.xml": `<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>${content}${PAGE}</w:body></w:document>`,
    "word/styles.xml": `<w:styles xmlns:w="${MAIN}">${STYLES.replaceAll("{language}", escape(language))}</w:styles>`,
    "word/numbering.xml": `<w:numbering xmlns:w="${MAIN}">${numbering(body.lists)}</w:numbering>`,
    "word/_rels/document.xml.rels": documentRelations(body.links),
  };
  return zipFile(Object.entries(files).map(([name, text]) => ({ name, text: XML + text })), time);
}

/** A4 with margins of 2.5 cm, in twentieths of a point. */
const PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>';

/** Writes the paragraphs, and remembers what other parts of the document must say about them. */
class Body {
  /** @type {string[]} the addresses of links; the first is rId1 + OWN */
  links = [];
  /** How many ordered lists there are: each counts from one. */
  lists = 0;

  block(block) {
    switch (block.type) {
      case "title": return this.#paragraph(block.runs, style("Title"));
      case "heading": return this.#paragraph(block.runs, style(`Heading${Math.min(block.level - 1, 3)}`));
      case "list": return this.#list(block);
      default: return this.#paragraph(block.runs, "");
    }
  }

  #list({ ordered, items }) {
    const list = ordered ? 1 + ++this.lists : 1;
    const number = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`;
    return items.map((runs) => this.#paragraph(runs, style(ordered ? "ListNumber" : "ListBullet") + number)).join("");
  }

  #paragraph(runs, properties) {
    return `<w:p><w:pPr>${properties}</w:pPr>${runs.map((run) => this.#run(run)).join("")}</w:p>`;
  }

  /** @param {Run} run */
  #run(run) {
    if (run.text === "\n") return "<w:r><w:br/></w:r>";
    const looks = [
      run.href && '<w:rStyle w:val="Hyperlink"/>', run.empty && '<w:rStyle w:val="EmptyField"/>', run.strong && "<w:b/>", run.emphasis && "<w:i/>",
    ];
    const text = escape(run.empty ? `[${run.text}]` : run.text);
    const written = `<w:r><w:rPr>${looks.filter(Boolean).join("")}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    return run.href ? `<w:hyperlink r:id="${this.#link(run.href)}" w:history="1">${written}</w:hyperlink>` : written;
  }

  #link(href) {
    if (!this.links.includes(href)) this.links.push(href);
    return `rId${OWN + 1 + this.links.indexOf(href)}`;
  }
}

function style(name) {
  return `<w:pStyle w:val="${name}"/>`;
}

/** Text for XML: without the characters that XML cannot hold, not even escaped. */
function escape(text) {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** How many relations the document has to parts of its own. */
const OWN = 2;

function documentRelations(links) {
  const own = ["styles", "numbering"].map((part) => [`${OFFICE}/${part}`, `Target="${part}.xml"`]);
  const others = links.map((href) => [`${OFFICE}/hyperlink`, `Target="${escape(href)}" TargetMode="External"`]);
  return relations([...own, ...others]);
}

function packageRelations() {
  return relations([
    [`${OFFICE}/officeDocument`, 'Target="word/document.xml"'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'Target="docProps/core.xml"'],
  ]);
}

function relations(list) {
  const written = list.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" ${target}/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${written.join("")}</Relationships>`;
}

function contentTypes() {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const parts = {
    "/word/document.xml": `${word}.document.main+xml`, "/word/styles.xml": `${word}.styles+xml`, "/word/numbering.xml": `${word}.numbering+xml`,
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
  };
  const overrides = Object.entries(parts).map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
}

/** What the file says about itself. */
function properties({ title, organisation }, language, time) {
  const date = time.toISOString().replace(/\.\d+Z$/, "Z");
  const stamp = (name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escape(title)}</dc:title>${organisation ? `<dc:creator>${escape(organisation)}</dc:creator>` : ""}` +
    `${stamp("created")}${stamp("modified")}<dc:language>${escape(language)}</dc:language></cp:coreProperties>`;
}
