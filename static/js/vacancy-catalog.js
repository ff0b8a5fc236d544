/**
 * What a vacancy can be made of: /data/profile.json and /data/vacancies.json, with ways to look things up. Pure: no DOM.
 *
 * A site without editions has one that has no name: "" lists every task as it is.
 *
 * @typedef {{code: string, title: string, area: string, level: string, url: string}} Task a task as one edition has it
 * @typedef {{id: string, label: string, short: string, hint?: string, required?: boolean, reason?: string, source?: string, multiline?: boolean,
 *   property?: string}} Field property: what of a schema.org JobPosting it says
 * @typedef {{id: string, title: string, edition: string, levels: string[], areas: string[], tasks: string[],
 *   competencies: string[], blocks: object[]}} Template
 */
export class Catalog {
  #base;
  #profile;
  #maps;

  /**
   * @param {object} profile profile.json
   * @param {object} vacancies vacancies.json
   */
  constructor(profile, vacancies) {
    this.#profile = profile;
    this.#base = profile.base_url;
    this.title = profile.title;
    this.language = profile.language;
    /** The current edition. */
    this.current = profile.editions.length ? profile.edition : "";
    /** @type {Field[]} */
    this.fields = vacancies.fields ?? [];
    /** @type {Template[]} */
    this.templates = vacancies.vacancies;
    /** Editions that have tasks to choose. */
    this.editions = profile.editions.filter((edition) => edition.tasks_known && edition.tasks > 0);
    const { levels, areas, competencies } = profile;
    Object.assign(this, { levels, areas, competencies });
    const byID = (things) => new Map(things.map((thing) => [thing.id, thing]));
    this.#maps = {
      field: byID(this.fields), template: byID(this.templates), edition: byID(this.editions), level: byID(levels),
      area: byID(areas), competency: byID(competencies), task: new Map(profile.tasks.map((task) => [task.code, task])),
    };
  }

  /**
   * @param {"field" | "template" | "edition" | "level" | "area" | "competency" | "task"} kind
   * @returns {object | undefined}
   */
  find(kind, id) {
    return this.#maps[kind].get(id);
  }

  /** @returns {Field | undefined} the first field that says this of the job */
  fieldFor(property) {
    return this.fields.find((field) => field.property === property);
  }

  /** @returns {Task | undefined} undefined when the edition does not list the task */
  taskIn(code, edition) {
    const task = this.#maps.task.get(code);
    const version = edition === "" ? task : task?.editions[edition];
    return version && { code, title: version.title, area: version.area, level: version.level, url: version.url };
  }

  /** @returns {Task[]} the tasks that an edition lists, in the profile's order */
  tasksIn(edition) {
    return this.#profile.tasks.map(({ code }) => this.taskIn(code, edition)).filter(Boolean);
  }

  /** @returns {string} a whole address, for what is read elsewhere; "" for an address that is no place on the web or to write to */
  address(href) {
    try {
      const url = new URL(href, this.#base);
      return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : "";
    } catch {
      return "";
    }
  }

  /** @returns {string} the page that tells what changed between two editions, "" when there is none */
  difference(from, to) {
    return this.#profile.diffs.find((diff) => diff.from === from && diff.to === to)?.url ?? "";
  }
}
