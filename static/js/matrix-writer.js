/**
 * Writes what filters leave of a table's tasks. Of a long table it writes the first window at once, so that typing is quick, and the
 * rest after the browser has painted that. It writes only what changes: the browser then does less.
 *
 * @import { Row } from "./matrix-rows.js"
 */

/** The least height that a task has, with the space below it, in rem. */
const LEAST_HEIGHT = 2;

/** As many tasks may come into the window when what stands above the table goes. */
const SPARE = 4;

/** How many tasks below each other are written at once at most, for a reader who is far down. */
const MOST = 60;

/** How long the rest of the table may be written to before the browser gets its turn, in milliseconds. */
const TURN = 5;

/** The height that a task has, about, in rem; for lists that the browser does not draw. */
const TASK_HEIGHT = 2.5;

export class MatrixWriter {
  /** @type {Row[]} */
  #rows;
  #long;
  #edition;
  /** How many tasks below each other are written at once. */
  #fitting = 0;
  /** The rows that are still to be written. @type {Row[]} */
  #later = [];

  /**
   * @param {Row[]} rows
   * @param {boolean} long
   */
  constructor(rows, long) {
    this.#rows = rows;
    this.#long = long;
  }

  /** Measures how many tasks of a long table end within the window; before anything changes, or the browser would lay it out for that. */
  look() {
    if (!this.#long) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const { top } = this.#rows[0].element.parentElement.getBoundingClientRect();
    this.#fitting = Math.min(MOST, Math.max(0, Math.ceil((innerHeight - top) / (LEAST_HEIGHT * rem)) + SPARE));
  }

  /** @param {string} edition the one that the rows show now */
  write(edition) {
    this.#edition = edition;
    if (this.#long) this.#writeWindow();
    else for (const row of this.#rows) this.#writeRow(row, () => true);
    this.#writeLater(this.#long ? this.#rows : []);
  }

  /** A list that shows nothing is only hidden: its tasks can wait. */
  #writeWindow() {
    let above = 0;
    for (const row of this.#rows) {
      markNear(row, this.#fitting - above);
      if (above < this.#fitting) this.#writeRow(row, ({ near, shown }) => near && shown > 0);
      if (!row.element.hidden) above += 1 + Math.max(...row.cells.map(({ shown }) => shown));
    }
  }

  async #writeLater(rows) {
    this.#later = rows;
    await painted();
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

  /** Writes a row, and the tasks of some of its lists. An empty cell says why: the edition has no task there, or the filters leave none. */
  #writeRow({ element, cells }, isWritten) {
    element.toggleAttribute("data-none", cells.every(({ shown }) => shown === 0));
    for (const { element: td, lists, listed, shown, none, reasons } of cells) {
      const filtered = listed > 0 && shown === 0;
      td.toggleAttribute("data-none", filtered);
      setHidden(none, !filtered);
      for (const reason of reasons) setHidden(reason, reason.dataset.edition !== this.#edition);
      for (const list of lists) {
        setHidden(list.element, list.shown === 0);
        if (isWritten(list)) writeList(list);
      }
    }
  }
}

/** Marks the lists of a row that begin within so many tasks. */
function markNear({ cells }, tasks) {
  for (const { lists } of cells) {
    let above = 0;
    for (const list of lists) {
      list.near = above < tasks;
      above += list.shown;
    }
  }
}

export function setHidden(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

/** Shows the tasks of a list that are to be seen. What is near is drawn, and the rest when it comes near. */
function writeList({ element, tasks, shown, near }) {
  for (const task of tasks) {
    if (task.hidden === !task.shown) continue;
    task.hidden = !task.shown;
    task.element.hidden = task.hidden;
  }
  element.classList.toggle("matrix-near", near);
  element.style.containIntrinsicBlockSize = `${shown * TASK_HEIGHT}rem`;
}

function painted() {
  return new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve); }); });
}

function turn() {
  return new Promise((resolve) => { setTimeout(resolve); });
}
