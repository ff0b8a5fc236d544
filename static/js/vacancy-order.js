/**
 * Step 2 of the builder, second half: the chosen tasks in the order of the vacancy, each with its words to change. Areas move as a
 * whole, tasks within their area, all with buttons; what moved is said, and the focus stays on the button.
 */
import { chosenTasks } from "./vacancy-document.js";

export class TaskOrder {
  #root;
  #builder;
  /** @type {Map<string, Element>} by area */
  #groups = new Map();
  /** @type {Map<string, Element>} by code */
  #rows = new Map();

  /**
   * @param {Element} root the step
   * @param {import("./vacancy-builder.js").Builder} builder
   */
  constructor(root, builder) {
    this.#root = root;
    this.#builder = builder;
    const list = root.querySelector(".builder-order");
    list.addEventListener("click", ({ target }) => target.closest("button") && this.#press(target.closest("button")));
    list.addEventListener("input", ({ target }) => this.#reword(target.closest("li").dataset.code, target.value));
    list.addEventListener("change", ({ target }) => this.#fill(target.closest("li"), builder.state));
  }

  show(state) {
    const groups = Map.groupBy(chosenTasks(state, this.#builder.catalog), ({ area }) => area);
    const areas = [...groups].map(([area, tasks], i) => this.#showGroup(area, tasks, state, { first: i === 0, last: i === groups.size - 1 }));
    place(this.#root.querySelector(".builder-order"), areas);
    this.#root.querySelector(".builder-none").hidden = groups.size > 0;
    this.#showAbsent(state);
  }

  #showGroup(area, tasks, state, position) {
    const group = this.#groups.get(area) ?? this.#newGroup(area);
    setMoves(group.querySelector("header"), position);
    const rows = tasks.map((task, i) => {
      const row = this.#rows.get(task.code) ?? this.#newRow(task.code);
      setMoves(row, { first: i === 0, last: i === tasks.length - 1 });
      const field = row.querySelector("textarea");
      if (field !== document.activeElement) this.#fill(row, state);
      row.querySelector("[data-reset]").hidden = !state.words[task.code];
      return row;
    });
    place(group.querySelector("ol"), rows);
    return group;
  }

  #newGroup(area) {
    const { catalog, part, words } = this.#builder;
    const group = part("group");
    const { title } = catalog.find("area", area);
    group.dataset.area = area;
    group.querySelector("h4").textContent = title;
    name(group, title, words);
    this.#groups.set(area, group);
    return group;
  }

  #newRow(code) {
    const row = this.#builder.part("row");
    row.dataset.code = code;
    const field = row.querySelector("textarea");
    field.id = `woorden-${code}`;
    row.querySelector("label").htmlFor = field.id;
    row.querySelector(".code").textContent = code;
    name(row, code, this.#builder.words);
    this.#rows.set(code, row);
    return row;
  }

  /** Puts in a row's field what the vacancy says; an emptied field gets the profile's words back. */
  #fill(row, { words, edition }) {
    const { code } = row.dataset;
    const text = words[code] || this.#builder.catalog.taskIn(code, edition)?.title || "";
    const field = row.querySelector("textarea");
    if (field.value !== text) field.value = text;
  }

  #reword(code, text) {
    const { state, catalog } = this.#builder;
    const { [code]: _, ...words } = state.words;
    const isSame = text.trim() === "" || text === catalog.taskIn(code, state.edition)?.title;
    this.#builder.change({ words: isSame ? words : { ...words, [code]: text } });
  }

  #press(button) {
    if (button.ariaDisabled === "true") return;
    const { code } = button.closest("li")?.dataset ?? {};
    const by = Number(button.dataset.move);
    if (by && code) this.#moveTask(code, by, button);
    else if (by) this.#moveArea(button.closest("section").dataset.area, by, button);
    else if (button.matches("[data-reset]")) this.#reset(code);
    else this.#remove(code);
  }

  #moveTask(code, by, button) {
    const { state, catalog } = this.#builder;
    const order = chosenTasks(state, catalog);
    const group = order.filter(({ area }) => area === catalog.taskIn(code, state.edition).area).map((task) => task.code);
    const moved = swap(group, group.indexOf(code), by);
    this.#arrange(order.map((task) => (group.includes(task.code) ? moved.shift() : task.code)));
    this.#say("moved", { what: code, n: group.indexOf(code) + 1 + by, all: group.length });
    keepFocus(button);
  }

  #moveArea(area, by, button) {
    const { state, catalog } = this.#builder;
    const groups = Map.groupBy(chosenTasks(state, catalog), (task) => task.area);
    const areas = [...groups.keys()];
    const at = areas.indexOf(area);
    this.#arrange(swap(areas, at, by).flatMap((id) => groups.get(id).map(({ code }) => code)));
    this.#say("moved", { what: catalog.find("area", area).title, n: at + 1 + by, all: areas.length });
    keepFocus(button);
  }

  /** Tasks that the edition does not list keep their place at the end. */
  #arrange(codes) {
    const absent = this.#builder.state.tasks.filter((code) => !codes.includes(code));
    this.#builder.change({ tasks: [...codes, ...absent] });
  }

  #reset(code) {
    const row = this.#rows.get(code);
    row.querySelector("textarea").focus();
    this.#reword(code, "");
    this.#fill(row, this.#builder.state);
    this.#say("restored", { what: code });
  }

  /** The focus goes to the task that takes the place of the one that goes. */
  #remove(code) {
    const row = this.#rows.get(code);
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    const { [code]: _, ...words } = this.#builder.state.words;
    this.#builder.change({ tasks: this.#builder.state.tasks.filter((other) => other !== code), words });
    this.#say("removed", { what: code });
    (next?.querySelector("[data-remove]") ?? this.#root.querySelector(".builder-order-title")).focus();
  }

  #showAbsent({ tasks, edition }) {
    const { catalog, words } = this.#builder;
    const absent = tasks.filter((code) => !catalog.taskIn(code, edition));
    const box = this.#root.querySelector(".builder-absent");
    box.hidden = absent.length === 0;
    box.querySelector("ul").replaceChildren(...absent.map((code) => {
      const item = document.createElement("li");
      item.textContent = words("absent", { code, title: catalog.find("task", code).title });
      return item;
    }));
  }

  #say(word, values) {
    this.#root.querySelector(".builder-moved").textContent = this.#builder.words(word, values);
  }
}

/** Gives the buttons of a row or a group names of their own, for who hears them one by one. */
function name(element, what, words) {
  for (const [selector, word] of [["[data-move='-1']", "up"], ["[data-move='1']", "down"], ["[data-reset]", "reset"], ["[data-remove]", "remove"]]) {
    const button = element.querySelector(selector);
    if (button) button.ariaLabel = words(word, { what });
  }
}

/** A button that cannot move anything stays, so that the focus does, and says so. */
function setMoves(element, { first, last }) {
  element.querySelector("[data-move='-1']").ariaDisabled = String(first);
  element.querySelector("[data-move='1']").ariaDisabled = String(last);
}

function swap(list, at, by) {
  const to = at + by;
  if (to < 0 || to >= list.length) return [...list];
  const moved = [...list];
  [moved[at], moved[to]] = [moved[to], moved[at]];
  return moved;
}

/** Puts elements in this order, and touches none that stands there already: typing goes on. */
function place(parent, elements) {
  if (elements.length === parent.children.length && elements.every((element, i) => element === parent.children[i])) return;
  parent.replaceChildren(...elements);
}

/** An element that moves in the document loses the focus. */
function keepFocus(button) {
  button.focus();
  button.scrollIntoView({ block: "nearest" });
}
