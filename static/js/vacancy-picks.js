/**
 * Step 2 of the builder, first half: the tasks of the edition to tick, area by area. The levels and areas of step 1 say which ones
 * show; what is ticked always does.
 */

/** More tasks than this seldom fit in one job. */
const MOST = 16;

export class TaskPicks {
  #root;
  #builder;
  /** Of the edition that shows. */
  #edition = "";
  /** The levels and areas that the lists were last opened for. */
  #choice = "";
  /** @type {{id: string, title: string, details: HTMLDetailsElement, picks: Pick[]}[]} */
  #areas = [];

  /**
   * @param {Element} root the step
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
    const list = root.querySelector(".builder-picks");
    list.addEventListener("change", ({ target }) => this.#tick(target));
    list.addEventListener("click", ({ target }) => target.matches(".builder-every") && this.#tickAll(target.closest("details")));
    root.querySelector("[name=others]").addEventListener("change", () => this.show(builder.state));
  }

  show(state) {
    if (state.edition !== this.#edition) this.#build(state.edition);
    const all = this.#root.querySelector("[name=others]").checked;
    const fits = ({ level, area }) => all || (isIn(state.levels, level) && isIn(state.areas, area));
    for (const area of this.#areas) this.#showArea(area, state, fits);
    this.#open(state);
    this.#count(state);
  }

  #build(edition) {
    const { catalog } = this.#builder;
    this.#edition = edition;
    this.#choice = "";
    const tasks = Map.groupBy(catalog.tasksIn(edition), ({ area }) => area);
    this.#areas = catalog.areas.filter(({ id }) => tasks.has(id)).map(({ id, title }) => {
      const details = this.#builder.part("area");
      details.querySelector("h4").textContent = title;
      const picks = tasks.get(id).map((task) => this.#pick(task));
      details.querySelector("ul").append(...picks.map(({ item }) => item));
      return { id, title, details, picks };
    });
    this.#root.querySelector(".builder-picks").replaceChildren(...this.#areas.map(({ details }) => details));
  }

  /** @returns {{task: import("./vacancy-catalog.js").Task, item: Element, box: HTMLInputElement}} */
  #pick(task) {
    const item = this.#builder.part("pick");
    const box = item.querySelector("input");
    box.value = task.code;
    item.querySelector(".builder-title").textContent = task.title;
    item.querySelector(".builder-note").textContent = `${this.#builder.catalog.find("level", task.level).title} · ${task.code}`;
    return { task, item, box };
  }

  #showArea({ title, details, picks }, { tasks }, fits) {
    const { words } = this.#builder;
    let shown = 0;
    let ticked = 0;
    for (const { task, item, box } of picks) {
      box.checked = tasks.includes(task.code);
      item.hidden = !box.checked && !fits(task);
      if (!item.hidden) shown++;
      if (box.checked) ticked++;
    }
    details.hidden = shown === 0;
    details.querySelector(".builder-tally").textContent = words("picked", { n: ticked, all: shown });
    const every = details.querySelector(".builder-every");
    every.textContent = words("every", { n: shown, area: title });
    every.hidden = ticked === shown;
  }

  /** Opens the areas that were chosen in step 1, once: after that a reader opens and closes them. */
  #open({ levels, areas }) {
    const choice = `${levels}/${areas}`;
    if (choice === this.#choice) return;
    this.#choice = choice;
    for (const { id, details } of this.#areas) details.open = areas.includes(id);
  }

  #count({ tasks, edition }) {
    const { catalog, words } = this.#builder;
    const n = tasks.filter((code) => catalog.taskIn(code, edition)).length;
    this.#root.querySelector("summary > .builder-tally").textContent = words("count", { n });
    const count = this.#root.querySelector(".builder-count");
    count.classList.toggle("builder-warns", n > MOST);
    const sentence = words(n > MOST ? "too-many" : "count", { n, most: MOST });
    if (count.textContent !== sentence) count.textContent = sentence;
  }

  #tick({ value, checked }) {
    const { tasks } = this.#builder.state;
    this.#builder.change({ tasks: checked ? [...tasks, value] : tasks.filter((code) => code !== value) });
  }

  #tickAll(details) {
    const { tasks } = this.#builder.state;
    const { picks } = this.#areas.find((area) => area.details === details);
    const shown = picks.filter(({ item }) => !item.hidden).map(({ task }) => task.code);
    this.#builder.change({ tasks: [...new Set([...tasks, ...shown])] });
    details.querySelector("summary").focus();
  }
}

/** Nothing chosen means everything. */
function isIn(chosen, id) {
  return chosen.length === 0 || chosen.includes(id);
}
