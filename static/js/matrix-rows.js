/**
 * The table inside <task-matrix> as values: rows of cells, which have lists of tasks. Each keeps its element.
 *
 * @typedef {{title: string, area: string, level: string, cell: Cell}} Version a task as one edition has it
 * @typedef {{element: Element, link: Element, code: string, address: string, editions: string[], competency: string[], core: string[],
 *   cell: Cell, number: number, listed: boolean, shown: boolean, hidden: boolean}} Task editions: that list it; listed: by the edition
 *   that the table shows, in one of its cells; shown: the filters leave it; hidden: it is not to be seen yet, or no longer
 * @typedef {{element: Element, tasks: Task[], shown: number, near: boolean}} List near: it may be in the first window
 * @typedef {{element: Element, area: string, level: string, lists: List[], reasons: Element[], none: Element, listed: number, shown: number}}
 *   Cell listed: tasks of the edition; shown: those that the filters leave
 * @typedef {{element: Element, area: string, cells: Cell[]}} Row
 */

/** No slugs; thousands of tasks share it. */
const NONE = [];

/**
 * @param {Element} element
 * @param {string} none what a cell says in which the filters leave nothing
 * @returns {Row} its lists still without tasks
 */
export function readRow(element, none) {
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
export function readTask(element, cell, number) {
  const slugs = (name) => element.getAttribute(name)?.split(" ") ?? NONE;
  const link = element.querySelector("a");
  const { hidden } = element;
  return {
    element,
    link,
    code: element.getAttribute("data-code"),
    address: link.getAttribute("href"),
    editions: slugs("data-editions"),
    competency: slugs("data-competencies"),
    core: slugs("data-core-tasks"),
    cell,
    number,
    listed: !hidden,
    shown: !hidden,
    hidden,
  };
}

/** A task in every edition that lists it, without those that have it in an area which this page does not show. */
export function readVersions({ element, link, editions, cell }, cells) {
  const shown = { title: link.textContent, area: cell.area, level: cell.level, cell };
  const versions = new Map(editions.map((edition) => [edition, shown]));
  for (const { content, dataset: { edition, area, level } } of element.querySelectorAll("template")) {
    versions.set(edition, { title: content.textContent, area, level, cell: cells.get(place({ area, level })) });
  }
  for (const [edition, version] of versions) if (!version.cell) versions.delete(edition);
  return versions;
}

export function place({ area, level }) {
  return `${area}/${level}`;
}

/** Spreads tasks over the lists of a cell. */
export function fill(lists, tasks) {
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
