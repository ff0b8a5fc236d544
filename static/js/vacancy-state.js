/**
 * What someone chose and typed for a vacancy, and its two forms to keep: the fragment of an address and a draft. Pure: no DOM.
 *
 *   #v=1&edition=herzien&template=moderator&level=operationeel&area=modereren&tasks=CM-073,CM-079&competencies=sociaal
 *
 * An edition, codes and slugs, so that a link means the same when the profile grows. What was typed travels only when asked for:
 * field.<id>=, word.<code>=, job.country=, job.posted=, job.remote=. A fragment that leaves out a list takes it from the
 * template. Both forms come from outside, so whatever this site does not know is left out, and named.
 *
 * @typedef {object} State
 * @property {string} template where it began, "" for nothing
 * @property {string} edition
 * @property {string[]} levels
 * @property {string[]} areas
 * @property {string[]} tasks codes in the order of the vacancy, also of tasks that the edition does not list
 * @property {string[]} competencies
 * @property {Record<string, string>} words by code, what the vacancy says instead of the profile's words
 * @property {Record<string, string>} fields by id
 * @property {{posted: string, country: string, remote: boolean}} job what only a search engine asks
 *
 * @typedef {import("./vacancy-catalog.js").Catalog} Catalog
 */

import { addressPart } from "./address-part.js";
import { isCountry, isDay } from "./vacancy-terms.js";

const VERSION = "1";

/** The lists of a state: property, parameter, kind of thing in the catalog. */
const LISTS = [
  ["levels", "level", "level"],
  ["areas", "area", "area"],
  ["tasks", "tasks", "task"],
  ["competencies", "competencies", "competency"],
];

/** The properties of a state that are typed, with the parameters that they have in a fragment and the kind of their keys. */
const TEXTS = [
  ["fields", "field.", "field"],
  ["words", "word.", "task"],
];

/**
 * @param {Catalog} catalog
 * @returns {State} of a vacancy of which nothing is chosen
 */
export function nothing(catalog) {
  return {
    template: "", edition: catalog.current, levels: [], areas: [], tasks: [], competencies: [], words: {}, fields: {},
    job: { posted: "", country: "", remote: false },
  };
}

/**
 * @param {State} state what was typed stays
 * @param {import("./vacancy-catalog.js").Template | undefined} template undefined: nothing
 * @returns {State} the choices of a template
 */
export function begin(state, template, catalog) {
  const { fields, job } = state;
  if (!template) return { ...nothing(catalog), fields, job };
  const { id, edition, levels, areas, tasks, competencies } = template;
  return { ...nothing(catalog), template: id, edition: edition || catalog.current, levels, areas, tasks, competencies, fields, job };
}

/** @returns {boolean} whether a fragment is one of these; another is an anchor in the page */
export function isState(fragment) {
  return new URLSearchParams(fragment.replace(/^#/, "")).has("v");
}

/**
 * @param {string} fragment location.hash
 * @param {Catalog} catalog
 * @returns {{state: State, unknown: string[]}} unknown: the parts that were left out
 */
export function readFragment(fragment, catalog) {
  const raw = { job: {} };
  const pairs = { fields: [], words: [] };
  const unknown = [];
  for (const [name, value] of new URLSearchParams(fragment.replace(/^#/, ""))) {
    const list = LISTS.find(([, parameter]) => parameter === name);
    const text = TEXTS.find(([, prefix]) => name.startsWith(prefix));
    if (list) raw[list[0]] = value.split(",").map((item) => item.trim()).filter(Boolean);
    else if (text) pairs[text[0]].push([name.slice(text[1].length), value]);
    else if (name === "job.remote") raw.job.remote = value === "1";
    else if (name === "job.posted" || name === "job.country") raw.job[name.slice(4)] = value;
    else if (name === "template" || name === "edition") raw[name] = value;
    else if (name === "v" ? value !== VERSION : name !== "from") unknown.push(`${name}=${value}`);
  }
  for (const [property] of TEXTS) raw[property] = Object.fromEntries(pairs[property]);
  return sift(raw, catalog, unknown);
}

/**
 * @param {State} state
 * @param {{text?: boolean, from?: string}} options text: also what was typed; from: the page that makes it, unless the builder does
 * @returns {string} the fragment, with its "#"
 */
export function writeFragment(state, { text = false, from = "" } = {}) {
  const parts = [["v", VERSION]];
  if (from) parts.push(["from", from]);
  if (state.edition) parts.push(["edition", state.edition]);
  if (state.template) parts.push(["template", state.template]);
  for (const [property, parameter] of LISTS) if (state.template || state[property].length) parts.push([parameter, state[property].join(",")]);
  if (text) parts.push(...typed(state));
  return "#" + parts.map(([name, value]) => `${name}=${addressPart(value).replaceAll("%2C", ",")}`).join("&");
}

/** The parameters of what was typed. */
function typed({ fields, words, job }) {
  const parts = [];
  for (const [id, value] of Object.entries(fields)) if (value) parts.push([`field.${id}`, value]);
  for (const [code, value] of Object.entries(words)) if (value) parts.push([`word.${code}`, value]);
  if (job.posted) parts.push(["job.posted", job.posted]);
  if (job.country) parts.push(["job.country", job.country]);
  if (job.remote) parts.push(["job.remote", "1"]);
  return parts;
}

/** @returns {string} a state as a draft to keep */
export function writeDraft(state) {
  return JSON.stringify({ v: VERSION, ...state });
}

/**
 * @param {string | null} text what was kept
 * @returns {State | null} null when it is no draft
 */
export function readDraft(text, catalog) {
  try {
    const raw = JSON.parse(text ?? "null");
    return raw?.v === VERSION ? sift(raw, catalog, []).state : null;
  } catch {
    return null;
  }
}

/** @returns {boolean} whether two states say the same */
export function isSame(a, b) {
  return writeFragment(a, { text: true }) === writeFragment(b, { text: true });
}

/** @returns {boolean} whether anything was chosen or typed that losing would cost someone */
export function isWork(state, catalog) {
  const { fields, job } = state;
  const start = begin(nothing(catalog), catalog.find("template", state.template), catalog);
  const asTemplate = { ...start, fields: {}, job };
  return Object.values(fields).some(Boolean) || !isSame({ ...state, fields: {} }, asTemplate);
}

/** Keeps of a raw state what this site knows, in the form that a state must have. */
function sift(raw, catalog, unknown) {
  const template = known(raw.template, "template", catalog, unknown);
  const start = begin(nothing(catalog), template && catalog.find("template", template), catalog);
  const state = { ...start, edition: known(raw.edition, "edition", catalog, unknown) || start.edition };
  for (const [property, , kind] of LISTS) {
    if (!Array.isArray(raw[property])) continue;
    state[property] = [...new Set(raw[property].map((id) => known(id, kind, catalog, unknown)).filter(Boolean))];
  }
  for (const [property, , kind] of TEXTS) state[property] = texts(raw[property], kind, catalog, unknown);
  const { posted, country, remote } = Object(raw.job);
  state.job = { posted: isDay(posted) ? posted : "", country: isCountry(country) ? country : "", remote: remote === true };
  return { state, unknown };
}

/** The id of a thing as the catalog has it, "" for one that is unknown. */
function known(id, kind, catalog, unknown) {
  if (typeof id !== "string" || id === "") return "";
  const folded = kind === "task" ? id.toUpperCase() : id;
  if (catalog.find(kind, folded)) return folded;
  unknown.push(id);
  return "";
}

function texts(raw, kind, catalog, unknown) {
  const kept = {};
  for (const [id, value] of Object.entries(Object(raw))) {
    const key = known(id, kind, catalog, unknown);
    if (!key || typeof value !== "string" || !value) continue;
    if (kind === "field" && catalog.find(kind, key).property === "validThrough" && !isDay(value)) unknown.push(value);
    else kept[key] = value;
  }
  return kept;
}
