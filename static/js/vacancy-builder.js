/**
 * <vacancy-builder data-profile="/data/profile.json" data-vacancies="/data/vacancies.json"> around the form of
 * layouts/components/vacancy-builder.html: from choices and words to a vacancy, which shows beside the form as it will print.
 *
 * There is one state (vacancy-state.js). A reader changes it through a step, and everything then shows the new one. The choices
 * stand in the address, and with what was typed in a draft that the browser keeps. Opening a page changes no draft: a link or
 * another tab that has something else asks first.
 *
 * @typedef {import("./vacancy-state.js").State} State
 * @typedef {object} Builder what a step may use
 * @property {State} state
 * @property {import("./vacancy-catalog.js").Catalog} catalog
 * @property {import("./vacancy-document.js").Words} words
 * @property {Element} paper where the vacancy shows
 * @property {(changes: Partial<State>) => void} change what a reader chose or typed
 * @property {(template: string) => void} begin
 * @property {(name: string) => Element} part a copy of a <template> of the layout
 */
import { fetchJSON } from "./fetch-json.js";
import { Catalog } from "./vacancy-catalog.js";
import { Choices } from "./vacancy-choices.js";
import { makeVacancy, titleOf } from "./vacancy-document.js";
import { Draft } from "./vacancy-draft.js";
import { Fields } from "./vacancy-fields.js";
import { Notices } from "./vacancy-notices.js";
import { TaskOrder } from "./vacancy-order.js";
import { TaskPicks } from "./vacancy-picks.js";
import { previewOf } from "./vacancy-preview.js";
import { begin, isSame, isState, isWork, nothing, readFragment, writeFragment } from "./vacancy-state.js";
import { Uses } from "./vacancy-use.js";
import { readWords } from "./vacancy-words.js";

class VacancyBuilder extends HTMLElement {
  /** @type {State} */
  #state;
  /** @type {Builder} */
  #builder;
  #draft;
  #notices;
  #steps = [];
  #frame = 0;

  async connectedCallback() {
    if (this.#builder) return;
    try {
      const [profile, vacancies] = await Promise.all([fetchJSON(this.dataset.profile), fetchJSON(this.dataset.vacancies)]);
      this.#build(new Catalog(profile, vacancies));
    } catch (error) {
      document.querySelector(".builder-failed").hidden = false;
      this.hidden = true;
      throw error;
    }
    this.#start();
    this.inert = false;
    this.dataset.ready = "";
  }

  #build(catalog) {
    const element = this;
    this.#builder = {
      get state() {
        return element.#state;
      },
      catalog,
      words: readWords(this.querySelector(".builder-words")),
      paper: this.querySelector(".vacancy-paper"),
      change: (changes) => this.#change(changes),
      begin: (template) => this.#begin(template),
      part: (name) => this.querySelector(`.builder-${name}-part`).content.firstElementChild.cloneNode(true),
    };
    this.#notices = new Notices(this, this.#builder);
    this.#draft = new Draft(catalog, (outcome) => this.#sayKept(outcome));
    const step = (name) => this.querySelector(`.builder-${name}`);
    this.#steps = [
      this.#notices, new Choices(step("steps"), this.#builder), new TaskPicks(step("tasks"), this.#builder),
      new TaskOrder(step("tasks"), this.#builder), new Fields(step("fields"), this.#builder), new Uses(step("use"), this.#builder),
    ];
    this.#listen();
  }

  #listen() {
    this.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.querySelector(".builder-wipe").addEventListener("click", () => this.#wipe());
    this.addEventListener("click", (event) => this.#follow(event));
    addEventListener("hashchange", () => this.#arrive());
    this.#draft.watch(() => this.#hearOtherTab());
  }

  /* Where it starts */

  /** A link says what to show, else the draft, else nothing. */
  #start() {
    const draft = this.#draft.read();
    if (isState(location.hash)) {
      this.#open(draft);
      return;
    }
    this.#set(draft ?? this.#dated(nothing(this.#builder.catalog)));
    if (draft) this.#sayKept("kept");
  }

  /** Shows what the address says. The draft stays as it is until the reader chooses. */
  #open(draft) {
    const { catalog } = this.#builder;
    const { state, unknown } = readFragment(location.hash, catalog);
    const isDrafts = draft && (isSame(draft, this.#dated(state)) || writeFragment(draft) === writeFragment(state) && !hasText(state));
    this.#set(isDrafts ? draft : this.#dated(state));
    this.#notices.unknown(unknown);
    if (isDrafts) this.#sayKept("kept");
    else if (draft && isWork(draft, catalog)) this.#holdDraft("conflict", draft);
  }

  /** The address changed without a load: a link that was pasted, or an anchor elsewhere in the page, which must not cost the choices. */
  #arrive() {
    if (isState(location.hash)) {
      if (location.hash !== writeFragment(this.#state)) this.#open(this.#draft.flush());
    } else this.#writeAddress();
  }

  #hearOtherTab() {
    const draft = this.#draft.read();
    if (draft && !isSame(draft, this.#state)) this.#holdDraft("tab", draft);
  }

  #holdDraft(kind, draft) {
    this.#draft.hold();
    this.#notices.choose(kind, {
      title: titleOf(draft, this.#builder.catalog) || this.#builder.words("untitled"),
      draft: () => {
        const kept = this.#draft.read() ?? draft;
        this.#set(kept);
        this.#draft.release(kept);
      },
      link: () => this.#draft.release(this.#state),
    });
  }

  /** Google asks for a date and a country: today, and the country that the layout names. */
  #dated(state) {
    const { posted, country } = state.job;
    const today = new Date().toLocaleDateString("sv"); // 2026-11-15, in the reader's own time zone
    return { ...state, job: { ...state.job, posted: posted || today, country: country || this.querySelector("[name='job.country']").defaultValue } };
  }

  /* What a reader does */

  #change(changes) {
    this.#set({ ...this.#state, ...changes });
    this.#draft.keep(this.#state);
  }

  async #begin(id) {
    const { catalog } = this.#builder;
    const isSafe = !isWork({ ...this.#state, fields: {} }, catalog) || (await this.#notices.ask("begin"));
    if (isSafe) this.#change(begin(this.#state, catalog.find("template", id), catalog));
  }

  async #wipe() {
    if (!(await this.#notices.ask("wipe"))) return;
    this.#draft.wipe();
    this.#set(this.#dated(nothing(this.#builder.catalog)));
    this.querySelector(".builder-start > summary").focus();
  }

  /** A link to a place in the page leads there and leaves the address, which holds the choices, as it is. */
  #follow(event) {
    const next = event.target.closest(".builder-next");
    const link = event.target.closest("a[href^='#']");
    if (next) goTo(next.closest("details").nextElementSibling.querySelector("summary"));
    if (!link) return;
    event.preventDefault();
    goTo(this.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`));
  }

  /* What a reader sees */

  #set(state) {
    this.#state = state;
    this.#writeAddress();
    for (const step of this.#steps) step.show(state);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#showPaper());
  }

  #showPaper() {
    const { catalog, words, paper } = this.#builder;
    paper.replaceChildren(...previewOf(makeVacancy(this.#state, catalog, words)));
  }

  #writeAddress() {
    const fragment = writeFragment(this.#state);
    if (location.hash !== fragment) history.replaceState(history.state, "", fragment);
  }

  #sayKept(outcome) {
    this.querySelector(".builder-kept").textContent = this.#builder.words(outcome);
    this.querySelector(".builder-wipe").hidden = outcome === "none";
  }
}

function hasText({ fields, words }) {
  return Object.keys(fields).length + Object.keys(words).length > 0;
}

/** Opens what a place stands in, and puts the focus there. */
function goTo(place) {
  for (let box = place.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  place.focus();
  place.scrollIntoView({ block: "start" });
}

customElements.define("vacancy-builder", VacancyBuilder);
