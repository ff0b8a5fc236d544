/**
 * The table inside <task-matrix>: puts the tasks where an edition has them and hides those that filters leave out. The tasks are read
 * once; then the document is only written to, and only where something changes. Of a long table the first window is written at once, so
 * that typing is quick, and the rest when it rests.
 */
import { MatrixWords } from "./matrix-words.js";

/** How many tasks below each other are more than the highest window holds. */
const WINDOW = 60;

/** How long the rest of the table may be written to before the browser gets its turn, in milliseconds. */
const TURN = 5;

/** The height that a task has, about; for lists that the browser does not draw. */
const TASK_HEIGHT = 2.5;

/**
 * @typedef {{title: string, area: string, level: string, cell: Cell}} Version a task as one edition has it
 * @typedef {{element: Element, link: Element, code: string, address: string, editions: string[], competency: string[], core: string[],
 *   cell: Cell, number: number, listed: boolean, shown: boolean, hidden: boolean}} Task editions: that list it; listed: by the edition
 *   that the table shows, in one of its cells; shown: the filters leave it; hidden: it is not to be seen yet, or no longer
 * @typedef {{element: Element, tasks: Task[], shown: number, near: boolean}} List near: it may be in the first window
 * @typedef {{element: Element, area: string, level: string, lists: List[], reasons: Element[], none: Element, listed: number, shown: number}}
 *   Cell listed: tasks of the edition; shown: those that the filters leave
 * @typedef {{element: Element, area: string, cells: Cell[]}} Row
 */

export class MatrixTable {
  #table;
  /** @type {Row[]} */
  #rows;
  /** The cells of the head and of the body, each under its level. */
  #columns;
  /** @type {Task[]} in the order of the profile; none until they are needed */
  #tasks = [];
  /** @type {MatrixWords} by the numbers of the tasks, in the edition that the table shows */
  #words;
  /** By the numbers of the tasks: what each edition has that lists it on this page. @type {Map<string, Version>[]} */
  #versions;
  /** The edition that the page was made for, and the one that the table shows. */
  #current;
  #edition;
  /** @type {Map<string, string>} */
  #pinned;
  /** The rows that are still to be written. @type {Row[]} */
  #later = [];

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
  }

  get #cells() {
    return this.#rows.flatMap((row) => row.cells);
  }

  /** Reads the tasks, before the first filter needs them. */
  prepare() {
    if (this.#tasks.length) return;
    for (const cell of this.#cells) {
      for (const list of cell.lists) {
        list.tasks = [...list.element.children].map((element) => readTask(element, cell));
        this.#tasks.push(...list.tasks);
      }
    }
    this.#tasks.forEach((task, number) => { task.number = number; });
    this.#readWords();
  }

  #readWords() {
    this.#words = new MatrixWords();
    for (const { link, code } of this.#tasks) this.#words.add(link.textContent, code);
  }

  /**
   * Shows the tasks that filters leave: in the first window now, further down when finish is called.
   * @param {import("./matrix-filters.js").Filters} filters
   * @returns {{shown: number, listed: number, missing: number}} tasks that are visible, that the edition has, and that
   *   only the current edition has
   */
  show(filters) {
    const [edition] = filters.edition;
    if (!this.#tasks.length && edition === this.#current && hidesNothing(filters)) return this.#untouched();
    this.prepare();
    if (edition !== this.#edition) this.#place(edition);
    const passes = createTest(filters, this.#words);
    for (const column of this.#columns) setHidden(column, isLeftOut(filters.level, column.dataset.level));
    for (const { area, element, cells } of this.#rows) {
      setHidden(element, isLeftOut(filters.area, area));
      for (const cell of cells) count(cell, isLeftOut(filters.area, area) || isLeftOut(filters.level, cell.level) ? () => false : passes);
    }
    this.#write();
    return this.#total();
  }

  /** The page as it came. */
  #untouched() {
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

  /** Writes the first window, and after the browser has painted it what is further down. */
  #write() {
    const later = [];
    let above = 0;
    for (const row of this.#rows) {
      const complete = markNear(row, WINDOW - above);
      if (above < WINDOW) this.#writeRow(row, ({ near }) => near);
      if (!complete) later.push(row);
      if (!row.element.hidden) above += 1 + Math.max(...row.cells.map(({ shown }) => shown));
    }
    this.#writeLater(later);
  }

  async #writeLater(rows) {
    this.#later = rows;
    if (rows.length) await painted();
    let end = performance.now() + TURN;
    for (const row of rows) {
      if (performance.now() > end) {
        await turn();
        end = performance.now() + TURN;
      }
      if (this.#later !== rows) return; // other filters came
      this.#writeRow(row, () => true);
    }
  }

  /** Writes a row and some of its lists. An empty cell says why: the edition has no task there, or the filters leave none. */
  #writeRow({ element, cells }, isWritten) {
    element.toggleAttribute("data-none", cells.every(({ shown }) => shown === 0));
    for (const { element: td, lists, listed, shown, none, reasons } of cells) {
      const filtered = listed > 0 && shown === 0;
      td.toggleAttribute("data-none", filtered);
      setHidden(none, !filtered);
      for (const reason of reasons) setHidden(reason, reason.dataset.edition !== this.#edition);
      lists.filter(isWritten).forEach(writeList);
    }
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
    this.#readWords();
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

/** @returns {Row} */
function readRow(element, none) {
  const area = element.dataset.area;
  const cells = [...element.querySelectorAll("td")].map((td) => ({
    element: td,
    area,
    level: td.dataset.level,
    lists: [...td.querySelectorAll("ul")].map((list) => ({ element: list, tasks: [], shown: 0, near: false })),
    reasons: [...td.querySelectorAll(".matrix-empty")],
    none: addNone(td, none),
    listed: 0,
    shown: 0,
  }));
  return { element, area, cells };
}

/** @returns {Task} */
function readTask(element, cell) {
  const slugs = (name) => (element.getAttribute(name) ?? "").split(" ");
  const link = element.querySelector("a");
  return {
    element,
    link,
    code: element.getAttribute("data-code"),
    address: link.getAttribute("href"),
    editions: slugs("data-editions"),
    competency: slugs("data-competencies"),
    core: slugs("data-core-tasks"),
    cell,
    number: 0,
    listed: !element.hidden,
    shown: !element.hidden,
    hidden: element.hidden,
  };
}

/** A task in every edition that lists it, without those that have it in an area which this page does not show. */
function readVersions({ element, link, editions, cell }, cells) {
  const shown = { title: link.textContent, area: cell.area, level: cell.level, cell };
  const versions = new Map(editions.map((edition) => [edition, shown]));
  for (const { content, dataset: { edition, area, level } } of element.querySelectorAll("template")) {
    versions.set(edition, { title: content.textContent, area, level, cell: cells.get(place({ area, level })) });
  }
  for (const [edition, version] of versions) if (!version.cell) versions.delete(edition);
  return versions;
}

function place({ area, level }) {
  return `${area}/${level}`;
}

/** Spreads tasks over the lists of a cell. */
function fill(lists, tasks) {
  const length = Math.ceil(tasks.length / lists.length);
  lists.forEach((list, i) => {
    list.tasks = tasks.slice(i * length, (i + 1) * length);
    list.element.replaceChildren(...list.tasks.map(({ element }) => element));
  });
}

function addNone(cell, text) {
  const none = document.createElement("p");
  none.className = "matrix-none";
  none.textContent = text;
  none.hidden = true;
  cell.append(none);
  return none;
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

/** Marks the lists of a row that begin within so many tasks. @returns {boolean} whether those are all */
function markNear({ cells }, tasks) {
  let complete = true;
  for (const { lists } of cells) {
    let above = 0;
    for (const list of lists) {
      list.near = above < tasks;
      complete &&= list.near;
      above += list.shown;
    }
  }
  return complete;
}

/** Writes only what changes, here and below: the browser then does less. */
function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Shows the tasks of a list that are to be seen. What is near is drawn, and the rest when it comes near. */
function writeList({ element, tasks, shown, near }) {
  for (const task of tasks) {
    if (task.hidden === !task.shown) continue;
    task.hidden = !task.shown;
    task.element.hidden = task.hidden;
  }
  setHidden(element, shown === 0);
  element.classList.toggle("matrix-near", near);
  element.style.containIntrinsicBlockSize = `${shown * TASK_HEIGHT}rem`;
}

function painted() {
  return new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve); }); });
}

function turn() {
  return new Promise((resolve) => { setTimeout(resolve); });
}

function isLeftOut(chosen, slug) {
  return chosen.length > 0 && !chosen.includes(slug);
}

function hidesNothing({ q, area, level, core, competency }) {
  return !q && [area, level, core, competency].every((chosen) => chosen.length === 0);
}

/** @returns {(task: Task) => boolean} */
function createTest({ q, core, competency }, words) {
  const found = q ? words.find(q) : undefined;
  const includes = (chosen, slugs) => chosen.length === 0 || chosen.some((slug) => slugs.includes(slug));
  return (task) => (!found || found[task.number] === 1) && includes(core, task.core) && includes(competency, task.competency);
}
