/**
 * From what was chosen to the vacancy itself: blocks with runs, the one form from which the preview, rich text, Markdown, Word
 * and the job posting are made. Pure: no DOM.
 *
 * @typedef {{text: string, href?: string, strong?: boolean, emphasis?: boolean, code?: boolean, paper?: boolean, field?: string,
 *   empty?: boolean, long?: boolean}} Run href: a whole address; code: of a task; paper: its address must be readable on paper;
 *   field: the field that it stands for; empty: that field has no text, and this is its name; long: its text may be long; the
 *   text "\n" is a new line
 * @typedef {{part?: "tasks" | "levels" | "source"} & ({type: "title" | "heading" | "paragraph", level?: number, runs: Run[]}
 *   | {type: "list", ordered: boolean, items: Run[][]} | {type: "terms", items: {term: Run, text: Run}[]})} Block part: what of the
 *   vacancy it belongs to; level: of a heading, 2 and on; terms: names with what they mean
 * @typedef {{title: string, language: string, organisation: string, blocks: Block[]}} Vacancy organisation: "" when unknown
 *
 * @typedef {import("./vacancy-catalog.js").Catalog} Catalog
 * @typedef {import("./vacancy-state.js").State} State
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Words the interface's sentences by name
 */
import { longDate, readable } from "./vacancy-terms.js";

/**
 * @param {State} state
 * @param {Catalog} catalog
 * @param {Words} words
 * @returns {Vacancy}
 */
export function makeVacancy(state, catalog, words) {
  const maker = new Maker(state, catalog, words);
  const template = catalog.find("template", state.template);
  const body = (template?.blocks ?? plan(state.fields, catalog, words)).flatMap((block) => maker.expand(block));
  return {
    title: titleOf(state, catalog) || words("untitled"), language: catalog.language,
    organisation: maker.value(catalog.fieldFor("hiringOrganization")),
    blocks: [{ type: "title", runs: maker.title() }, ...withoutBareHeadings(body), maker.source()],
  };
}

/** @returns {string} the name of the job: what was typed, else the template's, else "" */
export function titleOf({ template, fields }, catalog) {
  return readable(fields[catalog.fieldFor("title")?.id]) || catalog.find("template", template)?.title || "";
}

/** @returns {Block} a list that says the same as a block of terms; another block as it is */
export function withoutTerms(block) {
  if (block.type !== "terms") return block;
  return { type: "list", ordered: false, items: block.items.map(({ term, text }) => [{ ...term, strong: true }, plain(": "), text]) };
}

/** @returns {import("./vacancy-catalog.js").Task[]} the chosen tasks that the edition lists, in the vacancy's order, area by area */
export function chosenTasks({ tasks, edition }, catalog) {
  const listed = tasks.map((code) => catalog.taskIn(code, edition)).filter(Boolean);
  return [...Map.groupBy(listed, (task) => task.area).values()].flat();
}

/**
 * The blocks of a vacancy that began from nothing. The fields' own order is the vacancy's: what comes before the first short
 * fact introduces it, the rest follows the tasks and what they ask of someone. An empty field that may be empty is left out.
 */
function plan(typed, catalog, words) {
  const fields = catalog.fields.filter(({ id, required }) => required || readable(typed[id]));
  const rest = fields.filter(({ property }) => property !== "title" && property !== "hiringOrganization");
  const first = rest.findIndex((field) => !field.multiline);
  const [before, after] = first < 0 ? [rest, []] : [rest.slice(0, first), rest.slice(first)];
  const organisation = fields.filter(({ property }) => property === "hiringOrganization");
  const facts = [...organisation, ...after.filter((field) => !field.multiline)];
  const heading = (text) => ({ type: "heading", level: 2, runs: [plain(text)] });
  const texts = (list) => list.flatMap((field) => [heading(field.short), { type: "paragraph", runs: [{ field: field.id }] }]);
  const fact = (field) => [{ text: `${field.short}: `, strong: true }, { field: field.id }];
  return [
    ...texts(before),
    heading(words("tasks")), { type: "tasks" },
    heading(words("requirements")), { type: "levels" }, { type: "competencies" },
    ...(facts.length ? [heading(words("facts")), { type: "list", ordered: false, items: facts.map(fact) }] : []),
    ...texts(after.filter((field) => field.multiline)),
    { type: "paragraph", runs: [plain(words("welcome"))] },
  ];
}

/** Fills the blocks of a template with what was chosen and typed. */
class Maker {
  #state;
  #catalog;
  #words;
  /** Of the last heading: what a slot writes comes below it. */
  #level = 2;

  constructor(state, catalog, words) {
    this.#state = state;
    this.#catalog = catalog;
    this.#words = words;
  }

  /** @returns {Block[]} */
  expand(block) {
    switch (block.type) {
      case "tasks": return this.#tasks();
      case "competencies": return this.#competencies();
      case "levels": return this.#levels();
      case "heading":
        this.#level = block.level;
        return [{ ...block, runs: this.#runs(block.runs) }];
      case "list": return [{ ...block, items: block.items.map((item) => this.#runs(item)) }];
      default: return this.#paragraphs(block.runs);
    }
  }

  /** @returns {string} what was typed in a field, as the vacancy says it */
  value(field) {
    const text = readable(this.#state.fields[field?.id]);
    return field?.property === "validThrough" ? longDate(text, this.#catalog.language) : text;
  }

  title() {
    const field = this.#catalog.fieldFor("title");
    if (field) return this.#field({ field: field.id });
    const title = titleOf(this.#state, this.#catalog);
    return [title ? plain(title) : { text: this.#words("untitled"), empty: true }];
  }

  /** Where the tasks come from, so that a reader can check them. */
  source() {
    const edition = this.#catalog.find("edition", this.#state.edition);
    const href = this.#catalog.address(edition?.url ?? "/");
    const runs = [
      plain(this.#words("source", { profile: this.#catalog.title })), ...(edition ? [plain(", "), { text: edition.title.toLowerCase(), href }] : []),
      plain(`. ${this.#words("source-more")} `), { text: onPaper(href), href },
    ];
    return { type: "paragraph", part: "source", runs };
  }

  /** A paragraph that is one long field and nothing else may become several. */
  #paragraphs(runs) {
    const field = runs.length === 1 && this.#catalog.find("field", runs[0].field);
    const parts = field && field.multiline ? this.value(field).split(/\n\s*\n/) : [];
    if (parts.length < 2) return [{ type: "paragraph", runs: this.#runs(runs) }];
    return parts.map((part) => ({ type: "paragraph", runs: lines(part, { field: field.id }) }));
  }

  /** @returns {Run[]} */
  #runs(runs) {
    return runs.flatMap((run) => {
      if (run.field) return this.#field(run);
      const { href, ...rest } = run;
      const whole = href && this.#catalog.address(href);
      return [whole ? { ...rest, href: whole } : rest];
    });
  }

  #field(run) {
    const field = this.#catalog.find("field", run.field);
    if (!field) return [];
    const text = field.property === "title" ? titleOf(this.#state, this.#catalog) : this.value(field);
    const style = { ...run, field: field.id };
    return text ? lines(text, style) : [{ ...style, text: field.label, empty: true, long: Boolean(field.multiline) }];
  }

  #tasks() {
    const tasks = chosenTasks(this.#state, this.#catalog);
    if (tasks.length === 0) return [{ type: "paragraph", runs: [{ text: this.#words("no-tasks"), empty: true }] }];
    const part = "tasks";
    return [...Map.groupBy(tasks, (task) => task.area)].flatMap(([area, group]) => [
      { type: "heading", part, level: this.#level + 1, runs: [plain(this.#catalog.find("area", area).title)] },
      { type: "list", part, ordered: false, items: group.map((task) => this.#task(task)) },
    ]);
  }

  #task({ code, title, url }) {
    const href = this.#catalog.address(url);
    const [first, ...more] = lines(readable(this.#state.words[code]) || title, { href });
    return [{ text: code, code: true }, plain(" "), first, ...more].map((run, i, all) => (i === all.length - 1 ? { ...run, paper: true } : run));
  }

  #competencies() {
    const chosen = this.#state.competencies.map((id) => this.#catalog.find("competency", id));
    const item = ({ title, summary, url }) => ({ term: { text: title, href: this.#catalog.address(url) }, text: plain(summary) });
    return chosen.length ? [{ type: "terms", items: chosen.map(item) }] : [];
  }

  /** What the levels ask, as a direction and never as a most. */
  #levels() {
    const chosen = this.#catalog.levels.filter(({ id, asks }) => this.#state.levels.includes(id) && asks);
    const item = ({ title, asks }) => [plain(`${title}: ${asks}`)];
    if (chosen.length === 0) return [];
    return [
      { type: "list", part: "levels", ordered: false, items: chosen.map(item) },
      { type: "paragraph", part: "levels", runs: [plain(this.#words("direction"))] },
    ];
  }
}

/** @returns {string} an address as a person copies it from paper: without https:// */
export function onPaper(href) {
  return href.replace(/^https?:\/\//, "");
}

function plain(text) {
  return { text };
}

/** A text with its line breaks as runs of their own. */
function lines(text, style) {
  const runs = text.split(/\r\n|\r|\n/).flatMap((line) => [{ ...style, text: "\n" }, { ...style, text: line }]).slice(1);
  return runs.filter((run) => run.text !== "");
}

/** Leaves out headings below which nothing stands, such as that of competencies when none was chosen. */
function withoutBareHeadings(blocks) {
  const kept = [];
  for (const block of blocks.toReversed()) {
    const next = kept.at(-1);
    const isBare = block.type === "heading" && (!next || (next.type === "heading" && next.level <= block.level));
    if (!isBare) kept.push(block);
  }
  return kept.reverse();
}
