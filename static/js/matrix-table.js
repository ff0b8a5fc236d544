/**
 * The table inside <task-matrix>: puts the tasks where an edition has them and hides those that filters leave out. One pass over
 * arrays that are made once; the document is only written to.
 */
import { createMatcher, createSubject } from "./matrix-filters.js";

/**
 * @typedef {{title: string, area: string, level: string, cell: Cell, subject: ReturnType<typeof createSubject>}} Version
 *   a task as one edition has it
 * @typedef {{element: Element, link: Element, code: string, address: string, editions: string[], versions: Map<string, Version>, competency: string[],
 *   core: string[]}} Task editions: that list it; versions: those in which it stands on this page
 * @typedef {{element: Element, list: Element, reasons: Element[], none: Element, listed: number, shown: number}} Cell
 *   listed: tasks of the edition; shown: those that the filters leave
 * @typedef {{element: Element, area: string, cells: Cell[]}} Row
 */

export class MatrixTable {
  /** @type {Row[]} */
  #rows;
  /** @type {Map<string, Cell>} by area and level */
  #cells = new Map();
  /** @type {Task[]} */
  #tasks;
  /** The cells of the head and of the body, each under its level. */
  #columns;
  #prefixes;
  /** The edition that the page was made for, and the one that the table shows. */
  #current;
  #edition;
  /** @type {Map<string, string>} */
  #pinned;

  /**
   * @param {Element} table
   * @param {string} edition the one that the table shows now
   * @param {Map<string, string>} pinned where each edition's pages are
   * @param {string} none what a cell says in which the filters leave nothing
   */
  constructor(table, edition, pinned, none) {
    this.#pinned = pinned;
    this.#current = this.#edition = edition;
    this.#columns = [...table.querySelectorAll("th[data-level], td[data-level]")];
    this.#rows = [...table.querySelectorAll("tbody tr")].map((row) => this.#readRow(row, none));
    this.#tasks = [...table.querySelectorAll("li[data-code]")].map((item) => this.#readTask(item));
    this.#prefixes = new Set(this.#tasks.flatMap(({ versions }) => [...versions.values()].map(({ subject }) => subject.prefix)));
  }

  #readRow(element, none) {
    const area = element.dataset.area;
    const cells = [...element.querySelectorAll("td")].map((td) => {
      const list = td.querySelector("ul");
      const reasons = [...td.querySelectorAll(".matrix-empty")];
      const cell = { element: td, list, reasons, none: addNone(td, none), listed: 0, shown: 0 };
      this.#cells.set(place(area, td.dataset.level), cell);
      return cell;
    });
    return { element, area, cells };
  }

  #readTask(element) {
    const { code, area, level, competencies = "", coreTasks = "" } = element.dataset;
    const editions = element.dataset.editions.split(" ");
    const link = element.querySelector("a");
    const version = (title, at) => ({
      title, area: at.area, level: at.level, cell: this.#cells.get(place(at.area, at.level)), subject: createSubject(title, code),
    });
    const shown = version(link.textContent, { area, level });
    const versions = new Map(editions.map((edition) => [edition, shown]));
    for (const other of element.querySelectorAll("template")) {
      versions.set(other.dataset.edition, version(other.content.textContent, other.dataset));
    }
    for (const [edition, { cell }] of versions) if (!cell) versions.delete(edition); // in an area that this page does not show
    return { element, link, code, address: link.getAttribute("href"), editions, versions, competency: competencies.split(" "), core: coreTasks.split(" ") };
  }

  /** Works out what a query will need, while there is time. */
  prepare() {
    for (const { versions } of this.#tasks) versions.get(this.#edition)?.subject.forms;
  }

  /**
   * @param {import("./matrix-filters.js").Filters} filters
   * @returns {{shown: number, listed: number, missing: number}} tasks that are visible, that the edition has, and that
   *   only the current edition has
   */
  show(filters) {
    const [edition] = filters.edition;
    if (edition !== this.#edition) this.#place(edition);
    const passes = createTest(filters, this.#prefixes);
    for (const { cells } of this.#rows) for (const cell of cells) cell.listed = cell.shown = 0;
    for (const task of this.#tasks) {
      const version = task.versions.get(edition);
      const shown = version !== undefined && passes(task, version);
      setHidden(task.element, !shown);
      if (version) version.cell.listed++;
      if (shown) version.cell.shown++;
    }
    this.#showCells(filters);
    return this.#total();
  }

  /** Moves every task to the cell that an edition has it in, with that edition's words; the profile's order stays. */
  #place(edition) {
    this.#edition = edition;
    const lists = new Map([...this.#cells.values()].map(({ list }) => [list, []]));
    for (const task of this.#tasks) {
      const { element, link, versions } = task;
      const version = versions.get(edition);
      lists.get(version?.cell.list ?? element.parentElement).push(element);
      if (!version) continue;
      if (link.textContent !== version.title) link.textContent = version.title;
      link.setAttribute("href", this.#addressIn(edition, task));
      element.dataset.area = version.area;
      element.dataset.level = version.level;
    }
    for (const [list, items] of lists) list.replaceChildren(...items);
  }

  /** A task of an edition that is not the current one leads to what that edition says. */
  #addressIn(edition, { code, address }) {
    const pages = this.#pinned.get(edition);
    return pages && edition !== this.#current ? `${pages}${code.toLowerCase()}/` : address;
  }

  #showCells({ area, level }) {
    for (const column of this.#columns) setHidden(column, level.length > 0 && !level.includes(column.dataset.level));
    for (const row of this.#rows) {
      setHidden(row.element, area.length > 0 && !area.includes(row.area));
      row.element.toggleAttribute("data-none", row.cells.every(({ shown }) => shown === 0));
      for (const cell of row.cells) this.#showCell(cell);
    }
  }

  /** An empty cell says why: the edition has no task there, or the filters leave none. */
  #showCell({ element, list, reasons, none, listed, shown }) {
    const filtered = listed > 0 && shown === 0;
    element.toggleAttribute("data-none", filtered);
    setHidden(list, shown === 0);
    setHidden(none, !filtered);
    for (const reason of reasons) setHidden(reason, reason.dataset.edition !== this.#edition);
  }

  #total() {
    const cells = this.#rows.flatMap((row) => row.cells);
    const isMissing = ({ editions, versions }) => versions.has(this.#current) && !editions.includes(this.#edition);
    return {
      shown: cells.reduce((sum, cell) => sum + cell.shown, 0),
      listed: cells.reduce((sum, cell) => sum + cell.listed, 0),
      missing: this.#tasks.filter(isMissing).length,
    };
  }
}

function addNone(cell, text) {
  const none = document.createElement("p");
  none.className = "matrix-none";
  none.textContent = text;
  none.hidden = true;
  cell.append(none);
  return none;
}

function place(area, level) {
  return `${area}/${level}`;
}

/** Writes only what changes: the browser then lays out less. */
function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** @returns {(task: Task, version: Version) => boolean} */
function createTest({ q, area, level, core, competency }, prefixes) {
  const matches = createMatcher(q, prefixes);
  const includes = (chosen, slugs) => chosen.length === 0 || chosen.some((slug) => slugs.includes(slug));
  return (task, version) =>
    includes(area, [version.area]) && includes(level, [version.level]) && includes(core, task.core) &&
    includes(competency, task.competency) && matches(version.subject);
}
