/**
 * The table inside <task-matrix>: puts the tasks where an edition has them and hides those that filters leave out. The tasks are read
 * once; then the document is only written to.
 *
 * @import { Cell, Row, Task, Version } from "./matrix-rows.js"
 */
import { fill, place, readRow, readTask, readVersions } from "./matrix-rows.js";
import { MatrixWords } from "./matrix-words.js";
import { MatrixWriter, setHidden } from "./matrix-writer.js";

export class MatrixTable {
  #table;
  /** @type {Row[]} */
  #rows;
  /** The cells of the head and of the body, each under its level. */
  #columns;
  /** @type {Cell[]} whose tasks are not read yet */
  #unread;
  /** @type {Task[]} in the order of the profile */
  #tasks = [];
  /** By the numbers of the tasks, in the edition that the table shows. */
  #words = new MatrixWords();
  /** By the numbers of the tasks: what each edition has that lists it on this page. @type {Map<string, Version>[]} */
  #versions;
  /** The edition that the page was made for, and the one that the table shows. */
  #current;
  #edition;
  /** @type {Map<string, string>} */
  #pinned;
  #writer;
  /** Whether the table is as it came. */
  #isUntouched = true;

  /**
   * @param {Element} table
   * @param {string} edition the one that the table shows now
   * @param {Map<string, string>} pinned where each edition's pages are
   * @param {string} none what a cell says in which the filters leave nothing
   */
  constructor(table, edition, pinned, none) {
    this.#table = table;
    this.#pinned = pinned;
    this.#current = this.#edition = edition;
    this.#columns = [...table.querySelectorAll("th[data-level], td[data-level]")];
    this.#rows = [...table.querySelectorAll("tbody tr")].map((row) => readRow(row, none));
    this.#unread = this.#cells;
    this.#writer = new MatrixWriter(this.#rows, table.matches(".matrix-long"));
  }

  get #cells() {
    return this.#rows.flatMap((row) => row.cells);
  }

  /**
   * Reads the tasks, before the first filter needs them.
   * @param {() => boolean} mayGoOn asked before every cell
   * @returns {boolean} whether all are read
   */
  prepare(mayGoOn = () => true) {
    while (this.#unread.length && mayGoOn()) this.#readTasks(this.#unread.shift());
    return this.#unread.length === 0;
  }

  #readTasks(cell) {
    for (const list of cell.lists) {
      list.tasks = [...list.element.children].map((element, i) => readTask(element, cell, this.#tasks.length + i));
      this.#tasks.push(...list.tasks);
      this.#readWords(list.tasks);
    }
  }

  #readWords(tasks) {
    for (const { link, code } of tasks) this.#words.add(link.textContent, code);
  }

  /**
   * Shows the tasks that filters leave.
   * @param {import("./matrix-filters.js").Filters} filters
   * @returns {{shown: number, listed: number, missing: number}} tasks that are visible, that the edition has, and that
   *   only the current edition has
   */
  show(filters) {
    const [edition] = filters.edition;
    if (this.#isUntouched && edition === this.#current && hidesNothing(filters)) return this.#countUntouched();
    this.#isUntouched = false;
    this.#writer.look();
    this.prepare();
    if (edition !== this.#edition) this.#place(edition);
    const passes = createTest(filters, this.#words);
    for (const column of this.#columns) setHidden(column, isLeftOut(filters.level, column.dataset.level));
    for (const { area, element, cells } of this.#rows) {
      setHidden(element, isLeftOut(filters.area, area));
      for (const cell of cells) count(cell, passes);
    }
    this.#writer.write(edition);
    return this.#total();
  }

  #countUntouched() {
    const shown = this.#table.querySelectorAll("li[data-code]:not([hidden])").length;
    return { shown, listed: shown, missing: 0 };
  }

  #total() {
    const sum = (name) => this.#cells.reduce((total, cell) => total + cell[name], 0);
    const isMissing = ({ number }) => this.#versions[number].has(this.#current) && !this.#versions[number].has(this.#edition);
    return {
      shown: sum("shown"),
      listed: sum("listed"),
      missing: this.#edition === this.#current ? 0 : this.#tasks.filter(isMissing).length,
    };
  }

  /* Another edition */

  /** Moves every task to the cell that an edition has it in, with that edition's words; the profile's order stays. */
  #place(edition) {
    const cells = new Map(this.#cells.map((cell) => [place(cell), cell]));
    this.#versions ??= this.#tasks.map((task) => readVersions(task, cells));
    this.#edition = edition;
    const tasks = new Map(this.#cells.map((cell) => [cell, []]));
    for (const task of this.#tasks) {
      this.#word(task, this.#versions[task.number].get(edition));
      tasks.get(task.cell).push(task);
    }
    for (const [{ lists }, inCell] of tasks) fill(lists, inCell);
    this.#words = new MatrixWords();
    this.#readWords(this.#tasks);
  }

  /** Gives a task the words and the place of a version; without one the task stays as it is. */
  #word(task, version) {
    task.listed = version !== undefined;
    if (!version) return;
    const { element, link } = task;
    task.cell = version.cell;
    if (link.textContent !== version.title) link.textContent = version.title;
    link.setAttribute("href", this.#addressIn(this.#edition, task));
    element.dataset.area = version.area;
    element.dataset.level = version.level;
  }

  /** A task of an edition that is not the current one leads to what that edition says. */
  #addressIn(edition, { code, address }) {
    const pages = this.#pinned.get(edition);
    return pages && edition !== this.#current ? `${pages}${code.toLowerCase()}/` : address;
  }
}

/** Says which tasks pass, without showing it yet. */
function count(cell, passes) {
  cell.listed = cell.shown = 0;
  for (const list of cell.lists) {
    list.shown = 0;
    for (const task of list.tasks) {
      task.shown = task.listed && passes(task);
      if (task.listed) cell.listed++;
      if (task.shown) list.shown++;
    }
    cell.shown += list.shown;
  }
}

function isLeftOut(chosen, slug) {
  return chosen.length > 0 && !chosen.includes(slug);
}

function hidesNothing({ q, area, level, core, competency }) {
  return !q && [area, level, core, competency].every((chosen) => chosen.length === 0);
}

/** @returns {(task: Task) => boolean} */
function createTest({ q, area, level, core, competency }, words) {
  const found = q ? words.find(q) : undefined;
  const includes = (chosen, slugs) => chosen.length === 0 || chosen.some((slug) => slugs.includes(slug));
  return ({ number, cell, core: cores, competency: competencies }) =>
    (!found || found[number] === 1) && !isLeftOut(area, cell.area) && !isLeftOut(level, cell.level) &&
    includes(core, cores) && includes(competency, competencies);
}
